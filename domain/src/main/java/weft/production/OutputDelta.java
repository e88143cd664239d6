package weft.production;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.calendar.Week;
import weft.measure.Quantity;
import weft.production.OutputChange.Kind;

/** Compares a version of planned output with the one before it, on the days that both cover. */
public final class OutputDelta {
  private OutputDelta() {}

  /** Returns the changes by date; together they count each line of both versions exactly once. */
  public static List<OutputChange> between(List<OutputLine> before, List<OutputLine> now) {
    var weeks =
        Stream.concat(before.stream(), now.stream())
            .map(OutputLine::week)
            .filter(it -> it != null)
            .collect(Collectors.toSet());
    NavigableMap<LocalDate, List<OutputLine>> old = new TreeMap<>();
    NavigableMap<LocalDate, List<OutputLine>> young = new TreeMap<>();
    before.forEach(it -> add(old, it, weeks.contains(Week.of(it.first()))));
    now.forEach(it -> add(young, it, weeks.contains(Week.of(it.first()))));
    List<OutputChange> changes = new ArrayList<>();
    for (LocalDate first : union(old, young)) {
      Week week = weeks.contains(Week.of(first)) ? Week.of(first) : null;
      changes.add(change(first, week, old.get(first), young.get(first)));
    }
    return List.copyOf(changes);
  }

  private static void add(Map<LocalDate, List<OutputLine>> lines, OutputLine line, boolean byWeek) {
    LocalDate first = byWeek ? Week.of(line.first()).monday() : line.first();
    lines.computeIfAbsent(first, _ -> new ArrayList<>()).add(line);
  }

  private static List<LocalDate> union(
      NavigableMap<LocalDate, ?> one, NavigableMap<LocalDate, ?> other) {
    return Stream.concat(one.keySet().stream(), other.keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static OutputChange change(
      LocalDate date,
      @Nullable Week week,
      @Nullable List<OutputLine> before,
      @Nullable List<OutputLine> now) {
    Quantity was = before == null ? null : OutputLine.total(before);
    Quantity is = now == null ? null : OutputLine.total(now);
    return new OutputChange(week == null ? date : null, week, kind(before, now, was, is), was, is);
  }

  private static Kind kind(
      @Nullable List<OutputLine> before,
      @Nullable List<OutputLine> now,
      @Nullable Quantity was,
      @Nullable Quantity is) {
    if (before == null || was == null) return Kind.ADDED;
    if (now == null || is == null) return Kind.REMOVED;
    int compared = is.compareTo(was);
    if (compared != 0) return compared > 0 ? Kind.MORE : Kind.LESS;
    return periods(before).equals(periods(now)) ? Kind.SAME : Kind.REBUCKETED;
  }

  private static Map<LocalDate, Quantity> periods(List<OutputLine> lines) {
    return lines.stream()
        .filter(it -> it.week() == null)
        .collect(Collectors.toMap(OutputLine::first, OutputLine::quantity));
  }
}
