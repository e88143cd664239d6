package weft.deploy.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.imports.HandedIn.assertCounts;
import static weft.deploy.imports.HandedIn.csv;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.deploy.imports.HandedIn;

/** Inspection plans and measured values in sheets. */
class InspectionSheetsTest {
  private static final String PLANS = "inspection-plans";
  private static final String VALUES = "inspection-values";
  private static final String PLAN_HEADER =
      "part,stage,characteristic,names.zh,names.en,unit,nominal,minimum,maximum,attribute,"
          + "sample.kind,sample.quantity,sample.level,sample.aql,severity,instrument\r\n";
  private static final String VALUE_HEADER =
      "inspection,person,characteristic,piece,value,text,instrument\r\n";

  private final RunningHub hub = RunningHub.busy();
  private final Api client = new Api(hub, "jiaxin-api");
  private final Api stranger = new Api(hub, "hongzhu-api");
  private final String own = UUID.randomUUID().toString().substring(0, 8);
  private final String part = "JX-S" + own;

  private String rows(String bore) {
    return "%s,final,BORE,孔径,Bore,mm,10.0,9.8,%s,,fixed,3,,,major,\r\n".formatted(part, bore)
        + "%s,final,FINISH,,,,,,,no scratches,aql,,II,1.0,minor,\r\n".formatted(part);
  }

  private JsonNode plan() {
    return client.items("/api/v1/inspection-plans?part=" + part).getFirst();
  }

  @Test
  void a_plan_comes_in_a_sheet_once_and_a_change_is_its_next_version() {
    assertCounts(csv(client, PLANS, "good-rows", PLAN_HEADER + rows("10.2")), "done", 2, 0, 0);
    assertThat(plan().at("/characteristics/0/maximum").asString()).isEqualTo("10.2");
    assertThat(plan().at("/characteristics/1/sample/level").asString()).isEqualTo("II");
    String exported =
        client.get("/api/v1/exports/inspection-plans?format=csv", "Accept-Language", "en").body();
    String its =
        exported
            .lines()
            .filter(it -> it.contains("characteristic") || it.contains(part))
            .collect(Collectors.joining("\r\n", "", "\r\n"));
    assertThat(its).contains("no scratches");
    assertCounts(csv(client, PLANS, "good-rows", its), "done", 0, 0, 2);
    assertCounts(csv(client, PLANS, "good-rows", PLAN_HEADER + rows("10.3")), "done", 2, 0, 0);
    assertThat(plan().path("planVersion").asInt()).isEqualTo(2);
    JsonNode bad = csv(client, PLANS, "good-rows", PLAN_HEADER + rows("9.0"));
    assertCounts(bad, "done", 0, 2, 0);
    assertThat(bad.at("/errors/0/row").asInt()).isEqualTo(2);
    assertThat(stranger.items("/api/v1/inspection-plans?part=" + part)).isEmpty();
  }

  private void published(int pieces) {
    OwnHub.ok(
        client.post(
            "/api/v1/inspection-plans",
            """
            {"part": "%s", "stage": "final", "characteristics": [
              {"characteristic": "BORE", "unit": "mm", "minimum": "9.8", "maximum": "10.2",
               "sample": {"kind": "fixed", "quantity": %d}, "severity": "major", "instrument": "caliper"}]}
            """
                .formatted(part, pieces),
            OwnHub.JSON));
    JsonNode gauge =
        OwnHub.ok(
            client.post(
                "/api/v1/instruments", "{\"number\": \"M-%s\"}".formatted(own), OwnHub.JSON));
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    OwnHub.ok(
        client.post(
            "/api/v1/instruments/" + gauge.path("id").asString() + "/calibrations",
            "{\"on\": \"%s\", \"until\": \"%s\", \"result\": \"passed\"}"
                .formatted(today, today.plusDays(9)),
            OwnHub.JSON));
  }

  private JsonNode begun(String number, int lot) {
    return OwnHub.ok(
        client.post(
            "/api/v1/inspections",
            """
            {"number": "%s", "part": "%s", "stage": "final", "batch": "B-%s", "lot": "%d", "unit": "PCE", "person": "P-0008"}
            """
                .formatted(number, part, number, lot),
            OwnHub.JSON));
  }

  private String value(String inspection, int piece, String value, String instrument) {
    return "%s,P-0008,BORE,%d,%s,,%s\r\n".formatted(inspection, piece, value, instrument);
  }

  private JsonNode seen(JsonNode inspection) {
    client.settle();
    return client.json("/api/v1/inspections/" + inspection.path("id").asString());
  }

  @Test
  void values_of_an_inspection_come_together_and_once() {
    published(3);
    String first = "V1-" + own;
    String second = "V2-" + own;
    JsonNode it = begun(first, 3);
    JsonNode other = begun(second, 3);
    String gauge = "M-" + own;
    String sheet =
        VALUE_HEADER
            + value(first, 1, "9.80", gauge)
            + value(second, 1, "10.0", "M-unknown")
            + value(first, 2, "10.1", gauge);
    JsonNode state = csv(client, VALUES, "good-rows", sheet);
    assertCounts(state, "done", 2, 1, 0);
    assertThat(state.at("/errors/0/code").asString()).isEqualTo("instrument-unknown");
    assertThat(state.at("/errors/0/row").asInt()).isEqualTo(3);
    assertThat(state.at("/errors/0/column").asString()).isEqualTo("instrument");
    assertThat(seen(it).path("values")).hasSize(2);
    assertThat(seen(it).at("/values/0/value").asString()).isEqualTo("9.80");
    assertThat(seen(other).path("values")).isEmpty();
    String same = VALUE_HEADER + value(first, 1, "9.80", gauge) + value(first, 2, "10.1", gauge);
    assertCounts(csv(client, VALUES, "good-rows", same), "done", 0, 0, 2);
    String exported =
        client.get("/api/v1/exports/inspection-values?format=csv", "Accept-Language", "en").body();
    assertThat(exported).contains(first + ",,BORE,1,9.80,," + gauge + ",1");
    JsonNode strangers = csv(stranger, VALUES, "preview", same);
    assertThat(strangers.at("/errors/0/code").asString()).isEqualTo("inspection-unknown");
  }

  private void sheetOf(int inspections, int pieces) {
    published(pieces);
    for (int i = 0; i < inspections; i++) begun("L" + i + "-" + own, pieces);
    String sheet =
        IntStream.range(0, inspections)
            .mapToObj(
                i ->
                    IntStream.rangeClosed(1, pieces)
                        .mapToObj(piece -> value("L" + i + "-" + own, piece, "10.0", "M-" + own))
                        .collect(Collectors.joining()))
            .collect(Collectors.joining("", VALUE_HEADER, ""));
    client.settle();
    long began = System.nanoTime();
    JsonNode state =
        HandedIn.ended(
            client, VALUES, "good-rows", "text/csv", sheet.getBytes(StandardCharsets.UTF_8));
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    assertCounts(state, "done", inspections * pieces, 0, 0);
    client.settle();
    System.out.printf(
        "%d values by sheet: recorded after %d ms, shown by every view after %d ms%n",
        inspections * pieces,
        took.toMillis(),
        Duration.ofNanos(System.nanoTime() - began).toMillis());
  }

  @Test
  void a_thousand_values_come_in_one_sheet() {
    sheetOf(2, 500);
  }

  /** The bench {@code made-and-measured} judges the time. */
  @Tag("long")
  @Test
  void a_hundred_thousand_values_come_in_one_sheet() {
    sheetOf(100, 1_000);
  }
}
