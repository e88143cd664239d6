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

  /** Who did it. */
  Side by();

  /** Of the proposal that it is about, from 1. */
  int number();

  default PartyCode who() {
    return by() == Side.BUYER ? schedule().buyer() : schedule().supplier();
  }

  /**
   * One side proposed what to count. Whatever proposal was open before is open no more.
   *
   * @param answers the other side's proposal that it answers; null where it answers none
   * @param reason why that was not signed; null likewise
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
   * The other side signed: from now on both count from it.
   *
   * @param terms what it signed, as it was proposed
   */
  record OpeningSigned(DeliveryScheduleId schedule, Side by, int number, OpeningTerms terms)
      implements OpeningEvent {}

  /** The other side did not agree. */
  record OpeningRefused(DeliveryScheduleId schedule, Side by, int number, String reason)
      implements OpeningEvent {}

  /** The side that proposed took it back. */
  record OpeningWithdrawn(DeliveryScheduleId schedule, Side by, int number)
      implements OpeningEvent {}
}
