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
 * A connection whose running query the server ends once the time is over, as an error of the query
 * (SQLSTATE 57014). The connection itself stays good and goes back to its pool. Where the server
 * does not react to the cancel request either, the network timeout breaks the connection.
 */
final class CancellableConnections {
  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private final Connection connection;
  private @Nullable Future<?> timer;
  private boolean closing;
  private boolean asking;

  private CancellableConnections(Connection connection) {
    this.connection = connection;
  }

  private static ScheduledThreadPoolExecutor clock() {
    var clock =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("weft-cancel").factory());
    clock.setRemoveOnCancelPolicy(true); // most timers are cancelled before they fire
    return clock;
  }

  static Connection after(Duration patience, Connection connection) {
    var it = new CancellableConnections(connection);
    it.timer =
        CLOCK.schedule(
            () -> Thread.ofVirtual().name("weft-cancel").start(it::over),
            patience.toNanos(),
            TimeUnit.NANOSECONDS);
    return (Connection)
        Proxy.newProxyInstance(
            CancellableConnections.class.getClassLoader(),
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
   * Whether the connection may go back to its pool at once. It may not while a cancel request is on
   * its way, because the request would end the next caller's query.
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
      // The cancel request did not reach the server; the network timeout ends the query.
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
      // The connection is broken, and the pool knows.
    }
  }
}
