package weft.api.manufacturing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.asking.BodyParts;
import weft.api.imports.Importable;
import weft.api.imports.Plan;
import weft.api.imports.sheet.Cells;
import weft.api.imports.sheet.Column;
import weft.api.reading.ReadContext;
import weft.api.security.Caller;
import weft.language.Text;
import weft.manufacturing.ParameterLimits;
import weft.manufacturing.ParameterSheetCommand.PublishParameterSheet;
import weft.manufacturing.ParameterSheetId;
import weft.manufacturing.SheetStep;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.projections.manufacturing.ParameterSheetRow;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;

/**
 * Parameter sheets as a spreadsheet with one row for each parameter of a step. The rows of one code
 * form one sheet. A step without parameters is a row without a parameter.
 */
@Component
class ParameterRows implements Importable<ParameterRows.Stated, ParameterSheetRow> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("code", "参数单编号", Cells.TEXT).required(),
          Column.of("part", "零件号", Cells.TEXT).required(),
          Column.of("step", "工序号", Cells.WHOLE).required().inEachLine(),
          Column.of("zh", "工序中文名称", Cells.TEXT).required().inEachLine(),
          Column.of("en", "工序英文名称", Cells.TEXT).required().inEachLine(),
          Column.of("machine", "设备", Cells.TEXT).inEachLine(),
          Column.of("tool", "刀具或工装", Cells.TEXT).inEachLine(),
          Column.of("name", "参数", Cells.TEXT).inEachLine(),
          Column.of("unit", "单位", Cells.TEXT).inEachLine(),
          Column.of("nominal", "标准值", Cells.NUMBER).inEachLine(),
          Column.of("minimum", "下限", Cells.NUMBER).inEachLine(),
          Column.of("maximum", "上限", Cells.NUMBER).inEachLine());

  private final SheetPublications publications;

  ParameterRows(SheetPublications publications) {
    this.publications = publications;
  }

  /** A sheet by its parameters. */
  record Stated(
      @Nullable String code,
      @Nullable String part,
      @Nullable List<ParameterRows.@Nullable Line> lines) {}

  /** A parameter with the values of its step; a step without parameters has none. */
  record Line(
      @Nullable Integer step,
      @Nullable String zh,
      @Nullable String en,
      @Nullable String machine,
      @Nullable String tool,
      @Nullable String name,
      @Nullable String unit,
      @Nullable Quantity nominal,
      @Nullable Quantity minimum,
      @Nullable Quantity maximum) {
    static Line of(SheetStep it, @Nullable ParameterLimits parameter) {
      return new Line(
          it.step(),
          it.names().zh(),
          it.names().en(),
          it.machine(),
          it.tool(),
          parameter == null ? null : parameter.name(),
          parameter == null ? null : parameter.unit(),
          parameter == null ? null : parameter.nominal(),
          parameter == null ? null : parameter.minimum(),
          parameter == null ? null : parameter.maximum());
    }

    boolean hasParameter() {
      return name != null || unit != null || nominal != null || minimum != null || maximum != null;
    }

    SheetPublication.Parameter parameter() {
      return new SheetPublication.Parameter(name, unit, nominal, minimum, maximum);
    }
  }

  /** One row, with the values that are common to the sheet. */
  record Row(
      String code,
      String part,
      @Nullable Integer step,
      @Nullable String zh,
      @Nullable String en,
      @Nullable String machine,
      @Nullable String tool,
      @Nullable String name,
      @Nullable String unit,
      @Nullable Quantity nominal,
      @Nullable Quantity minimum,
      @Nullable Quantity maximum) {
    static Row of(ParameterSheetRow sheet, Line it) {
      return new Row(
          sheet.code(),
          sheet.part(),
          it.step,
          it.zh,
          it.en,
          it.machine,
          it.tool,
          it.name,
          it.unit,
          it.nominal,
          it.minimum,
          it.maximum);
    }
  }

  @Override
  public String what() {
    return "parameter-sheets";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Plan plan() {
    return Plan.of("code", "part");
  }

  @Override
  public Class<Stated> body() {
    return Stated.class;
  }

  @Override
  public void require(Caller caller) {
    publications.supplier(caller);
  }

  @Override
  public Entry entry(Caller caller, @Nullable String as, Stated body, Instant at) {
    PartyCode supplier = caller.requireParty();
    var sheet = new ParameterSheetId(supplier, Body.name(body.code(), "/code"));
    return new Entry(sheet.stream(), sheet.stream(), null, () -> command(sheet, body));
  }

  private PublishParameterSheet command(ParameterSheetId sheet, Stated body) {
    var read = new BodyParts();
    var part = read.read(() -> Body.name(body.part(), "/part"));
    var lines =
        read.read(() -> Body.list(body.lines(), "/lines", (it, place) -> step(sheet, it, place)));
    read.end();
    return new PublishParameterSheet(sheet, part.get(), joined(lines.get()));
  }

  /** A step with the parameter of one line. */
  private SheetStep step(ParameterSheetId sheet, Line it, String at) {
    var read = new BodyParts();
    var number = read.read(() -> SheetPublications.stepNumber(it.step(), at + "/step"));
    var zh = read.read(() -> Body.text(it.zh(), at + "/zh", 200));
    var en = read.read(() -> Body.text(it.en(), at + "/en", 200));
    var machine = read.read(() -> Body.optionalText(it.machine(), at + "/machine", 70));
    var tool = read.read(() -> Body.optionalText(it.tool(), at + "/tool", 70));
    var parameters =
        read.read(
            () ->
                it.hasParameter()
                    ? List.of(publications.parameter(sheet, it.parameter(), at))
                    : List.<ParameterLimits>of());
    read.end();
    return new SheetStep(
        number.get(), new Text(en.get(), zh.get()), machine.get(), tool.get(), parameters.get());
  }

  /** Joins the parameters of lines with the same step, machine, tool and names. */
  private static List<SheetStep> joined(List<SheetStep> lines) {
    Map<SheetStep, List<ParameterLimits>> steps = new LinkedHashMap<>();
    for (SheetStep it : lines)
      steps.computeIfAbsent(with(it, List.of()), _ -> new ArrayList<>()).addAll(it.parameters());
    List<SheetStep> all = new ArrayList<>();
    steps.forEach((step, parameters) -> all.add(with(step, parameters)));
    return List.copyOf(all);
  }

  private static SheetStep with(SheetStep it, List<ParameterLimits> parameters) {
    return new SheetStep(it.step(), it.names(), it.machine(), it.tool(), parameters);
  }

  @Override
  public Board<ParameterSheetRow> board() {
    return ParameterSheetRow.BOARD;
  }

  @Override
  public List<Filter> own(Caller caller) {
    return List.of(
        new Filter("t.current = :current", "current", true),
        Filter.is("owner", caller.requireParty().value()));
  }

  @Override
  public List<Exported> exported(ParameterSheetRow row, ReadContext reading) {
    List<Exported> all = new ArrayList<>();
    for (SheetStep step : row.steps()) {
      if (step.parameters().isEmpty()) all.add(exported(row, Line.of(step, null)));
      for (ParameterLimits it : step.parameters()) all.add(exported(row, Line.of(step, it)));
    }
    return all;
  }

  private static Exported exported(ParameterSheetRow row, Line it) {
    return new Exported(row.stream(), Row.of(row, it));
  }
}
