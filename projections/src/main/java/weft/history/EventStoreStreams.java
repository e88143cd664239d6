package weft.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import weft.event.Streams;
import weft.event.Traced;

/** Reads streams one by one from any of Axon's event stores, such as Axon Server. */
public final class EventStoreStreams implements Streams {
  private final EventStore store;

  public EventStoreStreams(EventStore store) {
    this.store = store;
  }

  @Override
  public Map<String, List<Object>> read(Collection<String> streams) {
    var payloads = new HashMap<String, List<Object>>();
    for (var stream : streams) {
      var events = new ArrayList<Object>();
      store.readEvents(stream, 0).forEachRemaining(it -> events.add(it.getPayload()));
      if (!events.isEmpty()) payloads.put(stream, events);
    }
    return payloads;
  }

  @Override
  public List<Traced> trace(String stream) {
    return store.readEvents(stream, 0).asStream().map(RecordedEvents::traced).toList();
  }
}
