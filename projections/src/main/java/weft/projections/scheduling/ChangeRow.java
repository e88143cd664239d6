package weft.projections.scheduling;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.scheduling.release.LineDelta;

/** A change that a release made to a line: table {@code call_off_change}. */
record ChangeRow(
    long scheduleNo,
    long position,
    LocalDate due,
    int ordinal,
    boolean gone,
    String buyer,
    String supplier,
    LineDelta.Kind kind,
    @Nullable Quantity before,
    @Nullable Quantity now,
    @Nullable LocalDate otherDate,
    boolean withinFirmHorizon,
    @Nullable Quantity received) {

  static ChangeRow of(ScheduleRow schedule, long position, LineDelta delta) {
    return new ChangeRow(
        schedule.scheduleNo(),
        position,
        delta.due(),
        delta.ordinal(),
        delta.isGone(),
        schedule.buyer(),
        schedule.supplier(),
        delta.kind(),
        previous(delta),
        delta.now(),
        delta.otherDate(),
        delta.withinFirmHorizon(),
        received(delta));
  }

  /** How much of the line was received in between; null for none. */
  static @Nullable Quantity received(LineDelta delta) {
    return delta.received().isPositive() ? delta.received() : null;
  }

  /** The quantity from which the change is measured; for a line received in part, its open part. */
  static @Nullable Quantity previous(LineDelta delta) {
    return switch (delta.kind()) {
      case MORE, LESS, REMOVED -> delta.open();
      case SAME, ADDED, CONSUMED, MOVED, REBUCKETED -> delta.before();
    };
  }
}
