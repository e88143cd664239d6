package weft.deploy.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.history.HappeningHub.await;
import static weft.history.HappeningHub.happen;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.database.Beside;
import weft.database.TestDatabase;
import weft.deploy.settings.StartRefused;
import weft.evidence.Checkpoint;
import weft.evidence.KeyFile;
import weft.evidence.SignedNote;
import weft.history.HappeningHub;
import weft.history.History;
import weft.sealing.EvidenceLog;
import weft.sealing.KeyChanges;
import weft.sealing.LogKeys;
import weft.sealing.SealedLog;
import weft.sealing.Sealer;

/** The operator's commands on the log: new keys, a new name, and the audit. */
@Beside("own")
class KeyRotationTest {
  private static final int EVENTS = 20;

  @TempDir Path data;
  private TestDatabase db;
  private History hub;
  private DataSource writer;
  private SealedLog sealed;
  private Path file;
  private LogKeys first;
  private String errors = "";

  @BeforeEach
  void seal() throws IOException {
    db = TestDatabase.fresh();
    writer = db.pools().writer();
    sealed = new SealedLog(writer);
    file = EvidenceKeys.file(data, EvidenceLog.HISTORY);
    first = EvidenceKeys.make(file, EvidenceKeys.origin(null, EvidenceLog.HISTORY));
    hub = HappeningHub.hub(db).open().start();
    try (var _ = Sealer.start(writer, first, Clock.systemUTC())) {
      for (int i = 0; i < EVENTS; i++) happen(hub, "orders", i);
      await(() -> sealed.checkpoint().map(it -> size(it) == EVENTS).orElse(false));
    }
  }

  @AfterEach
  void close() {
    hub.close();
    db.close();
  }

  private KeyRotation rotation() {
    return new KeyRotation(data, writer, hub.events(), Clock.systemUTC());
  }

  private static long size(SignedNote note) {
    return Checkpoint.of(note.text()).size();
  }

  private String inFile() throws IOException {
    return Objects.requireNonNull(EvidenceKeys.in(file)).verifiers().toString();
  }

  @Test
  void rotated_keys_are_in_the_file_and_are_the_logs() throws IOException {
    var next = rotation().rotate(EvidenceLog.HISTORY);
    assertThat(next.origin()).isEqualTo(first.origin());
    assertThat(sealed.isOf(next)).isTrue();
    assertThat(inFile()).isEqualTo(next.verifiers().toString());
    assertThat(file.resolveSibling("history.keys.next")).doesNotExist();
    var renewed = rotation().renew(EvidenceLog.HISTORY, URI.create("https://hub.example.com"));
    assertThat(renewed.origin()).startsWith("hub.example.com/history/");
    assertThat(Checkpoint.of(sealed.checkpoint().orElseThrow().text()).origin())
        .isEqualTo(renewed.origin());
  }

  /** The command was killed after the history had the new keys. */
  @Test
  @Tag("long")
  void a_change_that_was_broken_off_is_completed_at_the_next_start() throws IOException {
    var next = EvidenceKeys.generated(first.origin());
    KeyFile.replace(file.resolveSibling("history.keys.next"), next.keys());
    new KeyChanges(writer).change(first, next, Clock.systemUTC(), hub.events());
    KeyRotation.complete(file, sealed);
    assertThat(inFile()).isEqualTo(next.verifiers().toString());
  }

  /** The command was killed before the history had the new keys. */
  @Test
  @Tag("long")
  void keys_that_the_log_never_had_wait_for_the_next_command() throws IOException {
    var never = EvidenceKeys.generated(first.origin());
    var waiting = file.resolveSibling("history.keys.next");
    KeyFile.replace(waiting, never.keys());
    KeyRotation.complete(file, sealed);
    assertThat(inFile()).isEqualTo(first.verifiers().toString());
    assertThat(waiting).exists();
    assertThat(rotation().rotate(EvidenceLog.HISTORY).verifiers()).isEqualTo(never.verifiers());
    assertThat(inFile()).isEqualTo(never.verifiers().toString());
    assertThat(sealed.isOf(never)).isTrue();
    assertThat(waiting).doesNotExist();
  }

