package weft.shipment;

import org.jspecify.annotations.Nullable;
import weft.party.Side;

/**
 * What was last said of one difference.
 *
 * @param receipt which of the shipment's, from 1, and {@code line} which of its lines
 * @param by who said it; of a settled one, who agreed
 * @param note a person's words; null without
 * @param settled whether both said the same
 */
public record Settlement(
    int receipt, int line, Outcome outcome, Side by, @Nullable String note, boolean settled) {
  boolean isOf(int otherReceipt, int otherLine) {
    return receipt == otherReceipt && line == otherLine;
  }
}
