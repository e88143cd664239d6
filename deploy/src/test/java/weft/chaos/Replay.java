package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.DatabaseRoles;
import weft.database.Login;
import weft.database.Migrations;
import weft.database.Pools;
import weft.history.History;
import weft.history.Positions;
import weft.json.EventTypes;
import weft.projections.interchange.InterchangeBoard;
import weft.projections.ordering.OrderBoard;
import weft.projections.party.DirectoryView;
import weft.projections.scheduling.CallOffBoard;

/** The views made again from the events alone, in a database beside the live one. */
final class Replay {
  private static final String NAME = "replayed";

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private Replay() {}

  /** Compares every row of every view's table; gives how many there were. */
  static long assertEqual(HubPostgres postgres, String live) throws Exception {
    var maintenance = JdbcClient.create(postgres.database("postgres", "postgres"));
    maintenance.sql("drop database if exists " + NAME + " with (force)").update();
    maintenance.sql("create database " + NAME).update();
    var fresh = postgres.database(NAME, "postgres");
    DatabaseRoles.create(fresh, new DatabaseRoles.Passwords("", "", ""));
    Migrations.migrate(postgres.database(NAME, DatabaseRoles.OWNER));
    copy("domain_event", postgres.database(live, "postgres"), fresh);
    replay(postgres);
    var replayed = digests(JdbcClient.create(fresh));
    assertThat(replayed).isNotEmpty();
    var served = digests(JdbcClient.create(postgres.database(live, "postgres")));
    served.keySet().retainAll(replayed.keySet()); // the replay wrote to tables of views alone
    assertThat(served).describedAs("views against their replay").isEqualTo(replayed);
    maintenance.sql("drop database " + NAME + " with (force)").update();
    return replayed.values().stream()
        .mapToLong(it -> Long.parseLong(it.substring(0, it.indexOf(' '))))
        .sum();
  }

  private static void replay(HubPostgres postgres) throws IOException {
    var url = "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + NAME;
    try (var pools =
            Pools.open(
                url,
                new Login(DatabaseRoles.WRITER, postgres.password(DatabaseRoles.WRITER)),
                new Login(DatabaseRoles.READER, postgres.password(DatabaseRoles.READER)));
        var history =
            History.on(pools)
                .events(EventTypes.ALL)
                .view(new DirectoryView(JdbcClient.create(pools.writer())))
                .view(new CallOffBoard())
                .view(new OrderBoard())
                .view(new InterchangeBoard())
                .batchSize(137)
                .segments(2)
                .open()
                .start()) {
      settle(history.positions(), postgres);
    }
  }

  /** However loaded the machine is, it comes on; where it does not, it is stuck. */
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

  /** A table's rows as they are, into another database. */
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

  /** How many rows each table has, and a sum over hashes of all their columns. */
  private static Map<String, String> digests(JdbcClient database) {
    Map<String, String> digests = new TreeMap<>();
    for (String table :
        database
            .sql(
                "select tablename from pg_tables where schemaname = 'weft' and tablename not in"
                    + " ('domain_event', 'token_entry', 'flyway_schema_history')")
            .query(String.class)
            .list()) {
      String digest =
          database
              .sql(
                  "select count(*) || ' rows ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from %s t"
                      .formatted(table))
              .query(String.class)
              .single();
      if (!digest.startsWith("0 ")) digests.put(table, digest);
    }
    return digests;
  }
}
