package weft.scheduling;

import java.time.LocalDate;
import weft.event.Refusal;
import weft.event.Told;
import weft.measure.Quantity;

/** Why a supplier's commitment was refused. */
public sealed interface ScheduleRefusal extends Refusal {
  /** The release answered is no longer, or not yet, the one in force. */
  record Superseded(String asked, String current) implements ScheduleRefusal {
    @Override
    public Told told() {
      return Told.conflict(
              "superseded", "Release %s was replaced by %s.", "版本 %s 已被 %s 取代。", asked, current)
          .with("asked", asked)
          .with("current", current);
    }
  }

  record NothingReleased() implements ScheduleRefusal {
    @Override
    public Told told() {
      return Told.NOTHING;
    }
  }

  record NoSuchLine(LocalDate due, int ordinal) implements ScheduleRefusal {
    @Override
    public Told told() {
      return Told.invalid("no-such-line", "The release has no line for %s.", "该版本没有 %s 的行项目。", due)
          .with("due", due)
          .with("ordinal", ordinal);
    }
  }

  record AnsweredTwice(LocalDate due, int ordinal) implements ScheduleRefusal {
    @Override
    public Told told() {
      return Told.invalid("answered-twice", "The line of %s is answered twice.", "%s 的行被重复答复。", due)
          .with("due", due)
          .with("ordinal", ordinal);
    }
  }

  record NothingAnswered() implements ScheduleRefusal {
    @Override
    public Told told() {
      return Told.invalid("nothing-answered", "The answer names no line.", "答复中没有任何行。");
    }
  }

  /** A promise of zero or less. */
  record PromiseNotPositive(LocalDate due, int ordinal) implements ScheduleRefusal {
    @Override
    public Told told() {
      return Told.invalid(
              "promise-not-positive",
              "The promise for %s must be above zero.",
              "%s 的承诺数量必须大于零。",
              due)
          .with("due", due)
          .with("ordinal", ordinal);
    }
  }

  record PromiseExceedsCallOff(LocalDate due, int ordinal, Quantity asked, Quantity promised)
      implements ScheduleRefusal {
    @Override
    public Told told() {
      return Told.invalid(
              "promise-exceeds-call-off",
              "For %s, %s is called off; %s cannot be promised.",
              "%s 要货 %s，承诺 %s，超出要货量。",
              due,
              asked,
              promised)
          .with("due", due)
          .with("ordinal", ordinal)
          .with("asked", asked)
          .with("promised", promised);
    }
  }

  /** The promise differs from the call-off, and no reason says why. */
  record ReasonMissing(LocalDate due, int ordinal) implements ScheduleRefusal {
    @Override
    public Told told() {
      return Told.invalid(
              "reason-missing",
              "Give a reason why the promise for %s differs from what was called off.",
              "请说明 %s 的承诺与要货不同的原因。",
              due)
          .with("due", due)
          .with("ordinal", ordinal);
    }
  }
}
