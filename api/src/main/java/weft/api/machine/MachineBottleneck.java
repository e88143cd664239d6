package weft.api.machine;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.machine.MachineFigures.Period;
import weft.api.problem.Problem;
import weft.api.reading.BoardPages;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.language.Text;
import weft.machine.ActivePeriods;
import weft.machine.StateRun;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.projections.machine.MachineRow;
import weft.projections.reading.MachineRuns;
import weft.projections.reading.MachineWaits;
import weft.projections.reading.MachineWaits.Wait;
import weft.projections.rows.BoardReads.Filter;

/** The bottleneck of a site by the active-period method, and where machines wait between cycles. */
@RestController
@RequestMapping("/api/v1/machines/bottleneck")
class MachineBottleneck {
  private static final Duration LONGEST = Duration.ofDays(8);
  private static final int MOST_MACHINES = 500;

  private final BoardPages pages;
  private final ReadContexts readings;
  private final MachineFigures figures;

  MachineBottleneck(BoardPages pages, ReadContexts readings, MachineFigures figures) {
    this.pages = pages;
    this.readings = readings;
    this.figures = figures;
  }

  /**
   * The bottleneck of a period.
   *
   * @param bottlenecks ids of the machines with the longest uninterrupted active periods; several
   *     where they tie, none where nothing was active
   * @param machines the longest first
   * @param idle idle times between two running times, by machine and shift
   */
  record Bottleneck(
      Instant from,
      Instant until,
      List<String> bottlenecks,
      List<Active> machines,
      List<Idle> idle,
      long position) {}

  /**
   * A machine's active periods.
   *
   * @param machine its id
   * @param seconds of an active period on average; null where there was none
   * @param coverage the share of the period whose state is known; a gap ends an active period
   */
  record Active(
      String machine,
      String code,
      @Nullable Text names,
      @Nullable Quantity seconds,
      @Nullable Quantity longestSeconds,
      Quantity coverage) {}

  /**
   * The idle times of a machine in a shift, each between two running times.
   *
   * @param shift null outside of all shifts, and at a site without shifts
   */
  record Idle(
      String machine,
      String code,
      @Nullable Text names,
      LocalDate day,
      @Nullable String shift,
      int times,
      Quantity seconds,
      Quantity longestSeconds) {}

  @Operation(
      operationId = "getMachineBottleneck",
      summary =
          "The machines of a site that were active longest without waiting, and the idle times"
              + " between cycles by machine and shift. It says where machines wait, and not why.")
  @GetMapping
  Bottleneck get(
      Caller caller,
      @ParameterObject RowQuery look,
      @RequestParam String site,
      @Parameter(description = "Default: 24 hours before the end.") @RequestParam(required = false)
          @Nullable Instant from,
      @Parameter(description = "Default: now. At most 8 days after the beginning.")
          @RequestParam(required = false)
          @Nullable Instant until) {
    ReadContext reading = pages.reading(MachineRow.BOARD, caller, look);
    Period period = figures.period(reading, from, until);
    if (period.from().isBefore(period.until().minus(LONGEST)))
      throw Problem.parameter("from", new Text("A period has at most 8 days.", "查询期间最长 8 天。"));
    if (reading.moment().position() != null)
      throw Problem.of(
              HttpStatus.CONFLICT,
              "days-open",
              new Text(
                  "A bottleneck is read of the present, because late readings still change it.",
                  "瓶颈分析只能按当前数据查询，因为补传的数据仍会改变结果。"))
          .exception();
    PartyCode owner = caller.requireParty();
    return readings.read(
        reading,
        (db, it) -> {
          List<MachineRow> machines =
              MachineRow.BOARD
                  .reads()
                  .list(
                      db,
                      it.scope(),
                      List.of(Filter.is("owner", owner.value()), Filter.is("site", site)),
                      List.of(),
                      it.moment(),
                      MOST_MACHINES);
          // An auditor owns no machines, and its database role cannot read their intervals.
          if (machines.isEmpty())
            return new Bottleneck(
                period.from(), period.until(), List.of(), List.of(), List.of(), it.position());
          Map<String, List<StateRun>> runs =
              MachineRuns.of(
                  db,
                  machines.stream().map(MachineRow::stream).toList(),
                  period.from(),
                  period.until(),
                  period.now());
          List<Active> active = new ArrayList<>();
          List<Idle> idle = new ArrayList<>();
          var waits = new MachineWaits(db, owner, site, period.from(), period.until());
          for (MachineRow row : machines) {
            ActivePeriods periods =
                ActivePeriods.of(
                    runs.getOrDefault(row.stream(), List.of()), period.from(), period.until());
            active.add(active(row, periods));
            for (Wait wait : waits.byShift(periods.waits())) idle.add(idle(row, wait));
          }
          active.sort(
              Comparator.comparing(
                      Active::seconds, Comparator.nullsFirst(Comparator.<Quantity>naturalOrder()))
                  .reversed());
          return new Bottleneck(
              period.from(),
              period.until(),
              longest(active),
              List.copyOf(active),
              List.copyOf(idle),
              it.position());
        });
  }

  private static List<String> longest(List<Active> active) {
    Quantity most = active.isEmpty() ? null : active.getFirst().seconds();
    return most == null
        ? List.of()
        : active.stream().filter(it -> most.equals(it.seconds())).map(Active::machine).toList();
  }

  private static Active active(MachineRow row, ActivePeriods it) {
    return new Active(
        row.id(),
        row.code(),
        row.names(),
        quantity(it.average()),
        quantity(it.longest()),
        new Quantity(it.coverage()));
  }

  private static Idle idle(MachineRow row, Wait it) {
    return new Idle(
        row.id(),
        row.code(),
        row.names(),
        it.day(),
        it.shift(),
        it.times(),
        new Quantity(it.seconds()),
        new Quantity(it.longest()));
  }

  private static @Nullable Quantity quantity(@Nullable BigDecimal it) {
    return it == null ? null : new Quantity(it);
  }
}
