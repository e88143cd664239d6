package weft.api.balance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.balance.Breach;
import weft.measure.Quantity;

/**
 * The first time that stock falls below zero, and the cause. This record is the JSON.
 *
 * @param on its first day
 * @param size the largest shortfall until stock recovers; positive
 * @param recoversOn the first day with enough stock again; null where there is none in the horizon
 * @param later null where this is the only shortfall in the horizon
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
