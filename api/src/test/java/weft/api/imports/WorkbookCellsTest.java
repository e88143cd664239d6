package weft.api.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.api.imports.sheet.Cells;
import weft.api.imports.sheet.Column;
import weft.api.imports.sheet.DecimalMark;
import weft.api.imports.sheet.FileFormat;
import weft.api.imports.sheet.RowFault;
import weft.api.imports.sheet.Rows;
import weft.api.imports.sheet.SheetRow;
import weft.api.imports.sheet.UnreadableFile;
import weft.api.imports.sheet.XlsxRows;

/** A cell is read as people see it; a cell that cannot be read is not treated as empty. */
class WorkbookCellsTest {
  private static final String TYPES =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String STYLES =
      """
      <styleSheet><numFmts><numFmt numFmtId='164' formatCode='000000'/></numFmts>\
      <cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/></cellXfs></styleSheet>\
      """;

  private static byte[] workbook(String settings, String rows, String behind) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      put(
          zip,
          "[Content_Types].xml",
          "<Types><Override PartName='/xl/workbook.xml' ContentType='%ssheet.main+xml'/>"
                  .formatted(TYPES)
              + "<Override PartName='/xl/styles.xml' ContentType='%sstyles+xml'/></Types>"
                  .formatted(TYPES));
      put(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns:r='%s'>%s<sheets><sheet name='S' sheetId='1' r:id='a'/><sheet name='T' sheetId='2' r:id='b'/></sheets></workbook>"
              .formatted(OFFICE, settings));
      put(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id='a' Target='worksheets/sheet1.xml'/><Relationship Id='b'"
              + " Target='/xl/worksheets/sheet2.xml'/></Relationships>");
      put(zip, "xl/worksheets/sheet1.xml", sheet(rows, behind));
      put(zip, "xl/worksheets/sheet2.xml", sheet("", merged("A2:A9")));
      put(zip, "xl/styles.xml", STYLES);
    }
    return bytes.toByteArray();
  }

  private static String sheet(String rows, String behind) {
    return "<worksheet><sheetData>" + rows + "</sheetData>" + behind + "</worksheet>";
  }

  private static String merged(String area) {
    return "<mergeCells count='1'><mergeCell ref='" + area + "'/></mergeCells>";
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(UTF_8));
    zip.closeEntry();
  }

  private static String text(String at, String text) {
    return "<c r='%s' t='inlineStr'><is><t>%s</t></is></c>".formatted(at, text);
  }

  private static String header(String... names) {
    var cells = new StringBuilder();
    for (int i = 0; i < names.length; i++) cells.append(text((char) ('A' + i) + "1", names[i]));
    return "<row r='1'>" + cells + "</row>";
  }

  private static @Nullable String read(String settings, String cell)
      throws IOException, UnreadableFile {
    byte[] file = workbook(settings, header("it") + "<row r='2'>" + cell + "</row>", "");
    List<List<@Nullable String>> rows = new ArrayList<>();
    try (Rows all = XlsxRows.of(file)) {
      for (SheetRow it = all.next(); it != null; it = all.next())
        rows.add(Arrays.asList(it.cells()));
    }
    return rows.size() == 1 ? null : rows.get(1).getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 434.99999999999994, 435",
    "0, 0.30000000000000004, 0.3",
    "0, 12.5, 12.5",
    "0, 123456789012345678, 123456789012345678",
    "1, 46370, 2026-12-14",
    "1, 46370.3541666667, 2026-12-14T08:30",
    "2, 4711, 004711",
    "2, 12345678, 12345678",
    "2, -7, -7",
    "0, 1E+20, 100000000000000000000",
    "0, 1.0E-3, 0.001",
    "0, 5.5511151231257827E-17, 0.0000000000000000555111512312578",
    "0, 1E+39, 1000000000000000000000000000000000000000"
  })
  void a_number_is_what_is_seen_typed_or_reckoned(String style, String value, String seen)
      throws IOException, UnreadableFile {
    String cell = "<c r='A2' s='%s'>%s<v>%s</v></c>";
    assertThat(read("", cell.formatted(style, "", value))).isEqualTo(seen);
    assertThat(read("", cell.formatted(style, "<f>B2</f>", value))).isEqualTo(seen);
  }

  /** Three kilobytes of a workbook would otherwise fill all memory. */
  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1E-999999999", "-1E+40", "1E+308"})
  void a_number_that_takes_more_than_forty_digits_is_a_fault_of_its_row(String value)
      throws IOException, UnreadableFile {
    for (String style : List.of("0", "1", "2"))
      for (String formula : List.of("", "<f>B2</f>")) {
        String cell = "<c r='B2' s='%s'>%s<v>%s</v></c>".formatted(style, formula, value);
        String row = "<row r='2'>" + text("A2", "X-1") + cell + "</row>";
        List<Unit> units = units(workbook("", header("part", "quantity") + row, ""));
        assertThat(units.getFirst().faults())
            .extracting(RowFault::row, RowFault::column, RowFault::code, RowFault::value)
            .containsExactly(tuple(2, "quantity", "not-a-number", value));
      }
  }

  @Test
  void a_number_of_thousands_of_digits_is_no_workbook_of_a_spreadsheet() throws IOException {
    String row = "<row r='2'><c r='A2'><v>" + "7".repeat(30_000) + "</v></c></row>";
    byte[] file = workbook("", header("part", "quantity") + row, "");
    assertThatThrownBy(() -> units(file)).hasMessage("workbook-unreadable");
  }

  @ParameterizedTest
  @CsvSource({"1, 2030-12-15", "true, 2030-12-15", "0, 2026-12-14", "false, 2026-12-14"})
  void days_are_counted_from_the_year_that_the_workbook_counts_from(String said, String day)
      throws IOException, UnreadableFile {
    String settings = "<workbookPr date1904='" + said + "'/>";
    assertThat(read(settings, "<c r='A2' s='1'><v>46370</v></c>")).isEqualTo(day);
  }

  @Test
  void a_formula_that_says_nothing_is_empty_and_a_row_of_errors_alone_is_none()
      throws IOException, UnreadableFile {
    assertThat(read("", text("B2", "x") + "<c r='A2' t='str'><f>B2</f><v></v></c>")).isNull();
    assertThat(read("", "<c r='A2' t='e'><f>B2</f><v>#N/A</v></c>")).isNull();
  }

  private static List<Unit> units(byte[] file) throws IOException, UnreadableFile {
    List<Column> columns =
        List.of(
            Column.of("part", "零件号", Cells.TEXT).required(),
            Column.of("owner", "所有者", Cells.TEXT),
            Column.of("quantity", "数量", Cells.NUMBER));
    List<Unit> units = new ArrayList<>();
    var source =
        new SourceFile(file, FileFormat.XLSX, null, columns, Plan.NONE, DecimalMark.UNKNOWN);
    source.each(source.size().mark(), units::add);
    return units;
  }

  @Test
  void a_number_that_the_workbook_keeps_as_one_has_a_point_and_says_nothing_of_the_others()
      throws IOException, UnreadableFile {
    String rows =
        header("part", "quantity")
            + "<row r='2'>%s<c r='B2'><v>1.125</v></c></row>".formatted(text("A2", "X-1"))
            + "<row r='3'>%s%s</row>".formatted(text("A3", "X-2"), text("B3", "1.200"))
            + "<row r='4'>%s%s</row>".formatted(text("A4", "X-3"), text("B4", "1,5"));
    assertThat(units(workbook("", rows, "")))
        .extracting(it -> it.body().path("quantity").asString())
        .containsExactly("1.125", "1200", "1.5");
  }

  /** VLOOKUP without a match must not turn another party's goods into the caller's own. */
  @Test
  void an_error_or_a_formula_that_was_never_calculated_is_no_empty_cell()
      throws IOException, UnreadableFile {
    for (String cell :
        List.of(
            "<c r='B2' t='e'><v>#N/A</v></c>",
            "<c r='B2' t='e'><f>VLOOKUP(A2,X:Y,2,0)</f><v>#REF!</v></c>",
            "<c r='B2'><f>A3</f></c>",
            "<c r='B2'><f>A3</f><v></v></c>",
            "<c r='B2'><f>A3</f><v/></c>",
            text("B2", "#DIV/0!"))) {
      String row = "<row r='2'>" + text("A2", "X-1") + cell + "</row>";
      List<Unit> units = units(workbook("", header("part", "owner") + row, ""));
      assertThat(units).hasSize(1);
      assertThat(units.getFirst().faults())
          .as(cell)
          .extracting(RowFault::row, RowFault::column, RowFault::code)
          .containsExactly(tuple(2, "owner", "cell-in-error"));
    }
  }

  /** A merged cell is visible in each of its rows, and stored in the first. */
  @Test
  void a_cell_that_is_merged_over_several_rows_is_refused_with_its_place()
      throws IOException, UnreadableFile {
    String rows =
        header("part", "owner")
            + "<row r='2'>%s%s</row><row r='3'>%s</row>"
                .formatted(text("A2", "X-1"), text("B2", "HENGYUE"), text("A3", "X-2"));
    assertThatThrownBy(() -> units(workbook("", rows, merged("B2:B3"))))
        .isInstanceOfSatisfying(
            UnreadableFile.class,
            it -> {
              assertThat(it.fault().row()).isEqualTo(2);
              assertThat(it.fault().text().en()).contains("B2:B3");
            })
        .hasMessage("cells-merged");
    for (String harmless : List.of("A1:A1", "A1:B1", "A4:B4", "A1:A2"))
      assertThat(units(workbook("", rows, merged(harmless)))).as(harmless).hasSize(2);
  }
}
