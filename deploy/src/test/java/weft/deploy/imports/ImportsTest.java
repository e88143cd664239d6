package weft.deploy.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.imports.HandedIn.assertCounts;
import static weft.deploy.imports.HandedIn.csv;
import static weft.deploy.imports.HandedIn.imported;
import static weft.deploy.imports.HandedIn.known;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.deploy.browser.Browser;

/**
 * Sheets of master and planning data are imported by the rules of single requests, and exported
 * again.
 */
class ImportsTest {
  private static final String PARTS = "part-agreements";
  private static final String GROUPS = "capacity-groups";
  private final RunningHub hub = RunningHub.busy();
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final Api supplier = new Api(hub, "jiaxin-api");

  @BeforeEach
  void settle() {
    supplier.settle();
  }

  @Test
  void the_same_file_under_one_key_is_one_import_and_another_one_is_refused() {
    String run = Long.toString(System.nanoTime(), 36);
    String[] headers = {"Content-Type", "text/csv", "Idempotency-Key", "import-" + run};
    String path = "/api/v1/imports/part-agreements?mode=good-rows";
    String sheet = "partner;part;unit\nJIAXIN;IMK-%s;PCE\n".formatted(run);
    JsonNode first = OwnHub.ok(buyer.post(path, sheet, headers));
    JsonNode again = OwnHub.ok(buyer.post(path, sheet, headers));
    assertThat(again.path("id")).isEqualTo(first.path("id"));
    assertThat(again.path("done").asInt()).as("%s", again).isEqualTo(1);
    for (String other : new String[] {sheet.replace("PCE", "KGM"), sheet + "\n"}) {
      var refused = buyer.post(path, other, headers);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("idempotency-key-reused");
    }
    JsonNode others = OwnHub.ok(supplier.post(path, "partner;part;unit\n", headers));
    assertThat(others.path("id")).as("another party's key").isNotEqualTo(first.path("id"));
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
    assertThat(bad).contains("JIAXIN,IM-2,PCE,,three,,transitDays: This is not a number");
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
  void rows_of_a_capacity_group_state_its_weeks_anew_and_leave_the_others() {
    String head = "code,site,names.zh,names.en,unit,week,actual,agreed,maximum,parts,buyers\n";
    String row = "IG-1,JX1,铣床,Mills,%s,2031-W%s,%s,,60,IG-P=0.25,HENGYUE\n";
    String opened =
        head
            + row.formatted("HUR", 10, 40)
            + row.formatted("HUR", 11, 41)
            + row.formatted("HUR", 12, 42);
    assertCounts(csv(supplier, GROUPS, "preview", opened), "checked", 3, 0, 0);
    assertThat(supplier.json("/api/v1/capacity-groups?code=IG-1").path("items")).isEmpty();
    assertCounts(csv(supplier, GROUPS, "all-or-nothing", opened), "done", 3, 0, 0);
    csv(supplier, GROUPS, "good-rows", head + row.formatted("HUR", 11, 20));
    JsonNode group = buyer.json("/api/v1/capacity-groups?code=IG-1").at("/items/0");
    assertThat(group.path("weeks"))
        .extracting(it -> it.path("week").asString() + " " + it.path("actual").asString())
        .containsExactly("2031-W10 40", "2031-W11 20", "2031-W12 42");
    JsonNode beyond = csv(supplier, GROUPS, "good-rows", head + row.formatted("HUR", 11, 61));
    assertCounts(beyond, "done", 0, 1, 0);
    assertThat(beyond.at("/errors/0/row").asInt()).isEqualTo(2);
    assertThat(beyond.at("/errors/0/column").asString()).isEqualTo("actual");
    JsonNode pieces = csv(supplier, GROUPS, "good-rows", head + row.formatted("PCE", 11, 20));
    assertThat(pieces.at("/errors/0/code").asString()).isEqualTo("unit-of-kept-weeks");
    assertThat(pieces.at("/errors/0/column").asString()).isEqualTo("unit");
    for (String week : List.of(",9999-W52,", ",,")) {
      JsonNode faulty = csv(supplier, GROUPS, "preview", opened.replace(",2031-W11,", week));
      assertThat(faulty.at("/errors/0/column").asString()).as(week).isEqualTo("week");
      assertThat(faulty.at("/errors/0/row").asInt()).as(week).isEqualTo(3);
    }
    String body =
        """
        {"code": "IG-2", "site": "JX1", "names": {"zh": "铣床", "en": "Mills"}, "unit": "HUR"%s}
        """;
    String weeks = ", \"weeks\": [{\"week\": \"2031-W10\", \"actual\": \"1\", \"maximum\": \"2\"}]";
    assertCounts(lines(body.formatted(weeks)), "checked", 1, 0, 0);
    String backwards = ", \"from\": \"2031-03-10\", \"until\": \"2031-03-03\"";
    assertThat(lines(body.formatted(weeks + backwards)).at("/errors/0/code").asString())
        .isEqualTo("horizon-backwards");
    assertThat(lines(body.formatted("")).at("/errors/0/column").asString()).isEqualTo("from");
    String path = "/api/v1/imports/" + GROUPS + "?mode=preview";
    assertThat(buyer.post(path, opened, "Content-Type", "text/csv").statusCode())
        .as("the supplier's alone to say")
        .isEqualTo(403);
  }

  private JsonNode lines(String bodies) {
    byte[] bytes = bodies.getBytes(StandardCharsets.UTF_8);
    return imported(supplier, GROUPS, "preview", "application/x-ndjson", bytes);
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
}
