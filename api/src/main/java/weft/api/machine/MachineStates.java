package weft.api.machine;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.machine.MachineFigures.Period;
import weft.api.problem.Problem;
import weft.api.reading.BoardPages;
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
import weft.api.security.Caller;
import weft.database.PartyReads;
import weft.language.Text;
import weft.machine.MachineState;
import weft.machine.PlannedTime;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.machine.MachineRow;
import weft.projections.reading.MachineRuns;
import weft.projections.reading.MachineRuns.Counted;
import weft.projections.reading.MachineStopCauses;
import weft.projections.reading.MachineStopCauses.StatedStop;

/** The states of a machine, as its readings say. */
@RestController
@RequestMapping("/api/v1/machines")
class MachineStates {
  private static final String LIST = "machine-states";

  private final BoardPages pages;
  private final ReadContexts readings;
  private final PartyReads reads;
  private final MachineFigures figures;

  MachineStates(BoardPages pages, ReadContexts readings, PartyReads reads, MachineFigures figures) {
    this.pages = pages;
    this.readings = readings;
    this.reads = reads;
    this.figures = figures;
  }

  /**
   * An uninterrupted time in one state. Others than the owner see no numbers, stop or cause.
   *
   * @param until null while it lasts
   * @param seconds its length, also while it lasts
   * @param uncertain whether the gateway marked a reading as uncertain
   * @param stop the number of the stop; null where the time is no stop
   * @param cause stated by a person, never measured
   */
  record StateTime(
      Instant from,
      @Nullable Instant until,
      Quantity seconds,
      MachineState state,
      boolean uncertain,
      @Nullable Quantity parts,
      @Nullable Quantity good,
      @Nullable Quantity kWh,
      @Nullable Integer stop,
      @Nullable String cause) {}

  @Operation(
      operationId = "listMachineStates",
      summary =
          "The states of a machine in a period, in order: uninterrupted times, what was counted in"
              + " them, and what a person said of a stop.")
  @GetMapping("/{id}/states")
  ResponseEntity<Page<StateTime>> list(
      Caller caller,
      @PathVariable String id,
      @ParameterObject ListQuery asked,
      @Parameter(description = "Default: 24 hours before the end.") @RequestParam(required = false)
          @Nullable Instant from,
      @Parameter(description = MachinesRead.UNTIL) @RequestParam(required = false)
          @Nullable Instant until) {
    ReadContext reading = pages.reading(MachineRow.BOARD, caller, asked.look());
    MachineRow row = machine(reading, id);
    Period period = figures.period(reading, from, until);
    if (reading.moment().position() != null) requireFinal(row, period);
    Cursor place = Cursor.read(asked.cursor(), LIST, 2, reading.scope());
    Instant begin = place == null ? period.from() : moment(place, 0);
    Instant end = place == null ? period.until() : moment(place, 1);
    int size = ReadContexts.limit(asked.limit());
    boolean own = row.owner().equals(reading.scope().party().value());
    MachineRuns.Part found =
        reads.inParty(
            PartyScope.viewer(new PartyCode(row.owner())),
            db -> MachineRuns.of(db, row.stream(), begin, end, size, period.now()));
    List<StatedStop> stops =
        own
            ? readings.read(
                reading,
                (db, it) -> MachineStopCauses.of(db, it.moment(), row.stream(), begin, end))
            : List.of();
    List<StateTime> items = new ArrayList<>();
    for (Counted it : found.states()) items.add(item(it, own, stops, period.now()));
    Instant next = found.next();
    String cursor =
        next == null ? null : Cursor.at(LIST, micros(next), micros(end)).text(reading.scope());
    return ResponseEntity.ok(
        new Page<>(List.copyOf(items), cursor, reading.position(), reading.asOf(), List.of()));
  }

  private MachineRow machine(ReadContext reading, String id) {
    String stream = Ids.stream(id);
    ReadResult<Optional<MachineRow>> found =
        readings.readOne(
            reading,
            stream,
            (db, it) -> MachineRow.BOARD.reads().one(db, it.scope(), stream, it.moment()));
    return found.answer().orElseThrow(found::notFound);
  }

  /** Late readings can change the states of open days, so a past moment does not know them. */
  private static void requireFinal(MachineRow row, Period period) {
    LocalDate closed = row.closedUntil();
    // A day of any time zone is over by then, and nothing of it changes.
    if (closed != null && !period.until().isAfter(closed.atStartOfDay(ZoneOffset.UTC).toInstant()))
      return;
    throw Problem.of(
            HttpStatus.CONFLICT,
            "days-open",
            new Text(
                    "At that moment the states were final up to the day %s only; ask until then.",
                    "在该时刻，设备状态仅结算至 %s，请将 until 设在此之前。")
                .with(closed == null ? "-" : closed))
        .exception();
  }

  private static StateTime item(Counted it, boolean own, List<StatedStop> stops, Instant now) {
    StatedStop stop =
        stops.stream()
            .filter(at -> at.state() == it.state() && at.from().equals(it.from()))
            .findFirst()
            .orElse(null);
    Instant until = it.until();
    return new StateTime(
        it.from(),
        until,
        new Quantity(PlannedTime.seconds(it.from(), until == null ? now : until)),
        it.state(),
        it.uncertain(),
        own ? quantity(it.parts()) : null,
        own ? quantity(it.good()) : null,
        own ? quantity(it.kWh()) : null,
        stop == null ? null : stop.n(),
        stop == null ? null : stop.cause());
  }

  private static @Nullable Quantity quantity(@Nullable BigDecimal it) {
    return it == null ? null : new Quantity(it);
  }

  private static long micros(Instant it) {
    return it.getEpochSecond() * 1_000_000 + it.getNano() / 1_000;
  }

  private static Instant moment(Cursor place, int part) {
    long micros = place.number(part);
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000L) * 1_000);
  }
}
