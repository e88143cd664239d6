package weft.api.capacity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
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
import weft.calendar.Week;
import weft.capacity.Capacity;
import weft.capacity.CapacityGroupCommand.StateWeeks;
import weft.capacity.CapacityGroupId;
import weft.capacity.CapacityWeek;
import weft.capacity.PartLoad;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.projections.capacity.CapacityGroupRow;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;

/**
 * Capacity groups as a spreadsheet with one row per week. The rows of a group replace its
 * statement; weeks before its first row and after its last stay unchanged.
 */
@Component
class CapacitySheet implements Importable<CapacitySheet.Stated, CapacityGroupRow> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("code", "产能组编码", Cells.TEXT).required(),
          Column.of("site", "工厂", Cells.TEXT).required(),
          Column.of("names.zh", "中文名称", Cells.TEXT).required(),
          Column.of("names.en", "英文名称", Cells.TEXT).required(),
          Column.of("unit", "单位", Cells.TEXT).required(),
          Column.of("week", "周", Cells.WEEK_OF_YEAR).required().inEachLine(),
          Column.of("actual", "计划产能", Cells.NUMBER).required().inEachLine(),
          Column.of("agreed", "约定产能", Cells.NUMBER).inEachLine(),
          Column.of("maximum", "最大产能", Cells.NUMBER).required().inEachLine(),
          Column.of("parts", "零件负荷", Cells.pairs("part", '=', "factor", true)).required(),
          Column.of("buyers", "可见客户", Cells.TEXTS).required(),
          Column.of("from", "计划期起", Cells.DATE),
          Column.of("until", "计划期止", Cells.DATE));

  private final StatedCapacities stated;

  CapacitySheet(StatedCapacities stated) {
    this.stated = stated;
  }

  /**
   * A statement as in the API, with the period of its weeks.
   *
   * @param from a day in the first week that is replaced; null for the first of {@code weeks}
   * @param until a day in the last week; null for the last of {@code weeks}
   */
  record Stated(
      @Nullable String code,
      @Nullable String site,
      @Nullable Text names,
      @Nullable String unit,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable List<StatedCapacity.@Nullable OfWeek> weeks,
      @Nullable List<StatedCapacity.@Nullable OfPart> parts,
      @Nullable List<@Nullable PartyCode> buyers) {
    StatedCapacity all() {
      return new StatedCapacity(code, site, names, unit, weeks, parts, buyers);
    }
  }

  /** One week, with the values that are common to the group. */
  record Row(
      String code,
      String site,
      Text names,
      String unit,
      Week week,
      Quantity actual,
      @Nullable Quantity agreed,
      Quantity maximum,
      List<PartLoad> parts,
      List<PartyCode> buyers) {
    static Row of(CapacityGroupRow group, CapacityWeek it) {
      return new Row(
          group.code(),
          group.site(),
          group.names(),
          group.unit(),
          it.week(),
          it.actual(),
          it.agreed(),
          it.maximum(),
          group.parts(),
          group.buyers());
    }
  }

  @Override
  public String what() {
    return "capacity-groups";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Plan plan() {
    return Plan.of("code").in("weeks");
  }

  @Override
  public Class<Stated> body() {
    return Stated.class;
  }

  @Override
  public void require(Caller caller) {
    stated.supplier(caller);
  }

  @Override
  public Entry entry(Caller caller, @Nullable String as, Stated body, Instant at) {
    var group = new CapacityGroupId(caller.requireParty(), Body.name(body.code(), "/code"));
    return new Entry(group.stream(), group.stream(), null, () -> command(group, body));
  }

  /**
   * The period is that of the named days, otherwise that of the weeks; it always includes the
   * stated weeks.
   */
  private StateWeeks command(CapacityGroupId group, Stated body) {
    Capacity capacity = stated.capacity(group, body.all());
    List<Week> weeks = new ArrayList<>(capacity.weeks().stream().map(CapacityWeek::week).toList());
    if (capacity.weeks().isEmpty() || body.from() != null)
      weeks.add(Week.of(Body.day(body.from(), "/from")));
    if (capacity.weeks().isEmpty() || body.until() != null)
      weeks.add(Week.of(Body.day(body.until(), "/until")));
    if (body.from() != null && body.until() != null && body.until().isBefore(body.from()))
      throw Body.faulty(
          "horizon-backwards",
          "/until",
          new Text("The last day is before the first.", "结束日期早于开始日期。"));
    return new StateWeeks(group, Collections.min(weeks), Collections.max(weeks), capacity);
  }

  @Override
  public Board<CapacityGroupRow> board() {
    return CapacityGroupRow.BOARD;
  }

  @Override
  public List<Filter> own(Caller caller) {
    return List.of(
        new Filter("t.item = :own", "own", Board.OWN),
        Filter.is("supplier", caller.requireParty().value()));
  }

  @Override
  public List<Exported> exported(CapacityGroupRow row, ReadContext reading) {
    return row.weeks().stream().map(it -> new Exported(row.stream(), Row.of(row, it))).toList();
  }
}
