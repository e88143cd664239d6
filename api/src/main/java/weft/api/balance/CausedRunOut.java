package weft.api.balance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.balance.Breach;
import weft.measure.Quantity;

/**
 * The first time that stock is below zero, and what brought it about. This record is the JSON.
 *
 * @param on its first day
 * @param size by how much at the most until it recovers; positive
 * @param recoversOn the first day with enough again; null where there is none in the horizon
 * @param later null where it is the only time in the horizon
 * @param cause null in a long list where it was not found in time; the part's own balance has it
 */
record CausedRunOut(
    LocalDate on,
    Quantity size,
    @Nullable LocalDate recoversOn,
    Breach.@Nullable Later later,
    @Nullable RunOutCause cause) {
  static CausedRunOut of(Breach it, @Nullable RunOutCause cause) {
    return new CausedRunOut(it.on(), it.size(), it.recoversOn(), it.later(), cause);
  }
}
