package weft.scheduling;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.party.EdiRules.CallOffPrecedence;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.LateCallOffRecorded;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.DateRange;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.NamedChange;
import weft.scheduling.release.Release;
import weft.scheduling.release.SeenReleases;

/**
 * The state that a schedule keeps after its first call-off.
 *
 * @param forecast the last release as sent; null if a call-off came first
 * @param precedence of the latest call-off
 * @param windows the days that call-offs cover
 * @param latest the newest call-off
 * @param changed whether the newest call-off was a change of earlier ones
 * @param seen every call-off that was applied or recorded late
 */
public record CallOffs(
    @Nullable Forecast forecast,
    CallOffPrecedence precedence,
    List<DateRange> windows,
    Release latest,
    boolean changed,
    SeenReleases seen) {

  static CallOffs first(@Nullable Forecast forecast, CallOff first) {
    return new CallOffs(
        forecast, first.precedence(), List.of(), first.release(), false, SeenReleases.NONE);
  }

  CallOffs released(CallOffReleased it) {
    CallOff next = it.callOff();
    boolean changes = it.changed() != null;
    return new CallOffs(
        forecast,
        next.precedence(),
        windowsWith(next, changes),
        next.release(),
        changes,
        seen.with(NamedChange.orWhole(next, it.named())));
  }

  /** Returns the days covered after another call-off. A change adds no days. */
  List<DateRange> windowsWith(CallOff next, boolean changes) {
    return changes
        ? windows
        : DateRange.union(Stream.concat(windows.stream(), Stream.of(next.window())).toList());
  }

  CallOffs recordedLate(LateCallOffRecorded it) {
    return new CallOffs(
        forecast,
        precedence,
        windows,
        latest,
        changed,
        seen.with(NamedChange.orWhole(it.callOff(), it.named())));
  }

  CallOffs under(Forecast next) {
    return new CallOffs(next, precedence, windowsIn(next), latest, changed, seen);
  }

  /** Returns whether call-offs already cover all these days; true if {@code days} is null. */
  boolean speakOf(@Nullable DateRange days) {
    return days == null || windows.stream().anyMatch(it -> it.covers(days));
  }

  /** Returns the windows that end on or after the first day of a release. */
  List<DateRange> windowsIn(Forecast next) {
    LocalDate begins = next.horizonBegins();
    return begins == null
        ? windows
        : windows.stream().filter(it -> !it.until().isBefore(begins)).toList();
  }
}
