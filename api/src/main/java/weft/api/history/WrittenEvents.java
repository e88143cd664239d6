package weft.api.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import weft.event.Recorded;
import weft.history.store.HistoryReader;
import weft.history.store.RecentlyUsed;
import weft.party.PartyCode;
import weft.projections.history.HistoryEntries.Found;
import weft.projections.rows.RowSize;
import weft.projections.rows.RowsWithin;
import weft.projections.rows.StoredJson;

/**
 * Reads events in the form for their readers, with the JSON of their data. Keeps those of the last
 * requests, because an event never changes, and the newest page is asked for most.
 */
@Component
final class WrittenEvents {
  /** Counts the JSON; the objects take two to four times as much. */
  private static final long MOST_BYTES = 8 << 20;

  private record Key(long position, List<PartyCode> readers) {
    static Key of(Found found) {
      return new Key(found.position(), found.readers());
    }
  }

  private final HistoryReader history;
  private final JsonMapper json;
  private final RecentlyUsed<Key, HistoryItem> kept = new RecentlyUsed<>(MOST_BYTES);

  WrittenEvents(HistoryReader history, JsonMapper json) {
    this.history = history;
    this.json = json;
  }

  /**
   * The first of these events, in their order. Stops at the first event that is neither kept nor
   * among the missing ones that the bytes allow to read.
   */
  RowsWithin<HistoryItem> of(List<Found> found, long most) {
    Map<Long, HistoryItem> known = kept(found);
    Map<Long, Found> missing =
        found.stream()
            .filter(it -> !known.containsKey(it.position()))
            .collect(Collectors.toMap(Found::position, it -> it, (a, _) -> a, LinkedHashMap::new));
    for (Recorded it : history.at(List.copyOf(missing.keySet()), most)) {
      Found its = missing.get(it.position());
      if (its != null) known.put(it.position(), written(it, its));
    }
    List<HistoryItem> items = new ArrayList<>();
    for (Found it : found) {
      HistoryItem item = known.get(it.position());
      if (item == null) return new RowsWithin<>(items, false);
      items.add(item);
    }
    return new RowsWithin<>(items, true);
  }

  private HistoryItem written(Recorded event, Found found) {
    HistoryItem item = HistoryItem.of(event, found.readers());
    HistoryItem written = item.withData(new StoredJson<>(json.writeValueAsString(item.data())));
    kept.keep(Key.of(found), written, RowSize.of(written));
    return written;
  }

  private Map<Long, HistoryItem> kept(List<Found> found) {
    Map<Long, HistoryItem> known = new HashMap<>();
    for (Found it : found) {
      HistoryItem item = kept.find(Key.of(it));
      if (item != null) known.put(it.position(), item);
    }
    return known;
  }
}
