package weft.opening;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.event.PartnersCommand;
import weft.parts.BaseUnit;
import weft.party.Partnership;
import weft.party.Side;
import weft.scheduling.DeliveryScheduleId;

/** Everything that either partner can ask of opening cumulatives. */
public sealed interface OpeningCommand extends PartnersCommand {
  DeliveryScheduleId schedule();

  /** The side that sends the command. */
  Side by();

  @Override
  default String stream() {
    return OpeningId.stream(schedule());
  }

  @Override
  default Partnership partnership() {
    return schedule().partnership();
  }

  /**
   * Proposes opening values. The proposal replaces the proposer's own open proposal and answers the
   * other side's.
   *
   * @param unit the unit in which the schedule is counted
   * @param today the current day at the receiving site
   * @param reason why the other side's open proposal is not signed; null where there is none
   */
  record ProposeOpening(
      DeliveryScheduleId schedule,
      Side by,
      OpeningTerms terms,
      BaseUnit unit,
      LocalDate today,
      @Nullable String reason)
      implements OpeningCommand {}

  /**
   * Accepts the other side's proposal.
   *
   * @param number of the proposal that the signer saw, from 1
   */
  record SignOpening(DeliveryScheduleId schedule, Side by, int number) implements OpeningCommand {}

  /** Rejects the proposal without making another one. */
  record RefuseOpening(DeliveryScheduleId schedule, Side by, int number, String reason)
      implements OpeningCommand {}

  /** Withdraws the sender's own open proposal. */
  record WithdrawOpening(DeliveryScheduleId schedule, Side by, int number)
      implements OpeningCommand {}
}
