package weft.ordering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.interchange.StatedAt;
import weft.measure.Quantity;
import weft.promise.Reason;

/**
 * A supplier's response to one line (ORDRSP, X12 855, 865), not yet compared with the order.
 * Anything not stated is as ordered.
 *
 * @param part the buyer's or the supplier's part number, if stated
 * @param unit of its quantities, if stated
 * @param deliveries the deliveries; if there are several, each states a quantity
 * @param price per unit
 * @param at the place in the message
 */
public record LineResponse(
    Verdict verdict,
    String line,
    @Nullable String part,
    @Nullable String unit,
    List<Delivery> deliveries,
    @Nullable BigDecimal price,
    @Nullable Reason reason,
    StatedAt at) {
  public enum Verdict {
    /** Accepted without amendment. */
    ACCEPTED,
    /** Accepted or proposed with differences from the order. */
    AMENDED,
    REFUSED,
    /** The message states no verdict; any difference from the order is a proposal. */
    AS_STATED
  }

  /** A quantity and its day; null means as ordered. */
  public record Delivery(@Nullable Quantity quantity, @Nullable LocalDate date) {
    public boolean isUnsaid() {
      return quantity == null && date == null;
    }
  }
}
