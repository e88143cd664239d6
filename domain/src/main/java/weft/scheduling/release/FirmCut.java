package weft.scheduling.release;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * Computes how much firm demand is no longer firm although it was neither received nor has passed.
 * Pieces that moved to another day, up to a week after the firm horizon, or into other buckets are
 * not cut. Demand that was only planned is not cut either.
 */
public final class FirmCut {
  /** Days after the last firm day to which pieces may move. */
  private static final int DAYS = 7;

  private final NavigableMap<LocalDate, Quantity> less = new TreeMap<>();
  private final SortedMap<LocalDate, Quantity> more = new TreeMap<>();

  private FirmCut() {}

  /** Returns the cut by day, each above zero; empty if nothing was cut. */
  public static SortedMap<LocalDate, Quantity> between(Forecast before, Forecast now) {
    var cut = new FirmCut();
    LocalDate until = before.firmUntil();
    if (until == null) return cut.less;
    LocalDate begins = now.horizonBegins();
    boolean receiptsKnown =
        before.received().cumulative() != null && now.received().cumulative() != null;
    List<OpenLine> open = OpenLine.of(before, now.received());
    List<OpenLine> here =
        open.stream().filter(it -> !FirmDemand.isPast(it.line(), begins, receiptsKnown)).toList();
    Map<LocalDate, Quantity> wasFirm = new TreeMap<>();
    Map<LocalDate, Quantity> was = new TreeMap<>();
    for (OpenLine it : here) {
      was.merge(it.line().due(), it.open(), Quantity::plus);
      if (it.line().firmness().isFirm()) wasFirm.merge(it.line().due(), it.open(), Quantity::plus);
    }
    Map<LocalDate, Quantity> firm = new TreeMap<>();
    Quantity behind = Quantity.ZERO;
    for (ScheduleLine it : now.lines()) {
      if (!it.firmness().isFirm()) continue;
      if (!it.due().isAfter(until)) firm.merge(it.due(), it.quantity(), Quantity::plus);
      else if (!it.due().isAfter(until.plusDays(DAYS))) behind = behind.plus(it.quantity());
    }
    wasFirm.forEach(
        (day, quantity) -> put(cut.less, day, quantity, firm.getOrDefault(day, Quantity.ZERO)));
    firm.forEach(
        (day, quantity) -> put(cut.more, day, quantity, was.getOrDefault(day, Quantity.ZERO)));
    var window = new DateRange(until.plusDays(1), until.plusDays(DAYS));
    Quantity planned = sum(here.stream().filter(it -> it.line().span().overlaps(window)).toList());
    put(cut.more, window.from(), behind, planned);
    // Overdue demand returns as backlog; it cannot exceed the earlier firm demand.
    cut.takeBack(sum(open).minus(sum(here)));
    cut.settle();
    return cut.less;
  }

  private static Quantity sum(List<OpenLine> lines) {
    return lines.stream().map(OpenLine::open).reduce(Quantity.ZERO, Quantity::plus);
  }

  private static void put(
      SortedMap<LocalDate, Quantity> to, LocalDate day, Quantity quantity, Quantity without) {
    if (quantity.exceeds(without)) to.put(day, quantity.minus(without));
  }

  private void takeBack(Quantity overdue) {
    Quantity left = overdue;
    for (LocalDate day : List.copyOf(more.keySet())) left = left.minus(take(more, day, left));
  }

  /** Matches the nearest days first. */
  private void settle() {
    for (Map.Entry<LocalDate, Quantity> it : List.copyOf(more.entrySet())) {
      Quantity left = it.getValue();
      while (left.isPositive() && !less.isEmpty()) {
        LocalDate nearest = nearest(it.getKey());
        if (nearest == null) break;
        left = left.minus(take(less, nearest, left));
      }
    }
  }

  /** Returns the nearest day with a decrease; the earlier one if two are equally near. */
  private @Nullable LocalDate nearest(LocalDate day) {
    LocalDate earlier = less.floorKey(day);
    LocalDate later = less.ceilingKey(day);
    if (earlier == null || later == null) return earlier == null ? later : earlier;
    return ChronoUnit.DAYS.between(day, later) < ChronoUnit.DAYS.between(earlier, day)
        ? later
        : earlier;
  }

  /** Takes as much as available, up to {@code most}. */
  private static Quantity take(SortedMap<LocalDate, Quantity> from, LocalDate day, Quantity most) {
    Quantity there = from.getOrDefault(day, Quantity.ZERO);
    if (there.exceeds(most)) {
      from.put(day, there.minus(most));
      return most;
    }
    from.remove(day);
    return there;
  }
}
