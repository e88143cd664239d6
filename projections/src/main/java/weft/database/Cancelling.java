package weft.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A connection on which the server ends what runs once the time is over, as an error of the query
 * (SQLSTATE 57014): the connection itself stays good, and goes back to its pool. Where the server
 * does not answer to that either, the network's own patience breaks the connection.
 */
final class Cancelling {
  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private final Connection connection;
  private @Nullable Future<?> timer;
  private boolean closing;
  private boolean asking;

  private Cancelling(Connection connection) {
    this.connection = connection;
  }

  private static ScheduledThreadPoolExecutor clock() {
    var clock =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("weft-cancel").factory());
    clock.setRemoveOnCancelPolicy(true); // nearly all are done in time
    return clock;
  }

  static Connection after(Duration patience, Connection connection) {
    var it = new Cancelling(connection);
    it.timer =
        CLOCK.schedule(
            () -> Thread.ofVirtual().name("weft-cancel").start(it::over),
            patience.toNanos(),
            TimeUnit.NANOSECONDS);
    return (Connection)
        Proxy.newProxyInstance(
            Cancelling.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, args) -> it.call(method, args));
  }

  private @Nullable Object call(Method method, @Nullable Object @Nullable [] args)
      throws Throwable {
    if (method.getName().equals("close") && !goesBack()) return null;
    try {
      return method.invoke(connection, args);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /**
   * Whether it may go back to its pool at once: not while the server is asked to end what runs on
   * it, which would end the next one's.
   */
  private synchronized boolean goesBack() {
    closing = true;
    if (timer != null) timer.cancel(false);
    return !asking;
  }

  private void over() {
    if (!mayAsk()) return;
    try {
      connection.unwrap(PGConnection.class).cancelQuery();
    } catch (SQLException e) {
      // the server is not there to hear it: the network's patience ends the query
    }
    if (!isWanted()) giveBack();
  }

  private synchronized boolean mayAsk() {
    asking = !closing;
    return asking;
  }

  private synchronized boolean isWanted() {
    asking = false;
    return !closing;
  }

  private void giveBack() {
    try {
      connection.close();
    } catch (SQLException e) {
      // it is broken, and the pool knows
    }
  }
}
