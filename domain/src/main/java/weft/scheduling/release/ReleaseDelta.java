package weft.scheduling.release;

import static weft.scheduling.release.LineDelta.Kind.ADDED;
import static weft.scheduling.release.LineDelta.Kind.CONSUMED;
import static weft.scheduling.release.LineDelta.Kind.LESS;
import static weft.scheduling.release.LineDelta.Kind.MORE;
import static weft.scheduling.release.LineDelta.Kind.MOVED;
import static weft.scheduling.release.LineDelta.Kind.REBUCKETED;
import static weft.scheduling.release.LineDelta.Kind.REMOVED;
import static weft.scheduling.release.LineDelta.Kind.SAME;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * Compares a release with the one before it. Each line of both appears exactly once. The comparison
 * first deducts receipts and passed days from the old lines and sets unchanged lines aside. It then
 * recognizes sums that only changed buckets, compares equal dates, and treats equal quantities that
 * left one date and appeared on another as moved. The remaining lines were added or removed.
 */
public final class ReleaseDelta {
  private final @Nullable LocalDate firmUntil;
  private final @Nullable LocalDate knownUntil;
  private final @Nullable LocalDate start;
  private final boolean receiptsKnown;
  private final Map<ScheduleLine.Key, OpenLine> before = new TreeMap<>();
  private final Map<ScheduleLine.Key, ScheduleLine> now = new TreeMap<>();

  /** Old lines whose days passed without a receipt: moved, or gone. */
  private final Map<ScheduleLine.Key, OpenLine> overdue = new TreeMap<>();

  private final List<LineDelta> deltas = new ArrayList<>();

  private ReleaseDelta(Forecast before, Forecast now) {
    firmUntil = before.firmUntil();
    knownUntil = before.knownUntil();
    start = now.horizonBegins();
    receiptsKnown = before.received().cumulative() != null && now.received().cumulative() != null;
    now.lines().forEach(it -> this.now.put(it.key(), it));
    OpenLine.of(before, now.received()).forEach(it -> this.before.put(it.key(), it));
  }

  /**
   * Returns the deltas of all lines of both releases, by date. A first release ({@code before}
   * null) has only added lines.
   */
  public static List<LineDelta> between(@Nullable Forecast before, Forecast now) {
    if (before == null) {
      return now.lines().stream()
          .map(
              it ->
                  new LineDelta(
                      it.due(), it.ordinal(), ADDED, null, null, it.quantity(), null, false))
          .toList();
    }
    var delta = new ReleaseDelta(before, now);
    delta.dropConsumed();
    delta.matchUnchanged();
    delta.matchBuckets();
    delta.matchTimes();
    delta.matchDates();
    delta.matchMoves();
    delta.rest();
    return delta.deltas.stream()
        .sorted(Comparator.comparing(LineDelta::due).thenComparingInt(LineDelta::ordinal))
        .toList();
  }

  private void dropConsumed() {
    for (OpenLine old : List.copyOf(before.values())) {
      if (now.containsKey(old.key())) continue;
      boolean passed = start != null && old.line().lastDay().isBefore(start);
      if (old.isConsumed() || (passed && !receiptsKnown)) {
        gone(old, CONSUMED, null);
      } else if (passed) {
        before.remove(old.key());
        overdue.put(old.key(), old);
      }
    }
  }

  private void matchUnchanged() {
    for (OpenLine old : List.copyOf(before.values())) {
      ScheduleLine line = now.get(old.key());
      if (line == null
          || line.bucket() != old.line().bucket()
          || !line.quantity().equals(old.open())) continue;
      present(line, old.isPartlyConsumed() ? CONSUMED : SAME, old, null);
    }
  }

  private void matchBuckets() {
    List<ScheduleLine> spans =
        Stream.concat(before.values().stream().map(OpenLine::line), now.values().stream())
            .filter(it -> it.days() > 1)
            .sorted(Comparator.comparingLong(ScheduleLine::days).reversed())
            .toList();
    for (ScheduleLine span : spans) {
      List<OpenLine> olds = before.values().stream().filter(it -> span.spans(it.line())).toList();
      List<ScheduleLine> news = now.values().stream().filter(span::spans).toList();
      if (olds.isEmpty() || news.isEmpty() || sharesDateBeyond(olds, news)) continue;
      rebucketed(olds, news);
    }
  }

  /**
   * Matches a day's total that the new release splits among times, or joins; the demand of the day
   * is unchanged.
   */
  private void matchTimes() {
    Set<LocalDate> days =
        now.values().stream()
            .filter(it -> it.days() == 1)
            .map(ScheduleLine::due)
            .collect(Collectors.toCollection(TreeSet::new));
    for (LocalDate day : days) {
      List<OpenLine> olds =
          before.values().stream().filter(it -> it.line().due().equals(day)).toList();
      List<ScheduleLine> news = now.values().stream().filter(it -> it.due().equals(day)).toList();
      if (olds.isEmpty() || (olds.size() == 1 && news.size() == 1)) continue;
      if (olds.stream().anyMatch(it -> it.line().days() > 1)
          || news.stream().anyMatch(it -> it.days() > 1)) continue;
      rebucketed(olds, news);
    }
  }

