package weft.api.edi;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.problem.Problem;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.edi.outbox.OutgoingTraffic;
import weft.interchange.StepDurations;
import weft.language.Text;
import weft.projections.interchange.InterchangeTraffic;

/** The traffic with each partner, its outcomes and its durations. */
@RestController
@RequestMapping("/api/v1/edi/statistics")
class Statistics {
  private static final int MOST_DAYS = 92;
  private final ReadContexts readings;
  private final Clock clock;

  Statistics(ReadContexts readings, Clock clock) {
    this.readings = readings;
    this.clock = clock;
  }

  /**
   * Rows by day, partner and type, newest day first; at most 5,000 in each list.
   *
   * @param rows incoming traffic
   * @param sent outgoing traffic
   * @param applied from the arrival until the first message was applied: in total, by sender, and
   *     by sender and day
   * @param acknowledged from the delivery until the receiver's acknowledgement: likewise
   */
  record Report(
      LocalDate since,
      LocalDate until,
      List<InterchangeTraffic> rows,
      List<OutgoingTraffic> sent,
      List<StepDurations> applied,
      List<StepDurations> acknowledged) {}

  /**
   * Reports the traffic between two days (UTC), both included; the last 30 days by default, at most
   * 92.
   */
  @Operation(
      operationId = "getEdiStatistics",
      summary =
          "Messages and bytes by day, partner and type, in and out; and how long applying and"
              + " acknowledging them took (p50, p95).")
  @GetMapping
  Report report(
      Caller caller,
      @RequestParam(required = false) @Nullable LocalDate since,
      @RequestParam(required = false) @Nullable LocalDate until,
      @RequestParam(required = false) @Nullable String partner) {
    LocalDate last = until == null ? LocalDate.now(clock.withZone(ZoneOffset.UTC)) : until;
    LocalDate first = since == null ? last.minusDays(29) : since;
    if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) >= MOST_DAYS)
      throw Problem.of(
              HttpStatus.BAD_REQUEST,
              "parameter-invalid",
              new Text(
                  "since must be before until, at most 92 days apart.",
                  "since 须早于 until，且相隔不超过 92 天。"))
          .params(Map.of("parameter", "since"))
          .exception();
    var in = new InterchangeTraffic.Asked(first, last, partner);
    var out = new OutgoingTraffic.Asked(first, last, partner);
    return readings.read(
        readings.asViewer(caller, null),
        (db, it) ->
            new Report(
                first,
                last,
                InterchangeTraffic.of(db, it.scope(), in),
                OutgoingTraffic.of(db, it.scope(), out),
                InterchangeTraffic.untilApplied(db, it.scope(), in),
                OutgoingTraffic.untilAcknowledged(db, it.scope(), out)));
  }
}
