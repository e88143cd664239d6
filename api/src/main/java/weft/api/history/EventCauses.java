package weft.api.history;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.event.Recorded;
import weft.history.store.HistoryReader;
import weft.history.store.HistoryReader.Nearby;
import weft.history.store.HistoryReader.Related;
import weft.projections.history.HistoryEntries;

/**
 * Which event led to another: the one that its provenance names, or the first event of the same
 * append. A reader learns only of events that it may read.
 */
@Component
class EventCauses {
  private static final int MOST = 100;
  private final ReadContexts readings;
  private final HistoryReader history;

  EventCauses(ReadContexts readings, HistoryReader history) {
    this.readings = readings;
    this.history = history;
  }

  /**
   * The neighbours of an event in the tree of causes.
   *
   * @param cause the position of the event that led to it; null if there is none that the reader
   *     may read
   * @param consequences the positions of the events that it led to, at most 100
   * @param until the last position among which consequences were looked for
   */
  record Causes(@Nullable Long cause, List<Long> consequences, long until) {}

  Causes of(ReadContext reading, Recorded event) {
    Nearby nearby = history.related(event);
    List<Related> related = nearby.events();
    long first = first(event, related);
    Set<Long> led = new TreeSet<>();
    for (Related it : related)
      if (isCausedBy(it, event, first == event.position())) led.add(it.position());
    Optional<Long> cause = cause(event, first);
    Set<Long> asked = new TreeSet<>(led);
    cause.ifPresent(asked::add);
    Set<Long> seen = seen(reading, asked);
    List<Long> consequences = led.stream().filter(seen::contains).limit(MOST).toList();
    return new Causes(
        cause.filter(seen::contains).orElse(null),
        consequences,
        consequences.size() == MOST
            ? consequences.getLast()
            : Math.min(nearby.until(), reading.position()));
  }

  private Optional<Long> cause(Recorded event, long first) {
    String named = event.provenance().causation();
    if (named != null) return history.positionOf(named);
    return first < event.position() ? Optional.of(first) : Optional.empty();
  }

  private static long first(Recorded event, List<Related> related) {
    return related.stream()
        .filter(it -> isOfOneAppend(it, event))
        .mapToLong(Related::position)
        .min()
        .orElse(event.position());
  }

  private static boolean isCausedBy(Related it, Recorded event, boolean first) {
    if (it.position() == event.position()) return false;
    String named = it.causation();
    return named == null ? first && isOfOneAppend(it, event) : named.equals(event.id());
  }

  private static boolean isOfOneAppend(Related it, Recorded event) {
    String command = event.provenance().command();
    return command != null && Objects.equals(it.command(), command);
  }

  private Set<Long> seen(ReadContext reading, Collection<Long> positions) {
    return readings.read(reading, (db, it) -> HistoryEntries.seen(db, it.scope(), positions));
  }
}
