package weft.api.beforeafter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.imports.Importable;
import weft.api.imports.sheet.Cells;
import weft.api.imports.sheet.Column;
import weft.api.reading.ReadContext;
import weft.api.security.Caller;
import weft.api.sharing.NamedParties;
import weft.beforeafter.StatedFigures;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.projections.beforeafter.ShownMonth;
import weft.projections.beforeafter.StatedFiguresRow;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;

/** Stated figures as a spreadsheet with one row for each month of a site. */
@Component
class StatedFiguresSheet implements Importable<StatedFiguresSheet.Row, StatedFiguresRow> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("site", "工厂", Cells.TEXT).required(),
          Column.of("month", "月份", Cells.MONTH).required(),
          Column.of("leadTimeDays", "交付周期（天）", Cells.NUMBER),
          Column.of("daysOfStock", "库存天数", Cells.NUMBER),
          Column.of("stockValue", "月末库存金额", Cells.NUMBER),
          Column.of("currency", "币种", Cells.TEXT),
          Column.of("source", "数据来源", Cells.TEXT).required());

  private final NamedParties parties;
  private final StatedMonths stated;

  StatedFiguresSheet(NamedParties parties, StatedMonths stated) {
    this.parties = parties;
    this.stated = stated;
  }

  /** A month as a request states it, with its site. */
  record Row(
      @Nullable String site,
      @Nullable String month,
      @Nullable Quantity leadTimeDays,
      @Nullable Quantity daysOfStock,
      @Nullable Quantity stockValue,
      @Nullable String currency,
      @Nullable String source) {
    static Row of(String site, ShownMonth it) {
      return new Row(
          site,
          it.month(),
          it.leadTimeDays(),
          it.daysOfStock(),
          it.stockValue(),
          it.currency(),
          it.source());
    }

    StatedMonthBody body() {
      return new StatedMonthBody(month, leadTimeDays, daysOfStock, stockValue, currency, source);
    }
  }

  @Override
  public String what() {
    return "stated-figures";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Class<Row> body() {
    return Row.class;
  }

  @Override
  public void require(Caller caller) {
    StatedMonths.require(caller);
  }

  @Override
  public Entry entry(Caller caller, @Nullable String as, Row body, Instant at) {
    PartyCode party = caller.requireParty();
    String site = parties.site(party, body.site(), "/site");
    String stream = StatedFigures.stream(party, site);
    String month = StatedMonthBody.first(body.month()).toString().substring(0, 7);
    return new Entry(
        key(stream, month), stream, null, () -> stated.command(caller, site, body.body(), at));
  }

  private static String key(String stream, String month) {
    return stream + " " + month;
  }

  @Override
  public Board<StatedFiguresRow> board() {
    return StatedFiguresRow.BOARD;
  }

  @Override
  public List<Filter> own(Caller caller) {
    return List.of(Filter.is("owner", caller.requireParty().value()));
  }

  @Override
  public List<Exported> exported(StatedFiguresRow row, ReadContext reading) {
    return row.months().stream()
        .map(it -> new Exported(key(row.stream(), it.month()), Row.of(row.site(), it)))
        .toList();
  }
}
