package weft.opening;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.event.PartnersCommand;
import weft.parts.BaseUnit;
import weft.party.Partnership;
import weft.party.Side;
import weft.scheduling.DeliveryScheduleId;

/** Everything that either partner can say of opening cumulatives. */
public sealed interface OpeningCommand extends PartnersCommand {
  DeliveryScheduleId schedule();

  /** Who says it. */
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
   * Says what should be counted. It takes the place of the proposer's own open proposal, and
   * answers the other side's.
   *
   * @param unit in which the schedule is counted
   * @param today at the receiving site
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
   * Agrees to what the other side proposed.
   *
   * @param number of the proposal that the signer saw, from 1
   */
  record SignOpening(DeliveryScheduleId schedule, Side by, int number) implements OpeningCommand {}

  /** Does not agree to it, without another proposal. */
  record RefuseOpening(DeliveryScheduleId schedule, Side by, int number, String reason)
      implements OpeningCommand {}

  /** Takes one's own open proposal back. */
  record WithdrawOpening(DeliveryScheduleId schedule, Side by, int number)
      implements OpeningCommand {}
}
