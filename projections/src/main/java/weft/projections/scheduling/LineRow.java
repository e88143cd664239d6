package weft.projections.scheduling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.measure.Quantity;
import weft.projections.rows.Origin;
import weft.projections.rows.Versioned;
import weft.promise.Promise;
import weft.promise.Reason;
import weft.scheduling.Commitment;
import weft.scheduling.StandingAnswer;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.ScheduleLine;

/** A line with its answer: table {@code call_off_line}. */
record LineRow(
    long scheduleNo,
    LocalDate due,
    int ordinal,
    String buyer,
    String supplier,
    @Nullable LocalTime atTime,
    DateKind dateKind,
    Bucket bucket,
    Firmness firmness,
    Quantity quantity,
    @Nullable Quantity cumulative,
    State state,
    List<Promise> promises,
    @Nullable List<Promise> firstPromises,
    @Nullable Quantity shortfall,
    @Nullable Reason reason,
    @Nullable Instant answeredAt,
    @Nullable String interchange,
    @Nullable String message,
    @Nullable Integer segment,
    @Nullable String callOff,
    @Nullable String answeredBy,
    @Nullable String answeredInterchange,
    @Nullable List<Origin> answerOrigins,
    @Nullable List<Origin> firstAnswerOrigins,
    long fromPosition)
    implements Versioned.Row<LineRow> {

  enum State {
    OPEN,
    COMMITTED,
    SHORT,
    /** The line's quantity changed after it was answered. */
    CHANGED
  }

  record Key(long scheduleNo, LocalDate due, int ordinal) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int bySchedule = Long.compare(scheduleNo, other.scheduleNo);
      if (bySchedule != 0) return bySchedule;
      int byDate = due.compareTo(other.due);
      return byDate != 0 ? byDate : Integer.compare(ordinal, other.ordinal);
    }
  }

  Key key() {
    return new Key(scheduleNo, due, ordinal);
  }

  /** A line's origin makes no new version, so a release that repeats a line writes no row. */
  @Override
  public boolean saysTheSameAs(LineRow other) {
    return equals(
        new LineRow(
            other.scheduleNo,
            other.due,
            other.ordinal,
            other.buyer,
            other.supplier,
            other.atTime,
            other.dateKind,
            other.bucket,
            other.firmness,
            other.quantity,
            other.cumulative,
            other.state,
            other.promises,
            other.firstPromises,
            other.shortfall,
            other.reason,
            other.answeredAt,
            interchange,
            message,
            segment,
            other.callOff,
            other.answeredBy,
            other.answeredInterchange,
            other.answerOrigins,
            other.firstAnswerOrigins,
            fromPosition));
  }

  /** The line as a release states it, with its earlier answer if it had one. */
  static LineRow released(
      ScheduleRow schedule, ScheduleLine line, @Nullable LineRow before, Recorded release) {
    List<Promise> promises = before == null ? List.of() : before.promises;
    boolean changed =
        before != null
            && before.answeredAt != null // also if the answer was that nothing will come
            && !before.quantity.equals(line.quantity());
    State state = before == null ? State.OPEN : changed ? State.CHANGED : before.state;
    Quantity shortfall = before == null ? null : before.shortfall;
    if (changed)
      shortfall =
          missing(
              new Commitment(line.due(), line.ordinal(), line.quantity(), promises, null, null),
              line);
    var source = release.provenance().source();
    return new LineRow(
        schedule.scheduleNo(),
        line.due(),
        line.ordinal(),
        schedule.buyer(),
        schedule.supplier(),
        line.time(),
        line.dateKind(),
        line.bucket(),
        line.firmness(),
        line.quantity(),
        line.cumulative(),
        state,
        promises,
        before == null ? null : before.firstPromises,
        shortfall,
        before == null ? null : before.reason,
        before == null ? null : before.answeredAt,
        source.interchange(),
        source.message(),
        line.segment(),
        line.callOff(),
        before == null ? null : before.answeredBy,
        before == null ? null : before.answeredInterchange,
        before == null ? null : before.answerOrigins,
        before == null ? null : before.firstAnswerOrigins,
        release.position());
  }

  /**
   * Whether the other row is this line before its quantity changed. A line that a change left as it
   * stood has no segment and is compared by date, time and terms.
   */
  boolean isOf(LineRow other) {
    if (segment == null)
      return due.equals(other.due)
          && Objects.equals(atTime, other.atTime)
          && firmness == other.firmness
          && bucket == other.bucket
          && dateKind == other.dateKind;
    return due.equals(other.due)
        && Objects.equals(segment, other.segment)
        && Objects.equals(callOff, other.callOff);
  }

  /**
   * Keeps the origin of the earlier message that stated the line, whatever event has reduced its
   * quantity since.
   */
  LineRow from(@Nullable LineRow earlier) {
    return new LineRow(
        scheduleNo,
        due,
        ordinal,
        buyer,
        supplier,
        atTime,
        dateKind,
        bucket,
        firmness,
        quantity,
        cumulative,
        state,
        promises,
        firstPromises,
        shortfall,
        reason,
        answeredAt,
        earlier == null ? null : earlier.interchange,
        earlier == null ? null : earlier.message,
        earlier == null ? null : earlier.segment,
        callOff,
        answeredBy,
        answeredInterchange,
        answerOrigins,
        firstAnswerOrigins,
        fromPosition);
  }

  LineRow answered(Commitment commitment, Recorded answer) {
    Quantity missing = missing(commitment, line());
    var actor = answer.provenance().actor();
    List<Origin> said = origins(commitment, answer.provenance());
    return new LineRow(
        scheduleNo,
        due,
        ordinal,
        buyer,
        supplier,
        atTime,
        dateKind,
        bucket,
        firmness,
        quantity,
        cumulative,
        missing == null ? State.COMMITTED : State.SHORT,
        commitment.promises(),
        firstPromises == null ? commitment.promises() : firstPromises,
        missing,
        commitment.reason(),
        answer.recordedAt(),
        interchange,
        message,
        segment,
        callOff,
        actor.user() == null ? actor.client() : actor.user(),
        said == null ? null : answer.provenance().source().interchange(),
        said,
        firstPromises == null ? said : firstAnswerOrigins,
        answer.position());
  }

  /**
   * The line with an answer given under the schedule's earlier name; that schedule shows who
   * answered, when, and in which message.
   */
  LineRow carrying(StandingAnswer said, Recorded continued) {
    Commitment answer = said.answer();
    Quantity missing =
        missing(
            said.changed()
                ? new Commitment(due, ordinal, quantity, answer.promises(), null, null)
                : answer,
            line());
    State stands = missing == null ? State.COMMITTED : State.SHORT;
    return new LineRow(
        scheduleNo,
        due,
        ordinal,
        buyer,
        supplier,
        atTime,
        dateKind,
        bucket,
        firmness,
        quantity,
        cumulative,
        said.changed() ? State.CHANGED : stands,
        answer.promises(),
        said.firstPromises(),
        missing,
        answer.reason(),
        continued.recordedAt(),
        interchange,
        message,
        segment,
        callOff,
        null,
        null,
        null,
        null,
        continued.position());
  }

  private static @Nullable List<Origin> origins(Commitment commitment, Provenance provenance) {
    List<Integer> segments = commitment.segments();
    return segments == null
        ? null
        : segments.stream().map(it -> Origin.of(provenance, it)).toList();
  }

  ScheduleLine line() {
    return new ScheduleLine(
        due, ordinal, atTime, dateKind, bucket, firmness, quantity, cumulative, segment, callOff);
  }

  private static @Nullable Quantity missing(Commitment commitment, ScheduleLine line) {
    Quantity missing = commitment.shortfall(line.lastDay());
    return missing.isPositive() ? missing : null;
  }
}
