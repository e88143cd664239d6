package weft.deploy.manufacturing;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.ok;
import static weft.deploy.OwnHub.refused;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Logins;

/** Photos go with a report, for whoever may read the work order, until they are erased. */
class ReportPhotosTest {
  private static final String STEPS =
      ", \"steps\": [{\"step\": 10, \"names\": {\"en\": \"Milling\", \"zh\": \"铣削\"}}]";

  private final MadePart of = new MadePart();
  private final Api foreman = new Api(of.hub, "foreman@jiaxin");

  private static byte[] image(String format) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }

  private static String digest(byte[] image) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(image));
  }

  private static String at(JsonNode order, String what) {
    return "/api/v1/work-orders/" + order.path("id").asString() + what;
  }

  private static HttpResponse<String> add(Api by, JsonNode order, byte[] image, String type) {
    return by.post(
        at(order, "/reports/1/photos"), BodyPublishers.ofByteArray(image), "Content-Type", type);
  }

  private JsonNode reported(String number, String more) {
    JsonNode order = of.workOrder(of.jiaxin, number, "JX1", of.part, 100, STEPS + more);
    ok(
        MadePart.to(
            of.jiaxin,
            "work-orders",
            order,
            "/reports",
            of.report("10", 90, 0, 0, ", \"batch\": \"B-%s%s\"".formatted(number, of.own))));
    return order;
  }

  private JsonNode photo(Api by, JsonNode order) {
    by.settle();
    return by.json(at(order, "")).at("/reports/0/photos/0");
  }

  @Test
  void a_photo_is_shown_as_it_was_added_and_to_nobody_else() throws Exception {
    JsonNode order = reported("PH1-", "");
    byte[] jpeg = image("jpg");
    String sha256 = digest(jpeg);
    ok(add(foreman, order, jpeg, "image/jpeg"));
    ok(add(foreman, order, jpeg, "image/jpeg")); // once
    JsonNode row = photo(of.jiaxin, order);
    assertThat(row.path("sha256").asString()).isEqualTo(sha256);
    assertThat(row.path("width").asInt()).isEqualTo(40);
    assertThat(row.path("height").asInt()).isEqualTo(30);
    assertThat(of.jiaxin.json(at(order, "")).at("/reports/0/photos")).hasSize(1);
    var shown =
        Logins.HTTP.send(
            foreman.request(at(order, "/photos/" + sha256)).build(), BodyHandlers.ofByteArray());
    assertThat(shown.body()).isEqualTo(jpeg);
    assertThat(shown.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(shown.headers().allValues("X-Content-Type-Options")).contains("nosniff");
    assertThat(shown.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("sandbox");
    for (Api other : new Api[] {of.hengyue, of.hongzhu})
      assertThat(other.get(at(order, "/photos/" + sha256)).statusCode()).isEqualTo(404);
    assertThat(add(of.hongzhu, order, jpeg, "image/jpeg").statusCode()).isEqualTo(404);
    var nobody =
        Logins.HTTP.send(
            java.net.http.HttpRequest.newBuilder(of.hub.at(at(order, "/photos/" + sha256))).build(),
            BodyHandlers.ofString());
    assertThat(nobody.statusCode()).isEqualTo(401);
    String another = at(reported("PH2-", ""), "/photos/" + sha256);
    assertThat(foreman.get(another).statusCode()).as("of another order").isEqualTo(404);
    assertThat(of.jiaxin.items("/api/v1/work-orders?batch=B-PH1-" + of.own)).hasSize(1);
  }

  @Test
  void wrong_bytes_are_refused_and_kept_nowhere() throws Exception {
    JsonNode order = reported("PH3-", "");
    byte[] png = image("png");
    refused(add(foreman, order, png, "image/jpeg"), 415, "unsupported-media-type");
    refused(add(foreman, order, "<svg/>".getBytes(), "image/png"), 415, "unsupported-media-type");
    refused(add(foreman, order, png, "image/svg+xml"), 415, "unsupported-media-type");
    byte[] large = Arrays.copyOf(png, (2 << 20) + 1);
    refused(add(foreman, order, large, "image/png"), 413, "content-too-large");
    var unreported =
        foreman.post(
            at(order, "/reports/2/photos"),
            BodyPublishers.ofByteArray(png),
            "Content-Type",
            "image/png");
    assertThat(unreported.statusCode()).isEqualTo(404);
    refused(add(of.jiaxin, order, png, "image/png"), 422, "invalid"); // a client names no person
    assertThat(kept(order)).isZero();
    ok(add(foreman, order, png, "image/png"));
    assertThat(kept(order)).isOne();
  }

  private long kept(JsonNode order) {
    String number = "%:" + foreman.json(at(order, "")).path("number").asString();
    return of.hub
        .superuser()
        .sql("select count(*) from weft.report_photo where stream like ?")
        .param(number)
        .query(Long.class)
        .single();
  }

  @Test
  void an_erased_photo_is_gone_and_its_history_says_why() throws Exception {
    JsonNode order = reported("PH4-", "");
    byte[] jpeg = image("jpg");
    String photo = "/photos/" + digest(jpeg);
    ok(add(foreman, order, jpeg, "image/jpeg"));
    String before = java.time.Instant.now().toString();
    foreman.settle();
    String erasure = at(order, "/reports/1" + photo + "?reason=Shows%20a%20face.");
    assertThat(of.hongzhu.delete(erasure).statusCode()).isEqualTo(404);
    ok(foreman.delete(erasure));
    assertThat(photo(foreman, order).path("erased").asBoolean()).isTrue();
    refused(foreman.get(at(order, photo)), 404, "photo-erased");
    refused(foreman.get(at(order, photo) + "?asOf=" + before), 404, "photo-erased");
    assertThat(kept(order)).isZero();
    String history = "/api/v1/history/streams/" + order.path("id").asString();
    assertThat(of.jiaxin.json(history).toString()).contains("Shows a face.");
    assertThat(foreman.delete(erasure).statusCode()).as("no such photo").isEqualTo(404);
    ok(add(foreman, order, jpeg, "image/jpeg"));
    assertThat(photo(foreman, order).path("erased").asBoolean()).isFalse();
    assertThat(foreman.get(at(order, photo)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_buyer_sees_the_photo_of_its_goods_by_grant_without_the_person() throws Exception {
    String number = "PO-PH" + of.own;
    ok(
        of.lingyun.postJson(
            "/api/v1/orders",
            """
            {"number": "%s", "supplier": "JIAXIN", "site": "WERK1", "lines": [
              {"line": "10", "part": "LY-M%s", "unit": "PCE", "quantity": "100", "date": "2031-04-14"}]}
            """
                .formatted(number, of.own)));
    of.jiaxin.settle();
    JsonNode order =
        reported("PH5-", ", \"order\": \"%s\", \"orderLine\": \"10\"".formatted(number));
    byte[] jpeg = image("jpg");
    ok(add(foreman, order, jpeg, "image/jpeg"));
    foreman.settle();
    String photo = at(order, "/photos/" + digest(jpeg));
    assertThat(of.lingyun.get(photo).statusCode()).isEqualTo(404);
    var planner = new Api(of.hub, "planner@jiaxin");
    JsonNode grant =
        ok(
            planner.postJson(
                "/api/v1/grants",
                "{\"to\": \"LINGYUN\", \"what\": \"production\", \"parts\": [\"%s\"]}"
                    .formatted(of.part)));
    JsonNode row = photo(of.lingyun, order);
    assertThat(row.path("person").isNull()).isTrue();
    assertThat(of.lingyun.get(photo).statusCode()).isEqualTo(200);
    assertThat(of.hengyue.get(photo).statusCode()).isEqualTo(404);
    assertThat(add(of.lingyun, order, jpeg, "image/jpeg").statusCode()).isIn(403, 404);
    ok(planner.delete("/api/v1/grants/" + grant.path("id").asString()));
    planner.settle();
    assertThat(of.lingyun.get(photo).statusCode()).isEqualTo(404);
  }
}
