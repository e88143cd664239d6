package weft.question;

import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * The answer of a party that was asked about a batch: how much it has, used and passed on.
 *
 * @param found still there
 * @param used consumed or built in
 * @param shippedOn passed on to others; never to whom
 * @param unit of the quantities (UN/ECE Rec 20); null where it is the one in which the batch was
 *     sent
 */
public record BatchFindings(
    Quantity found, Quantity used, Quantity shippedOn, @Nullable String unit) {
  boolean isNegative() {
    return found.amount().signum() < 0
        || used.amount().signum() < 0
        || shippedOn.amount().signum() < 0;
  }
}
