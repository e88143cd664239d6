package weft.projections.scheduling;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.projections.rows.Versioned;
import weft.scheduling.Commitment;
import weft.scheduling.DeliveryScheduleEvent;
import weft.scheduling.DeliveryScheduleEvent.CallOffContradicted;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.CallOffsCommitted;
import weft.scheduling.DeliveryScheduleEvent.CountChangeRuled;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleEvent.LateCallOffRecorded;
import weft.scheduling.DeliveryScheduleEvent.LateReleaseRecorded;
import weft.scheduling.DeliveryScheduleEvent.PlaceTaken;
import weft.scheduling.DeliveryScheduleEvent.ReleaseContradicted;
import weft.scheduling.DeliveryScheduleEvent.ScheduleContinued;
import weft.scheduling.DeliveryScheduleEvent.ScheduleSucceeded;
import weft.scheduling.DeliveryScheduleEvent.ShortfallAnnounced;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.StandingAnswer;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.LineDelta;
import weft.scheduling.release.Release;
import weft.scheduling.release.ReleaseDelta;
import weft.scheduling.release.ScheduleLine;

/** The board's rows for the schedules of one batch, while its events are applied. */
final class BatchSchedules {
  final Versioned<Long, ScheduleRow> schedules;
  final Versioned<LineRow.Key, LineRow> lines;
  final List<ReleaseRow> releases = new ArrayList<>();
  final List<ChangeRow> changes = new ArrayList<>();
  final List<ContradictionRow> contradictions = new ArrayList<>();
  final List<CountRulingRow> countRulings = new ArrayList<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private final Map<Long, ReleaseRow> inForce = new HashMap<>();

  BatchSchedules(List<ScheduleRow> schedules, List<LineRow> lines, List<ReleaseRow> releases) {
    this.schedules = new Versioned<>(ScheduleRow::scheduleNo, schedules);
    this.lines = new Versioned<>(LineRow::key, lines);
    schedules.forEach(it -> numbers.put(it.schedule(), it.scheduleNo()));
    releases.forEach(it -> inForce.put(it.scheduleNo(), it));
  }

  void apply(Recorded recorded) {
    switch ((DeliveryScheduleEvent) recorded.payload()) {
      case ForecastReleased it ->
          release(
              it.schedule(),
              ReleaseRow.Kind.FORECAST,
              it.ledger().with(it.whole().particulars()),
              it.changed() != null,
              recorded);
      case CallOffReleased it ->
          release(
              it.schedule(),
              ReleaseRow.Kind.CALL_OFF,
              it.due().with(it.whole().particulars()),
              it.changed() != null,
              recorded);
      case CallOffsCommitted it -> {
        ScheduleRow schedule = known(recorded);
        it.commitments().forEach(commitment -> answer(schedule, commitment, recorded));
      }
      case LateReleaseRecorded it ->
          contradict(it.forecast().release(), Contradictions.LATE, it.inForce(), recorded);
      case ReleaseContradicted it -> {
        appear(it.schedule(), ReleaseRow.Kind.FORECAST, it.forecast(), recorded);
        contradict(
            it.forecast().release(),
            it.contradiction().kind().code(),
            it.contradiction().known(),
            recorded);
      }
      case LateCallOffRecorded it -> {
        appear(it.schedule(), it.callOff(), recorded);
        contradict(
            it.callOff().release(),
            Contradictions.CALL_OFF + Contradictions.LATE,
            it.inForce(),
            recorded);
      }
      case CallOffContradicted it -> {
        appear(it.schedule(), it.callOff(), recorded);
        contradict(
            it.callOff().release(),
            Contradictions.CALL_OFF + it.contradiction().kind().code(),
            it.contradiction().known(),
            recorded);
      }
      case ShortfallAnnounced _ -> {} // the line shows it already
      case ScheduleContinued it -> {
        release(it.schedule(), ReleaseRow.Kind.CONTINUED, it.carried().ledger(), true, recorded);
        it.carried().standing().forEach(answer -> carry(known(recorded), answer, recorded));
      }
      case ScheduleSucceeded it -> end(it, recorded);
      case PlaceTaken _ -> {} // the other ends
      case CountChangeRuled it ->
          countRulings.add(CountRulingRow.of(known(recorded), it, recorded));
    }
    ScheduleRow schedule = known(recorded);
    if (schedule.version() != recorded.sequence() + 1)
      schedules.put(schedule.at(recorded.position(), recorded.sequence() + 1));
  }

  private void end(ScheduleSucceeded it, Recorded recorded) {
    ScheduleRow before = known(recorded);
    Forecast inForce = forecastInForce(before);
    var nothing =
        new Forecast(
            inForce.release(),
            inForce.horizonStart(),
            inForce.horizonEnd(),
            inForce.unit(),
            inForce.description(),
            inForce.received(),
            List.of(),
            before.unloadingPoint());
    release(it.schedule(), ReleaseRow.Kind.ENDED, nothing, false, recorded);
    schedules.put(
        known(recorded)
            .succeeded(it.successor(), Boolean.TRUE.equals(it.replaced()), recorded.position()));
  }

  private ScheduleRow known(Recorded recorded) {
    return requireNonNull(schedules.get(requireNonNull(numbers.get(recorded.stream()))));
  }

  private void appear(DeliveryScheduleId id, CallOff said, Recorded recorded) {
    var nothing =
        new Forecast(
            said.release(),
            said.from(),
            said.until(),
            said.unit(),
            said.description(),
            said.received(),
            List.of(),
            said.unloadingPoint());
    appear(id, ReleaseRow.Kind.CALL_OFF, nothing, recorded);
  }

