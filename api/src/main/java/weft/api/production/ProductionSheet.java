package weft.api.production;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.imports.Importable;
import weft.api.imports.Plan;
import weft.api.imports.sheet.Cells;
import weft.api.imports.sheet.Column;
import weft.api.reading.ReadContext;
import weft.api.security.Caller;
import weft.calendar.Week;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.production.Allotment;
import weft.projections.production.OutputLineRow;
import weft.projections.production.ProductionScheduleRow;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;

/**
 * Production schedules as a spreadsheet with one row per line; the rows of one part at one site
 * form one publication.
 */
@Component
class ProductionSheet implements Importable<OutputPublication, ProductionScheduleRow> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("site", "工厂", Cells.TEXT).required(),
          Column.of("part", "零件号", Cells.TEXT).required(),
          Column.of("unit", "单位", Cells.TEXT).required(),
          Column.of("date", "日期", Cells.DATE).inEachLine(),
          Column.of("week", "周", Cells.WEEK_OF_YEAR).inEachLine(),
          Column.of("quantity", "计划产量", Cells.NUMBER).required().inEachLine(),
          Column.of("allotments", "分配", Cells.pairs("buyer", '=', "quantity", true)).inEachLine(),
          Column.of("buyers", "可见客户", Cells.TEXTS),
          Column.of("from", "计划期起", Cells.DATE),
          Column.of("until", "计划期止", Cells.DATE));

  private final Publications publications;

  ProductionSheet(Publications publications) {
    this.publications = publications;
  }

  /** One line, with the values that are common to the publication. */
  record Row(
      String site,
      String part,
      String unit,
      @Nullable LocalDate date,
      @Nullable Week week,
      Quantity quantity,
      List<Allotment> allotments,
      List<PartyCode> buyers) {}

  @Override
  public String what() {
    return "production-schedules";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Plan plan() {
    return Plan.of("site", "part");
  }

  @Override
  public Class<OutputPublication> body() {
    return OutputPublication.class;
  }

  @Override
  public void require(Caller caller) {
    publications.supplier(caller);
  }

  @Override
  public Entry entry(Caller caller, @Nullable String as, OutputPublication body, Instant at) {
    PartyCode supplier = caller.requireParty();
    String stream = publications.schedule(supplier, body).stream();
    return new Entry(stream, stream, null, () -> publications.command(supplier, body));
  }

  @Override
  public Board<ProductionScheduleRow> board() {
    return ProductionScheduleRow.BOARD;
  }

  @Override
  public List<Filter> own(Caller caller) {
    return List.of(
        new Filter("t.item = :own", "own", Board.OWN),
        Filter.is("supplier", caller.requireParty().value()));
  }

  @Override
  public List<Exported> exported(ProductionScheduleRow row, ReadContext reading) {
    return row.lines().stream()
        .map(
            it ->
                new Exported(
                    row.stream(),
                    new Row(
                        row.site(),
                        row.part(),
                        row.unit(),
                        it.date(),
                        it.week(),
                        it.quantity(),
                        allotments(it, row.buyers()),
                        row.buyers())))
        .toList();
  }

  /** Omits an allotment of the whole line to the only buyer, because an import adds it. */
  private static List<Allotment> allotments(OutputLineRow line, List<PartyCode> buyers) {
    boolean whole =
        buyers.size() == 1
            && line.allotments().equals(List.of(new Allotment(buyers.getFirst(), line.quantity())));
    return whole ? List.of() : line.allotments();
  }
}
