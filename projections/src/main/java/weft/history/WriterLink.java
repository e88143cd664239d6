package weft.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The history writer's own connection, kept open and opened again when lost. */
final class WriterLink {
  private static final int ANSWER_WITHIN_MILLIS = 4_000;

  private final DataSource database;
  private @Nullable Connection connection;
  private @Nullable PreparedStatement round;

  WriterLink(DataSource database) {
    this.database = database;
  }

  void open() throws SQLException {
    if (connection != null) return;
    var fresh = database.getConnection();
    try {
      fresh.setAutoCommit(false);
      fresh.setNetworkTimeout(Runnable::run, ANSWER_WITHIN_MILLIS);
      try (var statement = fresh.createStatement()) {
        // A plan made while the table was small must not scan it when it has grown. A hub that
        // stalls in a round holds the lock of all: the server ends it.
        statement.execute(
            """
            set enable_seqscan = off;
            set lock_timeout = '3s';
            set idle_in_transaction_session_timeout = '2s'
            """);
      }
      fresh.commit();
      round = Round.prepare(fresh);
      connection = fresh;
    } catch (SQLException e) {
      fresh.close();
      throw e;
    }
  }

  Round insert(List<Append> appends) throws SQLException {
    if (round == null) throw new SQLException("Not connected", "08003");
    return Round.execute(round, appends);
  }

  void commit() throws SQLException {
    if (connection != null) connection.commit();
  }

  void rollback() throws SQLException {
    if (connection != null) connection.rollback();
  }

  /** Which of the events are there, once the transaction that may hold the lock has ended. */
  Set<String> recorded(Collection<String> eventIds) throws SQLException {
    if (connection == null) throw new SQLException("Not connected", "08003");
    var found = new HashSet<String>();
    try (var statement =
        connection.prepareStatement(
            """
            select pg_advisory_xact_lock(3728934509712);
            select event_id from domain_event where event_id = any(?)
            """)) {
      statement.setArray(1, connection.createArrayOf("text", eventIds.toArray()));
      statement.execute();
      statement.getMoreResults();
      try (var rows = statement.getResultSet()) {
        while (rows.next()) found.add(rows.getString(1));
      }
    }
    connection.commit();
    return found;
  }

  /** Gives the connection up, whatever state it is in; the server rolls back. */
  void drop() {
    var old = connection;
    connection = null;
    round = null;
    if (old == null) return;
    try {
      old.abort(Runnable::run);
    } catch (SQLException e) {
      // it was broken already
    }
    try {
      old.close();
    } catch (SQLException e) {
      // likewise; the pool replaces it
    }
  }

  /** Bad data (class 22), a broken constraint (23), too big (54): others' rows may be good. */
  static boolean isFaultOfTheRows(SQLException e) {
    var state = String.valueOf(e.getSQLState());
    return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
  }
}
