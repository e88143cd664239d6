package weft.history;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices what other hubs have recorded, by asking for the head every 10 ms; one index look-up for
 * all followers of this hub. While this hub commits it need not ask: each of its own commits was
 * the head, whoever came before.
 */
final class HeadWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HeadWatch.class);
  private static final Duration EVERY = Duration.ofMillis(10);
  private static final Duration WHEN_LOST = Duration.ofMillis(500);

  private final HistoryTable table;
  private final Tail tail;
  private final Thread thread;
  private long known;

  HeadWatch(HistoryTable table, Tail tail) {
    this.table = table;
    this.tail = tail;
    this.thread = Thread.ofPlatform().name("weft-history-head").daemon().start(this::run);
  }

  private void run() {
    try {
      while (true) Thread.sleep(look());
    } catch (InterruptedException e) {
      // closed
    }
  }

  private Duration look() {
    try {
      long before = known;
      known = tail.committed();
      if (known == before) tail.reached(table.head());
      return EVERY;
    } catch (RuntimeException e) {
      log.debug("Head not seen", e);
      return WHEN_LOST;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
