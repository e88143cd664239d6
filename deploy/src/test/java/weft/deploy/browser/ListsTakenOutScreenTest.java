package weft.deploy.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/**
 * Questions, grants, capacity and channels can be exported to a spreadsheet like every other list.
 */
@Tag("long")
@InChromium
class ListsTakenOutScreenTest {
  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final String formula = "=1+" + UUID.randomUUID().toString().substring(0, 8);

  private static Download download(Screen screen, String format) {
    screen.at("[data-testid=download]").click();
    return screen
        .page()
        .waitForDownload(() -> screen.at("[data-testid=download-" + format + "]").click());
  }

  private static List<String> csv(Screen screen) throws IOException {
    return Files.readAllLines(download(screen, "csv").path());
  }

  private static List<Row> xlsx(Screen screen) throws IOException {
    try (var in = Files.newInputStream(download(screen, "xlsx").path());
        var workbook = new ReadableWorkbook(in)) {
      return workbook.getFirstSheet().read();
    }
  }

  @Test
  void questions_are_taken_out_by_the_two_that_they_are_between_and_no_formula_is_run()
      throws IOException {
    OwnHub.ok(
        supplier.postJson(
            "/api/v1/questions?as=supplier",
            """
            {"partner": "HENGYUE", "about": {"kind": "part", "part": "JX-902"}, "text": "%s"}\
            """
                .formatted(formula)));
    supplier.settle();

    var sales = Chromium.shared().open(hub, "sales@jiaxin", "/questions?as=supplier&show=all");
    sales.at("[data-testid=question-row]:has-text('" + formula + "')").waitFor();
    assertThat(xlsx(sales))
        .anySatisfy(
            row -> {
              assertThat(row.getCellText(3)).isEqualTo(formula);
              assertThat(row.getCell(3).getFormula()).isNull();
            });
    sales.speak("zh");
    sales.says("h1", "问答");
    assertThat(csv(sales)).first().asString().endsWith("相关内容,零件号,伙伴,最新内容,时间,状态");
    assertThat(csv(sales)).anyMatch(it -> it.contains(",恒岳重工,'" + formula + ","));
    sales.speak("en");

    var stranger = Chromium.shared().open(hub, "sales@hongzhu", "/questions?show=all");
    stranger.says("h1", "Questions");
    assertThat(csv(stranger)).noneMatch(it -> it.contains(formula));
    var nobody = Chromium.shared().visit(hub, "/");
    assertThat(nobody.page().request().get(hub.url() + "/bff/api/v1/questions").status())
        .isEqualTo(401);
  }

  @Test
  void a_planner_takes_out_what_is_shared_the_groups_and_the_weeks_of_one() throws IOException {
    OwnHub.ok(
        supplier.postJson(
            "/api/v1/stock/counts",
            """
            {"site": "JX1", "part": "%s", "category": "finished", "status": "usable", "quantity": "1", "unit": "PCE", "at": "%s"}
            """
                .formatted(formula, Instant.now())));
    OwnHub.ok(
        supplier.postJson(
            "/api/v1/grants",
            "{\"to\": \"HENGYUE\", \"what\": \"stock\", \"parts\": [\"%s\"]}".formatted(formula)));
    supplier.settle();
    var planner = Chromium.shared().open(hub, "planner@jiaxin", "/sharing");
    planner.at("[data-testid=grant-row]:has-text('" + formula + "')").waitFor();
    assertThat(csv(planner))
        .contains(
            "Stock,Jiaxin Machining,Hengyue Heavy Industry,'%s,Exact quantities,the day it was shared,,shared"
                .formatted(formula));

    planner.page().navigate(hub.url() + "/capacity");
    planner.at("[data-testid=group-row][data-code=MILL-5]").waitFor();
    var groups = xlsx(planner);
    assertThat(texts(groups.getFirst()))
        .containsExactly(
            "Group", "Code", "Site", "Supplier", "Unit", "Next tight week", "State of that week");
    assertThat(groups)
        .anySatisfy(row -> assertThat(texts(row)).contains("MILL-5", "Jiaxin Machining", "h"));

    planner.at("[data-testid=group-row][data-code=MILL-5] a").first().click();
    planner.at("[data-testid=capacity-board]").waitFor();
    int weeks = planner.page().locator("[data-testid=week]").count();
    var board = xlsx(planner);
    assertThat(board).hasSize(1 + weeks);
    assertThat(texts(board.getFirst())).startsWith("Week", "Monday", "Load", "Planned");
    assertThat(board.get(1).getCellAsDate(1)).isPresent();
    assertThat(board.get(1).getCellAsNumber(2)).isPresent();
  }

  private static List<String> texts(Row row) {
    return row.stream().map(it -> it == null ? "" : it.getText()).toList();
  }

  @Test
  void the_operator_takes_out_channels_and_a_supplier_finds_none() throws IOException {
    var operator = Chromium.shared().open(hub, "operator@weft", "/channels");
    operator.at("[data-testid=channel-row][data-party=JIAXIN]").waitFor();
    var lines = csv(operator);
    assertThat(lines).first().asString().contains("Party,Code,Delivery,");
    assertThat(lines).anyMatch(it -> it.startsWith("Jiaxin Machining,JIAXIN,"));
    var sales = Chromium.shared().open(hub, "sales@jiaxin", "/channels");
    sales.at("[data-testid=failed]").waitFor();
    assertThat(csv(sales)).as("the head alone").hasSize(1);
  }
}
