package weft.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sheets of master and planning data go in by the rules of single requests, and come out again. */
class ImportsTest {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String PARTS = "part-agreements";
  private final RunningHub hub = RunningHub.busy();
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final Api supplier = new Api(hub, "jiaxin-api");

  @BeforeEach
  void settle() {
    supplier.settle();
  }

  private static JsonNode imported(Api by, String what, String mode, String type, byte[] file) {
    var answer =
        by.post(
            "/api/v1/imports/" + what + "?mode=" + mode,
            BodyPublishers.ofByteArray(file),
            "Content-Type",
            type);
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
    JsonNode state = Api.body(answer);
    String its = answer.headers().firstValue("Location").orElseThrow();
    assertThat(its).isEqualTo("/api/v1/imports/" + state.path("id").asString());
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    while (state.path("state").asString().equals("running")) {
      assertThat(Instant.now()).isBefore(end);
      pause();
      state = by.json(its);
    }
    by.settle();
    return state;
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode csv(Api by, String what, String mode, String file) {
    return imported(by, what, mode, "text/csv", file.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertCounts(JsonNode state, String is, int good, int bad, int unchanged) {
    assertThat(state.path("state").asString()).as("%s", state).isEqualTo(is);
    assertThat(state.path("good").asInt()).as("%s", state).isEqualTo(good);
    assertThat(state.path("bad").asInt()).as("%s", state).isEqualTo(bad);
    assertThat(state.path("unchanged").asInt()).as("%s", state).isEqualTo(unchanged);
  }

  private byte[] file(Api by, String path, String... headers) {
    try {
      var answer = Logins.HTTP.send(by.request(path, headers).build(), BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private int known(Api by, String part) {
    return by.json("/api/v1/part-agreements?part=" + part).path("items").size();
  }

  @Test
  void a_preview_puts_nothing_and_the_good_rows_are_put_as_single_requests_are() {
    String sheet =
        """
        partner;零件号;unit;names.zh;transitDays;remark
        JIAXIN;IM-1;PCE;支座;3;x
        JIAXIN;IM-2;PCE;;three;
        NOBODY;IM-3;PCE;;;
        JIAXIN;IM-4;;;;
        JIAXIN;IM-5;PCE;底座;400;
        JIAXIN;IM-1;PCE;;;
        """;
    JsonNode seen = csv(buyer, PARTS, "preview", sheet);
    assertCounts(seen, "checked", 1, 5, 0);
    assertThat(seen.path("done").asInt()).isZero();
    assertThat(seen.at("/ignored/0").asString()).isEqualTo("remark");
    assertThat(seen.at("/sample/rows")).hasSize(6);
    assertThat(seen.path("errors"))
        .extracting(
            it ->
                it.path("row").asInt()
                    + " "
                    + it.path("column").asString("-")
                    + " "
                    + it.path("code").asString())
        .containsExactlyInAnyOrder(
            "3 transitDays not-a-number",
            "4 partner no-such-partner",
            "5 unit unit-missing",
            "6 transitDays transit-out-of-bounds",
            "7 - said-twice");
    assertThat(known(buyer, "IM-1")).isZero();

    JsonNode put = csv(buyer, PARTS, "good-rows", sheet);
    assertCounts(put, "done", 1, 5, 0);
    assertThat(put.path("done").asInt()).isEqualTo(1);
    assertThat(known(buyer, "IM-1")).isEqualTo(1);
    assertThat(known(buyer, "IM-2")).isZero();
    assertThat(known(supplier, "IM-1")).isEqualTo(1);

    String bad = buyer.get("/api/v1/imports/" + put.path("id").asString() + "/bad-rows").body();
    assertThat(bad).startsWith("\ufeffpartner,零件号,unit,names.zh,transitDays,remark,reason\r\n");
    assertThat(bad).contains("JIAXIN,IM-2,PCE,,three,,\"transitDays: This is no number");
    JsonNode again = csv(buyer, PARTS, "good-rows", bad.replace("three", "3").replace("400", "40"));
    assertCounts(again, "done", 2, 2, 1);
    assertThat(known(buyer, "IM-2")).isEqualTo(1);
  }

  @Test
  void all_or_nothing_is_that() {
    String sheet = "partner,part,unit,transitDays\nJIAXIN,AN-1,PCE,3\nHONGZHU,AN-2,PCE,%s\n";
    JsonNode refused = csv(buyer, PARTS, "all-or-nothing", sheet.formatted("999"));
    assertCounts(refused, "refused", 1, 1, 0);
    assertThat(refused.path("done").asInt()).isZero();
    assertThat(known(buyer, "AN-1")).isZero();
    JsonNode done = csv(buyer, PARTS, "all-or-nothing", sheet.formatted("9"));
    assertCounts(done, "done", 2, 0, 0);
    assertThat(known(buyer, "AN-1") + known(buyer, "AN-2")).isEqualTo(2);
  }

  @Test
  void what_is_put_at_once_is_told_to_each_partner_apart() {
    csv(
        buyer,
        PARTS,
        "good-rows",
        "partner,part,unit\nJIAXIN,AP-1,PCE\nHONGZHU,AP-2,PCE\nDINGCHENG,AP-3,PCE\n");
    var hongzhu = new Api(hub, "hongzhu-api");
    String events = "/api/v1/history/streams/";
    String jiaxins = idOf("AP-1");
    String hongzhus = idOf("AP-2");
    assertThat(supplier.get(events + jiaxins).statusCode()).isEqualTo(200);
    assertThat(supplier.get(events + hongzhus).statusCode()).isEqualTo(404);
    assertThat(hongzhu.get(events + hongzhus).statusCode()).isEqualTo(200);
    assertThat(hongzhu.get(events + jiaxins).statusCode()).isEqualTo(404);
  }

  private String idOf(String part) {
    return buyer.json("/api/v1/part-agreements?part=" + part).at("/items/0/id").asString();
  }

  @Test
  void whatever_is_exported_can_be_imported_again_and_changes_nothing() {
    csv(
        supplier,
        PARTS,
        "good-rows",
        """
        partner,part,partnerPart,unit,names.en,conversions,packaging.kind,packaging.quantity
        HENGYUE,=RT-1,GB/T-RT1,PCE,"Bracket, left",BX=12; KGM=0.25,KLT6428,24
        """);
    csv(
        supplier,
        "production-schedules",
        "good-rows",
        """
        site,part,unit,date,week,quantity,allotments,buyers
        JX1,RT-1,PCE,2026-12-08,,10,,HENGYUE
        JX1,RT-1,PCE,,2026-W51,20.5,HENGYUE=5,HENGYUE
        """);
    csv(
        supplier,
        "stock-counts",
        "good-rows",
        "site,part,category,status,batch,quantity,unit\nJX1,RT-1,finished,usable,B7,40,PCE\n");
    csv(
        buyer,
        "material-demands",
        "good-rows",
        "site,part,supplier,unit,week,quantity\nPLANT1,RT-1,JIAXIN,PCE,2026-W51,40\n");
    for (String what : List.of(PARTS, "production-schedules", "stock-counts"))
      assertNothingNew(supplier, what);
    for (String what : List.of(PARTS, "material-demands")) assertNothingNew(buyer, what);
  }

  private void assertNothingNew(Api by, String what) {
    for (String language : List.of("en", "zh-CN")) {
      String path = "/api/v1/exports/" + what + "?format=";
      byte[] csv = file(by, path + "csv", "Accept-Language", language);
      byte[] xlsx = file(by, path + "xlsx", "Accept-Language", language);
      JsonNode again = imported(by, what, "good-rows", "text/csv", csv);
      assertThat(again.path("unchanged").asInt()).as("%s", again).isPositive();
      assertCounts(again, "done", 0, 0, again.path("rows").asInt());
      JsonNode book = imported(by, what, "good-rows", XLSX, xlsx);
      assertCounts(book, "done", 0, 0, again.path("rows").asInt());
    }
  }

  @Test
  void rows_of_a_plan_are_one_publication_that_is_put_whole_or_not() {
    String sheet =
        """
        site,part,unit,date,quantity,buyers
        JX1,PL-1,PCE,2026-12-08,10,HENGYUE
        JX1,PL-1,PCE,2026-12-09,%s,HENGYUE
        JX1,PL-2,PCE,2026-12-08,7,HENGYUE
        """;
    JsonNode put = csv(supplier, "production-schedules", "good-rows", sheet.formatted("-1"));
    assertCounts(put, "done", 1, 2, 0);
    assertThat(put.at("/errors/0/row").asInt()).isEqualTo(3);
    assertThat(put.at("/errors/0/column").asString()).isEqualTo("quantity");
    String plans = "/api/v1/production-schedules?as=buyer&part=";
    assertThat(buyer.json(plans + "PL-1").path("items")).isEmpty();
    assertThat(buyer.json(plans + "PL-2").at("/items/0/lines")).hasSize(1);
    csv(supplier, "production-schedules", "good-rows", sheet.formatted("12"));
    JsonNode seen = buyer.json(plans + "PL-1").at("/items/0");
    assertThat(seen.path("published").asInt()).isEqualTo(1);
    assertThat(seen.path("lines")).hasSize(2);
    assertThat(buyer.json(plans + "PL-2").at("/items/0/published").asInt()).isEqualTo(1);
  }

  @Test
  void bodies_are_taken_line_by_line_too_and_gb18030_where_it_is_named() {
    JsonNode lines =
        imported(
            buyer,
            PARTS,
            "good-rows",
            "application/x-ndjson",
            """
            {"partner": "JIAXIN", "part": "ND-1", "unit": "PCE", "transitDays": 2}
            {"partner": "JIAXIN", "part": "ND-2", "unit": "PCE", "transitDays": "x"}
            no json
            """
                .getBytes(StandardCharsets.UTF_8));
    assertCounts(lines, "done", 1, 2, 0);
    assertThat(lines.at("/errors/0/row").asInt()).isEqualTo(2);
    assertThat(lines.at("/errors/0/column").asString()).isEqualTo("transitDays");
    byte[] gb = "伙伴,零件号,基本单位,中文名称\nJIAXIN,GB-1,PCE,支座\n".getBytes(Charset.forName("GB18030"));
    JsonNode chinese = imported(buyer, PARTS, "good-rows", "text/csv; charset=GB18030", gb);
    assertCounts(chinese, "done", 1, 0, 0);
    assertThat(buyer.json("/api/v1/part-agreements?part=GB-1").at("/items/0/names/zh").asString())
        .isEqualTo("支座");
  }

  @Test
  void others_and_nobody_and_those_of_other_roles_see_and_put_nothing() {
    JsonNode state =
        csv(buyer, PARTS, "preview", "partner,part,unit\nJIAXIN,WP-1,PCE\nX,WP-2,PCE\n");
    String its = "/api/v1/imports/" + state.path("id").asString();
    for (String path : List.of(its, its + "/bad-rows")) {
      assertThat(buyer.get(path).statusCode()).isEqualTo(200);
      assertThat(supplier.get(path).statusCode()).isEqualTo(404);
      assertThat(new Browser(hub.url()).get(path).statusCode()).isEqualTo(401);
    }
    assertThat(buyer.get("/api/v1/imports/no-id").statusCode()).isEqualTo(404);
    String[] text = {"Content-Type", "text/csv"};
    var warehouse = new Api(hub, "warehouse@jiaxin");
    assertThat(warehouse.post("/api/v1/imports/part-agreements", "x", text).statusCode())
        .isEqualTo(403);
    assertThat(buyer.post("/api/v1/imports/orders", "x", text).statusCode()).isEqualTo(404);
    assertThat(buyer.get("/api/v1/exports/orders").statusCode()).isEqualTo(404);
    assertThat(
            buyer
                .post("/api/v1/imports/part-agreements", "x", "Content-Type", "image/png")
                .statusCode())
        .isEqualTo(415);
    assertThat(buyer.post("/api/v1/imports/part-agreements?mode=all", "x", text).statusCode())
        .isEqualTo(400);
    JsonNode unread = csv(buyer, PARTS, "good-rows", "remark\nx\n");
    assertThat(unread.path("state").asString()).isEqualTo("refused");
    assertThat(unread.at("/errors/0/code").asString()).isEqualTo("column-missing");
  }

  @Test
  void a_party_has_one_import_at_a_time_and_one_that_was_left_off_is_told_as_interrupted() {
    UUID id = UUID.randomUUID();
    hub.superuser()
        .sql(
            "insert into import_job (id, owner, member, what, mode, format) values (?, 'DINGCHENG',"
                + " 'x', 'part-agreements', 'good-rows', 'csv')")
        .param(id)
        .update();
    var api = new Api(hub, "dingcheng-api");
    String path = "/api/v1/imports/part-agreements";
    String sheet = "partner,part,unit\nHENGYUE,OT-1,PCE\n";
    var refused = api.post(path, sheet, "Content-Type", "text/csv");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    hub.superuser()
        .sql("update import_job set told_at = told_at - interval '3 minutes' where id = ?")
        .param(id)
        .update();
    assertThat(api.json("/api/v1/imports/" + id).path("state").asString()).isEqualTo("interrupted");
    assertCounts(csv(api, PARTS, "preview", sheet), "checked", 1, 0, 0);
    assertThat(api.json("/api/v1/imports/" + id).path("state").asString()).isEqualTo("interrupted");
  }

  @Test
  void a_hundred_thousand_rows_are_read_and_checked_within_seconds() {
    StringBuilder sheet =
        new StringBuilder("partner,part,unit,names.zh,transitDays,range.minimum,planner\n");
    for (int i = 0; i < 100_000; i++)
      sheet.append("JIAXIN,HT-%d,PCE,支座 %d,%d,%d.5,P%d\n".formatted(i, i, i % 9, i, i % 7));
    JsonNode state = csv(buyer, PARTS, "preview", sheet.toString());
    assertCounts(state, "checked", 100_000, 0, 0);
    Duration took =
        Duration.between(
            Instant.parse(state.path("startedAt").asString()),
            Instant.parse(state.path("finishedAt").asString()));
    System.out.printf("100,000 rows read and checked in %.1f s%n", took.toMillis() / 1000.0);
    assertThat(took).isLessThan(Duration.ofSeconds(30));
    assertThat(known(buyer, "HT-1")).isZero();
  }
}
