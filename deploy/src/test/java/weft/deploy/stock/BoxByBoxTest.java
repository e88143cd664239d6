package weft.deploy.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/** A delivery is scanned box by box under its number, and then sent. */
class BoxByBoxTest {
  private static final Instant MORNING =
      Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(8, ChronoUnit.HOURS);
  private final RunningHub hub = RunningHub.shared();
  private final Api holder = new Api(hub, "jiaxin-api");
  private final Api buyer = new Api(hub, "hengyue-planner");

  /**
   * Unique to one run, because a failed run is repeated on the same hub, where a box counts once.
   */
  private final String run = UUID.randomUUID().toString().substring(0, 6);

  private final String part = "BX-" + run;
  private final String document = "BX-LS-" + run;

  private void counted(String part, String quantity) {
    new Shelf(holder).counted(part, quantity, MORNING, ", \"batch\": \"A\"");
  }

  private HttpResponse<String> scanned(
      String part, String document, String quantity, String key, String more) {
    String body =
        """
        {"site": "JX1", "part": "%s", "category": "finished", "status": "usable", "unit": "PCE", "batch": "A", "at": "%s",
         "kind": "issue", "quantity": "-%s", "document": "%s"%s}\
        """
            .formatted(part, MORNING.plusSeconds(60), quantity, document, more);
    return holder.post(
        "/api/v1/stock/movements",
        body,
        "Content-Type",
        "application/json",
        "Idempotency-Key",
        key);
  }

  private HttpResponse<String> scanned(String part, String document, String quantity) {
    return scanned(part, document, quantity, UUID.randomUUID().toString(), "");
  }

  private static String label(String label) {
    return ", \"label\": \"" + label + "\"";
  }

  private String stands(String part) {
    holder.settle();
    return holder.json("/api/v1/stock?part=" + part).at("/items/0/quantity").asString();
  }

  private static List<String> quantities(Api api, String document) {
    JsonNode scans = api.json("/api/v1/stock/scans?document=" + document).path("items");
    return StreamSupport.stream(scans.spliterator(), false)
        .map(it -> it.path("quantity").asString())
        .toList();
  }

  private void sent(String part, String number, String quantity) {
    OwnHub.ok(
        holder.post(
            "/api/v1/shipments",
            """
            {"number": "%s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1", "shipped": "%s",
             "lines": [{"part": "%s", "quantity": "%s", "unit": "PCE", "batch": "A"}]}
            """
                .formatted(number, LocalDate.now(ZoneOffset.UTC), part, quantity),
            OwnHub.JSON));
  }

  @Test
  void three_boxes_are_scanned_and_the_shipment_that_is_sent_moves_them_once() {
    counted(part, "100");
    for (int box = 0; box < 3; box++) OwnHub.ok(scanned(part, document, "20"));
    assertThat(stands(part)).isEqualTo("40");
    assertThat(quantities(holder, document)).containsExactly("-20", "-20", "-20");
    sent(part, document, "65");
    assertThat(stands(part)).as("five were not scanned").isEqualTo("35");
    OwnHub.ok(scanned(part, document, "20"));
    assertThat(stands(part)).as("the shipment has it").isEqualTo("35");
    assertThat(quantities(holder, document)).as("nor is it a scan of its own").hasSize(3);
  }

  @Test
  void a_scan_that_is_sent_again_under_its_key_is_one_and_so_is_a_box_that_has_a_number() {
    counted(part, "100");
    OwnHub.ok(scanned(part, document, "10", run, label("K-1")));
    OwnHub.ok(scanned(part, document, "10", run, label("K-1")));
    var again = scanned(part, document, "10", run + "-again", label("K-1"));
    assertThat(again.statusCode()).as(again.body()).isEqualTo(409);
    assertThat(Api.body(again).path("code").asString()).isEqualTo("box-scanned-already");
    assertThat(Api.body(again).at("/text/zh").asString()).contains("K-1", document);
    OwnHub.ok(scanned(part, document, "10", run + "-other", label("K-2")));
    assertThat(stands(part)).isEqualTo("80");
    assertThat(holder.json("/api/v1/stock/scans?limit=1&document=" + document).path("items"))
        .extracting(it -> it.path("label").asString())
        .containsExactly("K-2");
    assertThat(holder.items("/api/v1/stock/scans?limit=1&document=" + document)).hasSize(2);
    var misread = scanned(part, document, "10", run + "-misread", label("340123450000000018"));
    OwnHub.refused(misread, 422, "invalid");
    assertThat(OwnHub.pointers(misread)).containsExactly("/label");
    assertThat(misread.body()).contains("sscc-misread");
  }

  @Test
  void a_wrong_scan_is_reversed_and_is_no_scan_any_more() {
    counted(part, "100");
    OwnHub.ok(scanned(part, document, "30"));
    JsonNode wrong = OwnHub.ok(scanned(part, document, "7"));
    String then = Instant.now().toString();
    OwnHub.ok(
        holder.post(
            "/api/v1/stock/movements",
            "{\"site\": \"JX1\", \"part\": \"%s\", \"reverses\": %s, \"reason\": \"wrong box\"}"
                .formatted(part, wrong.path("version")),
            OwnHub.JSON));
    assertThat(stands(part)).isEqualTo("70");
    assertThat(quantities(holder, document)).containsExactly("-30");
    assertThat(quantities(holder, document + "&asOf=" + then)).containsExactly("-7", "-30");
    sent(part, document, "30");
    assertThat(stands(part)).isEqualTo("70");
  }

  @Test
  void scans_are_the_holders_alone() {
    counted(part, "100");
    OwnHub.ok(scanned(part, document, "30"));
    holder.settle();
    OwnHub.ok(
        holder.post(
            "/api/v1/grants",
            "{\"to\": \"HENGYUE\", \"what\": \"stock\", \"parts\": [\"%s\"]}".formatted(part),
            OwnHub.JSON));
    holder.settle();
    assertThat(quantities(holder, document)).hasSize(1);
    assertThat(quantities(holder, document + "&site=JX1&part=" + part)).hasSize(1);
    assertThat(quantities(holder, document + "&part=BX-OTHER")).isEmpty();
    assertThat(quantities(buyer, document)).as("a grant shows what stands").isEmpty();
    assertThat(quantities(new Api(hub, "lingyun-edi"), document)).isEmpty();
    assertThat(quantities(new Api(hub, "shenji-audit"), document)).hasSize(1);
    assertThat(holder.get("/api/v1/stock/scans").statusCode()).isEqualTo(400);
  }
}
