package weft.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What hubs on one database tell each other: how far history has come. A hub says it by NOTIFY, not
 * in its commits but after them, as NOTIFY takes one lock for all who use it; and not at all while
 * nobody else listens. Whoever listens holds a lock that says so. A word that was never said, as
 * its hub died before it, is made up for by a look at the head once a second.
 */
final class OtherHubs implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OtherHubs.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(4);
  private static final Duration WHEN_LOST = Duration.ofMillis(500);

  /** Under load a word is for all commits that came meanwhile. */
  private static final Duration SAY_AT_MOST_EVERY = Duration.ofMillis(5);

  private static final String LISTEN =
      "select pg_advisory_lock_shared(1464157780, 1); listen weft_head";
  private static final String LISTEN_NO_MORE =
      "unlisten weft_head; select pg_advisory_unlock_shared(1464157780, 1)";

  /** The head, and how many listen: this hub is one of them. */
  private static final String LOOK =
      """
      select (select coalesce(max(position), 0) from domain_event),
        (select count(*) from pg_locks where locktype = 'advisory' and classid = 1464157780 and objid = 1 and objsubid = 2
          and database = (select oid from pg_database where datname = current_database()))
      """;

  /** Waits for no disk: what it says is in history, and is found there if the word is lost. */
  private static final String SAY =
      "select set_config('synchronous_commit', 'off', true), pg_notify('weft_head', ?)";

  private final DataSource database;
  private final Tail tail;
  private final AtomicLong unsaid = new AtomicLong(); // 0: nothing
  private final Thread listening;
  private final Thread saying;
  private volatile boolean heard; // by another hub
  private volatile boolean closed;

  OtherHubs(DataSource database, Tail tail) {
    this.database = database;
    this.tail = tail;
    this.listening = Thread.ofPlatform().name("weft-history-listen").daemon().start(this::listen);
    this.saying = Thread.ofPlatform().name("weft-history-say").daemon().start(this::say);
  }

  /** This hub has committed up to the position; never blocks. */
  void committed(long position) {
    if (heard && unsaid.getAndSet(position) == 0) LockSupport.unpark(saying);
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
        try (var row = statement.executeQuery(LOOK)) {
          row.next();
          tail.reached(row.getLong(1));
          heard = row.getLong(2) > 1;
        }
        hear(server);
      }
      statement.execute(LISTEN_NO_MORE);
      sound = true;
    } finally {
      if (!sound) connection.abort(Runnable::run);
    }
  }

  /** Until it is time for the next look. */
  private void hear(PGConnection server) throws SQLException {
    long look = System.nanoTime() + LOOK_EVERY.toNanos();
    while (!closed) {
      long left = Duration.ofNanos(look - System.nanoTime()).toMillis();
      if (left <= 0) return;
      for (PGNotification it : server.getNotifications((int) left))
        tail.reached(Long.parseLong(it.getParameter()));
    }
  }

  private void say() {
    while (!closed) {
      long position = unsaid.getAndSet(0);
      if (position == 0) {
        LockSupport.park(this);
        continue;
      }
      long begun = System.nanoTime();
      say(position);
      long rest = begun + SAY_AT_MOST_EVERY.toNanos() - System.nanoTime();
      if (rest > 0) LockSupport.parkNanos(this, rest);
    }
  }

  private void say(long position) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(SAY)) {
      connection.setNetworkTimeout(Runnable::run, (int) ANSWER_WITHIN.toMillis());
      statement.setString(1, String.valueOf(position));
      statement.execute();
    } catch (SQLException e) {
      log.debug("Other hubs not told", e); // they look for themselves
    }
  }

  /** A word to itself ends the waiting for one. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(saying);
    LockSupport.unpark(listening);
    say(0);
    try {
      listening.join(LOOK_EVERY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
