package weft.api.imports;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.api.imports.sheet.CsvRows;
import weft.api.imports.sheet.FileFormat;
import weft.api.imports.sheet.Rows;
import weft.api.imports.sheet.SheetOut;
import weft.api.imports.sheet.SheetRow;
import weft.api.imports.sheet.UnreadableFile;
import weft.api.imports.sheet.XlsxRows;

/** Files as people's spreadsheets write them. */
class SheetReadingTest {
  private static List<List<@Nullable String>> read(Rows rows) throws UnreadableFile {
    List<List<@Nullable String>> all = new ArrayList<>();
    try (rows) {
      for (SheetRow it = rows.next(); it != null; it = rows.next())
        all.add(Arrays.asList(it.cells()));
    }
    return all;
  }

  private static List<List<@Nullable String>> csv(String text) throws UnreadableFile {
    return read(CsvRows.of(text.getBytes(UTF_8), null));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void the_header_tells_what_parts_the_cells(String mark) throws UnreadableFile {
    String text = "part|unit|names.zh\r\nA-1|PCE|\"支座|\"\"左\"\"\"\n\n\"B\n2\"||x\n";
    assertThat(csv("\ufeff" + text.replace("|", mark)))
        .containsExactly(
            List.of("part", "unit", "names.zh"),
            List.of("A-1", "PCE", "支座" + mark.strip() + (mark.isBlank() ? "\t" : "") + "\"左\""),
            Arrays.asList("B\n2", null, "x"));
  }

  @Test
  void rows_are_numbered_as_the_spreadsheet_counts_them() throws UnreadableFile {
    try (Rows rows = CsvRows.of("a\n\n\"x\ny\"\nz".getBytes(UTF_8), null)) {
      List<Integer> numbers = new ArrayList<>();
      for (SheetRow it = rows.next(); it != null; it = rows.next()) numbers.add(it.number());
      assertThat(numbers).containsExactly(1, 3, 4);
    }
  }

  @Test
  void gb18030_is_read_where_the_sender_names_it_and_it_is_no_utf_8() throws UnreadableFile {
    byte[] file = "零件号,单位\n支座,PCE\n".getBytes(Charset.forName("GB18030"));
    assertThat(read(CsvRows.of(file, "GB18030"))).contains(List.of("支座", "PCE"));
    assertThat(read(CsvRows.of("零件号\n支座\n".getBytes(UTF_8), "GBK"))).contains(List.of("支座"));
    for (String charset : new String[] {null, "windows-1252"})
      assertThatThrownBy(() -> CsvRows.of(file, charset)).hasMessage("charset-unreadable");
    assertThatThrownBy(() -> read(CsvRows.of("part\nA".getBytes(UTF_16LE), null)))
        .hasMessage("charset-unreadable");
  }

  @Test
  void a_row_of_a_workbook_is_as_wide_as_is_read_and_a_wider_one_is_told_with_its_row()
      throws IOException {
    byte[] file = workbook(("<row>" + "<c/>".repeat(16_384) + "</row>").repeat(400));
    long begun = System.nanoTime();
    assertThatThrownBy(() -> XlsxRows.of(file))
        .isInstanceOfSatisfying(
            UnreadableFile.class,
            it -> {
              assertThat(it.fault().code()).isEqualTo("too-many-columns");
              assertThat(it.fault().row()).isEqualTo(2);
            });
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .as("of 6,553,600 cells")
        .isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void what_is_never_closed_or_far_too_long_is_told_with_its_row() {
    assertThatThrownBy(() -> csv("part\nA\n\"B"))
        .isInstanceOfSatisfying(
            UnreadableFile.class, it -> assertThat(it.fault().row()).isEqualTo(3))
        .hasMessage("quote-open");
    assertThatThrownBy(() -> csv("part\n" + "x".repeat(4_001))).hasMessage("cell-too-long");
    assertThatThrownBy(() -> csv(",".repeat(100))).hasMessage("too-many-columns");
  }

  @Test
  void a_workbook_is_read_as_it_was_meant() throws IOException, UnreadableFile {
    var bytes = new ByteArrayOutputStream();
    var workbook = new Workbook(bytes, "test", "1.0");
    var sheet = workbook.newWorksheet("first");
    sheet.value(0, 0, "part");
    sheet.value(0, 1, "quantity");
    sheet.value(0, 2, "date");
    sheet.value(0, 3, "sum");
    sheet.value(2, 0, "'=HYPERLINK(1)");
    sheet.value(2, 1, 1200.5);
    sheet.value(2, 2, LocalDate.of(2026, 12, 8));
    sheet.style(2, 2).format("yyyy/m/d").set();
    sheet.formula(2, 3, "1+1");
    sheet.value(3, 1, 12);
    workbook.finish();
    var read = read(XlsxRows.of(bytes.toByteArray()));
    assertThat(read.get(0)).containsExactly("part", "quantity", "date", "sum");
    assertThat(read.get(1).subList(0, 3)).containsExactly("=HYPERLINK(1)", "1200.5", "2026-12-08");
    assertThat(read.get(2).subList(0, 2)).containsExactly(null, "12");
  }

  @Test
  void what_is_no_workbook_or_unpacks_without_end_is_refused_before_it_is_read()
      throws IOException {
    assertThatThrownBy(() -> XlsxRows.of("PK\u0003 no".getBytes(UTF_8)))
        .hasMessage("workbook-unreadable");
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 50; i++) zip.write(zeros);
      zip.closeEntry();
    }
    assertThat(bytes.size()).isLessThan(100_000);
    assertThatThrownBy(() -> XlsxRows.of(bytes.toByteArray()))
        .isInstanceOfSatisfying(
            UnreadableFile.class, it -> assertThat(it.fault().text().en()).contains("too large"));
  }

