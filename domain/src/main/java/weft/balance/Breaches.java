package weft.balance;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.balance.Breach.Later;
import weft.measure.Quantity;

/** Puts together, day after day, when a limit is passed: the first time, and how often later. */
final class Breaches {
  private @Nullable Breach first;
  private @Nullable Later later;

  /** Of the time that goes on; null where stock is within the limit. */
  private @Nullable LocalDate on;

  private BigDecimal size = BigDecimal.ZERO;

  /**
   * @param past by how much the limit is passed; zero or less where it is not
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
