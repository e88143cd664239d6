package weft.api.securitylog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Aggregates events that anyone can cause without limit, so that they cost few rows: the first of
 * each kind is reported at once, repetitions once a minute with their number. Beyond a maximum of
 * kinds, only the common part is kept.
 */
final class EventThrottle {
  static final int KINDS = 300;
  static final long AGAIN = Duration.ofMinutes(1).toNanos();

  private final LongSupplier clock;
  private final Map<SecurityEvent, Count> counts = new HashMap<>();

  /** The number of occurrences since the last report, and the time of the next report. */
  private static final class Count {
    private int times;
    private long due;

    Count(long due) {
      this.due = due;
    }
  }

  /** An event with the number of its occurrences. */
  record Told(SecurityEvent event, int times) {}

  /** Creates an empty aggregation with a clock in nanoseconds. */
  EventThrottle(LongSupplier clock) {
    this.clock = clock;
  }

  synchronized void add(SecurityEvent event) {
    add(event, 1);
  }

  private void add(SecurityEvent event, int times) {
    boolean fits = counts.size() < KINDS || counts.containsKey(event);
    SecurityEvent kept = fits ? event : others(event);
    counts.computeIfAbsent(kept, _ -> new Count(clock.getAsLong())).times += times;
  }

  private static SecurityEvent others(SecurityEvent it) {
    return new SecurityEvent(it.kind(), null, null, null, "*", "", null, Set.of());
  }

  /** Returns and resets what is due for a report now. */
  synchronized List<Told> due() {
    long now = clock.getAsLong();
    List<Told> due = new ArrayList<>();
    for (Iterator<Map.Entry<SecurityEvent, Count>> all = counts.entrySet().iterator();
        all.hasNext(); ) {
      var entry = all.next();
      Count count = entry.getValue();
      if (now - count.due < 0) continue;
      if (count.times == 0) {
        all.remove();
        continue;
      }
      due.add(new Told(entry.getKey(), count.times));
      count.times = 0;
      count.due = now + AGAIN;
    }
    return due;
  }

  /** Returns everything unreported, at shutdown. */
  synchronized List<Told> rest() {
    List<Told> rest = new ArrayList<>();
    counts.forEach(
        (event, count) -> {
          if (count.times > 0) rest.add(new Told(event, count.times));
        });
    counts.clear();
    return rest;
  }

  /** Adds events again that could not be written. */
  synchronized void takeBack(List<Told> told) {
    for (Told it : told) {
      add(it.event(), it.times());
      Count count = counts.get(it.event());
      if (count != null) count.due = clock.getAsLong();
    }
  }
}
