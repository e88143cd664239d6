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
 * Notifies the hubs on one database of each other's changes: the history has grown, or views have
 * advanced. A hub sends NOTIFY after its commits, not in them, because NOTIFY takes one lock for
 * all its users; it sends none while no other hub listens. A listening hub holds a lock that shows
 * it. A notification carries no data, because any database user can send one, so the receiver looks
 * for itself. It also looks once a second, in case a hub died before it could notify.
 */
public final class OtherHubs implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OtherHubs.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(4);
  private static final Duration WHEN_LOST = Duration.ofMillis(500);

  /** The pause after a notification; the next one covers all commits made meanwhile. */
  private static final Duration CALM = Duration.ofMillis(5);

  /**
   * The longest pause. It doubles up to this while more than one change waits after each pause. A
   * single change is no load, and its author may be waiting for the notification.
   */
  private static final Duration BUSY = Duration.ofMillis(50);

  /** The first key of the advisory lock that each hub shares while it listens. */
  public static final int LISTENING = 1464157781;

  private static final int OF_HEAD = 1;

  /**
   * Listens. The keep-alive settings make the server give up a vanished machine, and its lock,
   * within half a minute.
   */
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

  /** Counts the listening hubs, including this one. */
  private static final String LISTENERS =
      """
      select count(*) from pg_locks where locktype = 'advisory' and classid = %d and objid = %d and objsubid = 2
        and database = (select oid from pg_database where datname = current_database())
      """
          .formatted(LISTENING, OF_HEAD);

  private static final String HEAD = "select coalesce(max(position), 0) from domain_event";

  /**
   * Does not wait for the disk: the change is in the history, and is found there if the
   * notification is lost.
   */
  private static final String SAY =
      "select set_config('synchronous_commit', 'off', true), pg_notify('weft_head', '')";

  private final DataSource database;
  private final HistoryTail tail;
  private final AtomicInteger owed = new AtomicInteger(); // unsent changes
  private final Thread listening;
  private final Thread saying;
  private volatile Runnable onWord = () -> {};
  private volatile boolean heard; // another hub listens
  private volatile boolean closed;

  OtherHubs(DataSource database, HistoryTail tail) {
    this.database = database;
    this.tail = tail;
    this.listening = Thread.ofPlatform().name("weft-history-listen").daemon().start(this::listen);
    this.saying = Thread.ofPlatform().name("weft-history-say").daemon().start(this::say);
  }

  /**
   * Sets the action that runs when another hub notifies, in addition to the followers' reading; it
   * must not block.
   */
  public void onWord(Runnable looks) {
    onWord = looks;
  }

  /** Schedules a notification after this hub has committed or moved views; never blocks. */
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

  /**
   * Listens until closed. Hands the connection back in its original state; drops a lost one
   * together with its lock.
   */
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
        LockSupport.parkNanos(this, left); // each commit ends the park
      rest = owed.get() > 1 ? Math.min(2 * rest, BUSY.toNanos()) : CALM.toNanos();
    }
    sayOnce(); // wakes its own listener, and sends what is still unsent
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
