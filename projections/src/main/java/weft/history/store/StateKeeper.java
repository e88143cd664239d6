package weft.history.store;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.event.KeptState;
import weft.event.StreamId;

/**
 * Writes states of long streams as snapshots, one after the other, on a thread that nobody waits
 * for. Only the newest state of a stream waits. Where too many streams wait, or the store fails, a
 * state is lost, and the next command of its stream supplies another.
 */
public final class StateKeeper implements AutoCloseable {
  /** Stores a snapshot under the id of the last event that it includes. */
  public interface Store {
    void storeSnapshot(DomainEventMessage<?> snapshot);
  }

  private static final Logger log = LoggerFactory.getLogger(StateKeeper.class);
  private static final int WAITING = 1_000;

  private final Store store;
  private final EventJson json;
  private final Map<String, KeptState> newest = new ConcurrentHashMap<>();
  private final BlockingQueue<String> streams = new ArrayBlockingQueue<>(WAITING);
  private final Thread thread;

  public StateKeeper(Store store, EventJson json) {
    this.store = store;
    this.json = json;
    this.thread = Thread.ofPlatform().name("weft-history-states").daemon().start(this::run);
  }

  /** The revision under which each kind of state is stored today, by the kind's name. */
  public Map<String, String> revisions() {
    return json.revisions();
  }

  public boolean isState(Object payload) {
    return json.isState(payload.getClass());
  }

  /** Queues a state for storing; never blocks. Ignores kinds of states that are not registered. */
  public void keep(KeptState it) {
    if (!isState(it.state())) return;
    if (newest.put(it.stream(), it) == null && !streams.offer(it.stream()))
      newest.remove(it.stream());
  }

  private void run() {
    try {
      while (true) {
        var next = newest.remove(streams.take());
        if (next != null) store(next);
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  private void store(KeptState it) {
    try {
      store.storeSnapshot(
          new GenericDomainEventMessage<>(
              StreamId.type(it.stream()),
              it.stream(),
              it.version() - 1,
              it.state(),
              MetaData.emptyInstance(),
              it.lastEvent(),
              Instant.now()));
    } catch (RuntimeException e) {
      log.warn("The state of {} was not kept; reading it takes longer", it.stream(), e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
