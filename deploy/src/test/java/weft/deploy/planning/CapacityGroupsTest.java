package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.calendar.Week;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/** A supplier states the capacity of a group; its board compares the load of call-offs with it. */
class CapacityGroupsTest {
  private static final String PATH = "/api/v1/capacity-groups";
  private static final String[] JSON = {"Content-Type", "application/json"};
  private final RunningHub hub = RunningHub.shared();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api hengyue = new Api(hub, "hengyue-planner");
  private final Api lingyun = new Api(hub, "lingyun-edi");
  private final Week next = Week.of(LocalDate.now(ZoneId.of("Asia/Shanghai"))).plus(1);

  private String group(String code, String part, String actual, String buyers) {
    return """
    {"code": "%s", "site": "JX1", "names": {"zh": "五轴铣", "en": "Five-axis mills"}, "unit": "HUR",
     "weeks": [{"week": "%s", "actual": "40", "maximum": "60"}, {"week": "%s", "actual": "%s", "agreed": "12", "maximum": "30"}],
     "parts": [{"part": "%s", "factor": "0.25"}], "buyers": [%s]}\
    """
        .formatted(code, next.plus(-1), next, actual, part, buyers);
  }

  private JsonNode opened(String body) {
    var answer = supplier.post(PATH, body, JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer);
  }

  private static String one(JsonNode written, String more) {
    return PATH
        + "/"
        + written.path("id").asString()
        + more
        + "?atLeast="
        + written.path("position");
  }

