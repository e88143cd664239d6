package weft.history;

import static org.axonframework.eventhandling.EventUtils.upcastAndDeserializeTrackedEvents;
import static org.axonframework.eventsourcing.EventStreamUtils.upcastAndDeserializeDomainEvents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngine;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.event.Past;
import weft.event.Recorded;

/**
 * Axon's event storage on PostgreSQL, in which commit order is position order: no reader can ever
 * skip an event. An append that answers is on disk; one that meets a stream elsewhere than it
 * thought throws Axon's {@code ConcurrencyException} or {@code AggregateStreamCreationException};
 * one that gets no answer in time throws {@link HistoryUnavailable}. Appends commit by themselves,
 * not with the caller's transaction.
 */
public final class PostgresEventStorageEngine extends AbstractEventStorageEngine
    implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PostgresEventStorageEngine.class);
  private static final int PAGE = 1_000;

  private final HistoryTable table;
  private final SnapshotTable snapshots;
  private final GroupCommit commits;

  private PostgresEventStorageEngine(Settings settings, DataSource writer, LongConsumer committed) {
    super(settings);
    this.table = new HistoryTable(writer);
    this.snapshots = new SnapshotTable(writer);
    this.commits = new GroupCommit(writer, committed);
  }

  /**
   * Opens the history and starts its writer.
   *
   * @param writer the writer's pool, of which one connection is kept
   * @param committed told the last position of each group after its commit; must not block
   */
  public static PostgresEventStorageEngine open(
      DataSource writer, EventJson json, EventUpcaster upcasters, LongConsumer committed) {
    var settings = new Settings();
    settings
        .eventSerializer(json)
        .snapshotSerializer(json)
        .snapshotFilter(json::isOfToday)
        .upcasterChain(upcasters);
    return new PostgresEventStorageEngine(settings, writer, committed);
  }

  private static final class Settings extends Builder {}

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> events, Serializer json) {
    if (events.isEmpty()) return;
    commits.append(events.stream().map(it -> Row.of(it, json)).toList());
  }

  @Override
  protected Stream<? extends DomainEventData<?>> readEventData(String stream, long firstSequence) {
    return table.stream(stream, firstSequence).stream();
  }

  @Override
  protected Stream<? extends TrackedEventData<?>> readEventData(
      @Nullable TrackingToken after, boolean mayBlock) {
    return Stream.iterate(
            table.after(positionOf(after), PAGE),
            page -> !page.isEmpty(),
            page -> table.after(page.getLast().position(), PAGE))
        .flatMap(List::stream);
  }

  /** The next events after the position; empty at the head. */
  List<TrackedEventMessage<?>> after(long position) {
    return messages(table.after(position, PAGE));
  }

  /** One that cannot be read must not keep its neighbours from being read. */
  private List<TrackedEventMessage<?>> messages(List<StoredEvent> stored) {
    var messages = new ArrayList<TrackedEventMessage<?>>(stored.size());
    try {
      deserialize(stored, messages);
    } catch (SerializationException e) {
      if (stored.size() == 1)
        return List.of(Unreadable.message(stored.getFirst(), e, getEventSerializer()));
      messages.clear();
      for (StoredEvent each : stored) messages.addAll(messages(List.of(each)));
    }
    return messages;
  }

  private void deserialize(List<StoredEvent> stored, List<TrackedEventMessage<?>> into) {
    upcastAndDeserializeTrackedEvents(stored.stream(), getEventSerializer(), upcasterChain)
        .forEach(into::add);
  }

  /** The events at these positions, in order. */
  List<Recorded> at(Collection<Long> positions) {
    return messages(table.at(positions)).stream().map(RecordedEvents::of).toList();
  }

  /** The payloads of many whole streams by one query. */
  Map<String, List<Object>> payloads(Collection<String> streams) {
    return payloads(table.streams(streams));
  }

  /**
   * Many streams by one query, each from its kept state if that is of one of these revisions. A
   * state that cannot be read is passed over.
   */
  Map<String, Past> pasts(Collection<String> streams, Map<String, String> revisions) {
    var states = new HashMap<String, Past>();
    var events = new ArrayList<StoredEvent>();
    var unreadable = new HashSet<String>();
    for (var it : table.fromKept(streams, revisions)) {
      if (it.position() > 0) events.add(it);
      else
        try {
          Object state = getSnapshotSerializer().deserialize(it.getPayload());
          states.put(it.stream(), new Past(state, it.sequence() + 1, List.of()));
        } catch (RuntimeException e) {
          log.warn("The kept state of {} cannot be read; all its events are", it.stream(), e);
          unreadable.add(it.stream());
        }
    }
    events.removeIf(it -> unreadable.contains(it.stream()));
    if (!unreadable.isEmpty()) events.addAll(table.streams(unreadable));
    payloads(events)
        .forEach(
            (stream, since) -> {
              var from = states.getOrDefault(stream, Past.NONE);
              states.put(stream, new Past(from.state(), from.folded(), since));
            });
    return states;
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

  /** False while nothing can be recorded. */
  boolean isWell() {
    return commits.isWell();
  }

  HistoryTable table() {
    return table;
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
    return Optional.of(table.lastSequence(stream)).filter(it -> it >= 0);
  }

  @Override
  public TrackingToken createTailToken() {
    return new GlobalSequenceTrackingToken(0);
  }

  @Override
  public TrackingToken createHeadToken() {
    return new GlobalSequenceTrackingToken(table.head());
  }

  @Override
  public TrackingToken createTokenAt(Instant instant) {
    return new GlobalSequenceTrackingToken(table.positionAt(instant.minusNanos(1_000)));
  }

  static long positionOf(@Nullable TrackingToken token) {
    return token == null ? 0 : token.position().orElse(0);
  }

  @Override
  public void close() {
    commits.close();
  }
}
