package weft.api.machine;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.problem.Problem;
import weft.api.reading.BoardPages;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.language.Text;
import weft.machine.MachineId;
import weft.projections.machine.FaultPareto;
import weft.projections.machine.MachineFaultRow;

/** The faults of the caller's machines by how long they lasted. */
@RestController
@RequestMapping("/api/v1/machines/faults")
class MachineFaults {
  private static final Duration DEFAULT = Duration.ofDays(30);

  private final BoardPages pages;
  private final ReadContexts readings;
  private final Clock clock;

  MachineFaults(BoardPages pages, ReadContexts readings, Clock clock) {
    this.pages = pages;
    this.readings = readings;
    this.clock = clock;
  }

  /**
   * The faults of a period, the longest first.
   *
   * @param until the asked end, or the moment of the answer if that is earlier
   */
  record FaultsByTime(Instant from, Instant until, List<FaultPareto.Entry> faults, long position) {}

  @Operation(
      operationId = "listMachineFaults",
      summary =
          "The Pareto of faults: how often and how long each was there within a period, the longest"
              + " first, and its share of the time of all.")
  @GetMapping
  ResponseEntity<FaultsByTime> list(
      Caller caller,
      @ParameterObject RowQuery look,
      @Parameter(description = "Only this site.") @RequestParam(required = false)
          @Nullable String site,
      @Parameter(description = "Only this machine: its code.") @RequestParam(required = false)
          @Nullable String machine,
      @Parameter(description = "Default: 30 days before the end.") @RequestParam(required = false)
          @Nullable Instant from,
      @Parameter(description = "Default: now, or the moment of asOf.")
          @RequestParam(required = false)
          @Nullable Instant until) {
    ReadContext reading = pages.reading(MachineFaultRow.BOARD, caller, look);
    Instant now = requireNonNullElse(reading.asOf(), clock.instant());
    Instant end = until == null || until.isAfter(now) ? now : until;
    Instant begin = requireNonNullElse(from, end.minus(DEFAULT));
    if (!begin.isBefore(end))
      throw Problem.parameter(
          "from",
          new Text("from is a moment before until and before now.", "from 应早于 until 且早于当前时刻。"));
    ReadResult<List<FaultPareto.Entry>> found =
        readings.readAll(
            reading,
            MachineId.TYPE,
            (db, it) -> FaultPareto.of(db, it.scope(), it.moment(), begin, end, site, machine));
    return found.ok().body(new FaultsByTime(begin, end, found.answer(), reading.position()));
  }
}
