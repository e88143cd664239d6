package weft.sealing;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import weft.evidence.Checkpoint;
import weft.evidence.MerkleTree;
import weft.history.store.HistoryReader;
import weft.history.store.HistoryTable;

/**
 * Seals the entries of one log after their commits: gives each entry its random salt, adds its hash
 * to the log, and signs a checkpoint. Any hub may seal, but one at a time. Entries older than the
 * log are sealed from the first one on.
 */
public final class Sealer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sealer.class);

  /** A batch of a thousand entries takes some ten milliseconds. */
  private static final int MOST_ENTRIES = 1_000;

  /**
   * A transaction, which has one signature per key, takes no further batch after this. The database
   * ends transactions that last for seconds, and a batch of certificates takes longer than one of
   * events.
   */
  private static final Duration ROUND = Duration.ofMillis(150);

  /**
   * Commits wake the sealer once the views show them; it also looks by itself, in case views are
   * slow or a hub died before it could notify.
   */
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /**
   * The pause between signatures, unless a full batch shows that the log is far behind. Each covers
   * all entries committed meanwhile, so load causes no more signatures and commits.
   */
  private static final Duration REST = Duration.ofMillis(200);

  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(5);

  private final LogEntries entries;
  private final SealedLog sealed;
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

  private Sealer(DataSource writer, LogEntries entries, LogKeys keys, Clock clock) {
    this.sealed = new SealedLog(writer, entries.log());
    this.entries = entries;
    this.database = JdbcClient.create(writer);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(writer));
    this.keys = keys;
    this.clock = clock;
    this.thread =
        Thread.ofPlatform()
            .name("weft-sealer-" + entries.log().key())
            .daemon()
            .unstarted(this::run);
  }

  /**
   * Creates the log of the history under the first key's name unless it exists, and begins to seal.
   */
  public static Sealer start(DataSource writer, LogKeys keys, Clock clock) {
    return start(writer, new EventEntries(new HistoryTable(writer)), keys, clock);
  }

  /** Likewise for the log of certificates. */
  public static Sealer start(
      DataSource writer, HistoryReader certificates, LogKeys keys, Clock clock) {
    var entries = new CertificateEntries(JdbcClient.create(writer), certificates);
    return start(writer, entries, keys, clock);
  }

  private static Sealer start(DataSource writer, LogEntries entries, LogKeys keys, Clock clock) {
    var sealer = new Sealer(writer, entries, keys, clock);
    sealer.open();
    sealer.thread.start();
    return sealer;
  }

  /** Makes the sealer look for entries to seal; never blocks. */
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
   * Registers the log's name and, only if it is this hub's and the log has none, the keys: two hubs
   * that start at once may bring different keys.
   */
  private void open() {
    database
        .sql("insert into evidence_log (log, origin, size) values (?, ?, 0) on conflict do nothing")
        .params(entries.log().key(), keys.origin())
        .update();
    database
        .sql(
            """
            insert into evidence_key (log, verifier, from_size)
            select log, verifier, size from evidence_log it cross join unnest(?::text[]) verifier
            where log = ? and origin = ? and not exists (select from evidence_key there where there.log = it.log)
            on conflict do nothing
            """)
        .params(keys.verifiers().toArray(String[]::new), entries.log().key(), keys.origin())
        .update();
  }

  private void run() {
    boolean known = false;
    var told = clock.instant();
    while (!closed) {
      try {
        waitForNews();
        if (!known && !sealed.isOf(keys)) {
          log.error(
              "This hub does not seal the log {}: another hub began it with other keys.",
              entries.log().key());
          return;
        }
        if (!known) known = hasSignedNewest();
        while (!closed && sealNext()) {
          if (clock.instant().isAfter(told.plus(PROGRESS_EVERY))) {
            told = clock.instant();
            log.info(
                "Sealed {} of {} entries of the log {}",
                size(),
                entries.count(),
                entries.log().key());
          }
        }
        Thread.sleep(REST);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) { // sealing must go on after a failed batch
        if (closed) return;
        log.warn(
            "The log {} was not sealed, and is tried again: {}", entries.log().key(), e.toString());
      }
    }
  }

  /**
   * Completes a change of keys that ended after its event and before its signatures; false while
   * another hub seals.
   */
  private boolean hasSignedNewest() {
    var signed =
        transaction.execute(
            _ -> {
              if (!isMine() || !sealed.isOf(keys)) return false;
              new NewestCheckpoint(database, sealed).sign(keys, clock.instant().getEpochSecond());
              return true;
            });
    return Boolean.TRUE.equals(signed);
  }

  private boolean isMine() {
    return database
        .sql("select pg_try_advisory_xact_lock(?)")
        .param(entries.log().lock())
        .query(Boolean.class)
        .single();
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

  /** Seals the next entries; true if more of them may wait already. */
  private boolean sealNext() {
    long size = size();
    var next = entries.next(size, MOST_ENTRIES);
    if (next.isEmpty()) return false;
    return Boolean.TRUE.equals(transaction.execute(_ -> seal(size, next)));
  }

  private long size() {
    return database
        .sql("select size from evidence_log where log = ?")
        .param(entries.log().key())
        .query(Long.class)
        .single();
  }

  /** Seals the batch and those after a full one; true if more entries may wait already. */
  private boolean seal(long size, LogEntries.Batch next) {
    if (!isMine() || size() != size) return false; // another hub seals
    if (!sealed.isOf(keys)) {
      closed = true;
      log.error(
          "This hub no longer seals the log {}: the log has new keys. Restart the hub with them.",
          entries.log().key());
      return false;
    }
    var tiles = new Tiles(database, entries.log());
    long now = size;
    var batch = next;
    boolean more = false;
    long end = System.nanoTime() + ROUND.toNanos();
    while (!batch.isEmpty()) {
      var leaves = batch.keep(database, random);
      tiles.append(now, leaves);
      now += leaves.size();
      more = batch.isFull();
      if (!more || System.nanoTime() >= end) break;
      batch = entries.next(now, MOST_ENTRIES);
    }
    tiles.store();
    sign(now, MerkleTree.root(now, tiles));
    return more;
  }

  private void sign(long size, byte[] root) {
    var text = Checkpoint.of(keys.origin(), size, root).text();
    var note = keys.sign(text, clock.instant().getEpochSecond());
    database
        .sql("update evidence_log set size = ?, note = ? where log = ?")
        .params(size, note.bytes(), entries.log().key())
        .update();
    entries.signed(database, size, note.bytes());
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
