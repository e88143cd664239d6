package weft.api.balance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.balance.Breach;
import weft.measure.Quantity;

/**
 * The run-out of a part as computed at an earlier moment, over the same days. This record is part
 * of a JSON.
 *
 * @param at when the last counted event was recorded
 * @param position the last counted position of the history
 * @param opening usable stock at that moment
 * @param runOut null where stock sufficed
 */
record EarlierRunOut(Instant at, long position, Quantity opening, @Nullable Breach runOut) {
  static @Nullable EarlierRunOut of(EarlierBalances.@Nullable Found found) {
    return found == null
        ? null
        : new EarlierRunOut(
            found.moment().at(),
            found.moment().position(),
            found.balance().opening(),
            found.balance().runOut());
  }
}
