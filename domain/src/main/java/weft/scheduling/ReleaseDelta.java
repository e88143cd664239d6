package weft.scheduling;

import static weft.scheduling.LineDelta.Kind.ADDED;
import static weft.scheduling.LineDelta.Kind.CONSUMED;
import static weft.scheduling.LineDelta.Kind.LESS;
import static weft.scheduling.LineDelta.Kind.MORE;
import static weft.scheduling.LineDelta.Kind.MOVED;
import static weft.scheduling.LineDelta.Kind.REBUCKETED;
import static weft.scheduling.LineDelta.Kind.REMOVED;
import static weft.scheduling.LineDelta.Kind.SAME;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * Compares a release with the one before it, line by line: first what receipts and time consumed is
 * taken off the old lines, then sums that only changed buckets are recognised, then equal dates are
 * compared, then equal quantities that left one date and appeared on another are taken for moved;
 * what remains was added or removed.
 */
public final class ReleaseDelta {
  private final @Nullable LocalDate firmUntil;
  private final @Nullable LocalDate oldEnd;
  private final @Nullable LocalDate start;
  private final Map<ScheduleLine.Key, Old> before = new TreeMap<>();
  private final Map<ScheduleLine.Key, ScheduleLine> now = new TreeMap<>();
  private final List<LineDelta> deltas = new ArrayList<>();

  /** One old line and what is still open of it. */
  private record Old(ScheduleLine line, Quantity open) {}

  private ReleaseDelta(Forecast before, Forecast now) {
    firmUntil = before.firmUntil();
    oldEnd =
        before.lines().stream()
            .map(ScheduleLine::lastDay)
            .max(Comparator.naturalOrder())
            .orElse(null);
    start = now.horizonBegins();
    now.lines().forEach(it -> this.now.put(it.key(), it));
    openLines(before, now).forEach(it -> this.before.put(it.line().key(), it));
  }

  /**
   * The deltas of all lines of both releases, by date. A first release ({@code before} null) has
   * added lines only.
   */
  public static List<LineDelta> between(@Nullable Forecast before, Forecast now) {
    if (before == null) {
      return now.lines().stream()
          .map(it -> new LineDelta(it.due(), it.ordinal(), ADDED, null, it.quantity(), null, false))
          .toList();
    }
    var delta = new ReleaseDelta(before, now);
    delta.dropConsumed();
    delta.matchBuckets();
    delta.matchDates();
    delta.matchMoves();
    delta.rest();
    return delta.deltas.stream()
        .sorted(Comparator.comparing(LineDelta::due).thenComparingInt(LineDelta::ordinal))
        .toList();
  }

  /**
   * Takes off the old lines, oldest first, what was received since; a fallen cumulative (return,
   * reset) takes off nothing.
   */
  private static List<Old> openLines(Forecast before, Forecast now) {
    Quantity then = before.received().cumulative();
    Quantity today = now.received().cumulative();
    Quantity received =
        then == null || today == null || !today.exceeds(then) ? Quantity.ZERO : today.minus(then);
    List<Old> open = new ArrayList<>();
    for (ScheduleLine line : before.lines()) {
      Quantity taken = received.exceeds(line.quantity()) ? line.quantity() : received;
      received = received.minus(taken);
      open.add(new Old(line, line.quantity().minus(taken)));
    }
    return open;
  }

  private void dropConsumed() {
    for (Old old : List.copyOf(before.values())) {
      boolean received = !old.open().isPositive();
      boolean passed = start != null && old.line().lastDay().isBefore(start);
      if (now.containsKey(old.line().key()) || !(received || passed)) continue;
      gone(old, CONSUMED, null);
    }
  }

