package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.Logins;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/**
 * A shipment's delivery note is a PDF in the reader's language, with text that can be extracted.
 */
@EnabledIf("hasFont")
class DeliveryNotePdfTest {
  /** A build without Node has no font. */
  static boolean hasFont() {
    return DeliveryNotePdfTest.class.getResource("/fonts/NotoSansSC-Regular.ttf") != null;
  }

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private final RunningHub hub = RunningHub.shared();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api buyer = new Api(hub, "hengyue-planner");

  /** Unique to one test and run. */
  private final String run = Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);

  private String announced(String lines, String packages) {
    OwnHub.ok(
        supplier.post(
            "/api/v1/part-agreements?as=supplier",
            """
            {"partner": "HENGYUE", "part": "JX-%1$s", "partnerPart": "HY-%1$s", "unit": "PCE", "conversions": [{"unit": "KGM", "factor": "0.25"}],
             "names": {"zh": "回转支承内圈（金工一厂）", "en": "Swing bearing ring, inner"}}
            """
                .formatted(run),
            OwnHub.JSON));
    var answer =
        supplier.post(
            "/api/v1/shipments",
            """
            {"number": "LS-%s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1", "shipped": "%s", "arrives": "%s",
             "lines": [%s], "packages": [%s]}
            """
                .formatted(run, TODAY, TODAY.plusDays(2), lines, packages),
            OwnHub.JSON);
    var done = OwnHub.ok(answer);
    String path = "/api/v1/shipments/" + done.path("id").asString();
    buyer.json(path + "?atLeast=" + done.path("position"));
    return path + "/delivery-note";
  }

  private String line(int quantity, String more) {
    return "{\"part\": \"JX-%s\", \"quantity\": \"%d\", \"unit\": \"PCE\"%s}"
        .formatted(run, quantity, more);
  }

  private static HttpResponse<byte[]> file(Api reader, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = reader.request(path, "Accept", "application/pdf");
    if (headers.length > 0) request.headers(headers);
    return Logins.HTTP.send(request.GET().build(), BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) throws IOException {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
    try (var document = Loader.loadPDF(answer.body())) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void both_sides_read_it_in_either_language_with_both_numbers_and_the_packages() throws Exception {
    String packed =
        """
        {"label": "340123450000000017", "type": "PX", "grossWeight": "61.5", "packages": [
          {"label": "箱-1", "contents": [{"part": "JX-%1$s", "quantity": "12", "batch": "炉号 B-7"}]}]}
        """
            .formatted(run);
    String path =
        announced(
            line(12, ", \"batch\": \"炉号 B-7\", \"order\": \"4500099\", \"orderLine\": \"10\""),
            packed);
    for (Api reader : new Api[] {supplier, buyer}) {
      var chinese = file(reader, path + "?lang=zh");
      assertThat(text(chinese))
          .contains("送货单", "LS-" + run, "佳鑫机械", "恒岳重工", "一号工厂", "GLN 6909990000011")
          .contains("HY-" + run, "JX-" + run, "回转支承内圈（金工一厂）", "炉号 B-7", "4500099 / 10", "12 件")
          .contains("SSCC (00) 340123450000000017 · PX · 61.5 千克", "毛重", "净重", "48 千克")
          .contains("410100 中国长沙市星沙街道恒岳路8号", "410200 中国长沙市望城区佳鑫巷3号")
          .contains("箱-1", "第 1 页，共 1 页", TODAY.toString())
          .doesNotContain("Delivery note");
      assertThat(text(file(reader, path, "Accept-Language", "en")))
          .contains("Delivery note", "Jiaxin Machining", "Hengyue Heavy Industry", "Plant 1")
          .contains("8 Hengyue Road, Xingsha", "410100 Changsha, China", "61.5 kg", "48 kg")
          .contains("Swing bearing ring, inner", "12 pcs", "Page 1 of 1");
      assertThat(file(reader, path + "?lang=zh").body()).as("bytes").isEqualTo(chinese.body());
      Files.write(Path.of("target", "delivery-note-zh.pdf"), chinese.body());
    }
    assertThat(text(file(buyer, path, "Accept-Language", "zh-CN"))).contains("送货单");
  }

  @Test
  void a_line_that_serves_a_schedule_says_the_cumulative_with_it() throws Exception {
    DateTimeFormatter edi = DateTimeFormatter.BASIC_ISO_DATE;
    new Api(hub, "hengyue-edi")
        .handIn(
            Delfors.of(
                "NC" + run.substring(run.length() - 8),
                "HY-" + run,
                "11",
                edi.format(TODAY.plusDays(3)),
                "40",
                edi.format(TODAY.plusDays(10)),
                "60"));
    supplier.settle();
    String first = announced(line(30, ""), "");
    OwnHub.ok(
        supplier.post(
            "/api/v1/shipments",
            """
            {"number": "LT-%1$s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1", "shipped": "%2$s",
             "lines": [{"part": "JX-%1$s", "quantity": "12", "unit": "PCE"}]}
            """
                .formatted(run, TODAY),
            OwnHub.JSON));
    supplier.settle();
    String next = supplier.json("/api/v1/shipments?number=LT-" + run).at("/items/0/id").asString();
    for (Api reader : new Api[] {supplier, buyer}) {
      String english = text(file(reader, first + "?lang=en"));
      assertThat(english.replaceAll("\\s+", " ")).contains("Cumulative including this: 30 pcs");
      String second = text(file(reader, "/api/v1/shipments/" + next + "/delivery-note?lang=zh"));
      assertThat(second.replaceAll("\\s", "")).contains("累计（含本次）：42件");
    }
    signed();
    // Up to the day of the signed opening, one number covers all goods that left.
    assertThat(text(file(supplier, first + "?lang=en"))).doesNotContain("Cumulative with");
  }

  /** Both sides sign their counts for the end of today. */
  private void signed() {
    String schedule =
        buyer.json("/api/v1/call-offs?as=buyer&part=HY-" + run).at("/items/0/schedule").asString();
    String path = "/api/v1/opening-cumulatives/" + schedule;
    String type = "application/json";
    OwnHub.ok(
        buyer.put(
            path,
            "{\"asOf\": \"%s\", \"received\": \"42\", \"shipped\": \"42\"}".formatted(TODAY),
            "Content-Type",
            type,
            "If-Match",
            "\"0\""));
    OwnHub.ok(
        supplier.post(
            path + "/signature", "{\"proposal\": 1}", "Content-Type", type, "If-Match", "\"1\""));
    supplier.settle();
  }

  @Test
  void a_long_one_goes_on_page_by_page_with_every_line() throws Exception {
    String lines =
        IntStream.range(0, 300)
            .mapToObj(it -> line(1 + it, ", \"batch\": \"CH-%04d\"".formatted(it)))
            .collect(Collectors.joining(", "));
    var answer = file(buyer, announced(lines, "") + "?lang=en");
    String text = text(answer);
    for (int i = 0; i < 300; i++) assertThat(text).contains("CH-%04d".formatted(i));
    try (var document = Loader.loadPDF(answer.body())) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isGreaterThan(5);
      assertThat(text).contains("Page %d of %d".formatted(pages, pages));
    }
    assertThat(answer.body().length).as("the font's subset alone").isLessThan(1_000_000);
    Files.write(Path.of("target", "delivery-note-long.pdf"), answer.body());
  }

  @Test
  void a_character_that_the_font_lacks_is_named_and_none_is_lost() throws Exception {
    String path = announced(line(1, ", \"batch\": \"Größe 😀 Ω\""), "");
    assertThat(text(file(buyer, path))).contains("Größe", "[U+1F600] Ω");
  }

  @Test
  void others_find_nothing_and_nobody_is_let_in() throws Exception {
    String path = announced(line(1, ""), "");
    for (String other : new String[] {"hongzhu-api", "lingyun-edi", "xiangyin-bank"})
      assertThat(file(new Api(hub, other), path).statusCode()).as(other).isIn(403, 404);
    var nobody = HttpRequest.newBuilder(hub.at(path)).GET().build();
    assertThat(Logins.HTTP.send(nobody, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
    assertThat(file(buyer, path + "?lang=de").statusCode()).isEqualTo(400);
  }

  @Test
  void one_that_was_cancelled_says_so() throws Exception {
    String path = announced(line(1, ""), "");
    String shipment = path.substring(0, path.lastIndexOf('/'));
    var done =
        OwnHub.ok(
            supplier.post(
                shipment + "/cancellation", "", "If-Match", "\"1\"", "Content-Type", "text/plain"));
    assertThat(text(file(buyer, path + "?lang=zh&atLeast=" + done.path("position"))))
        .contains("已作废");
  }
}
