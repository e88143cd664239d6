package weft.api.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.imports.Importable;
import weft.api.imports.Plan;
import weft.api.imports.sheet.Cells;
import weft.api.imports.sheet.Column;
import weft.api.party.ActingPerson;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.calendar.SiteCalendar;
import weft.inspection.EnteredResult;
import weft.inspection.InspectionCommand.RecordResults;
import weft.inspection.InspectionId;
import weft.inspection.InstrumentCommand.UseInstrument;
import weft.inspection.InstrumentId;
import weft.language.Text;
import weft.party.PartyCode;
import weft.party.PersonCode;
import weft.projections.inspection.InspectionRow;
import weft.projections.inspection.InspectionValueRow;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;

/**
 * Measured values as a spreadsheet with one row for each value. The rows of one inspection are
 * recorded together or not at all.
 */
@Component
class InspectionValueRows implements Importable<InspectionValueRows.Measured, InspectionRow> {
  private static final ZoneId DAY = ZoneId.of(SiteCalendar.UNSTATED.timeZone());

  /** The most values of one inspection that a sheet states or an export shows. */
  private static final int MOST = 5_000;

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("inspection", "检验单号", Cells.TEXT).required(),
          Column.of("person", "检验员代码", Cells.TEXT),
          Column.of("characteristic", "检验特性", Cells.TEXT).required().inEachLine(),
          Column.of("piece", "件号", Cells.TEXT).required().inEachLine(),
          Column.of("value", "检验值", Cells.MEASURED).inEachLine(),
          Column.of("text", "判定", Cells.TEXT).inEachLine(),
          Column.of("instrument", "器具编号", Cells.TEXT).inEachLine(),
          Column.of("attempt", "第几次", Cells.WHOLE).inEachLine());

  private final KnownInspections known;
  private final ActingPerson acting;
  private final ReadContexts readings;

  InspectionValueRows(KnownInspections known, ActingPerson acting, ReadContexts readings) {
    this.known = known;
    this.acting = acting;
    this.readings = readings;
  }

  /**
   * The values of an inspection.
   *
   * @param inspection its number
   * @param person who measured; the user if omitted
   */
  record Measured(
      @Nullable String inspection,
      @Nullable String person,
      @Nullable List<InspectionBody.@Nullable Entered> results) {}

  /** One row, with the number of its inspection. */
  record Row(
      String inspection,
      @Nullable String person,
      String characteristic,
      String piece,
      @Nullable String value,
      @Nullable String text,
      @Nullable String instrument,
      int attempt) {
    static Row of(InspectionRow of, InspectionValueRow it) {
      return new Row(
          of.number(),
          null,
          it.characteristic(),
          it.piece(),
          it.value(),
          it.text(),
          it.instrument(),
          it.attempt());
    }
  }

  @Override
  public String what() {
    return "inspection-values";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Plan plan() {
    return Plan.of("inspection").in("results");
  }

  @Override
  public Class<Measured> body() {
    return Measured.class;
  }

  @Override
  public void require(Caller caller) {
    caller.require(Role.QUALITY);
  }

  @Override
  public Entry entry(Caller caller, @Nullable String as, Measured body, Instant at) {
    PartyCode owner = caller.requireParty();
    var id = new InspectionId(owner, Body.name(body.inspection(), "/inspection"));
    return new Entry(id.stream(), id.stream(), null, () -> command(caller, id, body, at));
  }

  private RecordResults command(Caller caller, InspectionId id, Measured body, Instant at) {
    if (known.inspection(id).inspection().begun() == null)
      throw Body.faulty(
          "inspection-unknown",
          "/inspection",
          new Text("You have no inspection %s.", "贵公司没有检验单 %s。").with(id.number()));
    var person = new PersonCode(acting.of(caller, body.person(), "/person").code());
    List<EnteredResult> results =
        Body.list(body.results(), "/results", InspectionBody.Entered::read);
    if (results.size() > MOST)
      throw Body.faulty(
          "too-many",
          "/results",
          new Text("At most %s values of one inspection.", "每张检验单最多 %s 个检验值。").with(MOST));
    requireCalibrated(id.owner(), results, LocalDate.ofInstant(at, DAY));
    return new RecordResults(id, results, person);
  }

  /** Refuses a value whose instrument may not measure on the day, as a single request does. */
  private void requireCalibrated(PartyCode owner, List<EnteredResult> results, LocalDate today) {
    Set<String> named = new HashSet<>();
    for (int i = 0; i < results.size(); i++) {
      String number = results.get(i).instrument();
      if (number == null || !named.add(number)) continue;
      var instrument = new InstrumentId(owner, number);
      known.measuring(instrument).decide(new UseInstrument(instrument, today, i));
    }
  }

  @Override
  public Board<InspectionRow> board() {
    return InspectionRow.BOARD;
  }

  @Override
  public List<Filter> own(Caller caller) {
    return List.of(Filter.is("item", Board.OWN), Filter.is("owner", caller.requireParty().value()));
  }

  @Override
  public List<Exported> exported(InspectionRow row, ReadContext reading) {
    return readings
        .read(
            reading,
            (db, it) ->
                InspectionValueRow.BOARD
                    .reads()
                    .list(
                        db,
                        it.scope(),
                        List.of(Filter.is("stream", row.stream())),
                        List.of(),
                        it.moment(),
                        MOST * 20))
        .stream()
        .map(it -> new Exported(row.stream(), Row.of(row, it)))
        .toList();
  }
}
