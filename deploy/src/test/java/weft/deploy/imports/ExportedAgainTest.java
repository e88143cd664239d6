package weft.deploy.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.imports.HandedIn.assertCounts;
import static weft.deploy.imports.HandedIn.csv;
import static weft.deploy.imports.HandedIn.imported;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.database.Beside;
import weft.deploy.Api;
import weft.deploy.Logins;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/** An exported sheet can be imported again, unchanged or corrected. */
@Beside("screens")
class ExportedAgainTest {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String PARTS = "part-agreements";
  private static final String GROUPS = "capacity-groups";
  private static final String SHEETS = "parameter-sheets";
  private static final String STATED = "stated-figures";
  private final RunningHub hub = RunningHub.busy();
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final Api supplier = new Api(hub, "jiaxin-api");

  @BeforeEach
  void settle() {
    supplier.settle();
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
        buyer,
        PARTS,
        "good-rows",
        """
        partner,part,unit,生效日期,失效日期,otif.earlyDays,允许延迟（天）
        JIAXIN,RT-2,PCE,2026-12-01,2027-11-30,2,1
        """);
    var agreed = buyer.json("/api/v1/part-agreements?part=RT-2").at("/items/0");
    assertThat(agreed.at("/validity/until").asString()).isEqualTo("2027-11-30");
    assertThat(agreed.at("/otif/lateDays").asInt()).isEqualTo(1);
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
    csv(
        supplier,
        GROUPS,
        "good-rows",
        """
        code,site,names.zh,names.en,unit,week,actual,agreed,maximum,parts,buyers
        RT-G,JX1,铣床,Mills,HUR,2031-W50,40,,60,RT-1=0.25; RT-2=1.5,HENGYUE
        RT-G,JX1,铣床,Mills,HUR,2031-W51,35.5,30,60,RT-1=0.25; RT-2=1.5,HENGYUE
        """);
    csv(
        supplier,
        SHEETS,
        "good-rows",
        """
        code,part,step,zh,en,machine,tool,name,unit,nominal,minimum,maximum
        RT-S,RT-1,10,浇注,Pouring,F-1,,temperature,CEL,1580,1560,1600
        RT-S,RT-1,10,浇注,Pouring,F-1,,time,SEC,,,45.5
        RT-S,RT-1,20,清理,Fettling,,,,,,,
        """);
    csv(
        supplier,
        STATED,
        "good-rows",
        "工厂,月份,交付周期（天）,月末库存金额,币种,数据来源\n"
            + "JX1,2018年6月,34.50,3860000.00,CNY,ERP\n"
            + "JX1,2018-07,31,,,ERP\n");
    supplier.settle();
    var sheet = supplier.json("/api/v1/parameter-sheets?code=RT-S").at("/items/0");
    assertThat(sheet.at("/steps/0/parameters/1/maximum").asString()).isEqualTo("45.5");
    assertThat(sheet.path("steps")).hasSize(2);
    for (String what :
        List.of(PARTS, "production-schedules", "stock-counts", GROUPS, SHEETS, STATED))
      assertNothingNew(supplier, what);
    for (String what : List.of(PARTS, "material-demands")) assertNothingNew(buyer, what);
  }

  private void assertNothingNew(Api by, String what) {
    byte[] lines = file(by, "/api/v1/exports/" + what + "?format=ndjson");
    byte[] asked = file(by, "/api/v1/exports/" + what, "Accept", "application/x-ndjson");
    assertThat(asked).isEqualTo(lines);
    JsonNode bodies = imported(by, what, "preview", "application/x-ndjson", lines);
    assertThat(bodies.path("unchanged").asInt()).as("%s", bodies).isPositive();
    assertCounts(bodies, "checked", 0, 0, bodies.path("rows").asInt());
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

  /** Otherwise the import would deduct movements since the last count from the new count. */
  @Test
  void what_is_counted_in_an_exported_sheet_stands_whatever_moved_since_the_count_before() {
    String counted =
        "site,part,category,status,quantity,unit,at\nJX1,RT-C,finished,usable,100,PCE,%s\n"
            .formatted(Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS));
    assertCounts(csv(supplier, "stock-counts", "good-rows", counted), "done", 1, 0, 0);
    assertCounts(csv(supplier, "stock-counts", "good-rows", counted), "done", 0, 0, 1);
    OwnHub.ok(
        supplier.post(
            "/api/v1/stock/movements",
            """
            {"kind": "issue", "site": "JX1", "part": "RT-C", "category": "finished", "status": "usable", "unit": "PCE", "at": "%s", "quantity": "-20"}\
            """
                .formatted(Instant.now()),
            OwnHub.JSON));
    supplier.settle();
    String sheet =
        new String(
                file(supplier, "/api/v1/exports/stock-counts?format=csv"), StandardCharsets.UTF_8)
            .lines()
            .filter(it -> it.contains("RT-C,") || it.contains("category"))
            .collect(Collectors.joining("\n"));
    assertThat(sheet).contains(",80,PCE,");
    assertCounts(csv(supplier, "stock-counts", "good-rows", sheet), "done", 0, 0, 1);
    String put = sheet.replace(",80,PCE,", ",75,PCE,");
    assertCounts(csv(supplier, "stock-counts", "good-rows", put), "done", 1, 0, 0);
    assertThat(supplier.json("/api/v1/stock?part=RT-C").at("/items/0/quantity").asString())
        .isEqualTo("75");
  }
}
