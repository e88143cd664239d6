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
import weft.history.follow.Reached;
import weft.history.follow.View;
import weft.history.store.EventJson;
import weft.history.store.HistoryReader;

/**
 * Makes a view's tables anew beside the live ones, which readers read and the view goes on writing
 * meanwhile, and puts them in their place.
 *
 * <p>The switch: the view's tokens are held, so that it pauses between two batches; the new tables
 * are brought to exactly where the tokens stand; when every read that began before that has ended,
 * the old tables are dropped and the new ones take their names, in one short transaction. The
 * tokens do not move, so no event is written twice or never. A read that would see new tables
 * therefore sees all their rows, and one that has begun on the old tables keeps them to its end.
 */
final class Rebuild {
  private static final Logger log = LoggerFactory.getLogger(Rebuild.class);

  /** How long the view pauses for readers to end before it goes on and we try again. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** How long readers may wait behind us; less than PostgreSQL's deadlock timeout. */
  private static final int LOCK_MILLIS = 300;

  private static final int ATTEMPTS = 60;

  private final DataSource owner;
  private final DataSource writer;
  private final String reader;
  private final HistoryReader history;
  private final EventJson json;

  /** Makes rebuilds; {@code reader} is the user whose reads must not see a gap. */
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
   * @throws ReplayFailed where they could not; the live tables are as they were
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

  /** Two that rebuild one view would undo each other's work; another hub may be at it. */
  private static void alone(SideSchema side, View view) throws SQLException {
    try (var lock =
        side.owner().prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
      lock.setString(1, "rebuild of " + view.name());
      try (var row = lock.executeQuery()) {
        row.next();
        if (!row.getBoolean(1))
          throw new ReplayFailed(view.name() + " is being rebuilt elsewhere", null);
      }
    }
  }

  /** Until what is left is small, or no longer shrinks: then the view must wait for us. */
  private void catchUp(Replay replay, Connection connection, View view) throws SQLException {
    long left = Long.MAX_VALUE;
    while (true) {
      var reached = Reached.of(connection, json, view, false);
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
      // from here on the view waits for us, and soon its readers: not for ever, should we stall
      side.execute("set local transaction_timeout = '30s'");
      var reached = Reached.of(side.owner(), json, view, true);
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
      side.owner().commit();
      return true;
    } catch (SQLException e) {
      if (!isInTheWay(e)) throw e;
      return false;
    } finally {
      side.owner().rollback(); // nothing after a commit
    }
  }

  /** No lock within the time (55P03), or a deadlock (40P01). */
  private static boolean isInTheWay(SQLException e) {
    return "55P03".equals(e.getSQLState()) || "40P01".equals(e.getSQLState());
  }

  /**
   * Waits for the reads that go on now: their moment may lie before the last rows of the new tables
   * were committed. Later ones see them.
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

  /** The transactions of the reader's sessions, by the ids that each has for itself. */
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
