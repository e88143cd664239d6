package weft.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.history.HappeningHub.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import weft.evidence.AddCheckpoint;
import weft.evidence.Checkpoint;
import weft.sealing.LogAudit.Finding;
import weft.sealing.WitnessedHub.RunningWitness;

/**
 * Changes of the history by SQL, against a checkpoint that a witness cosigned before. Each is made
 * in a transaction that is rolled back.
 */
class TamperingTest {
  private static final int EVENTS = 300;
  private static final LogKeys KEYS = WitnessedHub.keys(WitnessedHub.ORIGIN);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path directory;
  private static WitnessedHub hub;
  private static RunningWitness witness;
  private static Checkpoint cosigned;

  @BeforeAll
  static void cosignTheHistory() throws IOException {
    hub = WitnessedHub.empty(KEYS);
    witness = new RunningWitness(directory, List.of(KEYS));
    for (int i = 0; i < 10; i++) hub.record("stream-" + i, EVENTS / 10);
    try (var _ = hub.asking(witness.address())) {
      await(hub::isCosigned);
    }
    hub.stopSealing();
    cosigned = Checkpoint.of(hub.sealed.checkpoint().orElseThrow().text());
  }

  @AfterAll
  static void end() throws IOException {
    witness.close();
    hub.close();
  }

  @Test
  void tamperings_are_found_and_placed() throws Exception {
    tamper(new SplittableRandom(41), 60);
  }

  @Test
  @Tag("long")
  void a_thousand_tamperings_are_found_and_placed() throws Exception {
    tamper(new SplittableRandom(42), 1_000);
  }