  /** Creates the row, without lines, of a schedule whose first event is a contradiction. */
  private void appear(
      DeliveryScheduleId id, ReleaseRow.Kind kind, Forecast said, Recorded recorded) {
    if (numbers.containsKey(recorded.stream())) return;
    var nothing =
        new Forecast(
            said.release(),
            said.horizonStart(),
            said.horizonEnd(),
            said.unit(),
            said.description(),
            said.received(),
            List.of(),
            said.unloadingPoint());
    release(id, kind, nothing, false, recorded);
  }

  private void release(
      DeliveryScheduleId id,
      ReleaseRow.Kind kind,
      Forecast forecast,
      boolean isChange,
      Recorded recorded) {
    Long number = numbers.computeIfAbsent(recorded.stream(), _ -> recorded.position());
    ScheduleRow before = schedules.get(number);
    ScheduleRow schedule = row(number, id, forecast, before, recorded);
    if (before != null) {
      for (LineDelta delta : ReleaseDelta.between(forecastInForce(before), forecast)) {
        if (delta.kind() != LineDelta.Kind.SAME)
          changes.add(ChangeRow.of(schedule, recorded.position(), delta));
      }
    }
    schedules.put(schedule);
    replace(schedule, kind, forecast, isChange, recorded);
    ReleaseRow release = ReleaseRow.of(schedule, kind, forecast, inForce.get(number), recorded);
    releases.add(release);
    inForce.put(number, release);
  }

  private static ScheduleRow row(
      long number,
      DeliveryScheduleId id,
      Forecast forecast,
      @Nullable ScheduleRow before,
      Recorded recorded) {
    return new ScheduleRow(
        number,
        recorded.stream(),
        id.buyer().value(),
        id.supplier().value(),
        id.site(),
        id.part(),
        id.agreement(),
        id.unloadingPoint() == null ? forecast.unloadingPoint() : id.unloadingPoint(),
        forecast.description() == null && before != null
            ? before.description()
            : forecast.description(),
        forecast.unit(),
        recorded.sequence() + 1,
        recorded.position(),
        before == null ? null : before.releasePosition(),
        recorded.position(),
        null,
        false);
  }

  /**
   * Replaces the lines in force. In a change, the lines that it left as they stood have no segment
   * in its message; they keep their earlier origin.
   */
  private void replace(
      ScheduleRow schedule,
      ReleaseRow.Kind kind,
      Forecast forecast,
      boolean isChange,
      Recorded recorded) {
    String callOff = kind == ReleaseRow.Kind.CALL_OFF ? forecast.release().number() : null;
    Predicate<ScheduleLine> isStated =
        it -> Objects.equals(it.callOff(), callOff) && !(isChange && it.segment() == null);
    List<LineRow> stood =
        forecast.lines().stream().allMatch(isStated) ? List.of() : linesOf(schedule.scheduleNo());
    Set<LineRow.Key> stay = new HashSet<>();
    for (ScheduleLine line : forecast.lines()) {
      var key = new LineRow.Key(schedule.scheduleNo(), line.due(), line.ordinal());
      stay.add(key);
      LineRow row = LineRow.released(schedule, line, lines.get(key), recorded);
      lines.put(
          isStated.test(line)
              ? row
              : row.from(stood.stream().filter(row::isOf).findFirst().orElse(null)));
    }
    for (LineRow row : linesOf(schedule.scheduleNo()))
      if (!stay.contains(row.key())) lines.remove(row.key(), recorded.position());
  }

  /** Rebuilds the release in force from the board's own rows. */
  private Forecast forecastInForce(ScheduleRow schedule) {
    ReleaseRow release = requireNonNull(inForce.get(schedule.scheduleNo()));
    List<ScheduleLine> stated = linesOf(schedule.scheduleNo()).stream().map(LineRow::line).toList();
    return new Forecast(
        new Release(release.number(), release.issued()),
        release.horizonStart(),
        release.horizonEnd(),
        schedule.unit(),
        schedule.description(),
        release.received(),
        stated);
  }

  private List<LineRow> linesOf(long scheduleNo) {
    return lines.between(
        new LineRow.Key(scheduleNo, LocalDate.MIN, 0),
        new LineRow.Key(scheduleNo, LocalDate.MAX, Integer.MAX_VALUE));
  }

  private void answer(ScheduleRow schedule, Commitment commitment, Recorded recorded) {
    LineRow line =
        requireNonNull(
            lines.get(
                new LineRow.Key(schedule.scheduleNo(), commitment.due(), commitment.ordinal())));
    lines.put(line.answered(commitment, recorded));
  }

  private void carry(ScheduleRow schedule, StandingAnswer said, Recorded recorded) {
    Commitment answer = said.answer();
    LineRow line =
        requireNonNull(
            lines.get(new LineRow.Key(schedule.scheduleNo(), answer.due(), answer.ordinal())));
    lines.put(line.carrying(said, recorded));
  }

  private void contradict(Release said, String code, @Nullable String known, Recorded recorded) {
    ScheduleRow schedule = known(recorded);
    contradictions.add(
        new ContradictionRow(
            schedule.scheduleNo(),
            recorded.position(),
            schedule.buyer(),
            schedule.supplier(),
            recorded.recordedAt(),
            said.number(),
            code,
            known,
            recorded.provenance().source().interchange(),
            recorded.provenance().source().message()));
  }
}
