package weft.scheduling;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.event.ContradictionEvent;
import weft.event.StreamCommand;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.Side;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.CountChange;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ScheduleLine;

/**
 * Everything that can happen to a delivery schedule. Stored for ever: add nullable components,
 * never rename or move.
 */
public sealed interface DeliveryScheduleEvent {
  DeliveryScheduleId schedule();

  /**
   * A release came into force and replaced this part's horizon, or changed dates of it.
   *
   * @param forecast as it was sent
   * @param due all that is to be delivered now, where call-offs go on to hold beside the release;
   *     null where it is the release alone
   * @param changed the release before, as it stands now that this one changed dates of it; null
   *     where this one is whole
   * @param named every line that a change names, be it zero; null where this one is whole
   * @param answerHours within which it is to be answered: silence until then is acceptance; null
   *     where no such time was agreed upon
   * @param raised the release as it stands with the most that was ever authorised, which it states
   *     lower than it was; null where it does not, or changed dates
   */
  record ForecastReleased(
      DeliveryScheduleId schedule,
      Forecast forecast,
      @Nullable Forecast due,
      @Nullable Forecast changed,
      @Nullable List<ScheduleLine> named,
      @Nullable Integer answerHours,
      @Nullable Forecast raised)
      implements DeliveryScheduleEvent {
    /** A whole one, where no call-off holds. */
    public ForecastReleased(DeliveryScheduleId schedule, Forecast forecast) {
      this(schedule, forecast, null, null, null, null, null);
    }

    /** The release by itself, as it is in force. */
    public Forecast alone() {
      return raised == null ? forecast : raised;
    }

    /** The release with what it left as it stood. */
    public Forecast whole() {
      return changed == null ? alone() : changed;
    }

    public Forecast ledger() {
      return due == null ? whole() : due;
    }
  }

  /**
   * An older release arrived late: kept, and without effect.
   *
   * @param named as of a release that came into force
   */
  record LateReleaseRecorded(
      DeliveryScheduleId schedule,
      Forecast forecast,
      String inForce,
      @Nullable List<ScheduleLine> named)
      implements DeliveryScheduleEvent {
    public Text told() {
      return ReleaseType.RELEASE.late(forecast.release().number(), schedule.part(), inForce);
    }
  }

  /** A release contradicts what is known; someone must work on it. */
  record ReleaseContradicted(
      DeliveryScheduleId schedule, Forecast forecast, Contradiction contradiction)
      implements DeliveryScheduleEvent, ContradictionEvent {
    @Override
    public Text told() {
      return contradiction.told(ReleaseType.RELEASE, forecast.release().number(), schedule.part());
    }

    @Override
    public @Nullable Integer segment(StreamCommand by) {
      return ReleaseType.segment(forecast.lines(), by);
    }
  }

  /**
   * A call-off came into force, or changed dates of those that are.
   *
   * @param callOff as it was sent
   * @param due all that is to be delivered now, by the call-offs and by the forecast
   * @param changed the call-offs of its days as they stand now that this one changed dates of them;
   *     null where this one is whole
   * @param named as of a release
   */
  record CallOffReleased(
      DeliveryScheduleId schedule,
      CallOff callOff,
      Forecast due,
      @Nullable CallOff changed,
      @Nullable List<ScheduleLine> named)
      implements DeliveryScheduleEvent {
    /** The call-off with what it left as it stood. */
    public CallOff whole() {
      return changed == null ? callOff : changed;
    }
  }

  /**
   * An older call-off arrived late: kept, and without effect.
   *
   * @param inForce the call-off, or the release, that is newer
   * @param named as of a release
   */
  record LateCallOffRecorded(
      DeliveryScheduleId schedule,
      CallOff callOff,
      String inForce,
      @Nullable List<ScheduleLine> named)
      implements DeliveryScheduleEvent {
    public Text told() {
      return ReleaseType.CALL_OFF.late(callOff.release().number(), schedule.part(), inForce);
    }
  }

  /** A call-off contradicts what is known; someone must work on it. */
  record CallOffContradicted(
      DeliveryScheduleId schedule, CallOff callOff, Contradiction contradiction)
      implements DeliveryScheduleEvent, ContradictionEvent {
    @Override
    public Text told() {
      return contradiction.told(ReleaseType.CALL_OFF, callOff.release().number(), schedule.part());
    }

    @Override
    public @Nullable Integer segment(StreamCommand by) {
      return ReleaseType.segment(callOff.lines(), by);
    }
  }

  /** The supplier answered lines of the release in force. */
  record CallOffsCommitted(
      DeliveryScheduleId schedule, String release, List<Commitment> commitments)
      implements DeliveryScheduleEvent {}

