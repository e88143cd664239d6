package weft.scheduling;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.party.EdiRules.CallOffPrecedence;

/**
 * What a schedule keeps once a call-off met it.
 *
 * @param forecast the last release as it was sent; null where a call-off came before any
 * @param precedence of the call-off that came last
 * @param windows the days of which call-offs speak
 * @param latest the newest call-off
 * @param seen every call-off taken or recorded late
 */
public record CallOffs(
    @Nullable Forecast forecast,
    CallOffPrecedence precedence,
    List<DateRange> windows,
    Release latest,
    SeenReleases seen) {

  static CallOffs first(@Nullable Forecast forecast, CallOff first) {
    return new CallOffs(
        forecast, first.precedence(), List.of(), first.release(), SeenReleases.NONE);
  }

  CallOffs released(CallOff next) {
    return new CallOffs(
        forecast,
        next.precedence(),
        DateRange.union(Stream.concat(windows.stream(), Stream.of(next.window())).toList()),
        next.release(),
        seen.with(next));
  }

  CallOffs recordedLate(CallOff late) {
    return new CallOffs(forecast, precedence, windows, latest, seen.with(late));
  }

  CallOffs under(Forecast next) {
    return new CallOffs(next, precedence, windowsIn(next), latest, seen);
  }

  /** Whether all these days were called off before. */
  boolean speakOf(DateRange days) {
    return windows.stream().anyMatch(it -> it.covers(days));
  }

  /** The days that are still to come where a release begins. */
  List<DateRange> windowsIn(Forecast next) {
    LocalDate begins = next.horizonBegins();
    return begins == null
        ? windows
        : windows.stream().filter(it -> !it.until().isBefore(begins)).toList();
  }
}
