package weft.scheduling;

import weft.event.StreamType;
import weft.language.Text;
import weft.scheduling.DeliveryScheduleEvent.CallOffContradicted;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.CallOffsCommitted;
import weft.scheduling.DeliveryScheduleEvent.CountChangeRuled;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleEvent.LateCallOffRecorded;
import weft.scheduling.DeliveryScheduleEvent.LateReleaseRecorded;
import weft.scheduling.DeliveryScheduleEvent.PlaceTaken;
import weft.scheduling.DeliveryScheduleEvent.ReleaseContradicted;
import weft.scheduling.DeliveryScheduleEvent.ScheduleContinued;
import weft.scheduling.DeliveryScheduleEvent.ScheduleSucceeded;
import weft.scheduling.DeliveryScheduleEvent.ShortfallAnnounced;

/**
 * Delivery schedules: one part from one supplier to one site, renewed by releases and call-offs.
 */
public final class Scheduling {
  private static final Text GOES_ON =
      new Text(
          "Part %1$s is no longer scheduled under %3$s; %2$s goes on with it.",
          "零件 %1$s 不再以%3$s安排，改由%2$s延续。");
  private static final Text REPLACED =
      new Text(
          "Nothing of part %1$s is due under %3$s any longer, and its cumulatives ended; %2$s took"
              + " its place.",
          "零件 %1$s 在 %3$s 下不再有待交货，累计数随之终止；由 %2$s 取代。");

  public static final StreamType<DeliveryScheduleEvent> DELIVERY_SCHEDULE =
      StreamType.of(DeliveryScheduleId.TYPE, DeliveryScheduleEvent.class)
          .decidedBy(DeliveryScheduleCommand.class, DeliverySchedule.NEW)
          .partAt(3)
          .refusing(ScheduleRefusal.class, ReleaseAnswerRefusal.class)
          .event(
              "forecast-released",
              ForecastReleased.class,
              it ->
                  new Text("Release %s of part %s came into force.", "零件 %2$s 的预测版本 %1$s 生效。")
                      .with(it.forecast().release().number(), it.schedule().part()))
          .event("late-release-recorded", LateReleaseRecorded.class, LateReleaseRecorded::told)
          .event("release-contradicted", ReleaseContradicted.class, ReleaseContradicted::told)
          .event(
              "call-off-released",
              CallOffReleased.class,
              it ->
                  new Text("Call-off %s of part %s came into force.", "零件 %2$s 的要货指令 %1$s 生效。")
                      .with(it.callOff().release().number(), it.schedule().part()))
          .event("late-call-off-recorded", LateCallOffRecorded.class, LateCallOffRecorded::told)
          .event("call-off-contradicted", CallOffContradicted.class, CallOffContradicted::told)
          .event(
              "call-offs-committed",
              CallOffsCommitted.class,
              it ->
                  new Text(
                          "%s answered %s lines of release %s of part %s.",
                          "%s 答复了零件 %4$s 版本 %3$s 的 %2$s 行。")
                      .with(
                          it.schedule().supplier(),
                          it.commitments().size(),
                          it.release(),
                          it.schedule().part()))
          .event(
              "schedule-continued",
              ScheduleContinued.class,
              it ->
                  ScheduleRenaming.text(
                      new Text(
                          "Part %1$s goes on under %2$s, before under %3$s.",
                          "零件 %1$s 的计划改以%2$s延续，此前为%3$s。"),
                      it.predecessor(),
                      it.schedule()))
          .event(
              "schedule-succeeded",
              ScheduleSucceeded.class,
              it ->
                  ScheduleRenaming.text(
                      Boolean.TRUE.equals(it.replaced()) ? REPLACED : GOES_ON,
                      it.schedule(),
                      it.successor()))
          .event(
              "schedule-place-taken",
              PlaceTaken.class,
              it ->
                  ScheduleRenaming.text(
                      new Text(
                          "For part %1$s, %2$s takes the place of %3$s.",
                          "零件 %1$s：由 %2$s 取代 %3$s。"),
                      it.predecessor(),
                      it.schedule()))
          .event("count-change-ruled", CountChangeRuled.class, CountChangeRuled::told)
          .event(
              "shortfall-announced",
              ShortfallAnnounced.class,
              it ->
                  new Text("%s of part %s will not be there by %s.", "零件 %2$s 有 %1$s 无法在 %3$s 前到货。")
                      .with(it.missing(), it.schedule().part(), it.due()));

  private Scheduling() {}
}
