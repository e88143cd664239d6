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
 * What a schedule keeps once a call-off met it.
 *
 * @param forecast the last release as it was sent; null where a call-off came before any
 * @param precedence of the call-off that came last
 * @param windows the days of which call-offs speak
 * @param latest the newest call-off
 * @param changed whether that was a change of those before
 * @param seen every call-off taken or recorded late
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

  /** The days of which call-offs speak then: a change speaks of none that is new. */
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

  /** Whether all these days, where there are any, were called off before. */
  boolean speakOf(@Nullable DateRange days) {
    return days == null || windows.stream().anyMatch(it -> it.covers(days));
  }

  /** The days that are still to come where a release begins. */
  List<DateRange> windowsIn(Forecast next) {
    LocalDate begins = next.horizonBegins();
    return begins == null
        ? windows
        : windows.stream().filter(it -> !it.until().isBefore(begins)).toList();
  }
}
