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

/** Everything anyone can ask of a delivery schedule. */
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
   * A release of the buyer's that names this part: DELFOR, 830, VDA 4905. Never refused: a
   * contradiction is recorded.
   *
   * @param part where the message names the part; null where it came by none
   * @param follows the release that the buyer says came before; null where it does not say
   * @param named where the release is a change of the one in force: the lines that it names, be
   *     they zero, whose dates it changes and no others; null where it is a whole one
   * @param answerHours within which it is to be answered, or counts as accepted; null where no such
   *     time is agreed upon
   * @param mayEmpty whether it is to be taken though it leaves nothing of a firm demand: it says
   *     that nothing is wanted, or that was agreed; null: nobody asked
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

    /** The same, to be answered in that time. */
    public ReleaseForecast within(@Nullable Integer hours) {
      return new ReleaseForecast(schedule, forecast, part, follows, named, hours, mayEmpty);
    }
  }

  /** The number of the release before, and where the message says so. */
  record Predecessor(String number, StatedAt at) {}

  /**
   * A call-off of the buyer's that names this part: DELJIT, 862, VDA 4915. Never refused: a
   * contradiction is recorded.
   *
   * @param part where the message names the part; null where it came by none
   * @param named as of a release
   * @param mayEmpty likewise
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

    /** The same of another schedule. */
    public ReleaseCallOff under(DeliveryScheduleId other) {
      return new ReleaseCallOff(other, callOff, part, named, mayEmpty);
    }
  }

  /**
   * An item of a release that is wrong in itself, in a message whose other items are right: it is
   * recorded as a contradiction and changes nothing.
   *
   * @param forecast as far as it could be read
   * @param part where the message names the part
   * @param repeated whether another item of the schedule stands before it, and says otherwise; null
   *     of a hub of another version
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

  /** The same of a call-off. */
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
   * From now on the schedule is what another was, which ends by {@link EndSchedule} in the same
   * append. Of one that is in force itself nothing happens.
   */
  record ContinueSchedule(
      DeliveryScheduleId schedule, DeliveryScheduleId predecessor, CarriedSchedule carried)
      implements DeliveryScheduleCommand {}

  /**
   * A call-off that names no agreement, of a part of which several are in force: it is recorded as
   * a contradiction of one of them and changes nothing.
   *
   * @param part where the message names the part
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
   * The buyer says that another schedule of the part, which is in force beside it, takes the place
   * of this one: nothing is due under this one any longer, and its cumulatives end with it.
   */
  record ReplaceSchedule(DeliveryScheduleId schedule, DeliveryScheduleId successor)
      implements DeliveryScheduleCommand {}

  /** The other half of {@link ReplaceSchedule}, in the same append. */
  record TakePlace(DeliveryScheduleId schedule, DeliveryScheduleId predecessor)
      implements DeliveryScheduleCommand {}

  /**
   * One side says what a release did to the buyer's count of what it has received: it began anew,
   * or it was corrected.
   *
   * @param release the number of the release, or of the call-off
   */
  record RuleCountChange(
      DeliveryScheduleId schedule, Side by, String release, boolean callOff, CountChange change)
      implements DeliveryScheduleCommand {}

  /** The schedule ends, as another goes on with it. */
  record EndSchedule(DeliveryScheduleId schedule, DeliveryScheduleId successor)
      implements DeliveryScheduleCommand {}

  /** The supplier's answer to lines of the release in force. All of them are taken, or none. */
  record CommitCallOffs(DeliveryScheduleId schedule, String release, List<Commitment> commitments)
      implements DeliveryScheduleCommand {}

  /**
   * The supplier's answer as its message states it (DELFOR, 830 back): what it promises by day, and
   * not which line that answers. All of it is taken, or none.
   *
   * @param release that it answers
   * @param unit of its quantities; null is as asked
   * @param at where the message names the part
   */
  record AnswerRelease(
      DeliveryScheduleId schedule,
      Stated release,
      @Nullable Stated unit,
      List<StatedPromise> promises,
      StatedAt at)
      implements DeliveryScheduleCommand, StatedCommand {
    /** The same of another schedule. */
    public AnswerRelease under(DeliveryScheduleId other) {
      return new AnswerRelease(other, release, unit, promises, at);
    }
  }

  /** A word of a message, and where it stands. */
  record Stated(String word, StatedAt at) {}

  /**
   * A quantity promised for a day, or for some day of several; zero says that nothing comes then.
   *
   * @param until the last of the days
   * @param reason why it differs from what was asked, where that is said
   * @param at where the supplier's message says so
   */
  record StatedPromise(
      LocalDate from,
      LocalDate until,
      DateKind dateKind,
      Quantity quantity,
      @Nullable Reason reason,
      StatedAt at) {}
}
