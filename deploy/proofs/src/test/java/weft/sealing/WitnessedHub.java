package weft.sealing;

import static weft.history.HappeningHub.await;
import static weft.history.HappeningHub.happen;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import weft.database.TestDatabase;
import weft.evidence.Checkpoint;
import weft.evidence.NoteKey;
import weft.evidence.Signing;
import weft.history.HappeningHub;
import weft.history.History;
import weft.witness.WitnessCommand;
import weft.witness.WitnessServer;

/** A hub whose history is sealed, and a witness beside it. */
final class WitnessedHub implements AutoCloseable {
  static final String ORIGIN = "weft.example/history";
  private static final List<String> COPIED =
      List.of(
          "domain_event",
          "evidence_log",
          "evidence_tile",
          "evidence_salt",
          "evidence_key",
          "evidence_witnessed");

  final TestDatabase db;
  final History history;
  final SealedLog sealed;
  private Sealer sealer;

  private WitnessedHub(TestDatabase db, LogKeys keys) {
    this.db = db;
    this.history = HappeningHub.hub(db).open().start();
    this.sealed = new SealedLog(db.pools().writer());
    this.sealer = Sealer.start(db.pools().writer(), keys, Clock.systemUTC());
  }

  static LogKeys keys(String origin) {
    return new LogKeys(
        List.of(NoteKey.make(origin, Signing.ED25519), NoteKey.make(origin, Signing.ML_DSA_44)));
  }

  static WitnessedHub empty(LogKeys keys) {
    return new WitnessedHub(TestDatabase.fresh(), keys);
  }

  /** A second database with the same events and the same log, as a restored backup has them. */
  WitnessedHub restored(LogKeys keys) throws SQLException, IOException {
    var copy = TestDatabase.fresh();
    for (var table : COPIED) {
      var rows = new ByteArrayOutputStream();
      try (var from = db.adminLogins().getConnection();
          var to = copy.adminLogins().getConnection()) {
        var _ =
            from.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy " + table + " to stdout", rows);
        var _ =
            to.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                    "copy " + table + " from stdin", new ByteArrayInputStream(rows.toByteArray()));
      }
    }
    return new WitnessedHub(copy, keys);
  }

  /** Records events on one stream and waits until they are sealed. */
  void record(String stream, int count) {
    long until = head() + count;
    for (int i = 0; i < count; i++) happen(history, stream, i);
    sealer.wake();
    await(() -> size() == until);
  }

  private long head() {
    return db.admin()
        .sql("select coalesce(max(position), 0) from domain_event")
        .query(Long.class)
        .single();
  }

  void sealWith(LogKeys keys) {
    sealer.close();
    sealer = Sealer.start(db.pools().writer(), keys, Clock.systemUTC());
  }

  void stopSealing() {
    sealer.close();
  }

  long size() {
    return sealed.checkpoint().map(it -> Checkpoint.of(it.text()).size()).orElse(0L);
  }

  /** Whether the newest checkpoint has a cosignature below the log's two signatures. */
  boolean isCosigned() {
    return sealed.checkpoint().map(it -> it.signatures().size() > 2).orElse(false);
  }

  Witnesses asking(WitnessAddress witness) {
    return Witnesses.start(
        db.pools().writer(),
        EvidenceLog.HISTORY,
        List.of(witness),
        Clock.systemUTC(),
        Duration.ofMillis(100));
  }

  @Override
  public void close() {
    sealer.close();
    history.close();
    db.close();
  }

  /** A witness's directory and its running server. */
  static final class RunningWitness implements AutoCloseable {
    private final Path directory;
    private WitnessServer server;
    private List<String> keys = List.of();

    RunningWitness(Path directory, List<LogKeys> logs) throws IOException {
      this.directory = directory;
      knows(logs);
      this.server = started(0);
    }

    void knows(List<LogKeys> logs) throws IOException {
      Files.writeString(
          directory.resolve("policy"),
          logs.stream()
              .flatMap(it -> it.verifiers().stream())
              .map(it -> "log " + it + "\n")
              .collect(Collectors.joining("", "", "quorum none\n")));
    }

    /** Saves a signed change of a log's keys for the next start. */
    void knowsChange(int number, byte[] change) throws IOException {
      var changes = Files.createDirectories(directory.resolve("changes"));
      Files.write(changes.resolve(Integer.toString(number)), change);
    }

    private WitnessServer started(int port) {
      var out = new ByteArrayOutputStream();
      var started =
          WitnessCommand.run(
              List.of(
                  "--name",
                  "witness.example/oem",
                  "--port",
                  Integer.toString(port),
                  directory.toString()),
              Locale.ENGLISH,
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(OutputStream.nullOutputStream()));
      keys =
          out.toString(StandardCharsets.UTF_8)
              .lines()
              .filter(it -> it.startsWith("witness.example/oem+"))
              .toList();
      return Objects.requireNonNull(started);
    }

    /** The setting by which a hub asks this witness. */
    WitnessAddress address() {
      return WitnessAddress.of("http://127.0.0.1:" + server.port() + "/ " + String.join(" ", keys));
    }

    /** Stops and starts it on the same port, with the policy that is there now. */
    void restart() throws IOException {
      int port = server.port();
      server.close();
      server = started(port);
    }

    void stop() throws IOException {
      server.close();
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
