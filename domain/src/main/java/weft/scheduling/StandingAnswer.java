package weft.scheduling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.promise.Promise;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ScheduleLine;

/**
 * The supplier's answer to a line that still exists. It moves with the schedule to a new key.
 * Stored for ever with {@link CarriedSchedule}: add nullable components, but never rename or move
 * one.
 *
 * @param first the first promises; null if they equal the current ones
 * @param changed whether another quantity was requested since
 */
public record StandingAnswer(Commitment answer, @Nullable List<Promise> first, boolean changed) {

  /** Returns the answers after further ones, in the order of their lines. */
  static List<StandingAnswer> answered(List<StandingAnswer> before, List<Commitment> more) {
    Map<ScheduleLine.Key, StandingAnswer> all = byLine(before);
    for (Commitment it : more) {
      StandingAnswer earlier = all.get(it.key());
      List<Promise> first = earlier == null ? it.promises() : earlier.firstPromises();
      // without segments, because only the event knows which message they belong to
      var answer =
          new Commitment(it.due(), it.ordinal(), it.asked(), it.promises(), it.reason(), null);
      all.put(
          it.key(), new StandingAnswer(answer, first.equals(it.promises()) ? null : first, false));
    }
    return List.copyOf(all.values());
  }

  /** Returns the answers to lines that still exist after a release or call-off came into force. */
  static List<StandingAnswer> released(
      List<StandingAnswer> before, @Nullable Forecast stood, Forecast stands) {
    if (before.isEmpty() || stood == null) return List.of();
    Map<ScheduleLine.Key, ScheduleLine> was = lines(stood.lines());
    Map<ScheduleLine.Key, ScheduleLine> is = lines(stands.lines());
    List<StandingAnswer> all = new ArrayList<>();
    for (StandingAnswer it : before) {
      ScheduleLine now = is.get(it.answer().key());
      ScheduleLine then = was.get(it.answer().key());
      if (now == null || then == null) continue;
      boolean other = !then.quantity().equals(now.quantity());
      all.add(other ? new StandingAnswer(it.answer(), it.first(), true) : it);
    }
    return List.copyOf(all);
  }

  public List<Promise> firstPromises() {
    return first == null ? answer.promises() : first;
  }

  private static Map<ScheduleLine.Key, StandingAnswer> byLine(List<StandingAnswer> all) {
    Map<ScheduleLine.Key, StandingAnswer> byLine = new TreeMap<>();
    all.forEach(it -> byLine.put(it.answer().key(), it));
    return byLine;
  }

  private static Map<ScheduleLine.Key, ScheduleLine> lines(Collection<ScheduleLine> all) {
    return all.stream()
        .collect(Collectors.toMap(ScheduleLine::key, Function.identity(), (one, _) -> one));
  }
}
