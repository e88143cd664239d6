package weft.projections.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.measure.Quantity;
import weft.projections.rows.Origin;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ItemDetails;
import weft.scheduling.release.Received;

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
    Kind kind,
    @Nullable String message,
    @Nullable Origin receivedOrigin,
    @Nullable Origin lastOrigin,
    @Nullable LocalDate receivedSince,
    @Nullable Instant silentUntil,
    @Nullable ItemDetails particulars) {

  enum Kind {
    FORECAST,
    CALL_OFF,
    /** It continues another schedule. */
    CONTINUED,
    /** Another schedule continues this one, which then has no lines. */
    ENDED
  }

  /**
   * Makes the row of a release. Received quantities that it does not state keep the origin that the
   * release before recorded.
   *
   * @param before the release in force until then
   */
  static ReleaseRow of(
      ScheduleRow schedule,
      Kind kind,
      Forecast forecast,
      @Nullable ReleaseRow before,
      Recorded event) {
    Received received = forecast.received();
    Origin counted = Origin.ofStated(event.provenance(), received.cumulativeSegment());
    Origin lastly = Origin.ofStated(event.provenance(), received.lastSegment());
    if (counted == null
        && before != null
        && isSame(received.cumulative(), before.receivedCumulative))
      counted = before.receivedOrigin;
    if (lastly == null && before != null && isSame(received.lastQuantity(), before.lastQuantity))
      lastly = before.lastOrigin;
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
        kind,
        event.provenance().source().message(),
        counted,
        lastly,
        received.since(),
        silentUntil(before, event),
        particulars(kind, forecast, before));
  }

  /**
   * The particulars of a release. A call-off keeps those of the release before that it does not
   * state itself, except texts and zeros, which belonged to that release's lines.
   */
  private static @Nullable ItemDetails particulars(
      Kind kind, Forecast said, @Nullable ReleaseRow before) {
    ItemDetails stood = before == null ? null : before.particulars;
    return kind == Kind.FORECAST || stood == null
        ? said.particulars()
        : ItemDetails.over(said.particulars(), stood.lasting());
  }

  /** When silence becomes acceptance; a call-off leaves the forecast's time unchanged. */
  private static @Nullable Instant silentUntil(@Nullable ReleaseRow before, Recorded event) {
    if (!(event.payload() instanceof ForecastReleased it))
      return before == null ? null : before.silentUntil;
    Integer hours = it.answerHours();
    return hours == null ? null : event.recordedAt().plus(Duration.ofHours(hours));
  }

  private static boolean isSame(@Nullable Quantity now, @Nullable Quantity before) {
    return now != null && now.equals(before);
  }

  Received received() {
    return new Received(
        receivedCumulative,
        receivedAsOf,
        lastQuantity,
        lastDate,
        lastReference,
        null,
        null,
        receivedSince);
  }
}