  @Test
  void a_side_that_there_is_not_is_refused_in_lists_and_of_one_group_alike() {
    var written = opened(group("CG-AS", "CG-PART-AS", "20", "\"HENGYUE\""));
    String one = PATH + "/" + written.path("id").asString();
    supplier.settle();
    String plans = "/api/v1/production-schedules";
    for (String path :
        List.of(PATH, one, one + "/board", plans, "/api/v1/material-demands", "/api/v1/stock")) {
      var refused = supplier.get(path + "?as=foo");
      assertThat(refused.statusCode()).as(path).isEqualTo(400);
      assertThat(supplier.get(path + "?as=supplier").statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void a_group_is_seen_by_its_supplier_and_the_buyers_that_it_names() {
    var written = opened(group("CG-1", "CG-PART-1", "20", "\"HENGYUE\""));
    var own = supplier.json(one(written, ""));
    assertThat(own.at("/weeks/1/agreed").asString()).isEqualTo("12");
    assertThat(own.at("/parts/0/factor").asString()).isEqualTo("0.25");
    var shown = hengyue.json(one(written, ""));
    assertThat(shown.at("/weeks")).hasSize(2);
    assertThat(shown.path("parts")).isEmpty();
    assertThat(shown.path("buyers")).isEmpty();
    assertThat(shown.at("/site").asString()).isEqualTo("JIAXIN/JX1");
    assertThat(lingyun.get(one(written, "")).statusCode()).isEqualTo(404);
    assertThat(lingyun.get(one(written, "/board")).statusCode()).isEqualTo(404);
    String sources = one(written, "/sources") + "&week=" + next;
    assertThat(lingyun.get(sources).statusCode()).isEqualTo(404);
    assertThat(lingyun.json(PATH + "?code=CG-1").path("items")).isEmpty();
    assertThat(hengyue.json(PATH + "?code=CG-1").path("items")).hasSize(1);
    assertThat(supplier.json(PATH + "?part=CG-PART-1").path("items")).hasSize(1);
    assertThat(supplier.post(PATH, group("CG-1", "CG-PART-1", "20", ""), JSON).statusCode())
        .isEqualTo(409);
  }

  @Test
  void it_is_stated_anew_as_a_whole_by_whoever_saw_how_it_stands() {
    var written = opened(group("CG-2", "CG-PART-2", "20", "\"HENGYUE\""));
    String path = PATH + "/" + written.path("id").asString();
    String without = group("CG-2", "CG-PART-2", "15", "");
    assertThat(supplier.put(path, without, JSON).statusCode()).isEqualTo(428);
    assertThat(put(supplier, path, without, "\"7\"").statusCode()).isEqualTo(412);
    assertThat(put(lingyun, path, without, "\"1\"").statusCode()).isEqualTo(403);
    assertThat(put(supplier, path, group("OTHER", "P", "1", ""), "\"1\"").statusCode())
        .isEqualTo(422);
    var answer = put(supplier, path, without, "\"1\"");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var stated = Api.body(answer);
    assertThat(supplier.json(one(stated, "")).at("/weeks/1/actual").asString()).isEqualTo("15");
    assertThat(hengyue.get(one(stated, "")).statusCode()).as("named no more").isEqualTo(404);
    String then = "&asOf=" + Instant.now().minusMillis(1);
    assertThat(hengyue.json(PATH + "?code=CG-2" + then).path("items")).isEmpty();
  }

  @Test
  void the_board_sets_the_load_of_call_offs_against_it_and_each_buyer_sees_its_own() {
    String due = next.monday().plusDays(1).toString().replace("-", "");
    String edi = "hengyue-edi";
    new Api(hub, edi).handIn(Delfors.of("CG3", "CG-PART-3", "07", due, "100"));
    var written = opened(group("CG-3", "CG-PART-3", "20", "\"HENGYUE\", \"LINGYUN\""));
    for (Api it : List.of(supplier, hengyue)) {
      var board = it.json(one(written, "/board") + "&weeks=3");
      assertThat(board).hasSize(3);
      assertThat(board.at("/0/week").asString()).isEqualTo(next.plus(-1).toString());
      assertThat(board.at("/0/state").asString()).isEqualTo("ok");
      assertThat(board.at("/1/load").asString()).isEqualTo("25");
      assertThat(board.at("/1/state").asString()).isEqualTo("bottleneck");
      assertThat(board.at("/1/cumulativeLoad").asString()).isEqualTo("25");
      assertThat(board.at("/1/cumulativeActual").asString()).isEqualTo("60");
      assertThat(board.at("/1/cumulativeMaximum").asString()).isEqualTo("90");
      assertThat(board.at("/1/cumulativeState").asString()).isEqualTo("ok");
      assertThat(board.at("/2/state").isNull()).as("no capacity stated").isTrue();
    }
    String sources = one(written, "/sources") + "&week=" + next;
    for (Api it : List.of(supplier, hengyue)) {
      JsonNode ofWeek = it.json(sources);
      assertThat(ofWeek.path("load").asString()).as("as on the board").isEqualTo("25");
      assertThat(ofWeek.path("items")).hasSize(1);
      JsonNode line = ofWeek.at("/items/0");
      assertThat(line.path("quantity").asString()).isEqualTo("25");
      assertThat(line.path("told").asString()).isEqualTo("100");
      assertThat(line.path("part").asString()).isEqualTo("CG-PART-3");
      assertThat(line.at("/origin/segment").asInt()).isPositive();
      assertThat(it.items(line.at("/event/history").asString()))
          .extracting(event -> event.path("type").asString())
          .containsExactly("forecast-released");
      assertThat(it.items(one(written, "/sources") + "&week=" + next.plus(1))).isEmpty();
      assertThat(it.items(one(written, "/sources"))).as("the current week").isEmpty();
      assertThat(it.get(one(written, "/sources") + "&week=soon").statusCode()).isEqualTo(400);
    }
    assertThat(lingyun.items(sources)).as("another's load").isEmpty();
    var other = lingyun.json(one(written, "/board") + "&weeks=2");
    assertThat(other.at("/1/load").asString()).isEqualTo("0");
    assertThat(other.at("/1/actual").asString()).isEqualTo("20");
  }

  @Test
  void the_board_is_compared_with_the_last_release_the_last_statement_and_any_moment() {
    String due = next.monday().plusDays(1).toString().replace("-", "");
    var edi = new Api(hub, "hengyue-edi");
    edi.handIn(Delfors.of("CG6", "CG-PART-6", "07", due, "60"));
    var written = opened(group("CG-6", "CG-PART-6", "20", "\"HENGYUE\", \"LINGYUN\""));
    String board = one(written, "/board") + "&weeks=2&against=";
    assertThat(supplier.json(board + "answer").at("/1/before/load").asString()).isEqualTo("15");
    assertThat(supplier.json(board).at("/1/before").isNull()).as("with nothing").isTrue();
    String then = supplier.json(board + "answer").at("/1/before/at").asString();
    edi.handIn(Delfors.of("CG6B", "CG-PART-6", "08", due, "100"));
    for (Api it : List.of(supplier, hengyue))
      for (String against : List.of("release", "answer", then)) {
        JsonNode week = it.json(board + against).path(1);
        assertThat(week.path("load").asString()).isEqualTo("25");
        assertThat(week.path("state").asString()).isEqualTo("bottleneck");
        assertThat(week.at("/before/load").asString()).as(against).isEqualTo("15");
        assertThat(week.at("/before/state").asString()).isEqualTo("ok");
      }
    assertThat(lingyun.json(board + "release").at("/1/before").isNull())
        .as("nothing of its own was ever released")
        .isTrue();
    assertThat(supplier.get(board + "soon").statusCode()).isEqualTo(400);
    assertThat(new Api(hub, "hongzhu-api").get(board + "release").statusCode()).isEqualTo(404);
  }

  @Test
  void the_load_is_of_the_week_in_which_goods_leave_in_the_suppliers_numbers_and_units() {
    String monday = next.monday().toString().replace("-", "");
    new Api(hub, "hengyue-edi").handIn(Delfors.of("CG4", "HY-CG-4", "07", monday, "100"));
    var written = opened(group("CG-4", "CG-PART-4", "20", "\"HENGYUE\", \"LINGYUN\""));
    assertThat(supplier.json(one(written, "/board") + "&weeks=2").at("/1/load").asString())
        .as("by the buyer's number nobody knows whose it is")
        .isEqualTo("0");
    agree(0);
    for (Api it : List.of(supplier, hengyue)) {
      var board = it.json(one(written, "/board") + "&weeks=2");
      assertThat(board.at("/1/load").asString()).isEqualTo("25");
      assertThat(board.at("/1/notCounted")).isEmpty();
      JsonNode source = it.json(one(written, "/sources") + "&week=" + next).at("/items/0");
      assertThat(source.path("part").asString() + " " + source.path("partnerPart").asString())
          .isEqualTo(it == supplier ? "CG-PART-4 HY-CG-4" : "HY-CG-4 CG-PART-4");
    }
    assertThat(lingyun.json(one(written, "/board") + "&weeks=2").at("/1/load").asString())
        .isEqualTo("0");
    agree(3);
    var earlier = supplier.json(one(written, "/board") + "&weeks=2");
    assertThat(earlier.at("/0/load").asString()).as("three days before a Monday").isEqualTo("25");
    assertThat(earlier.at("/1/load").asString()).isEqualTo("0");
  }

  @Test
  void what_is_in_a_unit_that_nobody_agreed_on_is_named_and_not_counted() {
    String day = next.monday().plusDays(1).toString().replace("-", "");
    new Api(hub, "hengyue-edi").handIn(Delfors.of("CG5", "CG-PART-5", "07", day, "100"));
    OwnHub.ok(
        supplier.post(
            "/api/v1/part-agreements?as=supplier",
            "{\"partner\": \"HENGYUE\", \"part\": \"CG-PART-5\", \"unit\": \"KGM\"}",
            JSON));
    var written = opened(group("CG-5", "CG-PART-5", "20", ""));
    var board = supplier.json(one(written, "/board") + "&weeks=2");
    assertThat(board.at("/1/load").asString()).isEqualTo("0");
    assertThat(board.at("/1/notCounted/0/quantity").asString()).isEqualTo("100");
    assertThat(board.at("/1/notCounted/0/unit").asString()).isEqualTo("PCE");
  }

  private void agree(int transitDays) {
    String terms =
        """
        {"partner": "HENGYUE", "part": "CG-PART-4", "partnerPart": "HY-CG-4", "unit": "PCE", "transitDays": %d}\
        """
            .formatted(transitDays);
    OwnHub.ok(supplier.post("/api/v1/part-agreements?as=supplier", terms, JSON));
    supplier.settle();
  }

  private static HttpResponse<String> put(Api api, String path, String body, String ifMatch) {
    return api.put(path, body, "Content-Type", "application/json", "If-Match", ifMatch);
  }
}
