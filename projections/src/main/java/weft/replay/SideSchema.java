package weft.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.database.DatabaseRoles;
import weft.history.follow.View;
import weft.history.follow.ViewTable;

/**
 * The empty tables of a view in a schema of their own, {@code weft_replay_1} and so on. Its
 * connection holds a lock on the schema's number. A schema whose number is not locked is the
 * remainder of a killed run, and the next run drops it.
 */
final class SideSchema implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SideSchema.class);
  private static final String PREFIX = "weft_replay_";

  /** The first key of the locks; the second is the schema's number. */
  private static final int LOCK = 0x57_45_46_54;

  private final Connection owner;
  private final String name;
  private final List<String> tables;
  private final List<String> indexes = new ArrayList<>();

  private SideSchema(Connection owner, String name, List<String> tables) {
    this.owner = owner;
    this.name = name;
    this.tables = tables;
  }

  /** Creates tables that are compared and then dropped. */
  static SideSchema toCompare(DataSource owner, View view) throws SQLException {
    return create(owner, view, false);
  }

  /** Creates tables that are to replace the live ones. */
  static SideSchema toTakeOver(DataSource owner, View view) throws SQLException {
    return create(owner, view, true);
  }

  private static SideSchema create(DataSource owner, View view, boolean kept) throws SQLException {
    if (view.tables().isEmpty())
      throw new ReplayFailed(view.name() + " does not say which tables it writes", null);
    var connection = owner.getConnection();
    try {
      connection.setAutoCommit(false);
      dropLeftovers(connection);
      int number = 1;
      while (!lock(connection, number)) number++;
      var side = new SideSchema(connection, PREFIX + number, names(view));
      side.fill(view, kept);
      return side;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static List<String> names(View view) {
    return view.tables().stream()
        .flatMap(
            it ->
                it.kind() == ViewTable.Kind.VERSIONED
                    ? Stream.of(it.name(), it.past())
                    : Stream.of(it.name()))
        .toList();
  }

  private static void dropLeftovers(Connection owner) throws SQLException {
    var found = new ArrayList<String>();
    try (var statement = owner.createStatement();
        var rows =
            statement.executeQuery(
                "select nspname from pg_namespace where nspname ~ '^" + PREFIX + "[0-9]{1,8}$'")) {
      while (rows.next()) found.add(rows.getString(1));
    }
    for (String schema : found) {
      int number = Integer.parseInt(schema.substring(PREFIX.length()));
      if (!lock(owner, number)) continue; // another run uses it
      execute(owner, "drop schema if exists " + schema + " cascade");
      owner.commit();
      execute(owner, "select pg_advisory_unlock(%d, %d)".formatted(LOCK, number));
      log.info("Dropped {}, which a replay that was killed had left", schema);
    }
    owner.commit();
  }

  private static boolean lock(Connection owner, int number) throws SQLException {
    try (var statement = owner.createStatement();
        var row =
            statement.executeQuery("select pg_try_advisory_lock(%d, %d)".formatted(LOCK, number))) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private void fill(View view, boolean kept) throws SQLException {
    execute("create schema " + name);
    execute("grant usage on schema %s to %s".formatted(name, DatabaseRoles.WRITER));
    var foundBy =
        view.tables().stream()
            .filter(it -> it.foundBy() != null)
            .map(it -> it.name() + "." + it.foundBy())
            .toList();
    indexes.addAll(TableCopies.make(owner, name, tables, kept, foundBy));
    owner.commit();
  }

  /** Lets a role of the parties' reads use the tables, as far as their policies do. */
  void openTo(String role) throws SQLException {
    execute("grant usage on schema %s to %s".formatted(name, role));
    owner.commit();
  }

  /** Creates the other indexes and the planner's statistics, which only readers need. */
  void makeFitToRead() throws SQLException {
    for (String index : indexes) execute(index);
    for (String table : tables) execute("analyze " + name + "." + table);
    owner.commit();
  }

  String name() {
    return name;
  }

  /** All of the view's tables, including those of past versions. */
  List<String> tables() {
    return tables;
  }

  /**
   * The owner's connection, without autocommit; the schema's lock lasts as long as the connection.
   */
  Connection owner() {
    return owner;
  }

  void execute(String sql) throws SQLException {
    execute(owner, sql);
  }

  private static void execute(Connection owner, String sql) throws SQLException {
    try (var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * A connection of the views' writer that finds only these tables. They have no statistics yet, so
   * PostgreSQL might choose a scan over an index and keep that plan; the settings prevent it.
   */
  Connection writer(DataSource writer) throws SQLException {
    var connection = writer.getConnection();
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          set search_path = %s;
          set timezone = 'UTC';
          set synchronous_commit = off;
          set transaction_timeout = 0;
          set statement_timeout = '30min';
          set work_mem = '64MB';
          set enable_seqscan = off;
          set enable_hashjoin = off;
          set enable_mergejoin = off
          """
              .formatted(name));
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try (owner) {
      owner.rollback();
      execute("drop schema if exists " + name + " cascade");
      owner.commit();
    } catch (SQLException e) {
      log.warn("{} is left to the next replay, which drops it: {}", name, e.getMessage());
    }
  }
}
