package weft.shipment;

import org.jspecify.annotations.Nullable;
import weft.party.Side;

/**
 * The last proposal or settlement of one difference.
 *
 * @param receipt the shipment's receipt, from 1; {@code line} is the line of the receipt
 * @param by the side that made the proposal, or the side that agreed to it
 * @param note a person's words; null without
 * @param settled whether both sides agreed
 */
public record Settlement(
    int receipt, int line, Outcome outcome, Side by, @Nullable String note, boolean settled) {
  boolean isOf(int otherReceipt, int otherLine) {
    return receipt == otherReceipt && line == otherLine;
  }
}
