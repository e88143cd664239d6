package weft.api.shipment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.problem.Problem;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.shipment.DueAndShipped;
import weft.projections.shipment.DueAndShipped.Days;
import weft.projections.shipment.DueAndShipped.Sum;

/** The goods due on each of some days, and the goods sent on it. */
@RestController
@RequestMapping("/api/v1/due-and-shipped")
class DaysOfGoods {
  private static final int MOST_DAYS = 31;
  private static final int USUAL_DAYS = 14;

  /** How many days before today an answer begins by default. */
  private static final int BACK = 7;

  private final ReadContexts readings;
  private final Clock clock;

  DaysOfGoods(ReadContexts readings, Clock clock) {
    this.readings = readings;
    this.clock = clock;
  }

  /**
   * Goods by day. This record is the JSON.
   *
   * @param today the caller's today
   * @param otherDue binding call-off lines of these days that name a week or a month, and so stand
   *     on no day here
   */
  record Report(LocalDate today, List<Day> days, int otherDue) {}

  /**
   * One day.
   *
   * @param calledOff firm call-offs for it. A day before today shows those that were in force when
   *     it began.
   * @param ordered orders for it, by the buyer's dates
   * @param shipped what left on it
   */
  record Day(LocalDate date, List<Amount> calledOff, List<Amount> ordered, List<Amount> shipped) {}

  /**
   * A sum in one unit.
   *
   * @param lines how many lines were added up
   */
  record Amount(String unit, Quantity quantity, int lines) {}

  @Operation(
      operationId = "getDueAndShipped",
      summary =
          "For each day, the quantities due by firm call-offs and orders, and those sent, by unit.")
  @GetMapping
  ResponseEntity<Report> get(
      Caller caller,
      @RequestParam(required = false) @Nullable String as,
      @Parameter(description = "The first day; 7 days before today by default.")
          @RequestParam(required = false)
          @Nullable LocalDate from,
      @Parameter(description = "How many days: 1 to 31, 14 by default.")
          @RequestParam(required = false)
          @Nullable Integer days,
      @Parameter(description = "The time zone in which days begin: Asia/Shanghai. UTC by default.")
          @RequestParam(required = false)
          @Nullable String zone,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable Long atLeast) {
    int count = days == null ? USUAL_DAYS : days;
    if (count < 1 || count > MOST_DAYS) throw Problem.parameter("days", 1, MOST_DAYS);
    ZoneId its = zone(zone);
    readings.awaitAtLeast(atLeast);
    ReadContext reading = readings.bySide(caller, as, asOf);
    requireAllSums(reading);
    LocalDate today = LocalDate.ofInstant(asOf == null ? clock.instant() : asOf, its);
    LocalDate first = from == null ? today.minusDays(BACK) : from;
    if (first.getYear() < 1970 || first.getYear() > 9998) throw Problem.parameter("from");
    var asked = new Days(first, first.plusDays(count - 1L));
    List<Sum> past = past(reading, asked, today, its);
    return ResponseEntity.ok(
        readings.read(reading, (db, it) -> report(db, it, asked, today, past)));
  }

  /** 404 for an auditor who may not read all three sums of any party. */
  private void requireAllSums(ReadContext reading) {
    if (reading.scope().role() != PartyScope.Role.AUDITOR) return;
    Set<String> all = new TreeSet<>(readings.granted(reading, "shipment"));
    all.retainAll(readings.granted(reading, "scheduling"));
    all.retainAll(readings.granted(reading, "ordering"));
    if (all.isEmpty()) throw Ids.notFound();
  }

  /**
   * The call-offs for each past day, as of its beginning. Each day is a read of its own, because an
   * auditor's grants may open one moment and not another.
   */
  private List<Sum> past(ReadContext reading, Days asked, LocalDate today, ZoneId zone) {
    List<Sum> past = new ArrayList<>();
    for (LocalDate day = asked.from();
        day.isBefore(today) && !day.isAfter(asked.until());
        day = day.plusDays(1)) {
      var its = new Days(day, day);
      past.addAll(
          readings.read(
              readings.at(reading.scope(), day.atStartOfDay(zone).toInstant()),
              (db, it) -> DueAndShipped.calledOff(db, it.scope(), its, it.moment())));
    }
    return past;
  }

  private static Report report(
      JdbcClient db, ReadContext it, Days asked, LocalDate today, List<Sum> past) {
    List<Sum> calledOff = new ArrayList<>(past);
    var ahead = new Days(asked.from().isAfter(today) ? asked.from() : today, asked.until());
    calledOff.addAll(DueAndShipped.calledOff(db, it.scope(), ahead, it.moment()));
    List<Sum> ordered = DueAndShipped.ordered(db, it.scope(), asked, it.moment());
    List<Sum> sent = DueAndShipped.sent(db, it.scope(), asked, it.moment());
    List<Day> days = new ArrayList<>();
    for (LocalDate day = asked.from(); !day.isAfter(asked.until()); day = day.plusDays(1))
      days.add(new Day(day, on(day, calledOff), on(day, ordered), on(day, sent)));
    return new Report(
        today, days, DueAndShipped.byLongerPeriod(db, it.scope(), asked, it.moment()));
  }

  private static List<Amount> on(LocalDate day, List<Sum> sums) {
    return sums.stream()
        .filter(it -> it.day().equals(day))
        .map(it -> new Amount(it.unit(), it.quantity(), it.lines()))
        .toList();
  }

  private static ZoneId zone(@Nullable String asked) {
    if (asked == null || asked.isEmpty()) return ZoneId.of("UTC");
    try {
      return ZoneId.of(asked);
    } catch (DateTimeException e) {
      throw Problem.parameter(
          "zone",
          new Text("zone is a time zone such as Asia/Shanghai.", "zone 应为时区名称，例如 Asia/Shanghai。"));
    }
  }
}
