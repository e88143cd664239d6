package weft.deploy.beforeafter;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.imports.HandedIn.assertCounts;
import static weft.deploy.imports.HandedIn.csv;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.database.Beside;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/** Months before the hub come in a sheet, one a row, by the rules of a single statement. */
@Beside("screens")
class StatedFiguresSheetTest {
  private static final String WHAT = "stated-figures";
  private static final String HEAD =
      "site,month,leadTimeDays,daysOfStock,stockValue,currency,source\n";

  private final RunningHub hub = RunningHub.busy();
  private final Api director = new Api(hub, "director@jiaxin");

  private List<JsonNode> months(String year) {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode it : director.json("/api/v1/stated-figures/JX1").path("months"))
      if (it.path("month").asString().startsWith(year)) all.add(it);
    return all;
  }

  @Test
  void each_row_states_a_month_and_a_faulty_row_names_its_column() {
    YearMonth runs = YearMonth.now(ZoneId.of("Asia/Shanghai"));
    String sheet =
        HEAD
            + "JX1,2016-03,34.5,41,3860000.00,CNY,ERP\n"
            + "JX1,2016-04,,40,,,Stock lists\n"
            + "JX1,2016-03,30,,,,ERP\n"
            + "JX1,2016-05,,,,,ERP\n"
            + "JX1,2016-06,,,100,,ERP\n"
            + "JX9,2016-07,3,,,,ERP\n"
            + "JX1,July,3,,,,ERP\n"
            + "JX1,"
            + runs
            + ",3,,,,ERP\n";
    JsonNode tried = csv(director, WHAT, "preview", sheet);
    assertCounts(tried, "checked", 2, 6, 0);
    assertThat(months("2016")).isEmpty();
    JsonNode done = csv(director, WHAT, "good-rows", sheet);
    assertCounts(done, "done", 2, 6, 0);
    assertThat(done.path("errors").toString())
        .contains(
            "said-twice",
            "no-figure-stated",
            "value-without-currency",
            "site-unknown",
            "not-a-month",
            "month-not-over");
    List<JsonNode> stated = months("2016");
    assertThat(stated).hasSize(2);
    assertThat(stated.getFirst().path("stockValue").asString()).isEqualTo("3860000");
    assertThat(stated.getFirst().path("leadTimeDays").asString()).isEqualTo("34.5");
    assertThat(stated.getLast().path("leadTimeDays").isNull()).isTrue();
    assertCounts(csv(director, WHAT, "good-rows", sheet), "done", 0, 6, 2);
    String later = HEAD + "JX1,2016-04,,38,,,Stock lists\n";
    assertCounts(csv(director, WHAT, "all-or-nothing", later), "done", 1, 0, 0);
    assertThat(months("2016").getLast().path("daysOfStock").asString()).isEqualTo("38");
  }

  @Test
  void only_planning_and_management_state_figures_of_their_own_sites() {
    String row = HEAD + "JX1,2015-03,34.5,,,,ERP\n";
    for (String other : List.of("quality@hongzhu", "foreman@jiaxin", "xiangyin-bank"))
      assertThat(
              new Api(hub, other)
                  .post(
                      "/api/v1/imports/" + WHAT,
                      BodyPublishers.ofString(row),
                      "Content-Type",
                      "text/csv")
                  .statusCode())
          .as(other)
          .isEqualTo(403);
    JsonNode foreign = csv(new Api(hub, "hengyue-planner"), WHAT, "good-rows", row);
    assertCounts(foreign, "done", 0, 1, 0);
    assertThat(foreign.path("errors").toString()).contains("site-unknown");
    assertThat(months("2015")).isEmpty();
  }
}
