package weft.api.balance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.balance.Breach;
import weft.measure.Quantity;

/**
 * When a part was reckoned to run out at an earlier moment, over the same days. This record is part
 * of a JSON.
 *
 * @param at when the last event that counts was recorded
 * @param position up to which the history counts
 * @param opening usable stock of then
 * @param runOut null where it was reckoned to suffice
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
