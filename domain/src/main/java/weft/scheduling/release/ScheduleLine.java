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
 * @param ordinal tells lines of the same date apart, counted from 0 by time, firmness and span
 * @param cumulative the cumulative quantity this line brings the part to; null where unknown, which
 *     is not zero
 * @param segment the segment of the partner's message it was read from
 * @param callOff the number of the call-off it comes from; null where it comes from the forecast
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

  /** A line of a forecast. */
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

  /** The days its quantity stands for. */
  public DateRange span() {
    return new DateRange(due, lastDay());
  }

  /** Whether it is wanted already: backlog, or at once. Its day is that of the message. */
  public boolean isOwed() {
    return firmness == Firmness.BACKLOG || firmness == Firmness.IMMEDIATE;
  }

  /** How many days its quantity stands for. */
  public long days() {
    return ChronoUnit.DAYS.between(due, lastDay()) + 1;
  }

  /** Whether all days of the other line lie within this one's. */
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

  /** Whether both say the same but for how much, be one of them a preview. */
  public boolean isOf(ScheduleLine other) {
    return with(0, Quantity.ZERO).asPreview().equals(other.with(0, Quantity.ZERO).asPreview());
  }

  /** Whether both are of one date and kind, whatever they ask for. */
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

  /** As it stands beside what another message says. */
  ScheduleLine withoutSegment() {
    return new ScheduleLine(
        due, ordinal, time, dateKind, bucket, firmness, quantity, cumulative, null, callOff);
  }

  ScheduleLine calledOffBy(String number) {
    return new ScheduleLine(
        due, ordinal, time, dateKind, bucket, firmness, quantity, cumulative, segment, number);
  }

  /** Part of it, of another firmness. */
  ScheduleLine part(Firmness of, Quantity some, @Nullable Quantity reached) {
    return new ScheduleLine(
        due, ordinal, time, dateKind, bucket, of, some, reached, segment, callOff);
  }

  /** Whether both are of one date, time and firmness, so that they would be added up. */
  public boolean isOfDateOf(ScheduleLine other) {
    return Forecast.WITHIN_DATE.compare(this, other) == 0;
  }

  /** What may be made and is not to be sent, where only a call-off permits that. */
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
