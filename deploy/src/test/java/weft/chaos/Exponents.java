package weft.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;
import weft.deploy.SampleFiles;

/**
 * Numbers of few characters and a thousand million digits: in a cell of a workbook, in an IDoc, in
 * JSON and in EDIFACT. Each is reported as a fault, nothing of it is stored, and the hub goes on.
 */
final class Exponents implements Scenario {
  static final String CELL = "1e999999999";
  private static final String SHEETS =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final Duration TOLD = Duration.ofSeconds(10);
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public String name() {
    return "exponents";
  }

  @Override
  public void run(Trial trial) throws Exception {
    try (var site = DemoSite.of(trial)) {
      long pid = site.hub().pid();
      String own = "E" + trial.random().nextInt(1_000_000);
      var read = Neighbour.beside(site, () -> told(site, own));
      trial.found("%s", read);
      assertThat(site.hub().pid()).isEqualTo(pid);
      assertThat(site.hub().isAlive()).isTrue();
      read.wasServed(trial);
      long kept =
          site.postgres()
              .look()
              .sql("select count(*) from call_off_line where quantity > 1e15")
              .query(Long.class)
              .single();
      assertThat(kept).describedAs("call-offs of 1E30").isZero();
    }
  }

  private static String told(DemoSite site, String own) throws Exception {
    var planner = Reader.of(site, "hengyue-planner");
    var supplier = Reader.of(site, "jiaxin-api");
    long begun = System.nanoTime();
    var sheet = planner.post("/api/v1/imports/part-agreements", SHEETS, workbook(own));
    assertThat(sheet.statusCode()).describedAs(sheet.body()).isIn(200, 202);
    String its = "/api/v1/imports/" + JSON.readTree(sheet.body()).path("id").asString();
    Waiting.until(
        "the sheet's fault",
        TOLD,
        () -> !JSON.readTree(planner.get(its).body()).path("errors").isEmpty());
    String idoc =
        SampleFiles.text("despatch-idoc-delvry05-jiaxin-hengyue.xml")
            .replace("0000000000000903", own)
            .replace("30.000", "1E99999999");
    faulty(
        supplier.post("/api/v1/edi/interchanges", "application/xml", idoc.getBytes(UTF_8)).body());
    faulty(Reader.of(site, "hengyue-edi").handIn(delfor(own)).body());
    var json =
        supplier.post(
            "/api/v1/stock/movements",
            "application/json",
            "{\"kind\":\"issue\",\"site\":\"JX1\",\"part\":\"%s\",\"quantity\":%s,\"unit\":\"PCE\"}"
                .formatted(own, CELL)
                .getBytes(UTF_8));
    assertThat(json.statusCode()).describedAs(json.body()).isIn(400, 422);
    var took = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(took).isLessThan(TOLD.multipliedBy(2));
    return String.format(
        Locale.ROOT,
        "four numbers of 1,000,000,000 digits and less were told within %.1f s",
        KilledHub.seconds(took));
  }

  private static void faulty(String judged) {
    assertThat(JSON.readTree(judged).at("/messages/0/faults")).describedAs(judged).isNotEmpty();
  }

  private static String delfor(String own) {
    return """
    UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0612+%1$s++DELFOR'\
    UNH+1+DELFOR:D:97A:UN'BGM+241+%1$s+5'DTM+137:202611240612:203'\
    NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'GIS+37'NAD+ST+PLANT1::92'\
    LIN+1++%1$s:IN'RFF+AAN:1'SCC+1++D'QTY+113:1E30:PCE'DTM+2:20270301:102'\
    UNT+13+1'UNZ+1+%1$s'\
    """
        .formatted(own);
  }

  private static byte[] workbook(String part) throws IOException {
    String head = "";
    for (String it : List.of("partner", "part", "unit", "transitDays"))
      head += "<c t='inlineStr'><is><t>" + it + "</t></is></c>";
    String row = "";
    for (String it : List.of("JIAXIN", part, "PCE"))
      row += "<c t='inlineStr'><is><t>" + it + "</t></is></c>";
    String types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      put(
          zip,
          "[Content_Types].xml",
          "<Types><Override PartName='/xl/workbook.xml' ContentType='%ssheet.main+xml'/></Types>"
              .formatted(types));
      put(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
              + "<sheets><sheet name='S' sheetId='1' r:id='a'/></sheets></workbook>");
      put(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id='a' Target='worksheets/sheet1.xml'/></Relationships>");
      put(
          zip,
          "xl/worksheets/sheet1.xml",
          "<worksheet><sheetData><row r='1'>%s</row><row r='2'>%s<c><v>%s</v></c></row></sheetData></worksheet>"
              .formatted(head, row, CELL));
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(UTF_8));
    zip.closeEntry();
  }
}
