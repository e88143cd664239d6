package weft.history.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What hubs on one database tell each other: that history has grown, or that views have come
 * further. A hub says it by NOTIFY, not in its commits but after them, as NOTIFY takes one lock for
 * all who use it; and not at all while nobody else listens. Whoever listens holds a lock that says
 * so. A word says no more than that: anyone who can log in may say it, so who hears it looks for
 * itself. It does so once a second too, for a word that was never said as its hub died before it.
 */
public final class OtherHubs implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OtherHubs.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(4);
  private static final Duration WHEN_LOST = Duration.ofMillis(500);

  /** After a word; the next is for all commits that came meanwhile. */
  private static final Duration CALM = Duration.ofMillis(5);

  /**
   * While there is more than one thing to say after each rest, the next one is twice as long, up to
   * this. One alone is no crowd: its sender may be waiting for the word before it goes on.
   */
  private static final Duration BUSY = Duration.ofMillis(50);

  /** An advisory lock that each hub shares while it listens: its two numbers. */
  public static final int LISTENING = 1464157781;

  private static final int OF_HEAD = 1;

  /** The server gives up on one whose machine is gone within half a minute, and so on its lock. */
  private static final String LISTEN =
      """
      set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3; set tcp_user_timeout = '30s';
      select pg_advisory_lock_shared(%d, %d);
      listen weft_head
      """
          .formatted(LISTENING, OF_HEAD);

  private static final String LISTEN_NO_MORE =
      "unlisten weft_head; select pg_advisory_unlock_shared(%d, %d); reset all"
          .formatted(LISTENING, OF_HEAD);

  /** How many listen: this hub is one of them. */
  private static final String LISTENERS =
      """
      select count(*) from pg_locks where locktype = 'advisory' and classid = %d and objid = %d and objsubid = 2
        and database = (select oid from pg_database where datname = current_database())
      """
          .formatted(LISTENING, OF_HEAD);

  private static final String HEAD = "select coalesce(max(position), 0) from domain_event";

  /** Waits for no disk: what it speaks of is in history, and is found there if the word is lost. */
  private static final String SAY =
      "select set_config('synchronous_commit', 'off', true), pg_notify('weft_head', '')";

  private final DataSource database;
  private final Tail tail;
  private final AtomicInteger owed = new AtomicInteger(); // to be said
  private final Thread listening;
  private final Thread saying;
  private volatile Runnable onWord = () -> {};
  private volatile boolean heard; // by another hub
  private volatile boolean closed;

  OtherHubs(DataSource database, Tail tail) {
    this.database = database;
    this.tail = tail;
    this.listening = Thread.ofPlatform().name("weft-history-listen").daemon().start(this::listen);
    this.saying = Thread.ofPlatform().name("weft-history-say").daemon().start(this::say);
  }

  /** Who looks, besides the followers of history, when another hub says something; never blocks. */
  public void onWord(Runnable looks) {
    onWord = looks;
  }

  /** This hub has committed, or moved the views; never blocks. */
  public void tell() {
    if (heard && owed.getAndIncrement() == 0) LockSupport.unpark(saying);
  }

  private void listen() {
    while (!closed) {
      try (var connection = database.getConnection()) {
        hear(connection);
      } catch (SQLException | RuntimeException e) {
        if (!closed) log.debug("Other hubs not heard", e);
      }
      if (!closed) LockSupport.parkNanos(this, WHEN_LOST.toNanos());
    }
  }

  /** Hands the connection back as it came; one that is lost is dropped, with its lock. */
  private void hear(Connection connection) throws SQLException {
    boolean sound = false;
    try (var statement = connection.createStatement()) {
      connection.setNetworkTimeout(Runnable::run, (int) ANSWER_WITHIN.toMillis());
      statement.execute(LISTEN);
      var server = connection.unwrap(PGConnection.class);
      while (!closed) {
        heard = number(statement, LISTENERS) > 1;
        untilNextLook(server, statement);
      }
      statement.execute(LISTEN_NO_MORE);
      sound = true;
    } finally {
      if (!sound) connection.abort(Runnable::run);
    }
  }

  private void untilNextLook(PGConnection server, Statement statement) throws SQLException {
    long look = System.nanoTime() + LOOK_EVERY.toNanos();
    for (long left = LOOK_EVERY.toMillis();
        left > 0 && !closed;
        left = Duration.ofNanos(look - System.nanoTime()).toMillis()) {
      tail.reached(number(statement, HEAD));
      onWord.run();
      server.getNotifications((int) left);
    }
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void say() {
    long rest = CALM.toNanos();
    while (!closed) {
      if (owed.getAndSet(0) == 0) {
        LockSupport.park(this);
        continue;
      }
      long begun = System.nanoTime();
      sayOnce();
      for (long left = rest; left > 0 && !closed; left = begun + rest - System.nanoTime())
        LockSupport.parkNanos(this, left); // each commit ends it
      rest = owed.get() > 1 ? Math.min(2 * rest, BUSY.toNanos()) : CALM.toNanos();
    }
    sayOnce(); // to itself, which waits for a word, and for what was not said yet
  }

  private void sayOnce() {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setNetworkTimeout(Runnable::run, (int) ANSWER_WITHIN.toMillis());
      statement.execute(SAY);
    } catch (SQLException | RuntimeException e) {
      log.debug("Other hubs not told", e); // they look for themselves
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(saying);
    LockSupport.unpark(listening);
    try {
      listening.join(LOOK_EVERY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