  /** A workbook of one sheet with the given content behind its header, and one more part. */
  private static byte[] workbook(String rows, String type, String part) throws IOException {
    String types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      put(
          zip,
          "[Content_Types].xml",
          "<Types>"
              + "<Override PartName='/xl/workbook.xml' ContentType='%ssheet.main+xml'/>"
                  .formatted(types)
              + "<Override PartName='/xl/more.xml' ContentType='%s'/></Types>"
                  .formatted(types + type));
      put(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
              + "<sheets><sheet name='S' sheetId='1' r:id='a'/></sheets></workbook>");
      put(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id='a' Target='worksheets/sheet1.xml'/></Relationships>");
      put(zip, "xl/worksheets/sheet1.xml", sheet(rows));
      put(zip, "xl/more.xml", part);
    }
    return bytes.toByteArray();
  }

  private static String sheet(String rows) {
    return "<worksheet><sheetData><row r='1'>%s</row>%s</sheetData></worksheet>"
        .formatted(cell("A1", "part"), rows);
  }

  private static String cell(String at, String text) {
    return "<c r='%s' t='inlineStr'><is><t>%s</t></is></c>".formatted(at, text);
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(UTF_8));
    zip.closeEntry();
  }

  private static String row(String cells) {
    return "<row r='2'>" + cells + "</row>";
  }

  @Test
  void a_workbook_that_would_take_more_memory_than_spreadsheets_need_is_refused_unread()
      throws IOException, UnreadableFile {
    String styles = "styles+xml";
    String plain = "<styleSheet><cellXfs><xf numFmtId='0'/></cellXfs></styleSheet>";
    assertThat(read(XlsxRows.of(workbook(row(cell("A2", "X-1")), styles, plain))))
        .containsExactly(List.of("part"), List.of("X-1"));
    for (byte[] bomb :
        List.of(
            workbook(row(cell("FXSHRXW2", "x")), styles, plain),
            workbook(row("<c><v>1</v></c>".repeat(20_000)), styles, plain),
            workbook(
                row("<c r='A2' t='inlineStr'><is>" + "<r><t>1234567</t></r>".repeat(10_000))
                    + "</is></c>",
                styles,
                plain),
            workbook(row(cell("A2", "x".repeat(2 << 20))), styles, plain),
            workbook(
                row(""),
                styles,
                "<styleSheet><cellXfs>"
                    + "<xf numFmtId='0'/>".repeat(100_001)
                    + "</cellXfs></styleSheet>"),
            workbook(row(""), "sharedStrings+xml", "<sst>" + "<si/>".repeat(2_000_001) + "</sst>"),
            workbook(row(""), styles, "<a>".repeat(100))))
      assertThatThrownBy(() -> XlsxRows.of(bomb))
          .isInstanceOfSatisfying(
              UnreadableFile.class, it -> assertThat(it.fault().text().en()).contains("too large"));
  }

  /** The reader joins all text nested in a value, including cells and strings. */
  @Test
  void what_is_nested_in_a_cell_a_string_or_a_row_begins_none_anew()
      throws IOException, UnreadableFile {
    String tenMegabytes = ("x".repeat(1_000) + "<b/>").repeat(10_000);
    String row = "<c><v>1</v></c>".repeat(10_000);
    for (byte[] bomb :
        List.of(
            workbook(row("<c r='A2' t='str'><v><c/>" + tenMegabytes + "</v></c>")),
            workbook(row("<c r='A2' t='str'><v><c><c/></c>" + tenMegabytes + "</v></c>")),
            workbook(row("<c r='A2' t='str'><v><si/>" + tenMegabytes + "</v></c>")),
            strings("<si><si/><t>" + tenMegabytes.repeat(3) + "</t></si>"),
            strings("<si><t><si/>" + tenMegabytes.repeat(3) + "</t></si>"),
            strings("<si><t><c/>" + tenMegabytes.repeat(3) + "</t></si>"),
            strings(("<c><si><t>" + "x".repeat(60_000) + "</t></si></c>").repeat(700)),
            workbook(row(row + "<row>" + row + "</row>"))))
      assertThatThrownBy(() -> XlsxRows.of(bomb))
          .isInstanceOfSatisfying(
              UnreadableFile.class, it -> assertThat(it.fault().text().en()).contains("too large"));
    assertThat(read(XlsxRows.of(workbook(row("<c r='A2' t='str'><v><c/>X-1</v></c>")))))
        .as("the reader does join it")
        .containsExactly(List.of("part"), List.of("X-1"));
  }

  private static byte[] workbook(String rows) throws IOException {
    return workbook(rows, "styles+xml", "<styleSheet/>");
  }

  private static byte[] strings(String some) throws IOException {
    return workbook(row(""), "sharedStrings+xml", "<sst>" + some + "</sst>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+cmd",
        "-x",
        "@SUM",
        "'=1",
        "''@x",
        "＝1+1",
        "＋1",
        "－cmd",
        "＠SUM",
        "'＝1",
        "-5",
        "+5.25",
        "plain",
        "'quoted'",
        "a=b",
        "=\"a;b\",c",
        "x\ny",
        "零件"
      })
  void whatever_is_written_is_read_again_and_is_no_formula(String text)
      throws IOException, UnreadableFile {
    for (FileFormat format : List.of(FileFormat.CSV, FileFormat.XLSX)) {
      var bytes = new ByteArrayOutputStream();
      try (SheetOut out = SheetOut.of(format, bytes, "x", List.of(false, true))) {
        out.row(List.of("text", "number"));
        out.row(List.of(text, "-12.5"));
      }
      byte[] file = bytes.toByteArray();
      var rows = format == FileFormat.CSV ? CsvRows.of(file, null) : XlsxRows.of(file);
      assertThat(read(rows)).last().isEqualTo(List.of(text, "-12.5"));
      if (format == FileFormat.CSV && !text.startsWith("'") && !text.matches("[+-][0-9.]+"))
        assertThat(bytes.toString(UTF_8)).doesNotContainPattern("(?m)^\"?[=+@＝＋－＠-]");
    }
  }
}
