package weft.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import weft.history.follow.PassedBy;
import weft.history.follow.View;
import weft.history.follow.ViewProgress;
import weft.history.follow.ViewTable;
import weft.history.store.EventJson;
import weft.history.store.HistoryReader;
import weft.replay.Verdict.Compared;

/**
 * Proves that a view agrees with its events: replays it next to the live one, up to the position
 * that the live view had at the beginning, and compares all columns of all rows as of that
 * position. The live view goes on meanwhile, and no live table is written.
 */
public final class Verification {
  /** How many differing rows of a view are named. */
  static final int NAMED = 100;

  private final DataSource owner;
  private final DataSource writer;
  private final HistoryReader history;
  private final EventJson json;

  /**
   * Makes verifications.
   *
   * @param owner opens new connections as the schema's owner, {@code writer} as the views' writer
   */
  public Verification(DataSource owner, DataSource writer, HistoryReader history, EventJson json) {
    this.owner = owner;
    this.writer = writer;
    this.history = history;
    this.json = json;
  }

  /**
   * Verifies one view. Takes as long as the replay, and some seconds for each million rows.
   *
   * @throws ReplayFailed if the view cannot be replayed
   */
  public Verdict of(View view, Consumer<ReplayProgress> progress) throws SQLException {
    long start = System.nanoTime();
    try (var side = SideSchema.toCompare(owner, view);
        var connection = side.writer(writer)) {
      makeCopies(side, view);
      var begun = begin(connection, view);
      var reached = begun.reached();
      try (var replay = new Replay(view, history, () -> side.writer(writer), progress)) {
        replay.to(reached, begun.passedBy());
      }
      var tables = compare(connection, side, view, reached.lowest());
      return new Verdict(
          view.name(), reached.lowest(), Duration.ofNanos(System.nanoTime() - start), tables);
    }
  }

  private static void makeCopies(SideSchema side, View view) throws SQLException {
    for (ViewTable table : unversioned(view))
      side.execute(
          "create unlogged table %1$s.%2$s (like weft.%3$s); grant select, insert on %1$s.%2$s to weft_writer"
              .formatted(side.name(), RowsAt.copyOf(table), table.name()));
    side.owner().commit();
  }

  private record Begun(ViewProgress reached, Set<Long> passedBy) {}

  /**
   * Reads, in one snapshot, how far the view has come and which events it skipped, and copies the
   * tables without versions, because they cannot be read as of that position later.
   */
  private Begun begin(Connection connection, View view) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("set transaction isolation level repeatable read");
      var reached = ViewProgress.of(connection, json, view, false);
      for (ViewTable table : unversioned(view))
        statement.execute(
            "insert into %s select * from weft.%s".formatted(RowsAt.copyOf(table), table.name()));
      var passedBy = PassedBy.of(connection, view);
      connection.commit();
      return new Begun(reached, passedBy);
    }
  }

  private static List<ViewTable> unversioned(View view) {
    return view.tables().stream().filter(it -> it.kind() == ViewTable.Kind.UNVERSIONED).toList();
  }

  private static List<Compared> compare(
      Connection connection, SideSchema side, View view, long position) throws SQLException {
    var compared = new ArrayList<Compared>();
    int left = NAMED;
    for (ViewTable table : view.tables())
      for (RowsAt rows : RowsAt.of(connection, side.name(), table, position).toList()) {
        var live = Digest.of(connection, rows.live());
        var replayed = Digest.of(connection, rows.replayed());
        var differences =
            live.equals(replayed)
                ? new Differences(0, List.of())
                : Differences.find(connection, rows, Math.max(1, left));
        var named = differences.named().stream().limit(left).toList();
        left -= named.size();
        compared.add(new Compared(rows.name(), live, replayed, differences.count(), named));
        connection.commit(); // each statement sees the live rows of its own time
      }
    return compared;
  }
}
