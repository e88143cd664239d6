package weft.api.balance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.balance.BalanceRow;
import weft.balance.Breach;
import weft.measure.Quantity;

/**
 * What a balance of the same days was reckoned to be at an earlier moment. This record is the JSON.
 *
 * @param at when the last event that counts was recorded
 * @param position up to which the history counts
 */
record EarlierBalance(
    Instant at, long position, Quantity opening, List<BalanceRow> rows, @Nullable Breach runOut) {
  static @Nullable EarlierBalance of(EarlierBalances.@Nullable Found found) {
    return found == null
        ? null
        : new EarlierBalance(
            found.moment().at(),
            found.moment().position(),
            found.balance().opening(),
            found.balance().rows(),
            found.balance().runOut());
  }
}
