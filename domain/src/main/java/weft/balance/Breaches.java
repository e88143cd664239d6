package weft.balance;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.balance.Breach.Later;
import weft.measure.Quantity;

/** Collects, day after day, when stock passes a limit: the first time, and how often later. */
final class Breaches {
  private @Nullable Breach first;
  private @Nullable Later later;

  /** First day of the breach that is going on; null while stock is within the limit. */
  private @Nullable LocalDate on;

  private BigDecimal size = BigDecimal.ZERO;

  /**
   * Adds the next day.
   *
   * @param past distance beyond the limit; zero or less if stock is within it
   */
  void next(LocalDate day, BigDecimal past) {
    if (past.signum() > 0) {
      if (on == null) on = day;
      size = size.max(past);
    } else if (on != null) {
      end(day);
    }
  }

  private void end(@Nullable LocalDate recoversOn) {
    LocalDate began = requireNonNull(on);
    Quantity most = new Quantity(size);
    if (first == null) first = new Breach(began, most, recoversOn);
    else later = Later.of(later, began, most);
    on = null;
    size = BigDecimal.ZERO;
  }

  @Nullable Breach first() {
    if (on != null) end(null);
    return first == null || later == null
        ? first
        : new Breach(first.on(), first.size(), first.recoversOn(), later);
  }
}
