package weft.api.balance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.balance.BalanceRow;
import weft.balance.Breach;
import weft.measure.Quantity;

/**
 * A balance of the same days as computed at an earlier moment. This record is the JSON.
 *
 * @param at when the last counted event was recorded
 * @param position the last counted position of the history
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
