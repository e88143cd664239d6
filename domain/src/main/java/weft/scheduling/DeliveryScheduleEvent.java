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

  /** A release came into force and replaced this part's horizon. */
  record ForecastReleased(DeliveryScheduleId schedule, Forecast forecast)
      implements DeliveryScheduleEvent {}

  /** An older release arrived late: kept, and without effect. */
  record LateReleaseRecorded(DeliveryScheduleId schedule, Forecast forecast, String inForce)
      implements DeliveryScheduleEvent {}

  /** A release contradicts what is known; someone must work on it. */
  record ReleaseContradicted(
      DeliveryScheduleId schedule, Forecast forecast, Contradiction contradiction)
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
   * What is contradictory about a release.
   *
   * @param known the number or unit known before
   */
  record Contradiction(Kind kind, @Nullable String known) {
    public enum Kind {
      /** The number was used before, with other content. */
      NUMBER_REUSED,
      /** The unit of measure changed within one schedule. */
      UNIT_CHANGED
    }
  }
}
