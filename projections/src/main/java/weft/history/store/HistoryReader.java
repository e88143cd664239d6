package weft.history.store;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMetaData;
import org.jspecify.annotations.Nullable;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.history.store.HistoryTable.StoredMetadata;

/** Reads the history in its order, and writes nothing. */
public final class HistoryReader {
  /** How far around an event its causes and consequences are looked for, in positions. */
  private static final long NEAR = 2_000;

  private static final int MOST_RELATED = 500;

  private final HistoryTable table;
  private final TableEvents events;
  private final EventJson json;

  public HistoryReader(DataSource database, EventJson json) {
    this.table = new HistoryTable(database);
    this.events = new TableEvents(table, json);
    this.json = json;
  }

  /** Consecutive events, and the position to go on from. */
  public record Page(List<Recorded> events, long last) {}

  /**
   * The next events after a position, at most {@code limit}, and fewer where they are large. At the
   * end of the history, the page's last position is the given one.
   *
   * @throws org.axonframework.eventsourcing.eventstore.EventStoreException if a position is missing
   */
  public Page after(long position, int limit) {
    var stored = table.after(position, limit);
    if (stored.isEmpty()) return new Page(List.of(), position);
    return new Page(events.recorded(stored), stored.getLast().position());
  }

  /** The events at these positions, in their order; callers ask for at most a page. */
  public List<Recorded> at(List<Long> positions) {
    return positions.isEmpty() ? List.of() : events.recorded(table.at(positions));
  }

  /**
   * The first events at these positions, in their order, up to the given bytes of JSON, including
   * the event that exceeds them.
   */
  public List<Recorded> at(List<Long> positions, long bytes) {
    return positions.isEmpty() ? List.of() : events.recorded(table.at(positions, bytes));
  }

  /** The position of an event, and what its provenance says of its origin. */
  public record Related(long position, @Nullable String causation, @Nullable String command) {}

  /**
   * Events near another one.
   *
   * @param until the last position that was looked at
   */
  public record Nearby(List<Related> events, long until) {}

  /**
   * The events near a position whose provenance names its id as their cause, or that belong to the
   * same append; at most 500, in their order. Payloads are not read.
   */
  public Nearby related(Recorded event) {
    String command = event.provenance().command();
    long until = event.position() + NEAR;
    List<StoredMetadata> found =
        table.naming(
            event.id(),
            command == null ? event.id() : command,
            Math.max(1, event.position() - NEAR),
            until,
            MOST_RELATED);
    return new Nearby(
        found.stream().flatMap(it -> related(it).stream()).toList(),
        found.size() < MOST_RELATED ? until : found.getLast().position());
  }

  /** Empty for an event whose metadata cannot be read: nobody may see it. */
  private Optional<Related> related(StoredMetadata stored) {
    try {
      MetaData metadata =
          json.deserialize(new SerializedMetaData<>(stored.metadata(), byte[].class));
      return metadata.get(EventMetaData.PROVENANCE) instanceof Provenance it
          ? Optional.of(new Related(stored.position(), it.causation(), it.command()))
          : Optional.empty();
    } catch (RuntimeException _) {
      return Optional.empty();
    }
  }

  /** The position of the event with the id. */
  public Optional<Long> positionOf(String id) {
    return table.positionOf(id);
  }

  /**
   * Whether the event's payload or metadata cannot be read, so that nobody knows which views it
   * concerns.
   */
  public static boolean isUnreadable(Recorded event) {
    return event.payload() instanceof Unreadable;
  }
}
