package weft.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
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
    return of(view, null, progress);
  }

  /**
   * Verifies the rows of one view that an auditor compares. Leaves out tables that it may not read,
   * and those without versions: their copy has no owner.
   *
   * @param audited null: all rows
   * @throws ReplayFailed if the view cannot be replayed
   */
  Verdict of(View view, @Nullable AuditedRows audited, Consumer<ReplayProgress> progress)
      throws SQLException {
    long start = System.nanoTime();
    try (var side = SideSchema.toCompare(owner, view);
        var connection = side.writer(writer)) {
      makeCopies(side, view);
      var begun = begin(connection, view);
      var reached = begun.reached();
      try (var replay = new Replay(view, history, () -> side.writer(writer), progress)) {
        replay.to(reached, begun.passedBy());
      }
      var tables =
          audited == null
              ? compare(connection, side, view, reached.lowest())
              : compare(audited, connection, side, view, reached.lowest());
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
    for (ViewTable table : view.tables())
      for (RowsAt rows : RowsAt.of(connection, side.name(), table, position, RowsAt.END).toList()) {
        compared.add(compare(connection, connection, rows, left(compared)));
        connection.commit(); // each statement sees the live rows of its own time
      }
    return compared;
  }

  private static List<Compared> compare(
      AuditedRows audited, Connection connection, SideSchema side, View view, long position)
      throws SQLException {
    side.openTo(AuditedRows.ROLE);
    var compared = new ArrayList<Compared>();
    try (var reading = audited.connect()) {
      for (ViewTable table : audited(connection, view))
        for (RowsAt rows :
            RowsAt.of(connection, side.name(), table, position, RowsAt.NO_END).toList()) {
          audited.begin(reading, position);
          compared.add(compare(reading, connection, rows, left(compared)));
          reading.commit();
          connection.commit();
        }
    }
    return compared;
  }

  private static List<ViewTable> audited(Connection connection, View view) throws SQLException {
    var audited = new ArrayList<ViewTable>();
    for (ViewTable table : view.tables())
      if (AuditedRows.isVersioned(table) && isOpen(connection, table)) audited.add(table);
    return audited;
  }

  private static boolean isOpen(Connection connection, ViewTable table) throws SQLException {
    try (var statement =
        connection.prepareStatement("select has_table_privilege(?, ?, 'select')")) {
      statement.setString(1, AuditedRows.ROLE);
      statement.setString(2, "weft." + table.name());
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static int left(List<Compared> compared) {
    return NAMED - compared.stream().mapToInt(it -> it.named().size()).sum();
  }

  private static Compared compare(Connection database, Connection history, RowsAt rows, int left)
      throws SQLException {
    var live = Digest.of(database, rows.live());
    var replayed = Digest.of(database, rows.replayed());
    var differences =
        live.equals(replayed)
            ? new Differences(0, List.of())
            : Differences.find(database, history, rows, Math.max(1, left));
    return new Compared(
        rows.name(),
        live,
        replayed,
        differences.count(),
        differences.named().stream().limit(left).toList());
  }
}
