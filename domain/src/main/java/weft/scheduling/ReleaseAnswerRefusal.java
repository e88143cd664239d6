package weft.scheduling;

import java.time.LocalDate;
import weft.event.Refusal;
import weft.interchange.StatedAt;
import weft.measure.Quantity;

/** Why a supplier's message does not answer a release; the partner is told where it says so. */
public sealed interface ReleaseAnswerRefusal extends Refusal {
  /**
   * More is promised than all lines of the release ask for.
   *
   * @param at the promise that nothing asks for
   */
  record PromisedBeyondRelease(LocalDate date, Quantity surplus, StatedAt at)
      implements ReleaseAnswerRefusal {}

  /**
   * Days of despatch are asked for and days of delivery promised, or the other way round.
   *
   * @param at the promise
   */
  record OtherDateKind(DateKind stated, StatedAt at) implements ReleaseAnswerRefusal {}

  record OtherUnit(String asked, String stated) implements ReleaseAnswerRefusal {}
}
