package weft.scheduling;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.PartnersCommand;
import weft.interchange.StatedAt;
import weft.interchange.StatedCommand;
import weft.measure.Quantity;
import weft.party.Partnership;
import weft.party.Side;
import weft.promise.Reason;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.CountChange;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ScheduleLine;

/** Every command to a delivery schedule. */
public sealed interface DeliveryScheduleCommand extends PartnersCommand {
  DeliveryScheduleId schedule();

  @Override
  default String stream() {
    return schedule().stream();
  }

  @Override
  default Partnership partnership() {
    return schedule().partnership();
  }

  /**
   * A buyer's release for this part: DELFOR, 830, VDA 4905. Never refused: a contradiction is
   * recorded.
   *
   * @param part the place that names the part; null without a message
   * @param follows the preceding release that the buyer states; null if it states none
   * @param named if the release changes the one in force, the lines that it names, including zeros;
   *     only their dates change. Null if the release is whole
   * @param answerHours hours within which the supplier has to answer; after that the release counts
   *     as accepted. Null if no such time is agreed
   * @param mayEmpty whether the release applies although it removes all firm demand, because it
   *     states that nothing is wanted or the sides agreed so; null if this was not checked
   */
  record ReleaseForecast(
      DeliveryScheduleId schedule,
      Forecast forecast,
      @Nullable StatedAt part,
      @Nullable Predecessor follows,
      @Nullable List<ScheduleLine> named,
      @Nullable Integer answerHours,
      @Nullable Boolean mayEmpty)
      implements DeliveryScheduleCommand, StatedCommand {
    @Override
    public @Nullable StatedAt at() {
      return part;
    }

    public ReleaseForecast(DeliveryScheduleId schedule, Forecast forecast) {
      this(schedule, forecast, null, null, null, null, null);
    }

    /** Returns this command with an answer time. */
    public ReleaseForecast within(@Nullable Integer hours) {
      return new ReleaseForecast(schedule, forecast, part, follows, named, hours, mayEmpty);
    }
  }

  /** The number of the preceding release, and its place in the message. */
  record Predecessor(String number, StatedAt at) {}

  /**
   * A buyer's call-off for this part: DELJIT, 862, VDA 4915. Never refused: a contradiction is
   * recorded.
   *
   * @param part the place that names the part; null without a message
   * @param named as in {@link ReleaseForecast}
   * @param mayEmpty as in {@link ReleaseForecast}
   */
  record ReleaseCallOff(
      DeliveryScheduleId schedule,
      CallOff callOff,
      @Nullable StatedAt part,
      @Nullable List<ScheduleLine> named,
      @Nullable Boolean mayEmpty)
      implements DeliveryScheduleCommand, StatedCommand {
    @Override
    public @Nullable StatedAt at() {
      return part;
    }

    public ReleaseCallOff(DeliveryScheduleId schedule, CallOff callOff) {
      this(schedule, callOff, null, null, null);
    }

    /** Returns this command for another schedule. */
    public ReleaseCallOff under(DeliveryScheduleId other) {
      return new ReleaseCallOff(other, callOff, part, named, mayEmpty);
    }
  }

  /**
   * An invalid item of a release, in a message whose other items are valid. It is recorded as a
   * contradiction and changes nothing.
   *
   * @param forecast the readable part of the item
   * @param part the place that names the part
   * @param repeated whether an earlier item of the message states something else for the schedule;
   *     null from an instance of another version
   */
  record RecordWrongRelease(
      DeliveryScheduleId schedule,
      Forecast forecast,
      @Nullable StatedAt part,
      @Nullable Boolean repeated)
      implements DeliveryScheduleCommand, StatedCommand {
    @Override
    public @Nullable StatedAt at() {
      return part;
    }
  }

  /** An invalid item of a call-off, like {@link RecordWrongRelease}. */
  record RecordWrongCallOff(
      DeliveryScheduleId schedule,
      CallOff callOff,
      @Nullable StatedAt part,
      @Nullable Boolean repeated)
      implements DeliveryScheduleCommand, StatedCommand {
    @Override
    public @Nullable StatedAt at() {
      return part;
    }
  }

  /**
   * The schedule continues another one, which ends by {@link EndSchedule} in the same append. Has
   * no effect if the schedule itself is in force.
   */
  record ContinueSchedule(
      DeliveryScheduleId schedule, DeliveryScheduleId predecessor, CarriedSchedule carried)
      implements DeliveryScheduleCommand {}

  /**
   * A call-off that names no agreement although several are in force for the part. It is recorded
   * as a contradiction of one of them and changes nothing.
   *
   * @param part the place that names the part
   */
  record RecordAmbiguousCallOff(
      DeliveryScheduleId schedule, CallOff callOff, @Nullable StatedAt part)
      implements DeliveryScheduleCommand, StatedCommand {
    @Override
    public @Nullable StatedAt at() {
      return part;
    }
  }

  /**
   * The buyer states that another schedule of the part, also in force, replaces this one. Nothing
   * is due under this schedule any longer, and its cumulative quantities end.
   */
  record ReplaceSchedule(DeliveryScheduleId schedule, DeliveryScheduleId successor)
      implements DeliveryScheduleCommand {}

  /** The counterpart of {@link ReplaceSchedule}, in the same append. */
  record TakePlace(DeliveryScheduleId schedule, DeliveryScheduleId predecessor)
      implements DeliveryScheduleCommand {}

  /**
   * One side rules how a release changed the buyer's received count: it began a new count, or it
   * corrected the count.
   *
   * @param release the number of the release or the call-off
   */
  record RuleCountChange(
      DeliveryScheduleId schedule, Side by, String release, boolean callOff, CountChange change)
      implements DeliveryScheduleCommand {}

  /** The schedule ends, because another one continues it. */
  record EndSchedule(DeliveryScheduleId schedule, DeliveryScheduleId successor)
      implements DeliveryScheduleCommand {}

  /** The supplier's answer to lines of the release in force. All commitments apply, or none. */
  record CommitCallOffs(DeliveryScheduleId schedule, String release, List<Commitment> commitments)
      implements DeliveryScheduleCommand {}

  /**
   * The supplier's answer by message (DELFOR or 830 from the supplier). It promises quantities by
   * day and does not name the lines it answers. All of it applies, or none.
   *
   * @param release the answered release
   * @param unit of its quantities; null if it is the requested unit
   * @param at the place that names the part
   */
  record AnswerRelease(
      DeliveryScheduleId schedule,
      Stated release,
      @Nullable Stated unit,
      List<StatedPromise> promises,
      StatedAt at)
      implements DeliveryScheduleCommand, StatedCommand {
    /** Returns this command for another schedule. */
    public AnswerRelease under(DeliveryScheduleId other) {
      return new AnswerRelease(other, release, unit, promises, at);
    }
  }

  /** A word of a message, and its place. */
  record Stated(String word, StatedAt at) {}

  /**
   * A quantity promised for a day, or for one day of a range; zero means that nothing comes then.
   *
   * @param until the last day of the range
   * @param reason for a difference from the requested quantity, if stated
   * @param at the place in the supplier's message
   */
  record StatedPromise(
      LocalDate from,
      LocalDate until,
      DateKind dateKind,
      Quantity quantity,
      @Nullable Reason reason,
      StatedAt at) {}
}
