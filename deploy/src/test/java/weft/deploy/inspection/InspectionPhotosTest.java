package weft.deploy.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.ok;
import static weft.deploy.OwnHub.refused;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Logins;
import weft.deploy.RunningHub;

/** Photos go with an inspected characteristic, for readers of its values, until they are erased. */
class InspectionPhotosTest {
  private final RunningHub hub = RunningHub.busy();
  private final Api inspector = new Api(hub, "quality@jiaxin");
  private final Api client = new Api(hub, "jiaxin-api");
  private final Api customer = new Api(hub, "hengyue-edi");
  private final Api stranger = new Api(hub, "hongzhu-api");
  private final String own = UUID.randomUUID().toString().substring(0, 8);
  private final String part = "JX-P" + own;
  private final JsonNode inspection = begun();

  private JsonNode begun() {
    ok(
        client.postJson(
            "/api/v1/inspection-plans",
            """
            {"part": "%s", "stage": "final", "characteristics": [
              {"characteristic": "PORES", "names": {"zh": "气孔", "en": "Pores"}, "attribute": "no pores",
               "sample": {"kind": "fixed", "quantity": "2"}, "severity": "major"}]}
            """
                .formatted(part)));
    return ok(
        inspector.postJson(
            "/api/v1/inspections",
            """
            {"number": "QP-%1$s", "part": "%2$s", "stage": "final", "batch": "B-%1$s", "lot": "30", "unit": "PCE"}
            """
                .formatted(own, part)));
  }

