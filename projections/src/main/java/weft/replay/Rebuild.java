package weft.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.history.follow.PassedBy;
import weft.history.follow.RowsVersions;
import weft.history.follow.View;
import weft.history.follow.ViewProgress;
import weft.history.store.EventJson;
import weft.history.store.HistoryReader;

/**
 * Builds a view's tables anew next to the live ones, which stay in use for reading and writing
 * meanwhile, and then replaces the live ones.
 *
 * <p>The switch: this class locks the view's tokens, so that the view pauses between two batches,
 * and brings the new tables to exactly the tokens' positions. It waits until every read that began
 * before that has ended; then one short transaction drops the old tables and moves the new ones
 * into their place. The tokens do not move, so no event is written twice or left out. A read that
 * sees the new tables therefore sees all their rows, and a read that has begun on the old tables
 * keeps them to its end.
 */
final class Rebuild {
  private static final Logger log = LoggerFactory.getLogger(Rebuild.class);

  /**
   * How long the view pauses for readers to end; after that it goes on, and the switch is tried
   * again.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** How long readers may wait behind the table lock; less than PostgreSQL's deadlock timeout. */
  private static final int LOCK_MILLIS = 300;

  private static final int ATTEMPTS = 60;

  private final DataSource owner;
  private final DataSource writer;
  private final String reader;
  private final HistoryReader history;
  private final EventJson json;

  /** Makes rebuilds; {@code reader} is the database user whose reads must not see a gap. */
  Rebuild(
      DataSource owner, DataSource writer, String reader, HistoryReader history, EventJson json) {
    this.owner = owner;
    this.writer = writer;
    this.reader = reader;
    this.history = history;
    this.json = json;
  }

  /**
   * Returns the position at which the new tables took over.
   *
   * @throws RebuiltElsewhere if another hub is rebuilding the view
   * @throws ReplayFailed if they could not; the live tables are then unchanged
   */
  long of(View view, Consumer<ReplayProgress> progress) throws SQLException, InterruptedException {
    try (var side = SideSchema.toTakeOver(owner, view);
        var connection = side.writer(writer)) {
      alone(side, view);
      try (var replay = new Replay(view, history, () -> side.writer(writer), progress)) {
        catchUp(replay, connection, view);
        side.makeFitToRead();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
          if (takeOver(side, replay, connection, view)) return replay.position();
          log.info("Readers were in the way of the new {}; trying again", view.name());
          Thread.sleep(Math.min(2_000, 50L * attempt));
          catchUp(replay, connection, view);
        }
      }
    }
    throw new ReplayFailed("Readers never gave way to the new " + view.name(), null);
  }

  /** Another hub on the same database is rebuilding the view. */
  static final class RebuiltElsewhere extends RuntimeException {
    RebuiltElsewhere(View view) {
      super(view.name() + " is being rebuilt elsewhere");
    }
  }

  /**
   * Takes a lock per view, because two rebuilds of one view would undo each other's work, also from
   * different hubs.
   */
  private static void alone(SideSchema side, View view) throws SQLException {
    try (var lock =
        side.owner().prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
      lock.setString(1, "rebuild of " + view.name());
      try (var row = lock.executeQuery()) {
        row.next();
        if (!row.getBoolean(1)) throw new RebuiltElsewhere(view);
      }
    }
  }

  /**
   * Replays until the rest is small or no longer shrinks; the view must then wait for the switch.
   */
  private void catchUp(Replay replay, Connection connection, View view) throws SQLException {
    long left = Long.MAX_VALUE;
    while (true) {
      var reached = ViewProgress.of(connection, json, view, false);
      var passedBy = PassedBy.of(connection, view);
      long now = reached.highest() - replay.position();
      if (left < Long.MAX_VALUE && (now <= Replay.BATCH || now >= left)) return;
      left = now;
      replay.to(reached, passedBy);
    }
  }

  private boolean takeOver(SideSchema side, Replay replay, Connection connection, View view)
      throws SQLException, InterruptedException {
    try {
      // From here on the view waits for the switch, and soon its readers do; the timeout bounds
      // their wait.
      side.execute("set local transaction_timeout = '30s'");
      var reached = ViewProgress.of(side.owner(), json, view, true);
      if (!PassedBy.hold(side.owner(), view)) return false;
      var passedBy = PassedBy.of(connection, view);
      if (!passedBy.containsAll(replay.left()))
        throw new ReplayFailed("Dead letters were taken in meanwhile; begin again", null);
      replay.to(reached, passedBy);
      if (!readersEnded(side.owner())) return false;
      var live = String.join(", ", side.tables().stream().map("weft."::concat).toList());
      side.execute("set local lock_timeout = " + LOCK_MILLIS);
      side.execute("lock table " + live + " in access exclusive mode");
      side.execute("drop table " + live);
      for (String table : side.tables())
        side.execute("alter table %s.%s set schema weft".formatted(side.name(), table));
      RowsVersions.note(side.owner(), view);
      side.owner().commit();
      return true;
    } catch (SQLException e) {
      if (!isInTheWay(e)) throw e;
      return false;
    } finally {
      side.owner().rollback(); // does nothing after a commit
    }
  }

  /** No lock in time (55P03), or a deadlock (40P01). */
  private static boolean isInTheWay(SQLException e) {
    return "55P03".equals(e.getSQLState()) || "40P01".equals(e.getSQLState());
  }

  /**
   * Waits for the running reads: their snapshot may be older than the commit of the new tables'
   * last rows. Later reads see those rows.
   */
  private boolean readersEnded(Connection owner) throws SQLException, InterruptedException {
    var open = reads(owner);
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!open.isEmpty()) {
      if (System.nanoTime() > until) return false;
      Thread.sleep(2);
      open.retainAll(reads(owner));
    }
    return true;
  }

  /** The virtual transaction ids of the reader's sessions. */
  private Set<String> reads(Connection owner) throws SQLException {
    var open = new HashSet<String>();
    try (var statement =
        owner.prepareStatement(
            """
            select virtualxid from pg_locks join pg_stat_activity a using (pid)
            where locktype = 'virtualxid' and granted and a.usename = ? and a.datname = current_database()
            """)) {
      statement.setString(1, reader);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) open.add(rows.getString(1));
      }
    }
    return open;
  }
}
