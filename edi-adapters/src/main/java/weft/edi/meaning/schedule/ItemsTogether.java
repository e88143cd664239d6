package weft.edi.meaning.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.schedule.ItemHead.Counting;
import weft.measure.Quantity;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ItemDetails;
import weft.scheduling.release.Received;
import weft.scheduling.release.ScheduleLine;

/**
 * Combines the items of one schedule in a message. It sums them up once at the end: a message may
 * have tens of thousands of items, and a sum after each would take quadratic time.
 */
final class ItemsTogether {
  private List<ScheduleLine> lines = new ArrayList<>();
  private final List<ScheduleLine> zeros = new ArrayList<>();
  private Received received;
  private Counting counting;
  private @Nullable ItemDetails particulars;
  private @Nullable List<ScheduleLine> named;
  private int items = 1;

  /**
   * Creates the combination with its first item.
   *
   * @param named the stated lines of a change; null if the message is whole
   */
  ItemsTogether(
      Received received,
      List<ScheduleLine> its,
      Counting counting,
      @Nullable ItemDetails particulars,
      @Nullable List<ScheduleLine> named) {
    this.received = received;
    this.counting = counting;
    this.particulars = particulars;
    this.named = named == null ? null : new ArrayList<>(named);
    lines.addAll(its);
    zeros(particulars);
  }

  /**
   * Adds another item.
   *
   * @param head how all items state their quantities
   */
  void add(
      Received its,
      List<ScheduleLine> more,
      Counting head,
      @Nullable ItemDetails beside,
      @Nullable List<ScheduleLine> names) {
    // An item with stated cumulatives continues from the sum of the others.
    if (counting == Counting.DISCRETE && head != Counting.DISCRETE)
      lines = new ArrayList<>(lines());
    counting = head;
    if (received.equals(Received.UNKNOWN)) received = its;
    lines.addAll(more);
    particulars = ItemDetails.over(particulars, beside);
    if (names == null) named = null;
    if (names != null && named != null) named.addAll(names);
    zeros(beside);
    items++;
  }

  private void zeros(@Nullable ItemDetails of) {
    if (of != null && of.zeros() != null) zeros.addAll(of.zeros());
  }

  boolean isOne() {
    return items == 1;
  }

  Received received() {
    return received;
  }

  @Nullable List<ScheduleLine> named() {
    return named == null ? null : List.copyOf(named);
  }

  /**
   * Returns the lines by date. If no item states cumulatives, computes those of all items together.
   */
  List<ScheduleLine> lines() {
    if (isOne()) return lines;
    List<ScheduleLine> all = Forecast.together(lines, List.of());
    if (counting != Counting.DISCRETE) return all;
    List<ScheduleLine> counted = new ArrayList<>();
    Quantity reached = received.cumulative();
    for (ScheduleLine it : all) {
      reached = reached == null ? null : reached.plus(it.quantity());
      counted.add(it.reaching(reached));
    }
    return counted;
  }

  /** Returns the details, with the zeros of days on which no item needs anything. */
  @Nullable ItemDetails particulars() {
    if (isOne() || particulars == null) return particulars;
    Set<LocalDate> wanted = new HashSet<>();
    lines.stream().filter(it -> it.quantity().isPositive()).forEach(it -> wanted.add(it.due()));
    List<ScheduleLine> left =
        zeros.stream()
            .filter(it -> !wanted.contains(it.due()))
            .sorted(Forecast.WITHIN_DATE)
            .toList();
    return particulars.having(left);
  }
}
