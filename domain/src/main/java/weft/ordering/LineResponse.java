package weft.ordering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.interchange.StatedAt;
import weft.measure.Quantity;
import weft.promise.Reason;

/**
 * What a supplier's message (ORDRSP, X12 855, 865) says of one line, before anybody looked at the
 * order. What it does not state is as ordered.
 *
 * @param part the buyer's or the supplier's number, where it states one
 * @param unit of its quantities, where it states one
 * @param deliveries what it will deliver when; several state a quantity each
 * @param price per unit
 * @param at where it stands
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
    /** Accepted or proposed otherwise than ordered. */
    AMENDED,
    REFUSED,
    /** No word of its own: as far as it differs from the order it is a proposal. */
    AS_STATED
  }

  /** A quantity and its day; null is as ordered. */
  public record Delivery(@Nullable Quantity quantity, @Nullable LocalDate date) {
    public boolean isUnsaid() {
      return quantity == null && date == null;
    }
  }
}
