package weft.history.axonserver;

import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import weft.history.store.HistoryTable;
import weft.history.store.HistoryTail;
import weft.history.store.HistoryUnavailable;
import weft.history.store.StoreHealth;
import weft.history.store.StoredEvent;

/**
 * Copies the server's events into the table, in order and each once, on a thread that resumes after
 * the last copied event. Several hubs on one database may copy at once. The link stays shut until
 * the copy has seen that the server has the table's last event too, and that no hub with another
 * database works with the server. It is shut again whenever copying fails.
 */
final class AxonServerCopy implements AutoCloseable {
  private static final int BATCH = 1_000;
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int ANSWER_SECONDS = 4;
  private static final Duration FIRST_LOOK = Duration.ofSeconds(5);

  private final AxonServerLink link;
  private final OneDatabase others;
  private final HistoryTable table;
  private final CopiedEvents copied;
  private final HistoryTail tail;
  private final StoreHealth reach = new StoreHealth();
  private final CountDownLatch looked = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean closed;

  AxonServerCopy(
      AxonServerLink link,
      OneDatabase others,
      DataSource writer,
      HistoryTable table,
      HistoryTail tail) {
    this.link = link;
    this.others = others;
    this.table = table;
    this.copied = new CopiedEvents(writer);
    this.tail = tail;
    this.thread = Thread.ofPlatform().name("weft-history-copy").daemon().unstarted(this::run);
  }

  /** Returns when it is known whether the server answers, after at most 5 s. */
  void start() {
    thread.start();
    try {
      looked.await(FIRST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closed) {
        try {
          link.connect();
          follow();
        } catch (SQLException | RuntimeException e) {
          if (!closed && reach.isDue())
            reach.lost(link.isConnected() ? e.getMessage() : link.whyNot());
        } finally {
          link.setOpen(false);
          looked.countDown();
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  private void follow() throws SQLException, InterruptedException {
    long head = table.head();
    try (var stream = open(head)) {
      others.require();
      link.setOpen(true);
      reach.found();
      looked.countDown();
      while (!closed) {
        var batch = next(stream, head);
        if (batch.isEmpty()) continue;
        copied.add(batch);
        head = batch.getLast().position();
        tail.reached(head);
      }
    }
  }

  /**
   * Opens the server's events after the position, once the event at that position is the same on
   * both sides.
   */
  private EventStream open(long head) throws InterruptedException {
    if (head > 0 && link.head() < head)
      throw new IllegalStateException(
          "%s has %d events, fewer than the %d copied from it: it is another server, or has lost some"
              .formatted(link, link.head(), head));
    long before = Math.max(0, head - 1);
    var stream = link.channel().openStream(AxonServerEvents.token(before), BATCH);
    if (head == 0) return stream;
    try {
      requireSame(head, stream.nextIfAvailable(ANSWER_SECONDS, TimeUnit.SECONDS));
      return stream;
    } catch (RuntimeException | InterruptedException e) {
      stream.close();
      throw e;
    }
  }

  private void requireSame(long head, @Nullable EventWithToken last) {
    if (last == null) throw new HistoryUnavailable(link + " does not answer", false, null);
    var ours = table.at(List.of(head)).getFirst().eventId();
    var theirs = last.getEvent().getMessageIdentifier();
    if (!ours.equals(theirs))
      throw new IllegalStateException(
          "The event at %d is %s in %s and %s here: this database was not copied from it"
              .formatted(head, theirs, link, ours));
  }

  /** The events after the position; empty if none came for a second. */
  private static List<StoredEvent> next(EventStream stream, long head) throws InterruptedException {
    var batch = new ArrayList<StoredEvent>();
    var next = stream.nextIfAvailable(1, TimeUnit.SECONDS);
    while (next != null) {
      long position = AxonServerEvents.position(next.getToken());
      if (position != head + batch.size() + 1)
        throw new IllegalStateException(
            "Axon Server goes on with %d after %d".formatted(position, head + batch.size()));
      batch.add(AxonServerEvents.stored(position, next.getEvent()));
      next = batch.size() < BATCH ? stream.nextIfAvailable() : null;
    }
    if (batch.isEmpty() && stream.isClosed())
      throw AxonServerFaults.of(stream.getError().orElse(null), false);
    return batch;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
