package weft.projections.scheduling;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.projections.rows.Versioned;
import weft.scheduling.Commitment;
import weft.scheduling.DeliveryScheduleEvent;
import weft.scheduling.DeliveryScheduleEvent.CallOffsCommitted;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleEvent.LateReleaseRecorded;
import weft.scheduling.DeliveryScheduleEvent.ReleaseContradicted;
import weft.scheduling.DeliveryScheduleEvent.ShortfallAnnounced;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.Forecast;
import weft.scheduling.LineDelta;
import weft.scheduling.Release;
import weft.scheduling.ReleaseDelta;
import weft.scheduling.ScheduleLine;

/** The board's rows of the schedules in one batch, while its events pass over them. */
final class CallOffPages {
  final Versioned<Long, ScheduleRow> schedules;
  final Versioned<LineRow.Key, LineRow> lines;
  final List<ReleaseRow> releases = new ArrayList<>();
  final List<ChangeRow> changes = new ArrayList<>();
  final List<ContradictionRow> contradictions = new ArrayList<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private final Map<Long, ReleaseRow> inForce = new HashMap<>();

  CallOffPages(List<ScheduleRow> schedules, List<LineRow> lines, List<ReleaseRow> releases) {
    this.schedules = new Versioned<>(ScheduleRow::scheduleNo, schedules);
    this.lines = new Versioned<>(LineRow::key, lines);
    schedules.forEach(it -> numbers.put(it.schedule(), it.scheduleNo()));
    releases.forEach(it -> inForce.put(it.scheduleNo(), it));
  }

  void apply(Recorded recorded) {
    switch ((DeliveryScheduleEvent) recorded.payload()) {
      case ForecastReleased it -> release(it, recorded);
      case CallOffsCommitted it -> {
        ScheduleRow schedule = known(recorded);
        it.commitments().forEach(commitment -> answer(schedule, commitment, recorded));
      }
      case LateReleaseRecorded it -> contradict(it.forecast(), "late", it.inForce(), recorded);
      case ReleaseContradicted it ->
          contradict(it.forecast(), code(it), it.contradiction().known(), recorded);
      case ShortfallAnnounced _ -> {} // the line says so already
    }
    ScheduleRow schedule = known(recorded);
    if (schedule.version() != recorded.sequence() + 1)
      schedules.put(schedule.at(recorded.position(), recorded.sequence() + 1));
  }

  private ScheduleRow known(Recorded recorded) {
    return requireNonNull(schedules.get(requireNonNull(numbers.get(recorded.stream()))));
  }

  private void release(ForecastReleased event, Recorded recorded) {
    Long number = numbers.computeIfAbsent(recorded.stream(), _ -> recorded.position());
    ScheduleRow before = schedules.get(number);
    Forecast forecast = event.forecast();
    ScheduleRow schedule = row(number, event.schedule(), forecast, before, recorded);
    if (before != null) {
      for (LineDelta delta : ReleaseDelta.between(forecastInForce(before), forecast)) {
        if (delta.kind() != LineDelta.Kind.SAME)
          changes.add(ChangeRow.of(schedule, recorded.position(), delta));
      }
    }
    schedules.put(schedule);
    replace(schedule, forecast, recorded);
    ReleaseRow release = ReleaseRow.of(schedule, forecast, recorded);
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
        id.unloadingPoint(),
        forecast.description() == null && before != null
            ? before.description()
            : forecast.description(),
        forecast.unit(),
        recorded.sequence() + 1,
        recorded.position(),
        before == null ? null : before.releasePosition(),
        recorded.position());
  }

  private void replace(ScheduleRow schedule, Forecast forecast, Recorded recorded) {
    Set<LineRow.Key> stay = new HashSet<>();
    for (ScheduleLine line : forecast.lines()) {
      var key = new LineRow.Key(schedule.scheduleNo(), line.due(), line.ordinal());
      stay.add(key);
      lines.put(LineRow.released(schedule, line, lines.get(key), recorded));
    }
    for (LineRow row : linesOf(schedule.scheduleNo()))
      if (!stay.contains(row.key())) lines.remove(row.key(), recorded.position());
  }

  /** The release in force, put together again from the board's own rows. */
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

  private void contradict(
      Forecast forecast, String code, @Nullable String known, Recorded recorded) {
    ScheduleRow schedule = known(recorded);
    contradictions.add(
        new ContradictionRow(
            schedule.scheduleNo(),
            recorded.position(),
            schedule.buyer(),
            schedule.supplier(),
            recorded.recordedAt(),
            forecast.release().number(),
            code,
            known,
            recorded.provenance().source().interchange()));
  }

  private static String code(ReleaseContradicted event) {
    return switch (event.contradiction().kind()) {
      case NUMBER_REUSED -> "number-reused";
      case UNIT_CHANGED -> "unit-changed";
    };
  }
}
