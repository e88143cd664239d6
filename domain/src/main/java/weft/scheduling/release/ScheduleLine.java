package weft.scheduling.release;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * One quantity due on one date.
 *
 * @param due the day, or the first day of the bucket
 * @param ordinal distinguishes lines of the same date, counted from 0 by time, firmness and span
 * @param cumulative the part's cumulative quantity including this line; null if unknown, which is
 *     not zero
 * @param segment the segment of the partner's message that states the line
 * @param callOff the number of its call-off; null for a line of the forecast
 */
public record ScheduleLine(
    LocalDate due,
    int ordinal,
    @Nullable LocalTime time,
    DateKind dateKind,
    Bucket bucket,
    Firmness firmness,
    Quantity quantity,
    @Nullable Quantity cumulative,
    @Nullable Integer segment,
    @Nullable String callOff) {

  /** Creates a line of a forecast. */
  public ScheduleLine(
      LocalDate due,
      int ordinal,
      @Nullable LocalTime time,
      DateKind dateKind,
      Bucket bucket,
      Firmness firmness,
      Quantity quantity,
      @Nullable Quantity cumulative,
      @Nullable Integer segment) {
    this(due, ordinal, time, dateKind, bucket, firmness, quantity, cumulative, segment, null);
  }

  /** Identifies the line within its schedule, from one release to the next. */
  public Key key() {
    return new Key(due, ordinal);
  }

  public LocalDate lastDay() {
    return bucket.lastDay(due);
  }

  /** Returns the days of its quantity. */
  public DateRange span() {
    return new DateRange(due, lastDay());
  }

  /**
   * Returns whether the line is due already: backlog or immediate demand. Its day is the day of the
   * message.
   */
  public boolean isOwed() {
    return firmness == Firmness.BACKLOG || firmness == Firmness.IMMEDIATE;
  }

  /** Returns the number of days of its quantity. */
  public long days() {
    return ChronoUnit.DAYS.between(due, lastDay()) + 1;
  }

  /** Returns whether this line's days include all days of the other line. */
  public boolean spans(ScheduleLine other) {
    return span().covers(other.span());
  }

  public ScheduleLine with(int newOrdinal, Quantity newQuantity) {
    return new ScheduleLine(
        due,
        newOrdinal,
        time,
        dateKind,
        bucket,
        firmness,
        newQuantity,
        cumulative,
        segment,
        callOff);
  }

  /**
   * Returns whether both lines are equal apart from the quantity; a preview equals its firm line.
   */
  public boolean isOf(ScheduleLine other) {
    return with(0, Quantity.ZERO).asPreview().equals(other.with(0, Quantity.ZERO).asPreview());
  }

  /** Returns whether both have the same date and kind, whatever their quantities. */
  public boolean isBeside(ScheduleLine other) {
    return due.equals(other.due)
        && Objects.equals(time, other.time)
        && dateKind == other.dateKind
        && bucket == other.bucket
        && firmness == other.firmness;
  }

  public ScheduleLine reaching(@Nullable Quantity newCumulative) {
    return new ScheduleLine(
        due, ordinal, time, dateKind, bucket, firmness, quantity, newCumulative, segment, callOff);
  }

  /** Returns the line for use among lines of another message. */
  ScheduleLine withoutSegment() {
    return new ScheduleLine(
        due, ordinal, time, dateKind, bucket, firmness, quantity, cumulative, null, callOff);
  }

  ScheduleLine calledOffBy(String number) {
    return new ScheduleLine(
        due, ordinal, time, dateKind, bucket, firmness, quantity, cumulative, segment, number);
  }

  /** Returns a part of the line with another firmness. */
  ScheduleLine part(Firmness of, Quantity some, @Nullable Quantity reached) {
    return new ScheduleLine(
        due, ordinal, time, dateKind, bucket, of, some, reached, segment, callOff);
  }

  /**
   * Returns whether both have the same date, time and firmness, so that their quantities add up.
   */
  public boolean isOfDateOf(ScheduleLine other) {
    return Forecast.WITHIN_DATE.compare(this, other) == 0;
  }

  /**
   * Returns the line as demand that may be produced but not shipped, for schedules in which only a
   * call-off permits shipping.
   */
  public ScheduleLine asPreview() {
    return firmness != Firmness.FIRM && firmness != Firmness.IMMEDIATE
        ? this
        : new ScheduleLine(
            due,
            ordinal,
            time,
            dateKind,
            bucket,
            Firmness.PRODUCTION,
            quantity,
            cumulative,
            segment,
            callOff);
  }

  public record Key(LocalDate due, int ordinal) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byDate = due.compareTo(other.due);
      return byDate != 0 ? byDate : Integer.compare(ordinal, other.ordinal);
    }
  }
}
