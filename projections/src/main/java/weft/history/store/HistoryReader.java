package weft.history.store;

import java.util.List;
import javax.sql.DataSource;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import weft.event.Recorded;

/** Reads history in its order, and writes nothing. */
public final class HistoryReader {
  private final HistoryTable table;
  private final TableEvents events;

  public HistoryReader(DataSource database, EventJson json, EventUpcaster upcasters) {
    this.table = new HistoryTable(database);
    this.events = new TableEvents(table, json, upcasters);
  }

  /** Events one after the other, and the position to go on from. */
  public record Page(List<Recorded> events, long last) {}

  /**
   * The next events after a position, at most so many, and fewer where they are large; where there
   * are none, the page's last position is the one given.
   *
   * @throws org.axonframework.eventsourcing.eventstore.EventStoreException where a position is
   *     missing
   */
  public Page after(long position, int limit) {
    var stored = table.after(position, limit);
    if (stored.isEmpty()) return new Page(List.of(), position);
    return new Page(events.recorded(stored), stored.getLast().position());
  }

  /** The events at these positions, in their order; at most a page of them is asked for. */
  public List<Recorded> at(List<Long> positions) {
    return positions.isEmpty() ? List.of() : events.recorded(table.at(positions));
  }

  /**
   * The events at these positions, in their order: as many of the first as their JSON is within so
   * many bytes, and the one that exceeds them.
   */
  public List<Recorded> at(List<Long> positions, long bytes) {
    return positions.isEmpty() ? List.of() : events.recorded(table.at(positions, bytes));
  }

  /** Whether there is no payload to be had of it: whom it concerns nobody knows. */
  public static boolean isUnreadable(Recorded event) {
    return event.payload() instanceof Unreadable;
  }
}
