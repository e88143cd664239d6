package weft.history.axonserver;

import io.axoniq.axonserver.connector.event.AggregateEventStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import weft.history.append.PostgresEventStorageEngine;
import weft.history.store.EventJson;
import weft.history.store.EventPart;
import weft.history.store.HistoryEngine;
import weft.history.store.HistoryTable;
import weft.history.store.HistoryUnavailable;
import weft.history.store.Row;
import weft.history.store.StoredEvent;

/**
 * Axon's event storage on Axon Server, with the guarantees of {@link PostgresEventStorageEngine}:
 * an append that returns is recorded whole. It throws {@code ConcurrencyException} or {@code
 * AggregateStreamCreationException} if the stream is not at the expected sequence, and {@link
 * HistoryUnavailable} if no answer comes in time.
 */
final class AxonServerEngine extends HistoryEngine {
  private final AxonServerLink link;

  AxonServerEngine(AxonServerLink link, HistoryTable copy, EventJson json) {
    super(copy, json);
    this.link = link;
  }

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> events, Serializer json) {
    if (events.isEmpty()) return;
    var rows = Row.of(events, json);
    try {
      append(rows);
    } catch (ConcurrencyException e) {
      throw events.getFirst() instanceof DomainEventMessage<?> it && it.getSequenceNumber() == 0
          ? new AggregateStreamCreationException(e.getMessage(), e)
          : e;
    } catch (HistoryUnavailable e) {
      if (!e.perhapsRecorded() || !isRecorded(rows.getFirst())) throw e;
    }
  }

  private void append(List<Row> rows) {
    var transaction = link.events().startAppendEventsTransaction();
    rows.forEach(it -> transaction.appendEvent(AxonServerEvents.of(it)));
    AxonServerLink.answer(transaction.commit(), true);
  }

  /** Whether an append whose answer was lost was recorded: looks for the id of its first event. */
  private boolean isRecorded(Row first) {
    try {
      return read(first.stream(), first.sequence()).stream()
          .anyMatch(it -> it.eventId().equals(first.eventId()));
    } catch (HistoryUnavailable _) {
      return false; // the caller reports the outcome as unknown
    }
  }

  @Override
  protected Stream<? extends DomainEventData<?>> readEventData(String stream, long firstSequence) {
    return read(stream, firstSequence).stream();
  }

  private List<StoredEvent> read(String stream, long firstSequence) {
    var events = listed(link.events().openAggregateStream(stream, firstSequence));
    events.replaceAll(it -> EventPart.isInParts(it.payload()) ? whole(it) : it);
    return events;
  }

  private StoredEvent whole(StoredEvent event) {
    var parts = listed(link.events().openAggregateStream(EventPart.streamOf(event), 0));
    return EventPart.joined(event, parts.stream().map(StoredEvent::payload).toList());
  }

  private static List<StoredEvent> listed(AggregateEventStream from) {
    var events = new ArrayList<StoredEvent>();
    try {
      while (from.hasNext()) events.add(AxonServerEvents.stored(0, from.next()));
      return events;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HistoryUnavailable("Interrupted", false, e);
    } catch (RuntimeException e) {
      throw AxonServerFaults.of(e, false);
    }
  }

  /**
   * Skips a state too long for one message: states are not split into parts, so its events are read
   * each time.
   */
  @Override
  protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer json) {
    var row = Row.of(snapshot, json);
    if (EventPart.isTooLong(row)) return;
    AxonServerLink.answer(link.events().appendSnapshot(AxonServerEvents.of(row)), false);
  }

  @Override
  protected Stream<? extends DomainEventData<?>> readSnapshotData(String stream) {
    return listed(link.events().loadSnapshots(stream, Long.MAX_VALUE, 1)).stream();
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String stream) {
    return Optional.ofNullable(
            AxonServerLink.answer(link.events().findHighestSequence(stream), false))
        .filter(it -> it >= 0);
  }
}
