package weft.history.store;

import static org.axonframework.eventhandling.EventUtils.upcastAndDeserializeTrackedEvents;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import weft.event.Appends;
import weft.event.Recorded;

/** The events of the table as messages. An unreadable event does not affect its neighbours. */
public final class TableEvents implements Appends {
  private static final int PAGE = 1_000;

  private final HistoryTable table;
  private final EventJson json;

  public TableEvents(HistoryTable table, EventJson json) {
    this.table = table;
    this.json = json;
  }

  /** The next events after the position; empty at the head. */
  Page after(long position) {
    return page(position, table.after(position, PAGE));
  }

  /** Converts stored events to messages; they must follow the position without a gap. */
  Page page(long after, List<StoredEvent> stored) {
    if (stored.isEmpty()) return new Page(after, after, 0, List.of());
    long bytes = stored.stream().mapToLong(StoredEvent::bytes).sum();
    var messages = messages(stored);
    if (bytes > HistoryTable.PAGE_BYTES) messages.forEach(TableEvents::decode);
    return new Page(after, stored.getLast().position(), bytes, messages);
  }

  /**
   * Decodes the events of a large page once; otherwise each follower would decode them, all at the
   * same time.
   */
  private static void decode(TrackedEventMessage<?> message) {
    try {
      var _ = message.getPayload();
    } catch (RuntimeException _) {
      // A follower that needs the event gets the error then.
    }
  }

  /** The events at these positions, in order. */
  public List<Recorded> at(Collection<Long> positions) {
    return recorded(table.at(positions));
  }

  /**
   * An append's events are consecutive and share one provenance. The parts of a long event are left
   * out.
   *
   * @throws EventStoreException if an event cannot be read, because the result would be incomplete
   */
  @Override
  public List<Recorded> before(Recorded event, int limit) {
    var found = new ArrayDeque<Recorded>();
    long next = event.position();
    while (next > 1 && found.size() < limit) {
      int wanted = (int) Math.min(Math.min(PAGE, limit - found.size()), next - 1);
      var some = LongStream.range(next - wanted, next).boxed().toList();
      for (Recorded it : at(some).reversed()) {
        if (HistoryReader.isUnreadable(it))
          throw new EventStoreException("Position " + it.position() + " cannot be read");
        boolean apart =
            it.stream().equals(event.stream()) || !it.provenance().equals(event.provenance());
        if (apart) return List.copyOf(found);
        if (!(it.payload() instanceof EventPart)) found.addFirst(it);
      }
      next -= wanted;
    }
    return List.copyOf(found);
  }

  List<Recorded> recorded(List<StoredEvent> stored) {
    return messages(stored).stream().map(RecordedEvents::of).toList();
  }

  private List<TrackedEventMessage<?>> messages(List<StoredEvent> stored) {
    var messages = new ArrayList<TrackedEventMessage<?>>(stored.size());
    try {
      upcastAndDeserializeTrackedEvents(stored.stream(), json, NoOpEventUpcaster.INSTANCE)
          .forEach(messages::add);
    } catch (SerializationException e) {
      if (stored.size() == 1) return List.of(Unreadable.message(stored.getFirst(), e, json));
      messages.clear();
      for (StoredEvent each : stored) messages.addAll(messages(List.of(each)));
    }
    return messages;
  }
}
