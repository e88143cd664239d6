package weft.api.material;

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
import weft.projections.material.MaterialDemandRow;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;

/**
 * Material demand as a spreadsheet with one row per line; the rows of one site, part and supplier
 * form one publication.
 */
@Component
class DemandSheet implements Importable<DemandPublication, MaterialDemandRow> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("site", "工厂", Cells.TEXT).required(),
          Column.of("part", "零件号", Cells.TEXT).required(),
          Column.of("supplier", "供应商", Cells.TEXT),
          Column.of("unit", "单位", Cells.TEXT).required(),
          Column.of("date", "日期", Cells.DATE).inEachLine(),
          Column.of("week", "周", Cells.WEEK_OF_YEAR).inEachLine(),
          Column.of("quantity", "需求量", Cells.NUMBER).required().inEachLine(),
          Column.of("from", "需求期起", Cells.DATE),
          Column.of("until", "需求期止", Cells.DATE));

  private final DemandPublications publications;

  DemandSheet(DemandPublications publications) {
    this.publications = publications;
  }

  /** One line, with the values that are common to the publication. */
  record Row(
      String site,
      String part,
      @Nullable String supplier,
      String unit,
      @Nullable LocalDate date,
      @Nullable Week week,
      Quantity quantity) {}

  @Override
  public String what() {
    return "material-demands";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Plan plan() {
    return Plan.of("site", "part", "supplier");
  }

  @Override
  public Class<DemandPublication> body() {
    return DemandPublication.class;
  }

  @Override
  public void require(Caller caller) {
    publications.buyer(caller);
  }

  @Override
  public Entry entry(Caller caller, @Nullable String as, DemandPublication body, Instant at) {
    PartyCode buyer = caller.requireParty();
    String stream = publications.demand(buyer, body).stream();
    return new Entry(stream, stream, null, () -> publications.command(buyer, body));
  }

  @Override
  public Board<MaterialDemandRow> board() {
    return MaterialDemandRow.BOARD;
  }

  @Override
  public List<Filter> own(Caller caller) {
    return List.of(
        new Filter("t.item = :own", "own", Board.OWN),
        Filter.is("buyer", caller.requireParty().value()));
  }

  @Override
  public List<Exported> exported(MaterialDemandRow row, ReadContext reading) {
    return row.lines().stream()
        .map(
            it ->
                new Exported(
                    row.stream(),
                    new Row(
                        row.site(),
                        row.part(),
                        row.supplier(),
                        row.unit(),
                        it.date(),
                        it.week(),
                        it.quantity())))
        .toList();
  }
}
