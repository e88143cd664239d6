package weft.sealing;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import weft.evidence.Checkpoint;
import weft.evidence.EventLeaf;
import weft.evidence.MerkleTree;
import weft.history.store.HistoryTable;
import weft.history.store.StoredEvent;

/**
 * Seals the history after its commits: gives each event its random salt, adds its hash to the log,
 * and signs a checkpoint. Any hub may seal, but one at a time. A history older than the log is
 * sealed from its first event on.
 */
public final class Sealer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sealer.class);

  /** A batch of a thousand events takes some ten milliseconds and one signature per key. */
  private static final int MOST_EVENTS = 1_000;

  /**
   * Commits wake the sealer; it also looks by itself, in case a hub died before it could notify.
   */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /**
   * The pause between signatures. Each covers all events committed meanwhile, so load causes no
   * more signatures.
   */
  private static final Duration REST = Duration.ofMillis(200);

  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(5);
  private static final long LOCK = 3728934509713L;

  private final DataSource writer;
  private final HistoryTable history;
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final LogKeys keys;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private final Thread thread;
  private boolean news = true;
  private volatile boolean closed;

  private Sealer(DataSource writer, LogKeys keys, Clock clock) {
    this.writer = writer;
    this.history = new HistoryTable(writer);
    this.database = JdbcClient.create(writer);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(writer));
    this.keys = keys;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("weft-sealer").daemon().unstarted(this::run);
  }

  /** Creates the log under the first key's name unless it exists, and begins to seal. */
  public static Sealer start(DataSource writer, LogKeys keys, Clock clock) {
    var sealer = new Sealer(writer, keys, clock);
    sealer.open();
    sealer.thread.start();
    return sealer;
  }

  /** Makes the sealer look for events to seal; never blocks. */
  public void wake() {
    lock.lock();
    try {
      news = true;
      woken.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Registers the log's name, and the keys only if the name is this hub's: two hubs that start at
   * once may bring different keys.
   */
  private void open() {
    var origin = keys.keys().getFirst().verifier().name();
    database
        .sql("insert into evidence_log (log, origin, size) values (?, ?, 0) on conflict do nothing")
        .params(SealedLog.HISTORY, origin)
        .update();
    for (var verifier : keys.verifiers())
      database
          .sql(
              """
              insert into evidence_key (log, verifier, from_size)
              select log, ?, size from evidence_log where log = ? and origin = ? on conflict do nothing
              """)
          .params(verifier, SealedLog.HISTORY, origin)
          .update();
  }

  private void run() {
    if (!new SealedLog(writer).isOf(keys)) {
      log.error("This hub does not seal the history: another hub began its log with other keys.");
      return;
    }
    var told = clock.instant();
    while (!closed) {
      try {
        waitForNews();
        long sealed;
        while (!closed && (sealed = sealNext()) > 0) {
          if (clock.instant().isAfter(told.plus(PROGRESS_EVERY))) {
            told = clock.instant();
            log.info("Sealed {} of {} events", sealed, history.head());
          }
        }
        Thread.sleep(REST);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) { // sealing must go on after a failed batch
        if (closed) return;
        log.warn("The history was not sealed, and is tried again: {}", e.toString());
      }
    }
  }

  private void waitForNews() throws InterruptedException {
    lock.lock();
    try {
      long left = LOOK_EVERY.toNanos();
      while (!news && left > 0) left = woken.awaitNanos(left);
      news = false;
    } finally {
      lock.unlock();
    }
  }

  /** Seals the next events; returns the log's new size, or 0 if nothing was sealed. */
  private long sealNext() {
    long size = size();
    var events = history.after(size, MOST_EVENTS);
    if (events.isEmpty()) return 0;
    var sealed = transaction.execute(_ -> seal(size, events));
    return sealed == null ? 0 : sealed;
  }

  private long size() {
    return database
        .sql("select size from evidence_log where log = ?")
        .param(SealedLog.HISTORY)
        .query(Long.class)
        .single();
  }

  private long seal(long size, List<StoredEvent> events) {
    boolean mine =
        database
            .sql("select pg_try_advisory_xact_lock(?)")
            .param(LOCK)
            .query(Boolean.class)
            .single();
    if (!mine || size() != size) return 0; // another hub seals
    var leaves = new ArrayList<byte[]>();
    var salts = new byte[events.size()][];
    for (int i = 0; i < salts.length; i++) {
      salts[i] = new byte[32];
      random.nextBytes(salts[i]);
      leaves.add(EventLeaf.hash(SealedLog.parts(events.get(i), salts[i])));
    }
    keepSalts(events, salts);
    var tiles = new Tiles(database, SealedLog.HISTORY);
    tiles.append(size, leaves);
    tiles.store();
    long now = size + leaves.size();
    sign(now, MerkleTree.root(now, tiles));
    return now;
  }

  private void keepSalts(List<StoredEvent> events, byte[][] salts) {
    var positions = new Long[salts.length];
    var encoded = new String[salts.length];
    for (int i = 0; i < salts.length; i++) {
      positions[i] = events.get(i).position();
      encoded[i] = Base64.getEncoder().encodeToString(salts[i]);
    }
    database
        .sql(
            """
            insert into evidence_salt (position, random)
            select position, decode(random, 'base64') from unnest(?::bigint[], ?::text[]) as it(position, random)
            """)
        .params(positions, encoded)
        .update();
  }

  private void sign(long size, byte[] root) {
    var text = Checkpoint.of(keys.keys().getFirst().verifier().name(), size, root).text();
    var note = keys.sign(text, clock.instant().getEpochSecond());
    database
        .sql("update evidence_log set size = ?, note = ? where log = ?")
        .params(size, note.bytes(), SealedLog.HISTORY)
        .update();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(4));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
