package weft.deploy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.scheduling.LedgerSaid.figures;
import static weft.deploy.scheduling.LedgerSaid.items;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;

/** Two partners settle their counts, and the ledger begins with the opening that both signed. */
class OpeningsTest {
  private static final DateTimeFormatter EDI = DateTimeFormatter.BASIC_ISO_DATE;
  private final RunningHub hub = RunningHub.shared();
  private final Api edi = new Api(hub, "hengyue-edi");
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api stranger = new Api(hub, "hongzhu-api");
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  /** Unique to one test and run. */
  private final String part =
      "OP" + Long.toString(System.nanoTime() % 2_000_000_000, 36).toUpperCase(Locale.ROOT);

  private String schedule = "";

  /** A release that states the quantity received up to a day, or no received quantity. */
  private void released(String number, String received) {
    String release = Delfors.of(part + "-" + number, part, number, day(9), "400");
    edi.handIn(
        release
            .replace("SCC+1++D'", received + "SCC+1++D'")
            .replaceFirst(
                "UNT\\+\\d+", "UNT+" + (15 + received.chars().filter(it -> it == '\'').count())));
    buyer.settle();
    schedule =
        buyer.json("/api/v1/call-offs?as=buyer&part=" + part).at("/items/0/schedule").asString();
  }

  private void stated(String number, int received) {
    released(number, "QTY+70:%d:PCE'DTM+51:20260101:102'".formatted(received));
  }

  private String day(int days) {
    return EDI.format(today.plusDays(days));
  }

  private String body(int received, int shipped, String inTransit, String more) {
    return """
    {"asOf": "%s", "unit": "PCE", "received": "%d", "shipped": "%d", "inTransit": [%s]%s}
    """
        .formatted(today.minusDays(1), received, shipped, inTransit, more);
  }

  private static final String NONE = "";
  private static final String FORTY = "{\"deliveryNote\": \"LS-OLD\", \"quantity\": \"40\"}";

  private String path() {
    return "/api/v1/opening-cumulatives/" + schedule;
  }

  private HttpResponse<String> propose(Api by, long seen, String body) {
    return by.put(path(), body, "Content-Type", "application/json", "If-Match", quoted(seen));
  }

  private HttpResponse<String> say(Api by, String what, long seen, String body) {
    return by.post(
        path() + "/" + what, body, "Content-Type", "application/json", "If-Match", quoted(seen));
  }

