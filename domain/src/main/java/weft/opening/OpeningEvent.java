package weft.opening;

import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;
import weft.party.Side;
import weft.scheduling.DeliveryScheduleId;

/**
 * Everything that can happen to opening cumulatives. Stored for ever: add nullable components,
 * never rename or move.
 */
public sealed interface OpeningEvent {
  DeliveryScheduleId schedule();

  /** The side that acted. */
  Side by();

  /** The number of the proposal, from 1. */
  int number();

  default PartyCode who() {
    return by() == Side.BUYER ? schedule().buyer() : schedule().supplier();
  }

  /**
   * One side proposed opening values. An earlier open proposal is closed.
   *
   * @param answers the other side's proposal that it answers; null where it answers none
   * @param reason why the answered proposal was not signed; null where it answers none
   */
  record OpeningProposed(
      DeliveryScheduleId schedule,
      Side by,
      int number,
      OpeningTerms terms,
      @Nullable Integer answers,
      @Nullable String reason)
      implements OpeningEvent {}

  /**
   * The other side signed; both count from these values from now on.
   *
   * @param terms the signed values, as proposed
   */
  record OpeningSigned(DeliveryScheduleId schedule, Side by, int number, OpeningTerms terms)
      implements OpeningEvent {}

  /** The other side rejected the proposal. */
  record OpeningRefused(DeliveryScheduleId schedule, Side by, int number, String reason)
      implements OpeningEvent {}

  /** The proposing side withdrew its proposal. */
  record OpeningWithdrawn(DeliveryScheduleId schedule, Side by, int number)
      implements OpeningEvent {}
}
