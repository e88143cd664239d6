package weft.scheduling;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

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
      implements DeliveryScheduleEvent {}

  /** A release contradicts what is known; someone must work on it. */
  record ReleaseContradicted(
      DeliveryScheduleId schedule, Forecast forecast, Contradiction contradiction)
      implements DeliveryScheduleEvent {}

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
      implements DeliveryScheduleEvent {}

  /** A call-off contradicts what is known; someone must work on it. */
  record CallOffContradicted(
      DeliveryScheduleId schedule, CallOff callOff, Contradiction contradiction)
      implements DeliveryScheduleEvent {}

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

  /** Nothing is to be delivered under this key any longer: another schedule goes on with it. */
  record ScheduleSucceeded(DeliveryScheduleId schedule, DeliveryScheduleId successor)
      implements DeliveryScheduleEvent {}

  /**
   * What is contradictory about a release or a call-off.
   *
   * @param known the number or unit known before
   */
  record Contradiction(Kind kind, @Nullable String known) {
    public enum Kind {
      /** The number was used before, with other content. */
      NUMBER_REUSED,
      /** The unit of measure changed within one schedule. */
      UNIT_CHANGED,
      /** The call-off adds times to a forecast, and there is none. */
      NO_FORECAST,
      /** The call-off adds times to more, or to other days, than the forecast has as firm. */
      BEYOND_FIRM,
      /** A change of days of which nothing that is in force speaks. */
      NOTHING_TO_CHANGE,
      /** A change of some days of a quantity that stands for a week or a month. */
      PART_OF_SPAN,
      /** It came after a newer one, and of the two one names some dates alone. */
      OVERTAKEN,
      /** What the item says cannot be meant: the faults of its message tell why. */
      WRONG_ITEM,
      /** A further item of one message says otherwise than the first, which was taken. */
      ITEM_REPEATED,
      /** It names no agreement, and of the part more than one is in force. */
      AGREEMENT_MISSING
    }
  }
}
