package weft.edi.as2;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.edi.as2.As2Journal.Due;
import weft.edi.outbox.CauseLine;

/**
 * Delivers asynchronous receipts to partners in parallel. At most four deliveries to one partner
 * run at a time, so that a partner whose server hangs does not delay the others.
 */
public final class LaterReceipts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LaterReceipts.class);
  private static final int AT_ONCE = 64;
  private static final int OF_ONE = 4;

  /** About two days, because the pauses between the attempts grow to an hour. */
  private static final int TRIES = 55;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final As2Journal journal;
  private final Post post;
  private final Map<String, Integer> inHand = new ConcurrentHashMap<>();
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final ExecutorService rounds = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);

  private LaterReceipts(As2Settings settings, DataSource writer) {
    this.journal = new As2Journal(writer);
    this.post = new Post(settings.outside());
  }

  public static LaterReceipts start(As2Settings settings, DataSource writer) {
    var it = new LaterReceipts(settings, writer);
    Thread.ofVirtual().name("as2-receipts").start(it::work);
    return it;
  }

  /** The number of receipts that could not be delivered and are no longer retried. */
  public long undelivered() {
    return journal.undelivered();
  }

  private void work() {
    try {
      while (!closing.await(500, TimeUnit.MILLISECONDS)) {
        try {
          while (next()) {
            // start deliveries while there is a free place
          }
        } catch (RuntimeException e) {
          LOG.warn("Receipts cannot be delivered now", e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean next() {
    if (closing.getCount() == 0 || !places.tryAcquire()) return false;
    Due due = null;
    try {
      due = journal.claim(busy(), LEASE).orElse(null);
    } finally {
      if (due == null) places.release();
    }
    if (due == null) return false;
    Due begun = due;
    inHand.merge(begun.party().value(), 1, Integer::sum);
    rounds.execute(() -> deliver(begun));
    return true;
  }

  /** Partners that have reached the limit of simultaneous deliveries. */
  private Set<String> busy() {
    return inHand.entrySet().stream()
        .filter(it -> it.getValue() >= OF_ONE)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private void deliver(Due due) {
    try {
      post.send(due.url(), due.mdn(), PATIENCE);
      journal.delivered(due);
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "A receipt was not delivered to {}, attempt {}: {}",
          due.party(),
          due.attempts(),
          CauseLine.of(e));
      boolean last = due.attempts() >= TRIES;
      Duration pause = Duration.ofSeconds(Math.min(3600, 1L << Math.min(due.attempts(), 12)));
      journal.failed(due, String.valueOf(e.getMessage()), last ? null : pause);
    } finally {
      inHand.computeIfPresent(due.party().value(), (_, n) -> n == 1 ? null : n - 1);
      places.release();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    rounds.shutdown();
    try {
      if (!rounds.awaitTermination(5, TimeUnit.SECONDS)) rounds.shutdownNow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    post.close();
  }
}
