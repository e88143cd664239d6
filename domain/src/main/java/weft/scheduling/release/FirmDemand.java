package weft.scheduling.release;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/** What is firm of a part, from one word of the buyer's to the next. */
public final class FirmDemand {
  private FirmDemand() {}

  /**
   * How much of what was firm is neither received nor past where nothing firm is left; zero where
   * something is, or nothing was.
   */
  public static Quantity vanished(@Nullable Forecast before, Forecast now) {
    if (before == null || now.lines().stream().anyMatch(it -> it.firmness().isFirm()))
      return Quantity.ZERO;
    LocalDate begins = now.horizonBegins();
    boolean receiptsKnown =
        before.received().cumulative() != null && now.received().cumulative() != null;
    return OpenLine.of(before, now.received()).stream()
        .filter(it -> it.line().firmness().isFirm())
        .filter(it -> !isPast(it.line(), begins, receiptsKnown))
        .map(OpenLine::open)
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  /** What is owed goes by with no day; where no receipts are told, nobody knows that it stays. */
  static boolean isPast(ScheduleLine line, @Nullable LocalDate begins, boolean receiptsKnown) {
    boolean passed = begins != null && line.lastDay().isBefore(begins);
    return passed && !(line.isOwed() && receiptsKnown);
  }
}
