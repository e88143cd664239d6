package weft.desk;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import weft.event.Provenance;
import weft.event.StreamId;
import weft.event.Streams;

/**
 * The streams one command touches, loaded at once, and what the command adds to them, appended at
 * once.
 */
final class Book {
  private final Provenance provenance;
  private final Map<String, List<Object>> streams;
  private final Map<String, Integer> stored = new HashMap<>();
  private final List<DomainEventMessage<?>> added = new ArrayList<>();

  Book(Provenance provenance, Streams streams, Collection<String> ids) {
    this.provenance = provenance;
    this.streams = new HashMap<>(streams.read(ids));
    this.streams.forEach((id, events) -> stored.put(id, events.size()));
  }

  List<Object> events(String stream) {
    return requireNonNullElse(streams.get(stream), List.of());
  }

  /** Events so far, those just added included. */
  long version(String stream) {
    return events(stream).size();
  }

  boolean isNew(String stream) {
    return !stored.containsKey(stream);
  }

  void add(String stream, Object event) {
    List<Object> events = new ArrayList<>(events(stream));
    added.add(
        new GenericDomainEventMessage<>(
            StreamId.type(stream),
            stream,
            events.size(),
            event,
            MetaData.with(Provenance.KEY, provenance)));
    events.add(event);
    streams.put(stream, events);
  }

  List<DomainEventMessage<?>> added() {
    return added;
  }
}
