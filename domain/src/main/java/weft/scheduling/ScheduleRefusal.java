package weft.scheduling;

import java.time.LocalDate;
import weft.event.Refusal;
import weft.measure.Quantity;

/** Why a supplier's commitment was refused. */
public sealed interface ScheduleRefusal extends Refusal {
  /** The release answered is no longer, or not yet, the one in force. */
  record Superseded(String asked, String current) implements ScheduleRefusal {}

  record NothingReleased() implements ScheduleRefusal {}

  record NoSuchLine(LocalDate due, int ordinal) implements ScheduleRefusal {}

  record AnsweredTwice(LocalDate due, int ordinal) implements ScheduleRefusal {}

  record NothingAnswered() implements ScheduleRefusal {}

  /** A promise of zero or less. */
  record PromiseNotPositive(LocalDate due, int ordinal) implements ScheduleRefusal {}

  record PromiseExceedsCallOff(LocalDate due, int ordinal, Quantity asked, Quantity promised)
      implements ScheduleRefusal {}

  /** The promise differs from the call-off, and no reason says why. */
  record ReasonMissing(LocalDate due, int ordinal) implements ScheduleRefusal {}
}
