package weft.api.history;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.securitylog.ShownParties;
import weft.history.store.HistoryReader;
import weft.party.PartyCode;
import weft.projections.history.HistoryEntries;
import weft.projections.history.HistoryEntries.Found;
import weft.projections.history.HistoryEntries.Wanted;

/** Events at known positions, as far as their reader may read them. */
@Component
class ShownEvents {
  private final ReadContexts readings;
  private final HistoryReader history;

  ShownEvents(ReadContexts readings, HistoryReader history) {
    this.readings = readings;
    this.history = history;
  }

  /**
   * The items of the history by position; those that the reader may not read are left out. Names
   * the parties that an auditor's look concerns: the readers of the events, and those of the
   * stream.
   */
  Map<Long, HistoryItem> of(
      Caller caller, ReadContext viewer, String stream, List<Long> positions) {
    Map<Long, List<PartyCode>> readers = new HashMap<>();
    for (long it : positions)
      for (Found found : found(viewer, it)) readers.put(found.position(), found.readers());
    if (caller.is(Role.AUDITOR)) {
      Set<String> concerned = new HashSet<>(List.of(stream.split(":")));
      readers.values().forEach(all -> all.forEach(it -> concerned.add(it.value())));
      ShownParties.of(concerned);
    }
    List<HistoryItem> events =
        history.at(readers.keySet().stream().toList()).stream()
            .map(it -> HistoryItem.of(it, Objects.requireNonNull(readers.get(it.position()))))
            .toList();
    var names = HistoryItem.names(readings, viewer, events);
    Map<Long, HistoryItem> items = new HashMap<>();
    for (HistoryItem it : events) items.put(it.position(), it.named(names));
    return items;
  }

  private List<Found> found(ReadContext viewer, long position) {
    var wanted = new Wanted(null, null, null, position - 1, position);
    return readings.read(
        viewer, (db, it) -> HistoryEntries.find(db, it.scope(), it.moment(), wanted, 1));
  }
}