  /** A commitment leaves less in time than was called off. */
  record ShortfallAnnounced(
      DeliveryScheduleId schedule, String release, LocalDate due, int ordinal, Quantity missing)
      implements DeliveryScheduleEvent {}

  /**
   * It goes on what was another schedule, which is called otherwise from now on: by its agreement's
   * number, by its unloading point, or by another name of its site.
   *
   * @param predecessor whose key is used no longer
   * @param carried where that stood
   */
  record ScheduleContinued(
      DeliveryScheduleId schedule, DeliveryScheduleId predecessor, CarriedSchedule carried)
      implements DeliveryScheduleEvent {}

  /**
   * Nothing is to be delivered under this key any longer: another schedule goes on with it.
   *
   * @param replaced true where that is a schedule of its own, which took the place of this one, so
   *     that its cumulatives ended with it; null where this one is named otherwise from now on
   */
  record ScheduleSucceeded(
      DeliveryScheduleId schedule, DeliveryScheduleId successor, @Nullable Boolean replaced)
      implements DeliveryScheduleEvent {}

  /** It took the place of another that was in force beside it; that one ended. */
  record PlaceTaken(DeliveryScheduleId schedule, DeliveryScheduleId predecessor)
      implements DeliveryScheduleEvent {}

  /**
   * One side said what a release did to the buyer's count. The last word of either side stands.
   *
   * @param release the number of the release, or of the call-off
   * @param from the cumulative before it
   * @param to the cumulative that it states
   */
  record CountChangeRuled(
      DeliveryScheduleId schedule,
      Side by,
      String release,
      boolean callOff,
      CountChange change,
      Quantity from,
      Quantity to)
      implements DeliveryScheduleEvent {
    /** The party that said so. */
    public PartyCode party() {
      return by == Side.BUYER ? schedule.buyer() : schedule.supplier();
    }

    /** The party that is told. */
    public PartyCode other() {
      return by == Side.BUYER ? schedule.supplier() : schedule.buyer();
    }

    /** The same in a sentence. */
    public Text told() {
      ReleaseType what = callOff ? ReleaseType.CALL_OFF : ReleaseType.RELEASE;
      return what.ruled(change, party(), release, schedule.part(), from, to);
    }
  }

  /**
   * What is contradictory about a release or a call-off.
   *
   * @param known the number or unit known before
   */
  record Contradiction(Kind kind, @Nullable String known) {
    Text told(ReleaseType what, String number, String part) {
      return what.told(number, part, kind.reason(known));
    }

    public enum Kind {
      /** The number was used before, with other content. */
      NUMBER_REUSED("was sent before with different content", "此前已用于不同内容"),
      /** The unit of measure changed within one schedule. */
      UNIT_CHANGED("is in another unit than before (%s)", "的计量单位与此前（%s）不同"),
      /** The call-off adds times to a forecast, and there is none. */
      NO_FORECAST("gives times within a forecast, but there is no forecast", "只细化预测的时间，但尚无预测"),
      /** The call-off adds times to more, or to other days, than the forecast has as firm. */
      BEYOND_FIRM(
          "asks for more than the firm demand of release %s, or for other days",
          "的数量或日期超出版本 %s 的锁定需求"),
      /** A change of days of which nothing that is in force speaks. */
      NOTHING_TO_CHANGE("changes days for which nothing is in force", "所更改的日期没有已生效的内容"),
      /** A change of some days of a quantity that stands for a week or a month. */
      PART_OF_SPAN("changes single days of a weekly or monthly quantity", "仅更改了按周或按月数量中的部分日期"),
      /** It came after a newer one, and of the two one names some dates alone. */
      OVERTAKEN(
          "came after the newer %s, and one of the two covers only some dates",
          "晚于较新的 %s 到达，而二者之一只涉及部分日期"),
      /** What the item says cannot be meant: the faults of its message tell why. */
      WRONG_ITEM("has invalid content", "内容有误"),
      /** A further item of one message says otherwise than the first, which was taken. */
      ITEM_REPEATED("is already in this message with different content", "在报文前文中已有不同内容"),
      /** It names no agreement, and of the part more than one is in force. */
      AGREEMENT_MISSING(
          "names no agreement, and the part is scheduled under more than one",
          "未注明协议号，而该零件按多个协议安排");

      @SuppressWarnings("ImmutableEnumChecker") // a record of two strings
      private final Text reason;

      Kind(String en, String zh) {
        reason = new Text(en, zh);
      }

      /** How it goes on after what it is said of. */
      public Text reason(@Nullable String known) {
        return reason.with(String.valueOf(known));
      }

      /** By its code. */
      public static Kind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
      }

      /** For programs, such as {@code number-reused}. */
      public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
      }
    }
  }
}
