package weft.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import weft.event.KeptState;
import weft.event.Past;
import weft.event.Streams;
import weft.event.Traced;

/** Reads streams one by one from any of Axon's event stores, such as Axon Server. */
public final class EventStoreStreams implements Streams {
  private final EventStore store;
  private final StateKeeper states;

  /**
   * Reads from a store whose snapshot filter is {@link EventJson#isOfToday}, so that no state comes
   * out that other rules made.
   */
  public EventStoreStreams(EventStore store, StateKeeper states) {
    this.store = store;
    this.states = states;
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
  public boolean has(String stream) {
    return store.lastSequenceNumberFor(stream).isPresent();
  }

  @Override
  public Map<String, Past> pasts(Collection<String> streams) {
    var pasts = new HashMap<String, Past>();
    for (var stream : streams) {
      var messages = store.readEvents(stream).asStream().toList();
      if (!messages.isEmpty()) pasts.put(stream, past(messages));
    }
    return pasts;
  }

  private Past past(List<? extends DomainEventMessage<?>> messages) {
    var payloads = new ArrayList<Object>();
    messages.forEach(it -> payloads.add(it.getPayload()));
    if (!states.isState(payloads.getFirst())) return Past.whole(payloads);
    long folded = messages.getFirst().getSequenceNumber() + 1;
    return new Past(payloads.removeFirst(), folded, payloads);
  }

  @Override
  public void keep(KeptState state) {
    states.keep(state);
  }

  @Override
  public List<Traced> trace(String stream) {
    return store.readEvents(stream, 0).asStream().map(RecordedEvents::traced).toList();
  }
}