  /** Records a change of buckets if both sums are equal. */
  private void rebucketed(List<OpenLine> olds, List<ScheduleLine> news) {
    Quantity was = olds.stream().map(OpenLine::open).reduce(Quantity.ZERO, Quantity::plus);
    Quantity is = news.stream().map(ScheduleLine::quantity).reduce(Quantity.ZERO, Quantity::plus);
    if (!was.equals(is)) return;
    news.forEach(it -> present(it, REBUCKETED, before.get(it.key()), null));
    olds.stream()
        .filter(it -> before.containsKey(it.key()))
        .forEach(it -> gone(it, REBUCKETED, null));
  }

  /**
   * Returns whether a line of the span has the key of a line outside it, with which it must be
   * compared instead.
   */
  private boolean sharesDateBeyond(List<OpenLine> olds, List<ScheduleLine> news) {
    Set<ScheduleLine.Key> oldKeys = olds.stream().map(OpenLine::key).collect(Collectors.toSet());
    Set<ScheduleLine.Key> newKeys =
        news.stream().map(ScheduleLine::key).collect(Collectors.toSet());
    return newKeys.stream().anyMatch(it -> before.containsKey(it) && !oldKeys.contains(it))
        || oldKeys.stream().anyMatch(it -> now.containsKey(it) && !newKeys.contains(it));
  }

  private void matchDates() {
    for (OpenLine old : List.copyOf(before.values())) {
      ScheduleLine line = now.get(old.key());
      if (line == null) continue;
      int compared = line.quantity().compareTo(old.open());
      present(line, compared > 0 ? MORE : compared < 0 ? LESS : REBUCKETED, old, null);
    }
  }

  /** Matches the nearest dates first. */
  private void matchMoves() {
    record Move(OpenLine from, ScheduleLine to) {
      long days() {
        return Math.abs(ChronoUnit.DAYS.between(from.line().due(), to.due()));
      }
    }
    Stream.concat(before.values().stream(), overdue.values().stream())
        .flatMap(
            old ->
                now.values().stream()
                    .filter(it -> it.quantity().equals(old.open()) && !isBeyondOldHorizon(it))
                    .map(it -> new Move(old, it)))
        .sorted(
            Comparator.comparingLong(Move::days)
                .thenComparing(it -> it.from().key())
                .thenComparing(it -> it.to().key()))
        .toList()
        .forEach(
            it -> {
              boolean waits =
                  before.containsKey(it.from().key()) || overdue.containsKey(it.from().key());
              if (!waits || !now.containsKey(it.to().key())) return;
              present(it.to(), MOVED, it.from(), it.from().line().due());
              gone(it.from(), MOVED, it.to().due());
            });
  }

  /** A line after the end of the old release is new, because the horizon moved on. */
  private boolean isBeyondOldHorizon(ScheduleLine line) {
    return knownUntil != null && line.due().isAfter(knownUntil);
  }

  private void rest() {
    List.copyOf(before.values()).forEach(it -> gone(it, REMOVED, null));
    List.copyOf(overdue.values()).forEach(it -> gone(it, CONSUMED, null));
    List.copyOf(now.values()).forEach(it -> present(it, ADDED, null, null));
  }

  private void gone(OpenLine old, LineDelta.Kind kind, @Nullable LocalDate movedTo) {
    before.remove(old.key());
    overdue.remove(old.key());
    deltas.add(
        new LineDelta(
            old.line().due(),
            old.line().ordinal(),
            kind,
            old.line().quantity(),
            old.open(),
            null,
            movedTo,
            touchesFirmDays(kind, old.line().due(), movedTo)));
  }

  private void present(
      ScheduleLine line, LineDelta.Kind kind, @Nullable OpenLine old, @Nullable LocalDate from) {
    now.remove(line.key());
    if (old != null && old.key().equals(line.key())) before.remove(old.key());
    deltas.add(
        new LineDelta(
            line.due(),
            line.ordinal(),
            kind,
            old == null ? null : old.line().quantity(),
            old == null ? null : old.open(),
            line.quantity(),
            from,
            touchesFirmDays(kind, line.due(), from)));
  }

  private boolean touchesFirmDays(LineDelta.Kind kind, LocalDate due, @Nullable LocalDate other) {
    return switch (kind) {
      case SAME, CONSUMED, REBUCKETED -> false;
      case ADDED, REMOVED, MOVED, MORE, LESS -> isFirm(due) || (other != null && isFirm(other));
    };
  }

  private boolean isFirm(LocalDate day) {
    return firmUntil != null && !day.isAfter(firmUntil);
  }
}
