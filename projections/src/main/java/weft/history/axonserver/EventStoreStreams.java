package weft.history.axonserver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import weft.event.Deadline;
import weft.event.KeptState;
import weft.event.Past;
import weft.event.Streams;
import weft.event.TracedEvent;
import weft.history.store.EventJson;
import weft.history.store.HistoryUnavailable;
import weft.history.store.RecordedEvents;
import weft.history.store.StateKeeper;

/**
 * Reads streams from any of Axon's event stores, such as Axon Server. Each stream costs a wait for
 * an answer, so up to 32 are read in parallel.
 */
public final class EventStoreStreams implements Streams {
  private static final int AT_ONCE = 32;

  private final EventStore store;
  private final StateKeeper states;

  /**
   * Reads from a store whose snapshot filter is {@link EventJson#isOfToday}, so that no state made
   * by other rules comes out.
   */
  public EventStoreStreams(EventStore store, StateKeeper states) {
    this.store = store;
    this.states = states;
  }

  @Override
  public Map<String, List<Object>> read(Collection<String> streams) {
    return each(
        streams,
        stream -> {
          var events = new ArrayList<Object>();
          store.readEvents(stream, 0).forEachRemaining(it -> events.add(it.getPayload()));
          return events.isEmpty() ? null : events;
        });
  }

  @Override
  public boolean has(String stream) {
    return store.lastSequenceNumberFor(stream).isPresent();
  }

  @Override
  public Map<String, Past> pasts(Collection<String> streams) {
    return each(
        streams,
        stream -> {
          var messages = store.readEvents(stream).asStream().toList();
          return messages.isEmpty() ? null : past(messages);
        });
  }

  private interface Reading<T> {
    @Nullable T of(String stream);
  }

  /**
   * Reads the streams in parallel, under the caller's deadline; a stream without events is absent.
   * Throws the first error, and leaves unread the streams not yet begun.
   */
  private static <T> Map<String, T> each(Collection<String> streams, Reading<T> reading) {
    Map<String, T> all = new ConcurrentHashMap<>();
    if (streams.size() == 1) {
      String stream = streams.iterator().next();
      T read = reading.of(stream);
      if (read != null) all.put(stream, read);
      return all;
    }
    var rest = new ConcurrentLinkedQueue<>(streams);
    Callable<Boolean> reader =
        Deadline.shared(
            () -> {
              for (String it = rest.poll(); it != null; it = rest.poll()) {
                T read = reading.of(it);
                if (read != null) all.put(it, read);
              }
              return true;
            });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> readers = new ArrayList<>();
      for (int i = 0; i < Math.min(AT_ONCE, streams.size()); i++)
        readers.add(threads.submit(reader));
      for (Future<Boolean> it : readers) finished(it, rest);
    }
    return all;
  }

  private static void finished(Future<Boolean> reader, Queue<String> rest) {
    try {
      reader.get();
    } catch (InterruptedException e) {
      rest.clear();
      Thread.currentThread().interrupt();
      throw new HistoryUnavailable("Interrupted", false, e);
    } catch (ExecutionException e) {
      rest.clear();
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      throw new IllegalStateException(e.getCause());
    }
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
  public List<TracedEvent> trace(String stream) {
    return store.readEvents(stream, 0).asStream().map(RecordedEvents::traced).toList();
  }
}