  private static byte[] image(String format) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }

  private static String digest(byte[] image) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(image));
  }

  private String at(String what) {
    return "/api/v1/inspections/" + inspection.path("id").asString() + what;
  }

  private HttpResponse<String> add(Api by, byte[] image, String type, String where) {
    return by.post(at("/photos?" + where), BodyPublishers.ofByteArray(image), "Content-Type", type);
  }

  private List<JsonNode> photos(Api by) {
    by.settle();
    return by.items(at("/photos"));
  }

  private long kept() {
    return hub.superuser()
        .sql("select count(*) from weft.inspection_photo_image where stream like ?")
        .param("%QP-" + own)
        .query(Long.class)
        .single();
  }

  @Test
  void a_photo_of_a_defect_is_shown_as_it_was_added_and_to_nobody_else() throws Exception {
    byte[] jpeg = image("jpg");
    String sha256 = digest(jpeg);
    ok(add(inspector, jpeg, "image/jpeg", "characteristic=PORES&piece=2"));
    ok(add(inspector, jpeg, "image/jpeg", "characteristic=PORES&piece=2")); // once
    assertThat(photos(inspector))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.path("sha256").asString()).isEqualTo(sha256);
              assertThat(it.path("characteristic").asString()).isEqualTo("PORES");
              assertThat(it.path("piece").asString()).isEqualTo("2");
              assertThat(it.path("width").asInt()).isEqualTo(40);
              assertThat(it.path("person").asString()).startsWith("P-");
              assertThat(it.path("erased").asBoolean()).isFalse();
            });
    refused(
        add(inspector, jpeg, "image/jpeg", "characteristic=PORES&piece=1"), 409, "photo-elsewhere");
    var shown =
        Logins.HTTP.send(
            inspector.request(at("/photos/" + sha256)).build(), BodyHandlers.ofByteArray());
    assertThat(shown.body()).isEqualTo(jpeg);
    assertThat(shown.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(shown.headers().allValues("X-Content-Type-Options")).contains("nosniff");
    for (Api other : new Api[] {customer, stranger}) {
      assertThat(other.get(at("/photos/" + sha256)).statusCode()).isEqualTo(404);
      assertThat(other.get(at("/photos")).statusCode()).isEqualTo(404);
      assertThat(add(other, jpeg, "image/jpeg", "characteristic=PORES").statusCode())
          .isIn(403, 404);
      assertThat(other.delete(at("/photos/" + sha256 + "?reason=Mine")).statusCode())
          .isIn(403, 404);
    }
    var nobody =
        Logins.HTTP.send(
            HttpRequest.newBuilder(hub.at(at("/photos/" + sha256))).build(),
            BodyHandlers.ofString());
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(kept()).isOne();
  }

  @Test
  void wrong_bytes_and_wrong_places_are_refused_and_kept_nowhere() throws Exception {
    byte[] png = image("png");
    String pores = "characteristic=PORES";
    refused(add(inspector, png, "image/jpeg", pores), 415, "unsupported-media-type");
    refused(add(inspector, "<svg/>".getBytes(), "image/png", pores), 415, "unsupported-media-type");
    byte[] largest = Arrays.copyOf(png, 2 << 20);
    byte[] large = Arrays.copyOf(png, (2 << 20) + 1);
    refused(add(inspector, large, "image/png", pores), 413, "content-too-large");
    refused(add(inspector, png, "image/png", "piece=1"), 422, "invalid");
    refused(add(inspector, png, "image/png", "characteristic=BORE"), 422, "characteristic-unknown");
    refused(add(client, png, "image/png", pores), 422, "invalid"); // a client names no person
    assertThat(kept()).isZero();
    ok(add(inspector, largest, "image/png", pores));
    assertThat(kept()).isOne();
  }

  @Test
  void an_erased_photo_is_gone_and_its_history_says_why() throws Exception {
    byte[] jpeg = image("jpg");
    String photo = "/photos/" + digest(jpeg);
    ok(add(inspector, jpeg, "image/jpeg", "characteristic=PORES"));
    inspector.settle();
    String before = Instant.now().toString();
    ok(inspector.delete(at(photo + "?reason=Shows%20a%20face.")));
    assertThat(photos(inspector))
        .singleElement()
        .satisfies(it -> assertThat(it.path("erased").asBoolean()).isTrue());
    refused(inspector.get(at(photo)), 404, "photo-erased");
    refused(inspector.get(at(photo) + "?asOf=" + before), 404, "photo-erased");
    assertThat(kept()).isZero();
    assertThat(
            client.json("/api/v1/history/streams/" + inspection.path("id").asString()).toString())
        .contains("Shows a face.");
    assertThat(inspector.delete(at(photo + "?reason=Again")).statusCode()).isEqualTo(404);
    ok(add(inspector, jpeg, "image/jpeg", "characteristic=PORES"));
    assertThat(photos(inspector))
        .singleElement()
        .satisfies(it -> assertThat(it.path("erased").asBoolean()).isFalse());
    assertThat(inspector.get(at(photo)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_customer_sees_the_photos_of_goods_sent_to_it_by_grant_without_the_person()
      throws Exception {
    byte[] jpeg = image("jpg");
    String photo = at("/photos/" + digest(jpeg));
    ok(add(inspector, jpeg, "image/jpeg", "characteristic=PORES&piece=1"));
    sent();
    inspector.settle();
    assertThat(photos(customer)).as("the verdict opens no photo").isEmpty();
    assertThat(customer.get(photo).statusCode()).isEqualTo(404);
    JsonNode state = granted("state");
    assertThat(photos(customer))
        .singleElement()
        .satisfies(it -> assertThat(it.path("sha256").isNull()).isTrue());
    assertThat(customer.get(photo).statusCode()).as("of the state only").isEqualTo(404);
    withdraw(state);
    JsonNode exact = granted("exact");
    assertThat(photos(customer))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.path("sha256").asString()).isEqualTo(digest(jpeg));
              assertThat(it.path("person").isNull()).isTrue();
            });
    assertThat(customer.get(photo).statusCode()).isEqualTo(200);
    assertThat(stranger.get(photo).statusCode()).isEqualTo(404);
    withdraw(exact);
    assertThat(customer.get(photo).statusCode()).isEqualTo(404);
  }

  private JsonNode granted(String grain) {
    JsonNode grant =
        ok(
            client.postJson(
                "/api/v1/grants",
                "{\"to\": \"HENGYUE\", \"what\": \"inspections\", \"parts\": [\"%s\"], \"grain\": \"%s\", \"past\": true}"
                    .formatted(part, grain)));
    client.settle();
    return grant;
  }

  private void withdraw(JsonNode grant) {
    ok(client.delete("/api/v1/grants/" + grant.path("id").asString()));
    client.settle();
  }

  private void sent() {
    ok(
        customer.postJson(
            "/api/v1/part-agreements",
            "{\"partner\": \"JIAXIN\", \"part\": \"HY-P%s\", \"partnerPart\": \"%s\", \"unit\": \"PCE\"}"
                .formatted(own, part)));
    customer.settle();
    ok(
        client.postJson(
            "/api/v1/stock/counts",
            """
            {"site": "JX1", "part": "%s", "category": "finished", "status": "usable", "batch": "B-%s", "quantity": "30", "unit": "PCE", "at": "%s"}
            """
                .formatted(part, own, Instant.now().minusSeconds(60))));
    ok(
        client.postJson(
            "/api/v1/shipments",
            """
            {"number": "LS-P%s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1", "shipped": "%s",
             "lines": [{"part": "%s", "quantity": "8", "unit": "PCE", "batch": "B-%s"}]}
            """
                .formatted(own, LocalDate.now(ZoneId.of("Asia/Shanghai")), part, own)));
  }
}
