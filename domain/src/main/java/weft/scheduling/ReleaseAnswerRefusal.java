package weft.scheduling;

import java.time.LocalDate;
import weft.event.RefusalText;
import weft.interchange.FaultCode;
import weft.interchange.MessageRefusal;
import weft.interchange.StatedAt;
import weft.interchange.StatedCommand;
import weft.measure.Quantity;
import weft.scheduling.release.DateKind;

/**
 * The reason why a supplier's message is no valid answer to a release. The hub reports it to the
 * partner with its place in the message.
 */
public sealed interface ReleaseAnswerRefusal extends MessageRefusal {
  @Override
  default FaultCode fault() {
    return FaultCode.SCHEDULE_CONTRADICTED;
  }

  /**
   * The promises exceed the demand of all lines of the release.
   *
   * @param at the first promise beyond the demand
   */
  record PromisedBeyondRelease(LocalDate date, Quantity surplus, StatedAt at)
      implements ReleaseAnswerRefusal {
    @Override
    public StatedAt at(StatedCommand by) {
      return at;
    }

    @Override
    public RefusalText told() {
      return RefusalText.invalid(
          "promised-beyond-release",
          "With the promise for %s, the promises exceed the release by %s.",
          "加上 %s 的承诺后，承诺总量比计划多 %s。",
          date,
          surplus);
    }
  }

  /**
   * The message promises days of delivery where days of despatch are requested, or the reverse.
   *
   * @param at the promise
   */
  record OtherDateKind(DateKind stated, StatedAt at) implements ReleaseAnswerRefusal {
    @Override
    public StatedAt at(StatedCommand by) {
      return at;
    }

    @Override
    public RefusalText told() {
      return stated == DateKind.SHIP
          ? RefusalText.invalid(
              "other-date-kind",
              "The promise gives a despatch date; the release asks for delivery dates.",
              "承诺的是发货日期，而计划要求的是交货日期。")
          : RefusalText.invalid(
              "other-date-kind",
              "The promise gives a delivery date; the release asks for despatch dates.",
              "承诺的是交货日期，而计划要求的是发货日期。");
    }
  }

  record OtherUnit(String asked, String stated) implements ReleaseAnswerRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
          "other-unit", "The release is in %s, not in %s.", "计划的计量单位是 %s，不是 %s。", asked, stated);
    }
  }
}
