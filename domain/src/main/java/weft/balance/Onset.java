package weft.balance;

import java.time.LocalDate;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * When and why the stock of a day fell below zero for good: the last event, or the last midnight,
 * after which it stays below zero without a break. The search goes back step by step, because the
 * day may have been short before and recovered.
 *
 * @param position of the event that caused it; null if the passing of a day did, or if it was short
 *     before everything examined
 * @param day on which it happened, at the site; null if it was short before everything examined
 * @param worse how much the day's stock fell then; zero if unknown
 */
public record Onset(@Nullable Long position, @Nullable LocalDate day, Quantity worse) {

  /** The knowledge at a position of the history. */
  @FunctionalInterface
  public interface Known {
    /** Returns the projected stock at the end of the examined day, as seen on {@code today}. */
    Quantity stock(LocalDate today);
  }

  /**
   * Searches backwards from the current knowledge.
   *
   * @param today a day on which the examined day's stock is below zero
   * @param now current knowledge
   * @param changes positions of the events that changed the inputs of the stock, newest first; if
   *     the list is incomplete, the stock may have been short before its oldest event
   * @param recorded returns the day of an event, at the site
   * @param before returns the knowledge before an event
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

  /** Returns whether the stock was short before everything examined. */
  public boolean isEarlier() {
    return day == null;
  }
}
