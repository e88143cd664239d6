package weft.scheduling.release;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/** Compares the firm demand for a part in successive releases. */
public final class FirmDemand {
  private FirmDemand() {}

  /**
   * Returns how much firm demand disappeared without being received or having passed, if no firm
   * demand is left; zero if some is left, or there was none before.
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

  /**
   * Owed demand never expires. Without stated receipts, however, nobody knows whether it is still
   * owed.
   */
  static boolean isPast(ScheduleLine line, @Nullable LocalDate begins, boolean receiptsKnown) {
    boolean passed = begins != null && line.lastDay().isBefore(begins);
    return passed && !(line.isOwed() && receiptsKnown);
  }
}
