package weft.scheduling.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * The dates that a change (EDIFACT BGM 1225 = 4, X12 BFR01 and BSS01 = 04) names. On them it has
 * the last word, be it of nothing; all others stay as they stand. A week or month that it names
 * takes the place of the days in it. Backlog, and what is wanted at once, has the day of the
 * message that said so, and is one date whichever that is.
 *
 * @param lines as the change states them, be they zero
 */
public record NamedDates(List<ScheduleLine> lines) {

  /** From the first to the last day that it names; null where it names what is owed alone. */
  public @Nullable DateRange days() {
    List<DateRange> all = DateRange.union(dated());
    return all.isEmpty() ? null : new DateRange(all.getFirst().from(), all.getLast().until());
  }

  private List<DateRange> dated() {
    return lines.stream().filter(it -> !it.isOwed()).map(ScheduleLine::span).toList();
  }

  /**
   * Whether it has a say in a line: it lies within the days that it names, or is owed and named.
   */
  public boolean touch(ScheduleLine standing) {
    DateRange days = days();
    return standing.isOwed() ? replace(standing) : days != null && days.overlaps(standing.span());
  }

  /** Whether it names some days of a line and leaves others: what these want nobody can say. */
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
   * The release as it stands once it is changed. What was received since is taken off what stays,
   * and cumulatives are counted anew.
   *
   * @param change what the change says beside its lines
   * @param received up to now, be it that a call-off said so
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

  /** What stays, without its segment: that stands in another message. */
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
