package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.DatabaseRoles;
import weft.database.Login;
import weft.database.Migrations;
import weft.database.Pools;
import weft.deploy.HubViews;
import weft.history.History;
import weft.history.Positions;
import weft.history.follow.ViewTable;
import weft.json.EventTypes;
import weft.replay.Digest;

/** Rebuilds the views from the events alone, in a database next to the live one. */
final class Replay {
  private static final String NAME = "replayed";
  private static final String EMPTY = "never_filled";

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** The tables of all of the hub's views. */
  static final List<String> TABLES =
      HubViews.writing(JdbcClient.create(new PGSimpleDataSource())).stream()
          .flatMap(it -> it.tables().stream())
          .flatMap(
              it ->
                  it.kind() == ViewTable.Kind.VERSIONED
                      ? Stream.of(it.name(), it.past())
                      : Stream.of(it.name()))
          .toList();

  private Replay() {}

  /**
   * Compares every row of every view's tables and returns the number of rows. On a shared site
   * {@link StalledDatabase} compares for itself and the trials before it, and {@link WrongRows},
   * the last trial, for all.
   */
  static String compared(Trial trial, HubPostgres postgres) throws Exception {
    return trial.small()
        ? "views compared by a later scenario"
        : "%,d rows of views = replay".formatted(assertEqual(postgres, "weft"));
  }

  /** Compares every row of every view's tables; returns the number of rows. */
  static long assertEqual(HubPostgres postgres, String live) throws Exception {
    var replayed = tables(postgres, live);
    try (var connection = postgres.database(live, "postgres").getConnection()) {
      assertEqual(connection, digests(connection), replayed);
    }
    return replayed.values().stream().mapToLong(Digest::rows).sum();
  }

  /** Compares the live tables with a replay; no event may have been left out as a dead letter. */
  static void assertEqual(Connection live, Map<String, Digest> tables, Map<String, Digest> replayed)
      throws SQLException {
    assertThat(tables).describedAs("views against their replay").isEqualTo(replayed);
    assertThat(Digest.of(live, "select * from dead_letter").rows())
        .describedAs("dead letters")
        .isZero();
  }

  /**
   * The content of each table of the hub's views, including empty ones, after a replay of all
   * events.
   */
  static Map<String, Digest> tables(HubPostgres postgres, String live) throws Exception {
    var fresh = empty(postgres, NAME);
    copy("domain_event", postgres.database(live, "postgres"), fresh);
    replay(postgres);
    Map<String, Digest> replayed;
    try (var connection = fresh.getConnection()) {
      replayed = digests(connection);
      assertThat(Digest.of(connection, "select * from dead_letter").rows())
          .describedAs("dead letters of the replay")
          .isZero();
    }
    assertThat(replayed.values()).anyMatch(it -> it.rows() > 0);
    maintenance(postgres).sql("drop database " + NAME + " with (force)").update();
    return replayed;
  }

  /** Creates a database of this name with all tables and no rows; replaces an existing one. */
  static DataSource empty(HubPostgres postgres, String name) throws Exception {
    var maintenance = maintenance(postgres);
    migrateOnce(postgres, maintenance);
    maintenance.sql("drop database if exists " + name + " with (force)").update();
    maintenance.sql("create database %s template %s".formatted(name, EMPTY)).update();
    var fresh = postgres.database(name, "postgres");
    DatabaseRoles.create(fresh, new DatabaseRoles.Passwords("", "", ""));
    return fresh;
  }

  private static JdbcClient maintenance(HubPostgres postgres) throws IOException {
    return JdbcClient.create(postgres.database("postgres", "postgres"));
  }

  /** The template of the other databases. */
  private static void migrateOnce(HubPostgres postgres, JdbcClient maintenance) throws Exception {
    if (maintenance
        .sql("select exists (select from pg_database where datname = ? and datistemplate)")
        .param(EMPTY)
        .query(Boolean.class)
        .single()) return;
    maintenance.sql("drop database if exists " + EMPTY + " with (force)").update();
    maintenance.sql("create database " + EMPTY).update();
    DatabaseRoles.create(
        postgres.database(EMPTY, "postgres"), new DatabaseRoles.Passwords("", "", ""));
    Migrations.migrate(postgres.database(EMPTY, DatabaseRoles.OWNER));
    maintenance.sql("alter database " + EMPTY + " with is_template true").update();
  }

  private static void replay(HubPostgres postgres) throws IOException {
    var url = "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + NAME;
    try (var pools =
        Pools.open(
            url,
            new Login(DatabaseRoles.WRITER, postgres.password(DatabaseRoles.WRITER)),
            new Login(DatabaseRoles.READER, postgres.password(DatabaseRoles.READER)))) {
      var plan = History.on(pools).events(EventTypes.ALL).batchSize(137).segments(2);
      HubViews.writing(JdbcClient.create(pools.writer())).forEach(plan::view);
      try (var history = plan.open().start()) {
        settle(history.positions(), postgres);
      }
    }
  }

  /** However loaded the machine is, a replay advances; otherwise it is stuck. */
  private static void settle(Positions positions, HubPostgres postgres) throws IOException {
    long head = positions.head();
    for (long before = -1; before < head; ) {
      long now = positions.awaitSettled(head, PATIENCE) ? head : positions.settled();
      if (now <= before)
        throw new AssertionError(
            "The replay stands still at %d of %d%n%s"
                .formatted(
                    now, head, Stuck.look(JdbcClient.create(postgres.database(NAME, "postgres")))));
      before = now;
    }
  }

  /** Copies a table's rows unchanged into another database. */
  static void copy(String table, DataSource from, DataSource to) throws SQLException, IOException {
    try (var source = from.getConnection();
        var target = to.getConnection();
        var in = new PipedInputStream(1 << 16)) {
      var out = new PipedOutputStream(in);
      var read =
          CompletableFuture.runAsync(
              () -> {
                try (out) {
                  source
                      .unwrap(PGConnection.class)
                      .getCopyAPI()
                      .copyOut("copy " + table + " to stdout (format binary)", out);
                } catch (SQLException | IOException e) {
                  throw new CompletionException(e);
                }
              });
      target
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy " + table + " from stdin (format binary)", in);
      read.join();
    }
  }

  /** Digests of every table that a view of the hub writes. */
  static Map<String, Digest> digests(Connection database) throws SQLException {
    Map<String, Digest> digests = new TreeMap<>();
    for (String table : TABLES) digests.put(table, Digest.of(database, "select * from " + table));
    return digests;
  }
}
