package weft.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import weft.history.append.PostgresEventStorageEngine;
import weft.history.store.HistoryUnavailable;

/**
 * Clients that record events one after the other, each in its own stream. A client without an
 * answer sends the same event again, and then treats a conflict as the answer it missed.
 */
final class Senders implements AutoCloseable {
  final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  final Queue<Throwable> unexpected = new ConcurrentLinkedQueue<>();
  final AtomicInteger unanswered = new AtomicInteger();
  private final PostgresEventStorageEngine engine;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stop;

  private Senders(PostgresEventStorageEngine engine) {
    this.engine = engine;
  }

  static Senders start(PostgresEventStorageEngine engine, int count) {
    var senders = new Senders(engine);
    for (int i = 0; i < count; i++) {
      var stream = "Test:sender-" + i + "-" + System.nanoTime();
      senders.threads.add(Thread.ofVirtual().start(() -> senders.send(stream)));
    }
    return senders;
  }

  private void send(String stream) {
    try {
      for (long sequence = 0; !stop; sequence++) record(stream, sequence);
    } catch (Throwable e) {
      unexpected.add(e);
    }
  }

  private void record(String stream, long sequence) throws InterruptedException {
    var event = Happening.at(stream, sequence);
    boolean again = false;
    while (true) {
      try {
        engine.appendEvents(event);
        acknowledged.add(event.getIdentifier());
        return;
      } catch (HistoryUnavailable e) {
        unanswered.incrementAndGet();
        again |= e.perhapsRecorded();
        if (stop) return;
        Thread.sleep(5);
      } catch (ConcurrencyException | AggregateStreamCreationException e) {
        if (!again) throw e;
        acknowledged.add(
            event.getIdentifier()); // recorded after all; nobody else writes this stream
        return;
      }
    }
  }

  void stop() {
    stop = true;
    for (var thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    stop();
  }
}
