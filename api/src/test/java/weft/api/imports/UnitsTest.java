package weft.api.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import weft.api.imports.sheet.CellFault;
import weft.api.imports.sheet.Cells;
import weft.api.imports.sheet.Column;
import weft.api.imports.sheet.DecimalMark;
import weft.api.imports.sheet.FileFormat;
import weft.api.imports.sheet.RowFault;
import weft.api.imports.sheet.UnreadableFile;

/** The units of a sheet's rows, and their faults by row and column. */
class UnitsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<Column> PARTS =
      List.of(
          Column.of("part", "零件号", Cells.TEXT).required(),
          Column.of("names.zh", "中文名称", Cells.TEXT),
          Column.of("transitDays", "运输天数", Cells.WHOLE),
          Column.of("range.minimum", "最低库存", Cells.NUMBER),
          Column.of("range.in", "单位", Cells.oneOf("quantity", "数量", "days", "天数")),
          Column.of("conversions", "换算", Cells.pairs("unit", '=', "factor", true)),
          Column.of("certificates", "证书", Cells.pairs("type", '/', "language", false)));
  private static final List<Column> PLANS =
      List.of(
          Column.of("site", "工厂", Cells.TEXT).required(),
          Column.of("part", "零件号", Cells.TEXT).required(),
          Column.of("unit", "计量单位", Cells.TEXT),
          Column.of("date", "日期", Cells.DATE).inEachLine(),
          Column.of("week", "周", Cells.WEEK_OF_YEAR).inEachLine(),
          Column.of("quantity", "数量", Cells.NUMBER).inEachLine());

  private static List<Unit> units(List<Column> columns, Plan plan, String csv)
      throws UnreadableFile {
    List<Unit> units = new ArrayList<>();
    var file =
        new SourceFile(
            csv.getBytes(UTF_8), FileFormat.CSV, null, columns, plan, DecimalMark.UNKNOWN);
    file.each(file.size().mark(), units::add);
    return units;
  }

  private static List<Unit> parts(String csv) throws UnreadableFile {
    return units(PARTS, Plan.NONE, csv);
  }

  private static List<Unit> plans(String csv) throws UnreadableFile {
    return units(PLANS, Plan.of("site", "part"), csv);
  }

  @Test
  void a_row_becomes_the_body_of_a_request_with_headers_of_either_language() throws UnreadableFile {
    String json =
        """
        {"part": "A-1", "names": {"zh": "支座"}, "transitDays": 3, "range": {"minimum": "1200.5", "in": "days"},
         "conversions": [{"unit": "BX", "factor": "12"}, {"unit": "KGM", "factor": "0.25"}],
         "certificates": [{"type": "3.1", "language": "zh"}, {"type": "2.1"}]}
        """;
    for (String header :
        List.of(
            "part;names.zh;transitDays;range.minimum;range.in;conversions;certificates",
            "零件号*;中文名称;运输天数;最低库存;单位;换算;证书"))
      assertThat(
              parts(header + "\nA-1;支座;3.0;1,200.50;天数;\"BX=12; KGM=0,25\";\"3.1/zh；2.1\"\n")
                  .getFirst()
                  .body())
          .isEqualTo(JSON.readTree(json));
  }

  @Test
  void numbers_are_read_as_people_write_them() throws CellFault {
    for (String text :
        List.of("1200.5", "1,200.5", "1.200,5", "１２００．５", " 1200.50", "1200,5", "1 200,5"))
      assertThat(Cells.NUMBER.read(text).asString()).as(text).isEqualTo("1200.5");
    assertThat(Cells.NUMBER.read("0,125").asString()).isEqualTo("0.125");
    assertThat(Cells.NUMBER.read("1.200.000").asString()).isEqualTo("1200000");
    for (String text :
        List.of("HY-1", "", "1.2005E3", "1e999", "--1", "1,20,000", "1.2.3", "1,200.5,0", "1,5.2"))
      assertThatThrownBy(() -> Cells.NUMBER.read(text)).as(text).hasMessage("not-a-number");
  }

  /** Each row: the decimal marks of the file, and the meaning of a cell. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POINT | 1,125 | 1125",
        "POINT | 1.125 | 1.125",
        "POINT | 1,5 | ",
        "POINT | 1.200,5 | ",
        "COMMA | 1.200 | 1200",
        "COMMA | 1,200 | 1.2",
        "COMMA | -1.200,50 | -1200.5",
        "COMMA | 1.5 | ",
        "UNKNOWN | 1.200 | ?",
        "UNKNOWN | -1,200 | ?",
        "UNKNOWN | 1200 | 1200",
        "UNKNOWN | 0.125 | 0.125",
        "UNKNOWN | 1,5 | 1.5",
        "UNKNOWN | 1234.567 | 1234.567"
      })
  void a_number_is_what_the_mark_of_its_file_says(
      DecimalMark mark, String text, @Nullable String number) throws CellFault {
    if (number == null || number.equals("?"))
      assertThatThrownBy(() -> Cells.NUMBER.read(text, mark))
          .hasMessage(number == null ? "not-a-number" : "number-ambiguous");
    else assertThat(Cells.NUMBER.read(text, mark).asString()).isEqualTo(number);
  }

  @Test
  void a_number_means_what_its_file_says() throws UnreadableFile {
    assertThat(factors("BX=1.200", "BX=1,5")).containsExactly("1200", "1.5");
    assertThat(factors("BX=1.200", "BX=1.5")).containsExactly("1.2", "1.5");
    assertThat(factors("BX=1.200", "BX=7")).containsExactly("number-ambiguous", "7");
    assertThat(factors("BX=1.200; PAL=1.5", "BX=1,5"))
        .as("it says both")
        .containsExactly("number-ambiguous", "1.5");
    var comma = units(PARTS, Plan.NONE, "part,conversions\nA,BX=1.200\n");
    assertThat(comma.getFirst().body().at("/conversions/0/factor").asString())
        .as("spreadsheets part cells by commas where decimals have points")
        .isEqualTo("1.2");
    RowFault asked = parts("part;conversions\nA;BX=1.200\n").getFirst().faults().getFirst();
    assertThat(asked.text().en()).contains("“1.200” may be 1200 or 1.200.");
  }

  private static List<String> factors(String... conversions) throws UnreadableFile {
    var csv = new StringBuilder("part;conversions\n");
    for (int i = 0; i < conversions.length; i++)
      csv.append("A-%d;\"%s\"\n".formatted(i, conversions[i]));
    return parts(csv.toString()).stream()
        .map(
            it ->
                it.isGood()
                    ? it.body().at("/conversions/0/factor").asString()
                    : it.faults().getFirst().code())
        .toList();
  }

  @Test
  void dates_weeks_and_moments_are_read_as_people_write_them() throws CellFault {
    for (String text : List.of("2026-12-08", "2026/12/8", "2026年12月8日", "2026.12.08"))
      assertThat(Cells.DATE.read(text).asString()).isEqualTo("2026-12-08");
    assertThat(Cells.WEEK_OF_YEAR.read("2026w5").asString()).isEqualTo("2026-W05");
    for (String text : List.of("2026-06", "2026/6", "2026年6月", "2026-06-01", "2026/6/1"))
      assertThat(Cells.MONTH.read(text).asString()).isEqualTo("2026-06");
    for (String text : List.of("2026-13", "2026-0", "2026-06-02", "Jun-26", "2026.10"))
      assertThatThrownBy(() -> Cells.MONTH.read(text)).isInstanceOf(CellFault.class);
    assertThat(Cells.MOMENT.read("2026-12-08 10:00+08:00").asString())
        .isEqualTo("2026-12-08T02:00:00Z");
    assertThatThrownBy(() -> Cells.DATE.read("8.12.2026")).isInstanceOf(CellFault.class);
    assertThatThrownBy(() -> Cells.DATE.read("2026-02-30")).isInstanceOf(CellFault.class);
    assertThatThrownBy(() -> Cells.MOMENT.read("2026-12-08 10:00")).isInstanceOf(CellFault.class);
  }

  @Test
  void a_cell_that_cannot_be_read_is_told_by_row_and_column_with_what_stands_there()
      throws UnreadableFile {
    var units = parts("part,transitDays,range.in\nA-1,3,days\n\nA-2,three,weeks\n");
    assertThat(units.get(0).isGood()).isTrue();
    assertThat(units.get(1).faults())
        .extracting(RowFault::row, RowFault::column, RowFault::code, RowFault::value)
        .containsExactly(
            tuple(4, "transitDays", "not-a-number", "three"),
            tuple(4, "range.in", "not-one-of-these", "weeks"));
  }

  @Test
  void rows_of_one_plan_are_one_publication_wherever_they_stand() throws UnreadableFile {
    var units =
        plans(
            """
            site,part,unit,date,week,quantity
            JX1,A,PCE,2026-12-08,,10
            JX1,B,PCE,,2026-W51,70
            JX1,A,PCE,,2026-W51,20
            """);
    assertThat(units).hasSize(2);
    assertThat(units.getFirst().body())
        .isEqualTo(
            JSON.readTree(
                """
                {"site": "JX1", "part": "A", "unit": "PCE", "from": "2026-12-08", "until": "2026-12-20",
                 "lines": [{"date": "2026-12-08", "quantity": "10"}, {"week": "2026-W51", "quantity": "20"}]}
                """));
    var other =
        plans("site,part,unit,date,quantity\nJX1,A,PCE,2026-12-08,1\nJX1,A,KGM,2026-12-09,1\n");
    assertThat(other.getFirst().faults())
        .extracting(RowFault::row, RowFault::column, RowFault::code)
        .containsExactly(tuple(3, "unit", "differs-in-plan"));
  }

  @Test
  void a_sheet_without_a_needed_column_or_with_one_twice_is_not_begun() {
    assertThatThrownBy(() -> parts("transitDays\n3\n")).hasMessage("column-missing");
    assertThatThrownBy(() -> parts("part,零件号\nA,B\n")).hasMessage("column-twice");
    assertThatThrownBy(
            () ->
                new SourceFile(
                        "part\n".getBytes(UTF_8),
                        FileFormat.CSV,
                        null,
                        PARTS,
                        Plan.NONE,
                        DecimalMark.UNKNOWN)
                    .size())
        .hasMessage("file-empty");
  }

  @Test
  void columns_of_others_are_passed_over_and_told_and_so_is_the_reason() throws UnreadableFile {
    var file =
        new SourceFile(
            "part,remark,reason,未通过原因\nA,x,y,z\n".getBytes(UTF_8),
            FileFormat.CSV,
            null,
            PARTS,
            Plan.NONE,
            DecimalMark.UNKNOWN);
    var layout = file.size().layout();
    assertThat(layout).isNotNull();
    assertThat(layout.ignored()).containsExactly("remark");
  }

  @Test
  void more_than_a_hundred_thousand_rows_are_not_begun() {
    String rows = "part\n" + "A\n".repeat(100_001);
    assertThatThrownBy(
            () ->
                new SourceFile(
                        rows.getBytes(UTF_8),
                        FileFormat.CSV,
                        null,
                        PARTS,
                        Plan.NONE,
                        DecimalMark.UNKNOWN)
                    .size())
        .hasMessage("too-many-rows");
  }

  @Test
  void a_hundred_thousand_rows_are_read_in_well_under_ten_seconds() throws UnreadableFile {
    StringBuilder rows = new StringBuilder("part,names.zh,transitDays,range.minimum,conversions\n");
    for (int i = 0; i < 100_000; i++)
      rows.append("HT-%d,支座 %d,%d,%d.5,BX=%d\n".formatted(i, i, i % 9, i, i % 40 + 1));
    byte[] bytes = rows.toString().getBytes(UTF_8);
    long begun = System.nanoTime();
    var file = new SourceFile(bytes, FileFormat.CSV, null, PARTS, Plan.NONE, DecimalMark.UNKNOWN);
    assertThat(file.size().rows()).isEqualTo(100_000);
    int[] good = {0};
    file.each(DecimalMark.POINT, it -> good[0] += it.isGood() ? 1 : 0);
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf("100,000 rows of CSV read twice and made into bodies in %.1f s%n", seconds);
    assertThat(good[0]).isEqualTo(100_000);
    assertThat(seconds).isLessThan(10);
  }

  @Test
  void what_stands_is_known_again_however_it_is_written() {
    var parts = new SheetComparison(PARTS, true, Plan.NONE);
    List<JsonNode> stands =
        List.of(
            JSON.readTree(
                "{\"part\": \"A\", \"transitDays\": 3, \"range\": {\"minimum\": \"5\"}}"));
    assertThat(
            parts.saysNothingNew(
                body("{\"part\": \"A\", \"range\": {\"minimum\": \"5.0\"}}"), stands))
        .isTrue();
    assertThat(parts.saysNothingNew(body("{\"part\": \"A\", \"transitDays\": 4}"), stands))
        .isFalse();
    assertThat(parts.saysNothingNew(body("{\"part\": \"A\"}"), List.of())).isFalse();
    assertThat(
            new SheetComparison(PARTS, false, Plan.NONE)
                .saysNothingNew(body("{\"part\": \"A\"}"), stands))
        .isFalse();
  }

  @Test
  void a_plan_says_nothing_new_only_where_all_of_its_horizon_stands_already() {
    var plans = new SheetComparison(PLANS, false, Plan.of("site", "part"));
    String line =
        "{\"site\": \"JX1\", \"part\": \"A\", \"unit\": \"PCE\", \"date\": \"2026-12-%s\","
            + " \"quantity\": \"%s\"}";
    List<JsonNode> stands =
        List.of(
            JSON.readTree(line.formatted("08", "10")), JSON.readTree(line.formatted("11", "20")));
    String said =
        """
        {"site": "JX1", "part": "A", "unit": "PCE", "from": "2026-12-08", "until": "2026-12-%s",
         "lines": [{"date": "2026-12-08", "quantity": "10.0"}, {"date": "2026-12-09", "quantity": "0"}]}
        """;
    assertThat(plans.saysNothingNew(body(said.formatted("09")), stands)).isTrue();
    assertThat(plans.saysNothingNew(body(said.formatted("11")), stands))
        .as("a line of the horizon would be taken away")
        .isFalse();
    assertThat(plans.saysNothingNew(body(said.formatted("09").replace("PCE", "KGM")), stands))
        .isFalse();
  }

  private static ObjectNode body(String json) {
    return (ObjectNode) JSON.readTree(json);
  }
}
