package weft.api.balance;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.balance.Addend;
import weft.balance.NotCounted.Why;
import weft.measure.Quantity;
import weft.projections.balance.Balances.Part;
import weft.projections.rows.Origin;

/**
 * The contribution of one reported item to a number of a balance. This record is the JSON.
 *
 * @param on the day on which it counts; null where it counts on none
 * @param quantity its share of that day, in {@code unit}
 * @param late whether its own date has passed
 */
record BalanceSource(
    Addend.To number,
    @Nullable LocalDate on,
    Quantity quantity,
    String unit,
    boolean late,
    @Nullable Why why,
    @JsonUnwrapped SaidSource said) {

  /**
   * Builds the JSON of one source.
   *
   * @param origin the segment that states it; null where none does
   */
  static BalanceSource of(
      Part part, String baseUnit, @Nullable String partnerPart, @Nullable Origin origin) {
    Addend adds = part.addend();
    return new BalanceSource(
        adds.to(),
        adds.on(),
        adds.quantity(),
        adds.to() == Addend.To.NOT_COUNTED ? part.of().unit() : baseUnit,
        adds.late(),
        adds.why(),
        SaidSource.of(part.of(), partnerPart, origin));
  }
}
