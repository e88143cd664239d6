package weft.projections.scheduling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.measure.Quantity;
import weft.scheduling.Forecast;
import weft.scheduling.Received;

/** A release or call-off that came into force: table {@code schedule_release}. */
record ReleaseRow(
    long scheduleNo,
    long position,
    String buyer,
    String supplier,
    String number,
    @Nullable LocalDateTime issued,
    Instant recordedAt,
    @Nullable String interchange,
    @Nullable LocalDate horizonStart,
    @Nullable LocalDate horizonEnd,
    @Nullable LocalDate firmUntil,
    @Nullable Quantity receivedCumulative,
    @Nullable LocalDate receivedAsOf,
    @Nullable Quantity lastQuantity,
    @Nullable LocalDate lastDate,
    @Nullable String lastReference,
    Kind kind) {

  enum Kind {
    FORECAST,
    CALL_OFF
  }

  static ReleaseRow of(ScheduleRow schedule, Kind kind, Forecast forecast, Recorded event) {
    Received received = forecast.received();
    return new ReleaseRow(
        schedule.scheduleNo(),
        event.position(),
        schedule.buyer(),
        schedule.supplier(),
        forecast.release().number(),
        forecast.release().issued(),
        event.recordedAt(),
        event.provenance().source().interchange(),
        forecast.horizonStart(),
        forecast.horizonEnd(),
        forecast.firmUntil(),
        received.cumulative(),
        received.asOf(),
        received.lastQuantity(),
        received.lastDate(),
        received.lastReference(),
        kind);
  }

  Received received() {
    return new Received(receivedCumulative, receivedAsOf, lastQuantity, lastDate, lastReference);
  }
}