  private static String quoted(long version) {
    return "\"" + version + "\"";
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer);
  }

  private static String refused(HttpResponse<String> answer) {
    return answer.statusCode() + " " + Api.body(answer).path("code").asString();
  }

  private JsonNode opening(Api by, JsonNode written) {
    return by.json(path() + "?atLeast=" + written.path("position"));
  }

  private JsonNode ledger(Api by, JsonNode written) {
    return by.json(
        "/api/v1/cumulatives?schedule=" + schedule + "&atLeast=" + written.path("position"));
  }

  @Test
  void the_ledger_begins_with_what_both_signed_and_not_before() {
    released("01", NONE);
    JsonNode proposed = ok(propose(buyer, 0, body(100, 140, FORTY, ", \"note\": \"as agreed\"")));
    JsonNode waits = opening(supplier, proposed);
    assertThat(waits.path("state").asString()).isEqualTo("proposed");
    assertThat(waits.path("waitsFor").asString()).isEqualTo("supplier");
    assertThat(waits.at("/proposal/terms/note").asString()).isEqualTo("as agreed");
    assertThat(figures(ledger(buyer, proposed))).isEqualTo("0 - 0 = 0, 0");

    JsonNode signed = ok(say(supplier, "signature", 1, "{\"proposal\": 1}"));
    for (Api by : List.of(buyer, supplier)) {
      JsonNode ledger = ledger(by, signed);
      assertThat(figures(ledger)).isEqualTo("140 - 100 = 40, 0");
      assertThat(items(ledger)).containsExactly("in-transit 40 LS-OLD");
      assertThat(ledger.at("/start/release").isNull()).isTrue();
      assertThat(ledger.at("/start/cumulative").asString()).isEqualTo("100");
      assertThat(ledger.at("/start/opening/proposedBy").asString()).isEqualTo("HENGYUE");
      assertThat(ledger.at("/start/opening/signedBy").asString()).isEqualTo("JIAXIN");
      assertThat(ledger.at("/start/opening/shipped").asString()).isEqualTo("140");
      assertThat(ledger.at("/supplier/since").asString()).isEqualTo("0");
      JsonNode events = by.json(ledger.at("/start/event/history").asString()).path("items");
      assertThat(events.at("/0/type").asString()).isEqualTo("opening-signed");
      assertThat(events.at("/0/text/en").asString()).contains("JIAXIN signed").contains("140");
      assertThat(ledger.at("/explained/0/event")).isEqualTo(ledger.at("/start/event"));
    }
    JsonNode before =
        buyer.json(
            "/api/v1/cumulatives?schedule="
                + schedule
                + "&asOf="
                + opening(buyer, signed).at("/signed/proposal/at").asString());
    assertThat(figures(before)).isEqualTo("0 - 0 = 0, 0");
  }

  @Test
  void nobody_signs_for_the_other_or_what_he_did_not_see() {
    released("01", NONE);
    ok(propose(buyer, 0, body(100, 100, NONE, "")));
    assertThat(refused(say(buyer, "signature", 1, "{\"proposal\": 1}")))
        .isEqualTo("409 own-proposal");
    ok(propose(buyer, 1, body(90, 90, NONE, "")));
    assertThat(refused(say(supplier, "signature", 1, "{\"proposal\": 1}"))).startsWith("412");
    assertThat(refused(say(supplier, "signature", 2, "{\"proposal\": 1}")))
        .isEqualTo("412 proposed-meanwhile");
    assertThat(refused(say(supplier, "withdrawal", 2, "{\"proposal\": 2}")))
        .isEqualTo("409 not-own-proposal");
    assertThat(refused(say(supplier, "signature", 2, "{}"))).isEqualTo("422 invalid");
    assertThat(refused(propose(supplier, 2, body(95, 95, NONE, ""))))
        .isEqualTo("422 counter-without-reason");
    JsonNode countered =
        ok(propose(supplier, 2, body(95, 95, NONE, ", \"reason\": \"5 came on the 3rd\"")));
    JsonNode seen = opening(buyer, countered);
    assertThat(seen.path("waitsFor").asString()).isEqualTo("buyer");
    assertThat(seen.at("/proposal/answers").asInt()).isEqualTo(2);
    assertThat(seen.at("/earlier/0/end").asString()).isEqualTo("countered");
    assertThat(seen.at("/earlier/1/end").asString()).isEqualTo("replaced");
    JsonNode refusedIt =
        ok(say(buyer, "refusal", 3, "{\"proposal\": 3, \"reason\": \"count once more\"}"));
    assertThat(opening(supplier, refusedIt).path("state").asString()).isEqualTo("closed");
    assertThat(refused(say(buyer, "signature", 4, "{\"proposal\": 3}")))
        .isEqualTo("409 nothing-proposed");
  }

  @Test
  void strangers_and_nobody_see_and_do_nothing() {
    released("01", NONE);
    JsonNode proposed = ok(propose(buyer, 0, body(100, 100, NONE, "")));
    String id = opening(buyer, proposed).path("id").asString();
    assertThat(stranger.get(path()).statusCode()).isEqualTo(404);
    assertThat(stranger.get("/api/v1/opening-cumulatives/" + id).statusCode()).isEqualTo(404);
    assertThat(stranger.get(path() + "/records?on=" + today).statusCode()).isEqualTo(404);
    assertThat(propose(stranger, 1, body(1, 1, NONE, "")).statusCode()).isEqualTo(404);
    assertThat(say(stranger, "signature", 1, "{\"proposal\": 1}").statusCode()).isEqualTo(404);
    for (JsonNode it : stranger.items("/api/v1/opening-cumulatives?limit=500"))
      assertThat(it.path("part").asString()).isNotEqualTo(part);
    assertThat(buyer.json("/api/v1/opening-cumulatives/" + id)).isNotNull();
    JsonNode audited = new Api(hub, "shenji-audit").json(path());
    assertThat(audited.at("/proposal/terms/received").asString()).isEqualTo("100");
    assertThat(say(new Api(hub, "shenji-audit"), "signature", 1, "{\"proposal\": 1}").statusCode())
        .isIn(403, 404);
    String missing = schedule;
    schedule = buyersOther();
    assertThat(propose(buyer, 0, body(1, 1, NONE, "")).statusCode()).isEqualTo(404);
    schedule = missing;
  }

  /** A schedule that was never released. */
  private static String buyersOther() {
    return weft.event.StreamId.toUrl("DeliverySchedule:HENGYUE:JIAXIN:PLANT1:NEVER-SEEN:-:-");
  }

  @Test
  void what_does_not_add_up_is_told_at_its_place() {
    released("01", NONE);
    JsonNode told = Api.body(propose(supplier, 0, body(100, 140, NONE, "")));
    assertThat(told.at("/errors/0/pointer").asString()).isEqualTo("/inTransit");
    assertThat(told.at("/errors/0/text/zh").asString()).contains("40");
    assertThat(
            refused(
                propose(
                    supplier,
                    0,
                    body(100, 140, FORTY, "")
                        .replace(today.minusDays(1).toString(), "2099-01-01"))))
        .isEqualTo("422 opening-in-future");
    assertThat(refused(propose(supplier, 0, body(100, 140, FORTY, "").replace("PCE", "KGM"))))
        .isEqualTo("422 unit-without-conversion");
    assertThat(propose(supplier, 0, "{}").statusCode()).isEqualTo(422);
  }

  @Test
  void a_shipment_of_the_hub_that_is_named_in_transit_counts_once_and_a_release_covers_it() {
    released("01", NONE);
    JsonNode shipped =
        ok(
            supplier.post(
                "/api/v1/shipments",
                """
                {"number": "S-%s", "buyer": "HENGYUE", "shipTo": "PLANT1", "shipped": "%s", "arrives": "%s",
                 "lines": [{"part": "%1$s", "quantity": "40", "unit": "PCE", "deliveryNote": "DN-%1$s"}]}
                """
                    .formatted(part, today.minusDays(2), today.minusDays(1)),
                "Content-Type",
                "application/json"));
    JsonNode known =
        supplier.json(
            path() + "/records?on=" + today.minusDays(1) + "&atLeast=" + shipped.path("position"));
    assertThat(known.path("received").isNull()).isTrue();
    assertThat(known.at("/inTransit/0/deliveryNote").asString()).isEqualTo("DN-" + part);
    assertThat(known.at("/inTransit/0/quantity").asString()).isEqualTo("40");
    String goods = "{\"deliveryNote\": \"DN-%s\", \"quantity\": \"40\"}".formatted(part);
    ok(propose(supplier, 0, body(100, 140, goods, "")));
    JsonNode signed = ok(say(buyer, "signature", 1, "{\"proposal\": 1}"));
    JsonNode ledger = ledger(supplier, signed);
    assertThat(figures(ledger)).isEqualTo("140 - 100 = 40, 0");
    assertThat(items(ledger)).containsExactly("receipt-not-posted 40 S-" + part);
    stated("02", 140);
    ledger = ledger(supplier, signed);
    assertThat(figures(ledger)).isEqualTo("140 - 140 = 0, 0");
    stated("03", 120);
    assertThat(items(ledger(supplier, signed))).contains("return 20 03");
    assertThat(supplier.get(path() + "/records?on=" + today.plusDays(9)).statusCode())
        .as("nobody knows the end of a day to come")
        .isEqualTo(400);
    JsonNode after = supplier.json(path() + "/records?on=" + today);
    assertThat(after.path("received").asString()).isEqualTo("120");
  }

  @Test
  void a_list_is_narrowed_to_what_waits_for_the_reader() {
    released("01", NONE);
    JsonNode proposed = ok(propose(buyer, 0, body(100, 100, NONE, "")));
    String list =
        "/api/v1/opening-cumulatives?part=" + part + "&atLeast=" + proposed.path("position");
    assertThat(supplier.items(list + "&mine=true")).hasSize(1);
    assertThat(supplier.items(list + "&mine=false")).isEmpty();
    assertThat(buyer.items(list + "&mine=true")).isEmpty();
    assertThat(buyer.items(list + "&mine=false")).hasSize(1);
    assertThat(buyer.items(list + "&state=proposed&schedule=" + schedule)).hasSize(1);
    assertThat(buyer.items(list + "&state=signed")).isEmpty();
    assertThat(buyer.items(list + "&partner=HONGZHU")).isEmpty();
  }

  @Test
  void a_sheet_proposes_many_and_the_other_sides_numbers_are_never_taken_for_ones_own() {
    released("01", NONE);
    String header = "partner,site,part,asOf,received,shipped,inTransit,reason\n";
    String row =
        "HENGYUE,PLANT1,%s,%s,100,140,LS-OLD=30; LS-NEW=10,\n".formatted(part, today.minusDays(1));
    JsonNode done = imported(supplier, header + row + row.replace(part, "NO-SUCH"));
    assertThat(done.path("good").asInt()).as(done.toString()).isOne();
    assertThat(done.at("/errors/0/code").asString()).isEqualTo("schedule-unknown");
    supplier.settle();
    JsonNode waits = buyer.json(path());
    assertThat(waits.path("waitsFor").asString()).isEqualTo("buyer");
    assertThat(waits.at("/proposal/terms/inTransit")).hasSize(2);
    assertThat(imported(supplier, header + row).path("unchanged").asInt()).isOne();
    JsonNode back = imported(buyer, header + row.replace("HENGYUE", "JIAXIN"));
    assertThat(back.at("/errors/0/code").asString()).isEqualTo("opening-proposed-already");
    String sheet = buyer.get("/api/v1/exports/opening-cumulatives?format=csv&as=buyer").body();
    assertThat(sheet).contains("JIAXIN,PLANT1," + part).contains("LS-OLD=30; LS-NEW=10");
  }

  private static JsonNode imported(Api by, String csv) {
    return ok(
        by.post(
            "/api/v1/imports/opening-cumulatives?mode=good-rows", csv, "Content-Type", "text/csv"));
  }
}
