package weft.projections.scheduling;

import java.time.Instant;
import weft.event.Recorded;
import weft.measure.Quantity;
import weft.party.Side;
import weft.scheduling.DeliveryScheduleEvent.CountChangeRuled;
import weft.scheduling.release.CountChange;

/** A word of one side about a release's change of the count: table {@code count_ruling}. */
record CountRulingRow(
    long scheduleNo,
    long position,
    String buyer,
    String supplier,
    Instant recordedAt,
    Side side,
    String release,
    boolean callOff,
    CountChange change,
    Quantity countedFrom,
    Quantity countedTo) {
  static CountRulingRow of(ScheduleRow schedule, CountChangeRuled it, Recorded recorded) {
    return new CountRulingRow(
        schedule.scheduleNo(),
        recorded.position(),
        schedule.buyer(),
        schedule.supplier(),
        recorded.recordedAt(),
        it.by(),
        it.release(),
        it.callOff(),
        it.change(),
        it.from(),
        it.to());
  }
}
