package weft.history.append;

import static org.axonframework.eventsourcing.EventStreamUtils.upcastAndDeserializeDomainEvents;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.event.Past;
import weft.history.store.EventJson;
import weft.history.store.HistoryEngine;
import weft.history.store.HistoryTable;
import weft.history.store.HistoryUnavailable;
import weft.history.store.Row;
import weft.history.store.SnapshotTable;
import weft.history.store.StoredEvent;

/**
 * Axon's event storage on PostgreSQL, in which commit order is position order, so that no reader
 * can ever skip an event. An append that returns is on disk. It throws Axon's {@code
 * ConcurrencyException} or {@code AggregateStreamCreationException} if the stream is not at the
 * expected sequence, and {@link HistoryUnavailable} if no answer comes in time. Appends commit by
 * themselves, not with the caller's transaction.
 */
public final class PostgresEventStorageEngine extends HistoryEngine implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PostgresEventStorageEngine.class);

  private final SnapshotTable snapshots;
  private final GroupCommit commits;
  private final DecodedStates decoded = new DecodedStates();

  private PostgresEventStorageEngine(
      DataSource writer, EventJson json, Consumer<List<StoredEvent>> committed) {
    super(new HistoryTable(writer), json);
    this.snapshots = new SnapshotTable(writer);
    this.commits =
        new GroupCommit(
            writer,
            events -> {
              table().recorded(events);
              committed.accept(events);
            });
  }

  /**
   * Opens the history and starts its writer.
   *
   * @param writer the writer's pool, from which the engine keeps one connection
   * @param committed receives the events of each group after its commit; must not block
   */
  public static PostgresEventStorageEngine open(
      DataSource writer, EventJson json, Consumer<List<StoredEvent>> committed) {
    return new PostgresEventStorageEngine(writer, json, committed);
  }

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> events, Serializer json) {
    if (events.isEmpty()) return;
    commits.append(Row.of(events, json));
  }

  @Override
  protected Stream<? extends DomainEventData<?>> readEventData(String stream, long firstSequence) {
    return table().stream(stream, firstSequence).stream();
  }

  /** Reads the payloads of many whole streams with one query. */
  Map<String, List<Object>> payloads(Collection<String> streams) {
    return payloads(table().streams(streams));
  }

  /**
   * Reads many streams with one query, each from its kept state if that has one of these revisions.
   * Where a state cannot be read, reads all events of its stream.
   */
  Map<String, Past> pasts(Collection<String> streams, Map<String, String> revisions) {
    var states = new HashMap<String, Past>();
    var events = new ArrayList<StoredEvent>();
    var unreadable = new HashSet<String>();
    for (var it : table().fromKept(streams, revisions)) {
      if (it.position() > 0) events.add(it);
      else
        try {
          Object state = state(it);
          states.put(it.stream(), new Past(state, it.sequence() + 1, List.of()));
        } catch (RuntimeException e) {
          log.warn("The kept state of {} cannot be read; all its events are", it.stream(), e);
          unreadable.add(it.stream());
        }
    }
    events.removeIf(it -> unreadable.contains(it.stream()));
    if (!unreadable.isEmpty()) events.addAll(table().streams(unreadable));
    payloads(events)
        .forEach(
            (stream, since) -> {
              var from = states.getOrDefault(stream, Past.NONE);
              states.put(stream, new Past(from.state(), from.folded(), since));
            });
    return states;
  }

  private Object state(StoredEvent kept) {
    Object known = decoded.find(kept);
    if (known != null) return known;
    Object state = getSnapshotSerializer().deserialize(kept.getPayload());
    decoded.add(kept, state);
    return state;
  }

  private Map<String, List<Object>> payloads(List<StoredEvent> stored) {
    var payloads = new HashMap<String, List<Object>>();
    upcastAndDeserializeDomainEvents(stored.stream(), getEventSerializer(), upcasterChain)
        .asStream()
        .forEach(
            it ->
                payloads
                    .computeIfAbsent(it.getAggregateIdentifier(), _ -> new ArrayList<>())
                    .add(it.getPayload()));
    return payloads;
  }

  /** False while events cannot be recorded. */
  boolean isWell() {
    return commits.isWell();
  }

  @Override
  protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer json) {
    snapshots.store(Row.of(snapshot, json));
  }

  @Override
  protected Stream<? extends DomainEventData<?>> readSnapshotData(String stream) {
    return snapshots.find(stream).stream();
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String stream) {
    return Optional.of(table().lastSequence(stream)).filter(it -> it >= 0);
  }

  @Override
  public void close() {
    commits.close();
  }
}