  /** A hub starts after the next keys are on disk and before the history has them. */
  @Test
  @Tag("long")
  void a_hub_that_starts_during_a_change_waits_for_it() throws Exception {
    var next = file.resolveSibling("history.keys.next");
    CompletableFuture<LogKeys> rotated;
    CompletableFuture<?> started;
    try (var connection = db.adminLogins().getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute("lock table weft.domain_event in exclusive mode");
      }
      rotated = later(() -> rotation().rotate(EvidenceLog.HISTORY));
      await(() -> Files.exists(next));
      started =
          later(
              () -> {
                KeyRotation.complete(file, sealed);
                return file;
              });
      assertThatThrownBy(() -> started.get(100, TimeUnit.MILLISECONDS))
          .as("the start waits for the change")
          .isInstanceOf(TimeoutException.class);
      connection.rollback();
    }
    assertThat(inFile(rotated.get(20, TimeUnit.SECONDS))).isTrue();
    started.get(20, TimeUnit.SECONDS);
    assertThat(inFile(rotated.get())).isTrue();
    assertThat(sealed.isOf(rotated.get())).isTrue();
    assertThat(next).doesNotExist();
  }

  @Test
  @Tag("long")
  void of_two_changes_at_once_the_file_has_the_keys_of_the_last() throws Exception {
    var both =
        List.of(
            later(() -> rotation().rotate(EvidenceLog.HISTORY)),
            later(() -> rotation().rotate(EvidenceLog.HISTORY)));
    for (var it : both) it.get(20, TimeUnit.SECONDS);
    assertThat(sealed.isOf(Objects.requireNonNull(EvidenceKeys.in(file)))).isTrue();
  }

  private boolean inFile(LogKeys keys) throws IOException {
    return inFile().equals(keys.verifiers().toString());
  }

  private static <T> CompletableFuture<T> later(Callable<T> it) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return it.call();
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        },
        command -> Thread.ofPlatform().daemon().start(command));
  }

  @Test
  @Tag("long")
  void without_the_current_keys_nothing_changes() throws IOException {
    Files.delete(file);
    assertThatThrownBy(() -> rotation().rotate(EvidenceLog.HISTORY))
        .isInstanceOf(IOException.class);
    var other = EvidenceKeys.make(file, first.origin());
    assertThatThrownBy(() -> rotation().rotate(EvidenceLog.HISTORY))
        .isInstanceOf(IllegalStateException.class);
    assertThat(sealed.isOf(first)).isTrue();
    assertThat(inFile()).isEqualTo(other.verifiers().toString());
  }

  @Test
  void the_audit_ends_with_the_codes_of_the_offline_verifier() throws IOException {
    var checkpoint = sealed.checkpoint().orElseThrow().bytes();
    assertThat(audit(null, null)).startsWith("0 Equal: the first 20 events");
    assertThat(audit(checkpoint, null)).startsWith("0 ");
    assertThat(audit(new byte[] {'x'}, null)).startsWith("15 ");
    var stranger = "log " + EvidenceKeys.generated("x").verifiers().getFirst() + "\nquorum none\n";
    assertThat(audit(checkpoint, stranger)).startsWith("12 ");
    var witnessed =
        "log %s\nwitness w %s\nquorum w\n"
            .formatted(
                first.verifiers().getFirst(), EvidenceKeys.generated("w").verifiers().getLast());
    assertThat(audit(checkpoint, witnessed)).startsWith("13 ");
    db.admin().sql("update domain_event set type = 'x' where position = 13").update();
    assertThat(audit(checkpoint, null))
        .startsWith("10 Changed: the event at position 13 was changed, removed or moved");
  }

  /** Somebody with SQL names keys of its own, and signs the checkpoint with them. */
  @Test
  @Tag("long")
  void without_a_policy_only_the_keys_in_the_file_are_trusted() throws IOException {
    var text = sealed.checkpoint().orElseThrow().text();
    var forger = EvidenceKeys.generated(first.origin());
    var forged =
        new SignedNote(text, forger.keys().stream().map(it -> it.sign(text, 1)).toList()).bytes();
    for (var verifier : forger.verifiers())
      db.admin()
          .sql("insert into evidence_key (log, verifier, from_size) values ('history', ?, 0)")
          .param(verifier)
          .update();
    assertThat(audit(null, null)).startsWith("0 ");
    db.admin().sql("update evidence_log set note = ?").param(forged).update();
    assertThat(audit(null, null)).startsWith("12 ");
    assertThat(errors).contains("names a key that");
    Files.delete(file);
    assertThat(audit(null, null)).startsWith("2 ").contains("--policy");
  }

  @Test
  @Tag("long")
  void a_witness_that_cannot_be_read_from_the_settings_is_refused_at_the_start() {
    var key = EvidenceKeys.generated("witness.example").verifiers();
    assertThat(Sealing.addresses(List.of("https://witness.example " + key.getLast()))).hasSize(1);
    for (var wrong :
        List.of(
            "https://witness.example",
            "ftp://witness.example " + key.getLast(),
            "witness.example " + key.getLast(),
            "https://witness.example key",
            "https://witness.example " + key.getFirst())) // signs no time, so it is no witness's
    assertThatThrownBy(() -> Sealing.addresses(List.of(wrong)))
          .as(wrong)
          .isInstanceOf(StartRefused.class);
  }

  private String audit(byte @Nullable [] checkpoint, @Nullable String policy) throws IOException {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        LogVerdict.history(
                writer,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8))
            .of(checkpoint, policy == null ? null : policy.getBytes(StandardCharsets.UTF_8), data);
    errors = err.toString(StandardCharsets.UTF_8);
    return code + " " + out.toString(StandardCharsets.UTF_8);
  }
}
