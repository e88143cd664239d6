package weft.scheduling;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.promise.Promise;
import weft.promise.Reason;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/** Factory methods for the schedules of tests. */
public final class Schedules {
  private Schedules() {}

  public static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
  public static final LocalDate TUESDAY = MONDAY.plusDays(1);
  public static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
  public static final LocalDate THURSDAY = MONDAY.plusDays(3);
  public static final LocalDate FRIDAY = MONDAY.plusDays(4);
  public static final DeliveryScheduleId SCHEDULE = underAgreement("5500012");

  public static DeliveryScheduleId underAgreement(@Nullable String agreement) {
    return new DeliveryScheduleId(
        new PartyCode("HENGYUE"), new PartyCode("JIAXIN"), "PLANT1", "4711-A", agreement, null);
  }

  public static ScheduleLine day(LocalDate due, long quantity) {
    return line(due, Bucket.DAY, Firmness.FORECAST, quantity);
  }

  public static ScheduleLine firm(LocalDate due, long quantity) {
    return line(due, Bucket.DAY, Firmness.FIRM, quantity);
  }

  public static ScheduleLine week(LocalDate due, long quantity) {
    return line(due, Bucket.WEEK, Firmness.FORECAST, quantity);
  }

  public static ScheduleLine line(LocalDate due, Bucket bucket, Firmness firmness, long quantity) {
    return new ScheduleLine(
        due, 0, null, DateKind.DELIVERY, bucket, firmness, Quantity.of(quantity), null, 17);
  }

  /** A release issued on a day. */
  public static Forecast forecast(
      String number, @Nullable LocalDate issued, ScheduleLine... lines) {
    return new Forecast(
        new Release(number, issued == null ? null : issued.atTime(6, 0)),
        null,
        null,
        "PCE",
        null,
        Received.UNKNOWN,
        Arrays.asList(lines));
  }

  public static Forecast inUnit(String unit, Forecast it) {
    return new Forecast(
        it.release(), it.horizonStart(), it.horizonEnd(), unit, null, it.received(), it.lines());
  }

  public static Forecast received(long cumulative, Forecast it) {
    var received = new Received(Quantity.of(cumulative), null, null, null, null, null, null, null);
    return new Forecast(
        it.release(), it.horizonStart(), it.horizonEnd(), it.unit(), null, received, it.lines());
  }

  public static Forecast upTo(LocalDate horizonEnd, Forecast it) {
    return new Forecast(
        it.release(), it.horizonStart(), horizonEnd, it.unit(), null, it.received(), it.lines());
  }

  public static Promise promise(LocalDate date, long quantity) {
    return new Promise(date, Quantity.of(quantity));
  }

  public static Commitment commitment(LocalDate due, long asked, Promise... promises) {
    return new Commitment(due, 0, Quantity.of(asked), List.of(promises), null, null);
  }

  public static Commitment because(Reason.Code code, Commitment it) {
    return new Commitment(
        it.due(), it.ordinal(), it.asked(), it.promises(), new Reason(code, null), null);
  }
}
