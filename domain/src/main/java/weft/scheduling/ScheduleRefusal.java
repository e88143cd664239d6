package weft.scheduling;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.event.RefusalText;
import weft.interchange.FaultCode;
import weft.interchange.MessageRefusal;
import weft.interchange.StatedAt;
import weft.interchange.StatedCommand;
import weft.language.Text;
import weft.measure.Quantity;
import weft.scheduling.DeliveryScheduleCommand.AnswerRelease;
import weft.scheduling.release.CountChange;

/** The reason for refusing a supplier's commitment or either side's command to a schedule. */
public sealed interface ScheduleRefusal extends MessageRefusal {
  @Override
  default FaultCode fault() {
    return FaultCode.SCHEDULE_CONTRADICTED;
  }

  /** The answered release is not the one in force. */
  record Superseded(String asked, String current) implements ScheduleRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "superseded",
              "Release %s is not in force; in force is %s.",
              "版本 %s 并非现行版本；现行版本为 %s。",
              asked,
              current)
          .with("asked", asked)
          .with("current", current);
    }

    @Override
    public @Nullable StatedAt at(StatedCommand by) {
      return by instanceof AnswerRelease it ? it.release().at() : by.at();
    }
  }

  record NothingReleased() implements ScheduleRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }

    @Override
    public Text told(StatedCommand by) {
      return by instanceof DeliveryScheduleCommand it
          ? new Text("There is no release of part %s for this site.", "该收货地没有零件 %s 的计划。")
              .with(it.schedule().part())
          : told().text();
    }
  }

  record NoSuchLine(LocalDate due, int ordinal) implements ScheduleRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "no-such-line", "The release has no line for %s.", "该版本没有 %s 的行项目。", due)
          .with("due", due)
          .with("ordinal", ordinal);
    }
  }

  record AnsweredTwice(LocalDate due, int ordinal) implements ScheduleRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "answered-twice", "The line of %s is answered twice.", "%s 的行被重复答复。", due)
          .with("due", due)
          .with("ordinal", ordinal);
    }
  }

  record NothingAnswered() implements ScheduleRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid("nothing-answered", "The answer names no line.", "答复中没有任何行。");
    }
  }

  /** A promise of zero or less. */
  record PromiseNotPositive(LocalDate due, int ordinal) implements ScheduleRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
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
    public RefusalText told() {
      return RefusalText.invalid(
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

  /** The promise differs from the demand without a reason. */
  record ReasonMissing(LocalDate due, int ordinal) implements ScheduleRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "reason-missing",
              "Give a reason why the promise for %s differs from what was called off.",
              "请说明 %s 的承诺与要货不同的原因。",
              due)
          .with("due", due)
          .with("ordinal", ordinal);
    }
  }

  /** The schedule ended earlier or never was in force; nothing is due under it. */
  record EndedAlready() implements ScheduleRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "schedule-ended",
          "This schedule is not in force: nothing is due under it.",
          "该计划已不生效，其下没有待交货。");
    }
  }

  /** The proposed successor is not another schedule in force for the same part and site. */
  record NoSuccessor() implements ScheduleRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "successor-unfit",
              "Only another schedule in force, of the same part, supplier and site, can take its"
                  + " place.",
              "只有同一零件、同一供应商和收货地的另一现行计划可以取代本计划。")
          .with(RefusalText.POINTER, "/successor");
    }
  }

  /** The release did not change the count, or is too old. */
  record CountUnchanged(String release) implements ScheduleRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "count-unchanged",
              "Release %s did not change the count of what was received: there is nothing to put"
                  + " right.",
              "版本 %s 并未改变累计收货的计数，无需更正。",
              release)
          .with(RefusalText.POINTER, "/release");
    }
  }

  /** A release that states less, or counts from another day, cannot simply continue the count. */
  record GoesOnUnfit() implements ScheduleRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "count-change-unfit",
              "Say begins-anew or corrected.",
              "请选择 begins-anew（重新累计）或 corrected（更正）。")
          .with(RefusalText.POINTER, "/change");
    }
  }

  /** The ruling is already in force. */
  record CountRuledAlready(String release, CountChange change) implements ScheduleRefusal {
    @Override
    public RefusalText told() {
      return change == CountChange.BEGINS_ANEW
          ? RefusalText.conflict(
              "count-ruled-already",
              "Release %s counts as a new start already.",
              "版本 %s 已按重新累计处理。",
              release)
          : RefusalText.conflict(
              "count-ruled-already",
              "Release %s counts as a correction already.",
              "版本 %s 已按更正处理。",
              release);
    }
  }

  /** Both sides ruled about the release in turn too often. */
  record CountRuledTooOften(String release) implements ScheduleRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "count-ruled-too-often",
          "Release %s was ruled about %s times already: settle it with the partner; the next"
              + " release states what counts.",
          "版本 %s 已认定 %s 次，请与对方协商；以下一版本为准。",
          release,
          CountChanges.Changed.MOST_RULINGS);
    }
  }
}
