package weft.filing;

import weft.event.Refused;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.interchange.StatedAt;
import weft.language.Text;
import weft.scheduling.DeliveryScheduleCommand.AnswerRelease;
import weft.scheduling.ReleaseAnswerRefusal;
import weft.scheduling.ReleaseAnswerRefusal.OtherDateKind;
import weft.scheduling.ReleaseAnswerRefusal.OtherUnit;
import weft.scheduling.ReleaseAnswerRefusal.PromisedBeyondRelease;
import weft.scheduling.ScheduleRefusal.NothingAnswered;
import weft.scheduling.ScheduleRefusal.NothingReleased;
import weft.scheduling.ScheduleRefusal.Superseded;

/** Why a schedule did not take a supplier's answer, at the segment that says so. */
final class ScheduleFault {
  private ScheduleFault() {}

  /**
   * Tells it.
   *
   * @throws Refused with what no message can bring about
   */
  static Fault of(AnswerRelease said, Refused refused) {
    String part = said.schedule().part();
    return switch (refused.refusal()) {
      case ReleaseAnswerRefusal it -> of(said, it);
      case NothingReleased _ ->
          fault(
              said.at(), "There is no release of part %s for this site.", "该收货地没有零件 %s 的计划。", part);
      case Superseded(var answered, var current) ->
          fault(
              said.release().at(),
              "The answer is to release %s of part %s; in force is %s.",
              "答复针对的是零件 %2$s 的版本 %1$s；现行版本为 %3$s。",
              answered,
              part,
              current);
      case NothingAnswered _ ->
          fault(said.at(), "The item of part %s promises nothing.", "零件 %s 没有任何承诺。", part);
      default -> throw refused;
    };
  }

  private static Fault of(AnswerRelease said, ReleaseAnswerRefusal refusal) {
    StatedAt at =
        switch (refusal) {
          case OtherUnit _ -> said.at();
          case OtherDateKind it -> it.at();
          case PromisedBeyondRelease it -> it.at();
        };
    return at.fault(FaultCode.SCHEDULE_CONTRADICTED, Severity.ERROR, refusal.told().text());
  }

  private static Fault fault(StatedAt at, String en, String zh, Object... values) {
    return at.fault(FaultCode.SCHEDULE_CONTRADICTED, Severity.ERROR, new Text(en, zh).with(values));
  }
}
