package weft.api.inspection;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.imports.Importable;
import weft.api.imports.Plan;
import weft.api.imports.sheet.Cells;
import weft.api.imports.sheet.Column;
import weft.api.reading.ReadContext;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.inspection.Characteristic;
import weft.inspection.Gravity;
import weft.inspection.InspectionPlanCommand.PublishPlan;
import weft.inspection.InspectionPlanId;
import weft.inspection.Stage;
import weft.inspection.sampling.SampleRule;
import weft.inspection.sampling.SamplingPlans;
import weft.language.Text;
import weft.projections.inspection.InspectionPlanRow;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;

/**
 * Inspection plans as a spreadsheet with one row for each characteristic. The rows of one part and
 * stage form one plan.
 */
@Component
class InspectionPlanRows implements Importable<InspectionPlanBody, InspectionPlanRow> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("part", "零件号", Cells.TEXT).required(),
          Column.of(
                  "stage",
                  "检验阶段",
                  Cells.oneOf(
                      "incoming",
                      "进货检验",
                      "in-process",
                      "过程检验",
                      "final",
                      "终检",
                      "before-shipment",
                      "发货前检验"))
              .required(),
          Column.of("characteristic", "检验特性", Cells.TEXT).required().inEachLine(),
          Column.of("names.zh", "特性中文名称", Cells.TEXT).inEachLine(),
          Column.of("names.en", "特性英文名称", Cells.TEXT).inEachLine(),
          Column.of("unit", "单位", Cells.TEXT).inEachLine(),
          Column.of("nominal", "标准值", Cells.NUMBER).inEachLine(),
          Column.of("minimum", "下限", Cells.NUMBER).inEachLine(),
          Column.of("maximum", "上限", Cells.NUMBER).inEachLine(),
          Column.of("attribute", "计数特性", Cells.TEXT).inEachLine(),
          Column.of("sample.kind", "抽样方式", Cells.oneOf("all", "全检", "fixed", "定数", "aql", "AQL"))
              .required()
              .inEachLine(),
          Column.of("sample.quantity", "抽样件数", Cells.NUMBER).inEachLine(),
          Column.of("sample.level", "检验水平", Cells.TEXT).inEachLine(),
          Column.of("sample.aql", "AQL 值", Cells.NUMBER).inEachLine(),
          Column.of("severity", "缺陷等级", Cells.oneOf("critical", "致命", "major", "严重", "minor", "轻微"))
              .required()
              .inEachLine(),
          Column.of("instrument", "计量器具", Cells.TEXT).inEachLine());

  /** One row, with the part and stage of its plan. */
  record Row(
      String part,
      Stage stage,
      String characteristic,
      @Nullable Text names,
      @Nullable String unit,
      @Nullable BigDecimal nominal,
      @Nullable BigDecimal minimum,
      @Nullable BigDecimal maximum,
      @Nullable String attribute,
      SampleRule sample,
      Gravity severity,
      @Nullable String instrument) {
    static Row of(InspectionPlanRow plan, Characteristic it) {
      return new Row(
          plan.part(),
          plan.stage(),
          it.characteristic(),
          it.names(),
          it.unit(),
          it.nominal(),
          it.minimum(),
          it.maximum(),
          it.attribute(),
          it.sample(),
          it.severity(),
          it.instrument());
    }
  }

  @Override
  public String what() {
    return "inspection-plans";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Plan plan() {
    return Plan.of("part", "stage").in("characteristics");
  }

  @Override
  public Class<InspectionPlanBody> body() {
    return InspectionPlanBody.class;
  }

  @Override
  public void require(Caller caller) {
    caller.require(Role.QUALITY);
  }

  @Override
  public Entry entry(Caller caller, @Nullable String as, InspectionPlanBody body, Instant at) {
    var plan =
        new InspectionPlanId(
            caller.requireParty(),
            Body.name(body.part(), "/part"),
            Body.required(body.stage(), "/stage"));
    return new Entry(
        plan.stream(),
        plan.stream(),
        null,
        () -> new PublishPlan(plan, SamplingPlans.EDITION, body.read()));
  }

  @Override
  public Board<InspectionPlanRow> board() {
    return InspectionPlanRow.BOARD;
  }

  @Override
  public List<Filter> own(Caller caller) {
    return List.of(Filter.is("owner", caller.requireParty().value()));
  }

  @Override
  public List<Exported> exported(InspectionPlanRow row, ReadContext reading) {
    return row.characteristics().stream()
        .map(it -> new Exported(row.stream(), Row.of(row, it)))
        .toList();
  }
}
