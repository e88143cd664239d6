package weft.api.stock;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.imports.Importable;
import weft.api.imports.sheet.Cells;
import weft.api.imports.sheet.Column;
import weft.api.reading.ReadContext;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.stock.StockRow;
import weft.stock.StockCategory;
import weft.stock.StockKey;
import weft.stock.StockStatus;

/** Stock counts as a sheet, one row per stock key. A row without a moment was counted just now. */
@Component
class CountSheet implements Importable<StockBodies.Count, StockRow> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("site", "工厂", Cells.TEXT).required(),
          Column.of("part", "零件号", Cells.TEXT).required(),
          Column.of("owner", "所有者", Cells.TEXT),
          Column.of("category", "类别", Cells.oneOf("raw", "原材料", "wip", "在制品", "finished", "成品"))
              .required(),
          Column.of(
                  "status", "状态", Cells.oneOf("usable", "可用", "inspection", "待检", "blocked", "冻结"))
              .required(),
          Column.of("batch", "批次", Cells.TEXT),
          Column.of("place", "库位", Cells.TEXT),
          Column.of("quantity", "盘点数量", Cells.NUMBER).required(),
          Column.of("unit", "单位", Cells.TEXT).required(),
          Column.of("at", "盘点时间", Cells.MOMENT),
          Column.of("document", "凭证号", Cells.TEXT),
          Column.of("reason", "原因", Cells.TEXT));

  private final StockBodies bodies;

  CountSheet(StockBodies bodies) {
    this.bodies = bodies;
  }

  /**
   * The stock of a key, in the terms of a count; an owner only where the holder does not own it.
   */
  record Row(
      String site,
      String part,
      @Nullable String owner,
      StockCategory category,
      StockStatus status,
      @Nullable String batch,
      @Nullable String place,
      Quantity quantity,
      String unit,
      Instant at) {}

  @Override
  public String what() {
    return "stock-counts";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Class<StockBodies.Count> body() {
    return StockBodies.Count.class;
  }

  @Override
  public void require(Caller caller) {
    caller.require(Role.WAREHOUSE, Role.PLANNER, Role.EDI);
  }

  @Override
  public Entry entry(Caller caller, @Nullable String as, StockBodies.Count body, Instant at) {
    PartyCode holder = caller.requireParty();
    String stream = bodies.stock(holder, body.site(), body.part()).stream();
    StockKey key = bodies.key(holder, body);
    return new Entry(
        key(stream, key.owner().value(), key.category(), key.status(), key.batch(), key.place()),
        stream,
        null,
        () -> bodies.count(holder, body, requireNonNullElse(body.at(), at)));
  }

  private static String key(
      String stream,
      String owner,
      StockCategory category,
      StockStatus status,
      @Nullable String batch,
      @Nullable String place) {
    return StreamId.of(stream, owner, category.name(), status.name(), batch, place);
  }

  @Override
  public Board<StockRow> board() {
    return StockRow.BOARD;
  }

  @Override
  public List<Filter> own(Caller caller) {
    String party = caller.requireParty().value();
    return List.of(Filter.is("holder", party), new Filter("t.owner = :viewer", "viewer", party));
  }

  /**
   * Exports current stock, with the moment of its last change: a new count is compared with that
   * moment. With the moment of the last count, later movements would apply twice.
   */
  @Override
  public List<Exported> exported(StockRow row, ReadContext reading) {
    Instant counted = row.countedAt();
    Instant changed = row.changedAt();
    return List.of(asOf(row, counted == null || changed.isAfter(counted) ? changed : counted));
  }

  /**
   * Also as of the last count, so that importing the same sheet of counts again changes nothing.
   */
  @Override
  public List<Exported> standing(StockRow row, ReadContext reading) {
    List<Exported> standing = new ArrayList<>(exported(row, reading));
    Instant counted = row.countedAt();
    if (counted != null) standing.add(asOf(row, counted));
    return standing;
  }

  private static Exported asOf(StockRow row, Instant at) {
    String key =
        key(row.stream(), row.belongsTo(), row.category(), row.status(), row.batch(), row.place());
    return new Exported(
        key,
        new Row(
            row.site(),
            row.part(),
            row.belongsTo().equals(row.holder()) ? null : row.belongsTo(),
            row.category(),
            row.status(),
            row.batch(),
            row.place(),
            row.quantity(),
            row.unit(),
            at));
  }
}
