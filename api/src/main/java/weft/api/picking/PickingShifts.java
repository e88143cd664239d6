package weft.api.picking;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.problem.Problem;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.language.Text;
import weft.machine.ShiftWindow;
import weft.projections.picking.PickingCounts;
import weft.projections.picking.PickingCounts.Span;

/** Counts what was picked in each shift of a site. */
@Component
public class PickingShifts {
  private static final Duration MOST = Duration.ofDays(31);
  private static final Duration DEFAULT = Duration.ofDays(7);

  /** In a shorter time, a few scans would make any speed. */
  private static final Duration SHORTEST = Duration.ofMinutes(15);

  private final ReadContexts readings;
  private final ShiftsOfSites shifts;
  private final Clock clock;

  PickingShifts(ReadContexts readings, ShiftsOfSites shifts, Clock clock) {
    this.readings = readings;
    this.shifts = shifts;
    this.clock = clock;
  }

  /**
   * A shift, and what was picked in it.
   *
   * @param name null for a day of a site without a shift plan
   * @param hours the shift so far, without its breaks; for one person, from the first scan to the
   *     last
   * @param linesPerHour null where that is less than 15 minutes
   */
  public record PickedShift(
      LocalDate day,
      @Nullable String name,
      Instant from,
      Instant until,
      int lines,
      int wrongScans,
      BigDecimal hours,
      @Nullable BigDecimal linesPerHour) {}

  /** The lines and wrong scans of a period. This record is the JSON. */
  public record Answer(
      String site,
      Instant from,
      Instant until,
      @Schema(description = "Oldest first.") List<PickedShift> shifts,
      @Schema(description = "Completed lines outside of any shift.") int linesOutsideShifts,
      @Schema(description = "Wrong scans outside of any shift.") int wrongScansOutsideShifts) {}

  /**
   * Counts a period; 400 for one of more than 31 days.
   *
   * @param person the code of the one person to count; null: all
   */
  Answer of(
      ReadContext reading,
      String site,
      @Nullable Instant asked,
      @Nullable Instant end,
      @Nullable String person) {
    Instant now = now(reading);
    Instant until = end == null || end.isAfter(now) ? now : end;
    Instant from = requireNonNullElse(asked, until.minus(DEFAULT));
    if (from.isAfter(until) || Duration.between(from, until).compareTo(MOST) > 0)
      throw Problem.parameter("from", new Text("A period has at most 31 days.", "时间范围最多 31 天。"));
    List<ShiftWindow> windows =
        shifts.between(reading, site, from, until).stream()
            .filter(it -> it.from().isBefore(until) && it.until().isAfter(from))
            .toList();
    List<Span> spans = new ArrayList<>(List.of(new Span(from, until)));
    for (ShiftWindow it : windows)
      spans.add(new Span(later(it.from(), from), earlier(it.until(), until)));
    List<PickingCounts> counts =
        readings.read(
            reading,
            (db, it) -> PickingCounts.of(db, it.scope(), it.moment(), site, spans, person));
    List<PickedShift> picked = new ArrayList<>();
    int lines = counts.getFirst().lines();
    int wrong = counts.getFirst().wrongScans();
    for (int i = 0; i < windows.size(); i++) {
      PickingCounts count = counts.get(i + 1);
      ShiftWindow window = windows.get(i);
      Duration worked =
          person == null ? worked(window, spans.get(i + 1)) : between(count.first(), count.last());
      picked.add(shift(window, count, worked));
      lines -= count.lines();
      wrong -= count.wrongScans();
    }
    return new Answer(site, from, until, picked, lines, wrong);
  }

  /** The shift at the moment, so far; null between shifts. */
  public @Nullable PickedShift current(ReadContext reading, String site) {
    Instant now = now(reading);
    List<PickedShift> all = of(reading, site, now.minus(Duration.ofHours(25)), now, null).shifts();
    return all.isEmpty() || !all.getLast().until().isAfter(now) ? null : all.getLast();
  }

  private Instant now(ReadContext reading) {
    return requireNonNullElse(reading.asOf(), clock.instant());
  }

  private static PickedShift shift(ShiftWindow of, PickingCounts count, Duration worked) {
    BigDecimal seconds = BigDecimal.valueOf(worked.toSeconds());
    BigDecimal hour = BigDecimal.valueOf(3_600);
    return new PickedShift(
        of.day(),
        of.name().isEmpty() ? null : of.name(),
        of.from(),
        of.until(),
        count.lines(),
        count.wrongScans(),
        seconds.divide(hour, 2, RoundingMode.HALF_UP),
        worked.compareTo(SHORTEST) < 0
            ? null
            : BigDecimal.valueOf(count.lines())
                .multiply(hour)
                .divide(seconds, 1, RoundingMode.HALF_UP));
  }

  private static Duration worked(ShiftWindow window, Span span) {
    Duration worked = Duration.between(span.from(), span.until());
    for (ShiftWindow.Span rest : window.breaks()) {
      Instant from = later(rest.from(), span.from());
      Instant until = earlier(rest.until(), span.until());
      if (from.isBefore(until)) worked = worked.minus(Duration.between(from, until));
    }
    return worked;
  }

  private static Duration between(@Nullable Instant first, @Nullable Instant last) {
    return first == null || last == null ? Duration.ZERO : Duration.between(first, last);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
