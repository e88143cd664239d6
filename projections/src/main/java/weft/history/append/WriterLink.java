package weft.history.append;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The history writer's own connection; it stays open and is opened again after a loss. */
final class WriterLink {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(4);

  private final DataSource database;
  private @Nullable Connection connection;
  private Round.@Nullable Statements round;

  WriterLink(DataSource database) {
    this.database = database;
  }

  boolean isOpen() {
    return connection != null;
  }

  void open() throws SQLException {
    if (connection != null) return;
    var fresh = database.getConnection();
    try {
      fresh.setAutoCommit(true); // a round is one message, and the server commits at its end
      fresh.setNetworkTimeout(Runnable::run, (int) ANSWER_WITHIN.toMillis());
      try (var statement = fresh.createStatement()) {
        // One plan must fit rounds of any size, and none may scan the table because it was small
        // once. A hub that stalls within a round holds the lock that all hubs need, so the server
        // ends its transaction. That includes a round of which only half has arrived: a session
        // that waits for the rest of a message does not count as idle.
        statement.execute(
            """
            set plan_cache_mode = force_generic_plan;
            set enable_seqscan = off;
            set lock_timeout = '3s';
            set idle_in_transaction_session_timeout = '2s';
            set transaction_timeout = '4s'
            """);
      }
      round = Round.Statements.on(fresh);
      connection = fresh;
    } catch (SQLException e) {
      fresh.close();
      throw e;
    }
  }

  /** Locks, inserts and commits in one round trip, or two where something conflicts. */
  Round record(List<PendingAppend> appends) throws SQLException {
    return record(appends, ANSWER_WITHIN);
  }

  /** Like {@link #record(List)}, for a caller with less time left. */
  Round record(List<PendingAppend> appends, Duration patience) throws SQLException {
    if (connection == null || round == null) throw new SQLException("Not connected", "08003");
    var within = patience.compareTo(ANSWER_WITHIN) < 0 ? patience : ANSWER_WITHIN;
    connection.setNetworkTimeout(Runnable::run, (int) Math.max(1, within.toMillis())); // 0: none
    return Round.execute(round, appends);
  }

  /**
   * Finds which of the events are recorded, once the transaction that may hold the lock has ended.
   */
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
    return found;
  }

  /** Hands a healthy connection back in its original state; drops a broken one. */
  void close() {
    if (connection == null) return;
    try (var statement = connection.createStatement()) {
      statement.execute("reset all");
      connection.close();
      connection = null;
      round = null;
    } catch (SQLException e) {
      drop();
    }
  }

  /**
   * Commits a meaningless row that needs room in the tables and in the log: a snapshot of a stream
   * that does not exist.
   */
  void tryOut() throws SQLException {
    if (connection == null) throw new SQLException("Not connected", "08003");
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into snapshot_event (stream, sequence, event_id, stream_type, type, payload, metadata, published_at)
          select '', 0, '', '', '', string_agg(sha512(n::text::bytea), ''), '', clock_timestamp() from generate_series(1, 1000) n
          on conflict (stream) do update set payload = excluded.payload, published_at = excluded.published_at
          """);
    }
  }

  /** Gives the connection up in whatever state it is; the server rolls back. */
  void drop() {
    var old = connection;
    connection = null;
    round = null;
    if (old == null) return;
    try {
      old.abort(Runnable::run);
    } catch (SQLException e) {
      // The connection was broken already.
    }
    try {
      old.close();
    } catch (SQLException e) {
      // The connection was broken already; the pool replaces it.
    }
  }

  /**
   * Bad data (class 22), a broken constraint (23) or too much (54): the other appends of the round
   * may be good.
   */
  static boolean isFaultOfTheRows(SQLException e) {
    return switch (classOf(e)) {
      case "22", "23", "54" -> true;
      default -> false;
    };
  }

  /**
   * The server refused, so nothing was committed. That is not certain where the connection broke
   * (08), the session was ended (57) or the server failed (58, XX): each may have happened just
   * after the commit.
   */
  static boolean isRefusal(SQLException e) {
    return switch (classOf(e)) {
      case "08", "57", "58", "XX", "" -> false;
      default -> true;
    };
  }

  private static String classOf(SQLException e) {
    var state = e.getSQLState();
    return state == null || state.length() < 2 ? "" : state.substring(0, 2);
  }
}
