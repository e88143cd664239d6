package weft.desk;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import weft.context.Contexts;
import weft.event.KeptState;
import weft.event.Past;
import weft.event.Provenance;
import weft.event.Streams;
import weft.event.TracedEvent;
import weft.json.Json;

/** A desk on Axon's own bus and event store, with the history in memory; it counts its appends. */
public final class OpenDesk {
  private static final JsonMapper JSON = Json.mapper();
  private final History history = new History();
  private final CommandBus bus = SimpleCommandBus.builder().build();

  public OpenDesk() {
    this(10);
  }

  /** Creates a desk that stores a snapshot after this many events. */
  OpenDesk(int fewest) {
    var store = EmbeddedEventStore.builder().storageEngine(history).build();
    new Desk(Contexts.TYPES, Contexts.FILING, history, store, fewest).open(bus);
  }

  /** Creates a desk that files messages this way. */
  public OpenDesk(Filing filing) {
    var store = EmbeddedEventStore.builder().storageEngine(history).build();
    new Desk(Contexts.TYPES, filing, history, store).open(bus);
  }

  public DeskAnswer tell(DeskCommand command) {
    AtomicReference<CommandResultMessage<?>> said = new AtomicReference<>();
    bus.dispatch(new GenericCommandMessage<DeskCommand>(command), (_, result) -> said.set(result));
    CommandResultMessage<?> result = requireNonNull(said.get());
    if (result.isExceptional() && result.exceptionResult() instanceof RuntimeException e) throw e;
    return (DeskAnswer) result.getPayload();
  }

  /** All appends so far: for each, the streams of its events, in order. */
  public List<List<String>> appends() {
    return history.appends;
  }

  Streams streams() {
    return history;
  }

  public List<Object> events(String stream) {
    return history.read(List.of(stream)).getOrDefault(stream, List.of());
  }

  public List<DomainEventMessage<?>> messages(String stream) {
    List<DomainEventMessage<?>> messages = new ArrayList<>();
    history.readEvents(stream).forEachRemaining(messages::add);
    return messages;
  }

  /** The kept state of the stream, if any. */
  @Nullable KeptState kept(String stream) {
    return history.kept.get(stream);
  }

  public void breakNextAppend() {
    failNextAppend(new IllegalStateException("The disk is full"));
  }

  void failNextAppend(RuntimeException failure) {
    history.failure = failure;
  }

  /** The gateway for callers. */
  CommandGateway counter() {
    return new CommandGateway(bus);
  }

  private static final class History extends InMemoryEventStorageEngine implements Streams {
    private final List<List<String>> appends = new ArrayList<>();
    private final Map<String, KeptState> kept = new ConcurrentHashMap<>();
    private @Nullable RuntimeException failure;

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
      if (failure != null) {
        var thrown = failure;
        failure = null;
        throw thrown;
      }
      LockSupport.parkNanos(1_000_000); // a disk takes time, and others try to overtake
      appends.add(
          events.stream()
              .map(it -> ((DomainEventMessage<?>) it).getAggregateIdentifier())
              .toList());
      super.appendEvents(events);
    }

    @Override
    public Map<String, List<Object>> read(Collection<String> streams) {
      Map<String, List<Object>> read = new HashMap<>();
      for (String stream : streams) {
        List<Object> payloads = new ArrayList<>();
        readEvents(stream).forEachRemaining(it -> payloads.add(it.getPayload()));
        if (!payloads.isEmpty()) read.put(stream, payloads);
      }
      return read;
    }

    @Override
    public boolean has(String stream) {
      return lastSequenceNumberFor(stream).isPresent();
    }

    @Override
    public Map<String, Past> pasts(Collection<String> streams) {
      Map<String, Past> pasts = new HashMap<>();
      read(streams).forEach((stream, events) -> pasts.put(stream, past(stream, events)));
      return pasts;
    }

    /** Decodes the kept state, which was stored as JSON. */
    private Past past(String stream, List<Object> events) {
      KeptState it = kept.get(stream);
      if (it == null) return Past.whole(events);
      int folded = (int) it.version();
      Object state = JSON.readValue(JSON.writeValueAsString(it.state()), it.state().getClass());
      return new Past(state, folded, events.subList(folded, events.size()));
    }

    @Override
    public void keep(KeptState state) {
      kept.put(state.stream(), state);
    }

    @Override
    public List<TracedEvent> trace(String stream) {
      return readEvents(stream).asStream().map(History::traced).toList();
    }

    private static TracedEvent traced(DomainEventMessage<?> it) {
      var provenance = (Provenance) requireNonNull(it.getMetaData().get(Provenance.KEY));
      return new TracedEvent(
          it.getIdentifier(),
          it.getSequenceNumber(),
          it.getPayload(),
          provenance,
          it.getTimestamp());
    }
  }
}
