package weft.scheduling.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * The dates that a change (EDIFACT BGM 1225 = 4, X12 BFR01 and BSS01 = 04) names. The change
 * replaces the quantities of these dates, also with zero; all other dates stay as they are. A named
 * week or month replaces the days in it. Backlog and immediate demand carry the day of their
 * message, and count as one date whichever day that is.
 *
 * @param lines as the change states them, including zeros
 */
public record NamedDates(List<ScheduleLine> lines) {

  /**
   * Returns the range from the first to the last named day; null if the change names only owed
   * demand.
   */
  public @Nullable DateRange days() {
    List<DateRange> all = DateRange.union(dated());
    return all.isEmpty() ? null : new DateRange(all.getFirst().from(), all.getLast().until());
  }

  private List<DateRange> dated() {
    return lines.stream().filter(it -> !it.isOwed()).map(ScheduleLine::span).toList();
  }

  /**
   * Returns whether the change may affect a line: the line lies in the range of the named days, or
   * it is owed and named.
   */
  public boolean touch(ScheduleLine standing) {
    DateRange days = days();
    return standing.isOwed() ? replace(standing) : days != null && days.overlaps(standing.span());
  }

  /**
   * Returns whether the change names only some days of a line. The demand of its other days would
   * then be unknown.
   */
  public boolean cut(List<ScheduleLine> standing) {
    return standing.stream()
        .anyMatch(it -> !replace(it) && lines.stream().anyMatch(named -> overlap(named, it)));
  }

  private static boolean overlap(ScheduleLine named, ScheduleLine standing) {
    return !named.isOwed() && !standing.isOwed() && named.span().overlaps(standing.span());
  }

  private boolean replace(ScheduleLine standing) {
    return standing.isOwed()
        ? lines.stream().anyMatch(it -> it.firmness() == standing.firmness())
        : DateRange.union(dated()).stream().anyMatch(it -> it.covers(standing.span()));
  }

  /**
   * Applies the change to the release in force. Deducts later receipts from the remaining lines and
   * computes cumulative quantities again.
   *
   * @param change the change's content apart from its lines
   * @param received up to now, also if a call-off stated it
   */
  public Forecast in(Forecast standing, Forecast change, Received received) {
    List<ScheduleLine> all = new ArrayList<>(change.lines());
    all.addAll(
        kept(
            OpenLine.of(standing, received).stream()
                .map(it -> it.line().with(it.line().ordinal(), it.open()))
                .toList()));
    return new Forecast(
        change.release(),
        standing.horizonBegins(),
        later(standing, change),
        change.unit(),
        change.description() == null ? standing.description() : change.description(),
        received,
        counted(all, received),
        change.unloadingPoint() == null ? standing.unloadingPoint() : change.unloadingPoint(),
        ItemDetails.over(
            change.particulars(),
            standing.particulars() == null ? null : standing.particulars().lasting()),
        change.authorised());
  }

  /** Returns the lines that stay, without their segments, which are in another message. */
  public List<ScheduleLine> kept(List<ScheduleLine> standing) {
    return standing.stream().filter(it -> !replace(it)).map(ScheduleLine::withoutSegment).toList();
  }

  private static @Nullable LocalDate later(Forecast standing, Forecast change) {
    LocalDate one = standing.horizonEnd();
    LocalDate other = change.horizonEnd();
    if (one == null || other == null) return one;
    return other.isAfter(one) ? other : one;
  }

  private static List<ScheduleLine> counted(List<ScheduleLine> lines, Received received) {
    List<ScheduleLine> counted = new ArrayList<>();
    Quantity running = received.cumulative();
    for (ScheduleLine it : Forecast.counted(lines)) {
      running = running == null ? null : running.plus(it.quantity());
      counted.add(it.reaching(running));
    }
    return counted;
  }
}
