package weft.history;

import static org.axonframework.eventhandling.EventUtils.upcastAndDeserializeTrackedEvents;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import weft.event.Recorded;

/** Reads history in its order, and writes nothing. */
public final class HistoryReader {
  private final HistoryTable table;
  private final EventJson json;
  private final EventUpcaster upcasters;

  public HistoryReader(DataSource database, EventJson json, EventUpcaster upcasters) {
    this.table = new HistoryTable(database);
    this.json = json;
    this.upcasters = upcasters;
  }

  /** Events one after the other, and the position to go on from. */
  public record Page(List<Recorded> events, long last) {}

  /**
   * The next events after a position, at most so many; where there are none, the page's last
   * position is the one given.
   *
   * @throws org.axonframework.eventsourcing.eventstore.EventStoreException where a position is
   *     missing
   */
  public Page after(long position, int limit) {
    var stored = table.after(position, limit);
    if (stored.isEmpty()) return new Page(List.of(), position);
    return new Page(read(stored), stored.getLast().position());
  }

  private List<Recorded> read(List<StoredEvent> stored) {
    try {
      return upcastAndDeserializeTrackedEvents(stored.stream(), json, upcasters)
          .map(RecordedEvents::of)
          .collect(ArrayList<Recorded>::new, List::add, List::addAll);
    } catch (SerializationException e) {
      if (stored.size() == 1)
        return List.of(RecordedEvents.of(Unreadable.message(stored.getFirst(), e, json)));
      return stored.stream().flatMap(it -> read(List.of(it)).stream()).toList();
    }
  }

  /** Whether there is no payload to be had of it: whom it concerns nobody knows. */
  public static boolean isUnreadable(Recorded event) {
    return event.payload() instanceof Unreadable;
  }
}