  private void matchBuckets() {
    List<ScheduleLine> spans = new ArrayList<>();
    before.values().stream().map(Old::line).filter(ReleaseDelta::isSpan).forEach(spans::add);
    now.values().stream().filter(ReleaseDelta::isSpan).forEach(spans::add);
    spans.sort(Comparator.comparingLong(ReleaseDelta::days).reversed());
    for (ScheduleLine span : spans) {
      List<Old> olds = before.values().stream().filter(it -> within(it.line(), span)).toList();
      List<ScheduleLine> news = now.values().stream().filter(it -> within(it, span)).toList();
      if (olds.isEmpty() || news.isEmpty() || sameDates(olds, news)) continue;
      Quantity was = olds.stream().map(Old::open).reduce(Quantity.ZERO, Quantity::plus);
      Quantity is = news.stream().map(ScheduleLine::quantity).reduce(Quantity.ZERO, Quantity::plus);
      if (!was.equals(is)) continue;
      olds.forEach(it -> before.remove(it.line().key()));
      news.forEach(it -> present(it, REBUCKETED, null, null));
    }
  }

  private static boolean sameDates(Collection<Old> olds, Collection<ScheduleLine> news) {
    return olds.stream()
        .map(it -> it.line().key())
        .toList()
        .equals(news.stream().map(ScheduleLine::key).toList());
  }

  private static boolean isSpan(ScheduleLine line) {
    return !line.lastDay().equals(line.due());
  }

  private static long days(ScheduleLine line) {
    return ChronoUnit.DAYS.between(line.due(), line.lastDay());
  }

  private static boolean within(ScheduleLine line, ScheduleLine span) {
    return !line.due().isBefore(span.due()) && !line.lastDay().isAfter(span.lastDay());
  }

  private void matchDates() {
    for (Old old : List.copyOf(before.values())) {
      ScheduleLine line = now.get(old.line().key());
      if (line == null) continue;
      int compared = line.quantity().compareTo(old.open());
      boolean partlyReceived = old.line().quantity().exceeds(old.open());
      LineDelta.Kind kind =
          compared > 0 ? MORE : compared < 0 ? LESS : partlyReceived ? CONSUMED : SAME;
      before.remove(old.line().key());
      present(line, kind, old.line().quantity(), null);
    }
  }

  private void matchMoves() {
    for (Old old : List.copyOf(before.values())) {
      ScheduleLine target =
          now.values().stream()
              .filter(it -> it.quantity().equals(old.open()) && !isBeyondOldHorizon(it))
              .min(
                  Comparator.comparingLong(
                      it -> Math.abs(ChronoUnit.DAYS.between(it.due(), old.line().due()))))
              .orElse(null);
      if (target == null) continue;
      gone(old, MOVED, target.due());
      present(target, MOVED, old.line().quantity(), old.line().due());
    }
  }

  /** A line further out than the old release reached is new: the horizon rolled on. */
  private boolean isBeyondOldHorizon(ScheduleLine line) {
    return oldEnd != null && line.due().isAfter(oldEnd);
  }

  private void rest() {
    for (Old old : List.copyOf(before.values()))
      gone(old, old.open().isPositive() ? REMOVED : CONSUMED, null);
    for (ScheduleLine line : List.copyOf(now.values())) present(line, ADDED, null, null);
  }

  private void gone(Old old, LineDelta.Kind kind, @Nullable LocalDate movedTo) {
    before.remove(old.line().key());
    boolean firm = kind != CONSUMED && (isFirm(old.line().due()) || isFirm(movedTo));
    deltas.add(
        new LineDelta(
            old.line().due(),
            old.line().ordinal(),
            kind,
            old.line().quantity(),
            null,
            movedTo,
            firm));
  }

  private void present(
      ScheduleLine line,
      LineDelta.Kind kind,
      @Nullable Quantity was,
      @Nullable LocalDate movedFrom) {
    now.remove(line.key());
    boolean changed = kind != SAME && kind != REBUCKETED && kind != CONSUMED;
    boolean firm = changed && (isFirm(line.due()) || isFirm(movedFrom));
    deltas.add(
        new LineDelta(line.due(), line.ordinal(), kind, was, line.quantity(), movedFrom, firm));
  }

  private boolean isFirm(@Nullable LocalDate day) {
    return firmUntil != null && day != null && !day.isAfter(firmUntil);
  }
}
