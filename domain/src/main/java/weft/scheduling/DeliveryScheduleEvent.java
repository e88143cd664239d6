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
 * Every event of a delivery schedule. Events are stored for ever: add nullable components, but
 * never rename or move one.
 */
public sealed interface DeliveryScheduleEvent {
  DeliveryScheduleId schedule();

  /**
   * A release came into force and replaced this part's horizon, or changed dates of it.
   *
   * @param forecast as sent
   * @param due everything to be delivered now, if call-offs still apply; null if the release alone
   *     is the ledger
   * @param changed the earlier release after this one changed dates of it; null if this one is
   *     whole
   * @param named every line that a change names, including zeros; null if this one is whole
   * @param answerHours hours within which the supplier has to answer; silence until then is
   *     acceptance. Null if no such time was agreed
   * @param raised the release with the earlier, higher authorised cumulative, if the release states
   *     a lower one; null if it does not, or if it changed dates
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
    /** Returns the release without call-offs, as it is in force. */
    public Forecast alone() {
      return raised == null ? forecast : raised;
    }

    /** Returns the release together with the lines that it left unchanged. */
    public Forecast whole() {
      return changed == null ? alone() : changed;
    }

    public Forecast ledger() {
      return due == null ? whole() : due;
    }
  }

  /**
   * An older release arrived late; it is kept but has no effect.
   *
   * @param named as in {@link ForecastReleased}
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

  /** A release contradicts known data; a person has to resolve it. */
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
   * A call-off came into force, or changed dates of those in force.
   *
   * @param callOff as sent
   * @param due everything to be delivered now, from the call-offs and the forecast
   * @param changed the call-offs of its days after this one changed dates of them; null if this one
   *     is whole
   * @param named as in {@link ForecastReleased}
   */
  record CallOffReleased(
      DeliveryScheduleId schedule,
      CallOff callOff,
      Forecast due,
      @Nullable CallOff changed,
      @Nullable List<ScheduleLine> named)
      implements DeliveryScheduleEvent {
    /** Returns the call-off together with the lines that it left unchanged. */
    public CallOff whole() {
      return changed == null ? callOff : changed;
    }
  }

  /**
   * An older call-off arrived late; it is kept but has no effect.
   *
   * @param inForce the newer call-off or release
   * @param named as in {@link ForecastReleased}
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

  /** A call-off contradicts known data; a person has to resolve it. */
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

  /** A commitment promises less in time than was called off. */
  record ShortfallAnnounced(
      DeliveryScheduleId schedule, String release, LocalDate due, int ordinal, Quantity missing)
      implements DeliveryScheduleEvent {}

  /**
   * The schedule continues another one, whose key changed: its agreement number, unloading point or
   * site name.
   *
   * @param predecessor the key no longer in use
   * @param carried the state of the predecessor
   */
  record ScheduleContinued(
      DeliveryScheduleId schedule, DeliveryScheduleId predecessor, CarriedSchedule carried)
      implements DeliveryScheduleEvent {}

  /**
   * Nothing is due under this key any longer, because another schedule continues it.
   *
   * @param replaced true if the successor is an independent schedule, so that this one's cumulative
   *     quantities ended; null if only the key changed
   */
  record ScheduleSucceeded(
      DeliveryScheduleId schedule, DeliveryScheduleId successor, @Nullable Boolean replaced)
      implements DeliveryScheduleEvent {}

  /** The schedule replaced another one that was also in force; that one ended. */
  record PlaceTaken(DeliveryScheduleId schedule, DeliveryScheduleId predecessor)
      implements DeliveryScheduleEvent {}

  /**
   * One side ruled on the effect of a release on the buyer's count. The last ruling of either side
   * applies.
   *
   * @param release the number of the release or the call-off
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
    /** Returns the party that ruled. */
    public PartyCode party() {
      return by == Side.BUYER ? schedule.buyer() : schedule.supplier();
    }

    /** Returns the party to notify. */
    public PartyCode other() {
      return by == Side.BUYER ? schedule.supplier() : schedule.buyer();
    }

    /** States the ruling in a sentence. */
    public Text told() {
      ReleaseType what = callOff ? ReleaseType.CALL_OFF : ReleaseType.RELEASE;
      return what.ruled(change, party(), release, schedule.part(), from, to);
    }
  }

  /**
   * The contradiction of a release or a call-off.
   *
   * @param known the number or unit known before
   */
  record Contradiction(Kind kind, @Nullable String known) {
    Text told(ReleaseType what, String number, String part) {
      return what.told(number, part, kind.reason(known));
    }

    public enum Kind {
      /** The number was used before with different content. */
      NUMBER_REUSED("was sent before with different content", "此前已用于不同内容"),
      /** The unit of measure changed within one schedule. */
      UNIT_CHANGED("is in another unit than before (%s)", "的计量单位与此前（%s）不同"),
      /** The call-off adds times to a forecast, but there is no forecast. */
      NO_FORECAST("gives times within a forecast, but there is no forecast", "只细化预测的时间，但尚无预测"),
      /** The call-off adds times for a larger quantity, or other days, than the firm demand. */
      BEYOND_FIRM(
          "asks for more than the firm demand of release %s, or for other days",
          "的数量或日期超出版本 %s 的锁定需求"),
      /** A change of days of which nothing that is in force speaks. */
      NOTHING_TO_CHANGE("changes days for which nothing is in force", "所更改的日期没有已生效的内容"),
      /** A change names single days of a weekly or monthly quantity. */
      PART_OF_SPAN("changes single days of a weekly or monthly quantity", "仅更改了按周或按月数量中的部分日期"),
      /** It came after a newer one, and one of the two covers only some dates. */
      OVERTAKEN(
          "came after the newer %s, and one of the two covers only some dates",
          "晚于较新的 %s 到达，而二者之一只涉及部分日期"),
      /** The item has invalid content; the faults of its message state the reason. */
      WRONG_ITEM("has invalid content", "内容有误"),
      /** A later item of the message differs from the first one, which was applied. */
      ITEM_REPEATED("is already in this message with different content", "在报文前文中已有不同内容"),
      /** It names no agreement, but the part has several in force. */
      AGREEMENT_MISSING(
          "names no agreement, and the part is scheduled under more than one",
          "未注明协议号，而该零件按多个协议安排");

      @SuppressWarnings("ImmutableEnumChecker") // Text is a record of two strings
      private final Text reason;

      Kind(String en, String zh) {
        reason = new Text(en, zh);
      }

      /** A predicate that continues a sentence about the release or call-off. */
      public Text reason(@Nullable String known) {
        return reason.with(String.valueOf(known));
      }

      /** Reads a {@link #code()} back. */
      public static Kind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
      }

      /** Code for programs, such as {@code number-reused}. */
      public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
      }
    }
  }
}