  private static void tamper(SplittableRandom random, int times) throws Exception {
    try (var connection = hub.db.adminLogins().getConnection()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < times; i++) {
        var kind = Kind.values()[i % Kind.values().length];
        long position = 1 + random.nextInt(EVENTS - 1);
        kind.change(
            JdbcClient.create(new SingleConnectionDataSource(connection, true)), position, random);
        var found = audit(connection);
        assertThat(found.finding()).as("%s at %d", kind, position).isEqualTo(Finding.EVENT_CHANGED);
        assertThat(found.position()).as("%s at %d", kind, position).isEqualTo(position);
        assertThat(status(found.root())).as("%s at %d, sealed anew", kind, position).isEqualTo(422);
        connection.rollback();
      }
    }
  }

  private static LogAudit.Result audit(Connection connection) {
    return new LogAudit(new SingleConnectionDataSource(connection, true)).of(cosigned, _ -> {});
  }

  /** The operator seals what is there now with the log's own keys, and asks the witness. */
  private static int status(byte[] root) throws IOException, InterruptedException {
    var text = Checkpoint.of(WitnessedHub.ORIGIN, EVENTS, root).text();
    var note = KEYS.sign(text, Clock.systemUTC().instant().getEpochSecond());
    var request =
        HttpRequest.newBuilder(witness.address().url().resolve("add-checkpoint"))
            .POST(
                BodyPublishers.ofByteArray(
                    new AddCheckpoint(EVENTS, List.of(), note.bytes()).bytes()))
            .build();
    return HTTP.send(request, BodyHandlers.ofByteArray()).statusCode();
  }

  @Test
  void a_history_that_nobody_changed_raises_no_alarm() throws Exception {
    try (var connection = hub.db.adminLogins().getConnection()) {
      for (int i = 0; i < 100; i++) {
        var found = audit(connection);
        assertThat(found.finding()).isEqualTo(Finding.EQUAL);
        if (i == 0) assertThat(status(found.root())).isEqualTo(200);
      }
    }
  }

  @Test
  void a_changed_hash_is_told_apart_from_a_changed_event() throws SQLException {
    try (var connection = hub.db.adminLogins().getConnection()) {
      connection.setAutoCommit(false);
      var database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      database
          .sql(
              "update evidence_tile set hashes = set_byte(hashes, 32 * 6, 255 - get_byte(hashes, 32"
                  + " * 6)) where level = 0 and number = 0")
          .update();
      var found = audit(connection);
      assertThat(found.finding()).isEqualTo(Finding.HASH_CHANGED);
      assertThat(found.position()).isEqualTo(7);
      Kind.PAYLOAD.change(database, 5, new SplittableRandom(1));
      var both = audit(connection);
      assertThat(both.finding()).isEqualTo(Finding.BOTH_CHANGED);
      assertThat(both.position()).isEqualTo(5);
      connection.rollback();
    }
  }

  /** No position is before 1, so such a row is in no leaf; readers of its stream would see it. */
  @Test
  void an_event_before_the_first_position_is_found() throws SQLException {
    try (var connection = hub.db.adminLogins().getConnection()) {
      connection.setAutoCommit(false);
      Kind.insert(JdbcClient.create(new SingleConnectionDataSource(connection, true)), 0);
      assertThat(audit(connection).finding()).isEqualTo(Finding.EVENT_ADDED);
      connection.rollback();
    }
  }

  /** The operator also seals it anew, so that events and hashes fit each other again. */
  @Test
  void a_history_that_was_sealed_anew_is_a_fork() throws Exception {
    try (var copy = hub.restored(KEYS)) {
      copy.stopSealing();
      var database = copy.db.admin();
      Kind.PAYLOAD.change(database, 100, new SplittableRandom(3));
      database.sql("truncate evidence_tile, evidence_salt, evidence_witnessed").update();
      database.sql("update evidence_log set size = 0, note = null").update();
      copy.sealWith(KEYS);
      await(() -> copy.size() == EVENTS);
      try (var asked = copy.asking(witness.address())) {
        await(() -> asked.forks().get("witness.example/oem") == 1);
      }
      var found = new LogAudit(copy.db.pools().writer()).of(cosigned, _ -> {});
      assertThat(found.finding()).isEqualTo(Finding.FORKED);
    }
  }

  /** How somebody with the database changes the history at a position. */
  private enum Kind {
    PAYLOAD("update domain_event set payload = payload || '\\x20' where position = ?"),
    METADATA("update domain_event set metadata = metadata || '\\x20' where position = ?"),
    TYPE("update domain_event set type = type || 'x' where position = ?"),
    REVISION("update domain_event set revision = coalesce(revision, '') || '1' where position = ?"),
    EVENT_ID("update domain_event set event_id = event_id || 'x' where position = ?"),
    STREAM("update domain_event set stream = stream || 'x' where position = ?"),
    SEQUENCE("update domain_event set sequence = sequence + 1000000 where position = ?"),
    TIME(
        "update domain_event set recorded_at = recorded_at + interval '1 microsecond' where"
            + " position = ?"),
    DELETE("delete from domain_event where position = ?"),
    DELETE_AND_CLOSE_UP("delete from domain_event where position = ?") {
      @Override
      void change(JdbcClient database, long position, SplittableRandom random) {
        super.change(database, position, random);
        move(database, position, -1);
      }
    },
    INSERT("") {
      @Override
      void change(JdbcClient database, long position, SplittableRandom random) {
        move(database, position - 1, 1);
        insert(database, position);
      }
    },
    REORDER("update domain_event set position = 0 where position = ?") {
      @Override
      void change(JdbcClient database, long position, SplittableRandom random) {
        long other = position + 1 + random.nextLong(EVENTS - position);
        super.change(database, position, random);
        database
            .sql("update domain_event set position = ? where position = ?")
            .params(position, other)
            .update();
        database
            .sql("update domain_event set position = ? where position = 0")
            .param(other)
            .update();
      }
    },
    SALT("update evidence_salt set random = sha256(random) where position = ?"),
    NO_SALT("delete from evidence_salt where position = ?");

    private final String sql;

    Kind(String sql) {
      this.sql = sql;
    }

    void change(JdbcClient database, long position, SplittableRandom random) {
      assertThat(database.sql(sql).param(position).update()).isEqualTo(1);
    }

    static void insert(JdbcClient database, long position) {
      database
          .sql(
              "insert into domain_event select ?, 'forged', 0, 'forged', stream_type, type,"
                  + " revision, payload, metadata, recorded_at, published_at from domain_event"
                  + " where event_id <> 'forged' limit 1")
          .param(position)
          .update();
    }

    /** Moves all later events by one position. Two steps, because positions are unique. */
    private static void move(JdbcClient database, long after, int by) {
      database
          .sql("update domain_event set position = -position where position > ?")
          .param(after)
          .update();
      database
          .sql("update domain_event set position = -position + ? where position < 0")
          .param(by)
          .update();
    }
  }
}
