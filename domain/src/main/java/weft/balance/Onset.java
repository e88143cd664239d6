package weft.balance;

import java.time.LocalDate;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * When the stock of a day came to be below zero for good, and by what: the last change, or the last
 * midnight, after which it is so without a break. Found by looking back step by step, for a day may
 * have been short before and have recovered.
 *
 * @param position of the event that brought it about; null where a day that passed did, or where it
 *     was so before all that was looked at
 * @param day on which it came about, at the site; null where it was so before
 * @param worse by how much the day's stock fell then; zero where that is not known
 */
public record Onset(@Nullable Long position, @Nullable LocalDate day, Quantity worse) {

  /** What is known at a position. */
  @FunctionalInterface
  public interface Known {
    /** Projected stock at the end of the day that is looked at, as seen on another day. */
    Quantity stock(LocalDate today);
  }

  /**
   * Looks back from what is known now.
   *
   * @param today on which the day's stock is below zero
   * @param now what is known
   * @param changes positions of the events that changed what the stock is made of, newest first;
   *     where they are not all, it may have been so before them
   * @param recorded on which day, at the site, an event was
   * @param before what was known before an event
   */
  public static Onset find(
      LocalDate today,
      Known now,
      Iterable<Long> changes,
      LongFunction<LocalDate> recorded,
      LongFunction<Known> before) {
    Known known = now;
    LocalDate day = today;
    Quantity stock = known.stock(day);
    for (long change : changes) {
      LocalDate until = recorded.apply(change);
      while (day.isAfter(until)) {
        Quantity yesterday = known.stock(day.minusDays(1));
        if (!isShort(yesterday)) return new Onset(null, day, yesterday.minus(stock));
        day = day.minusDays(1);
        stock = yesterday;
      }
      known = before.apply(change);
      Quantity without = known.stock(day);
      if (!isShort(without)) return new Onset(change, day, without.minus(stock));
      stock = without;
    }
    return new Onset(null, null, Quantity.ZERO);
  }

  private static boolean isShort(Quantity stock) {
    return Quantity.ZERO.exceeds(stock);
  }

  /** Whether it was so before all that was looked at. */
  public boolean isEarlier() {
    return day == null;
  }
}
