package weft.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.history.HappeningHub.await;
import static weft.history.HappeningHub.happen;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import weft.database.TestDatabase;
import weft.evidence.Checkpoint;
import weft.evidence.EventEvidence;
import weft.evidence.LogChange;
import weft.evidence.LogProof;
import weft.evidence.NoteKey;
import weft.evidence.OfflineVerification;
import weft.evidence.OfflineVerification.Outcome;
import weft.evidence.Signing;
import weft.evidence.VerifierKey;
import weft.history.HappeningHub;
import weft.history.History;
import weft.history.axonserver.ServerOnPaper;
import weft.json.Json;
import weft.keys.EvidenceKeysChanged;

class KeyChangesTest {
  private static final String ORIGIN = "weft.example/history";
  private static final LogKeys OLD = keys(ORIGIN);
  private static final LogKeys NEXT = keys(ORIGIN);

  private TestDatabase db;
  private History hub;
  private SealedLog sealed;
  private KeyChanges changes;

  private static LogKeys keys(String origin) {
    return new LogKeys(
        List.of(NoteKey.make(origin, Signing.ED25519), NoteKey.make(origin, Signing.ML_DSA_44)));
  }

  @BeforeEach
  void sealTen() {
    db = TestDatabase.fresh();
    hub = HappeningHub.hub(db).open().start();
    sealed = new SealedLog(db.pools().writer());
    changes = new KeyChanges(db.pools().writer());
    for (int i = 0; i < 10; i++) happen(hub, "before", i);
    try (var _ = sealer(OLD)) {
      await(() -> size() == 10);
    }
  }

  @AfterEach
  void end() {
    hub.close();
    db.close();
  }

  private Sealer sealer(LogKeys keys) {
    return Sealer.start(db.pools().writer(), keys, Clock.systemUTC());
  }

  private long size() {
    return sealed.checkpoint().map(it -> Checkpoint.of(it.text()).size()).orElse(0L);
  }

  private void change(LogKeys old, LogKeys next) {
    changes.change(old, next, Clock.systemUTC(), hub.events());
  }

  private byte[] policy() {
    return sealed.verifiers().stream()
        .map(it -> "log " + it + "\n")
        .collect(Collectors.joining("", "", "quorum none\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private record Saved(byte[] event, byte[] proof) {}

  private Saved saved(long position) {
    var event = new EventEvidence(List.copyOf(sealed.parts(position).orElseThrow())).json();
    return new Saved(event, Objects.requireNonNull(sealed.proof(position, event)).bytes());
  }

  private static Outcome outcome(Saved it, byte[] policy) {
    return OfflineVerification.event(it.event(), it.proof(), policy, null).outcome();
  }

  @Test
  void old_proofs_stay_valid_after_the_keys_were_changed_and_new_ones_are_signed_by_the_new_keys() {
    var old = saved(3);
    var before = policy();
    change(OLD, NEXT);
    assertThat(outcome(saved(3), before)).isEqualTo(Outcome.UNKNOWN_KEY);
    try (var _ = sealer(NEXT)) {
      happen(hub, "after", 0);
      await(() -> size() == 12);
    }
    assertThat(outcome(old, policy())).isEqualTo(Outcome.VALID);
    assertThat(outcome(saved(3), policy())).isEqualTo(Outcome.VALID);
    assertThat(outcome(saved(12), policy())).isEqualTo(Outcome.VALID);
  }

  @Test
  void a_proof_that_ends_at_a_cosigned_checkpoint_carries_the_new_keys_too() {
    var witness = NoteKey.make("witness.example", Signing.ML_DSA_44);
    var note = sealed.checkpoint().orElseThrow();
    var cosigned = note.with(List.of(witness.sign(note.text(), 1_900_000_000)));
    new WitnessedCheckpoints(db.pools().writer(), EvidenceLog.HISTORY).keep(cosigned);
    change(OLD, NEXT);
    for (var it : List.of(OLD, NEXT)) {
      var policy =
          "log %s\nwitness w %s\nquorum w\n"
              .formatted(String.join("\nlog ", it.verifiers()), witness.verifier());
      assertThat(outcome(saved(3), policy.getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(Outcome.VALID);
    }
  }

  @Test
  void monitoring_sees_for_how_long_an_event_waits_for_its_seal() {
    var later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10));
    assertThat(sealed.secondsBehind(later)).isZero();
    happen(hub, "after", 0);
    assertThat(sealed.secondsBehind(later)).isBetween(600L, 660L);
    try (var _ = sealer(OLD)) {
      await(() -> sealed.secondsBehind(later) == 0);
    }
    assertThat(new SealedLog(db.pools().writer(), EvidenceLog.CERTIFICATES).secondsBehind(later))
        .isZero();
  }

  @Test
  void a_sealer_goes_on_after_a_fault_of_the_database_at_its_start() {
    var failed = new AtomicBoolean();
    var failsOnce =
        new DelegatingDataSource(db.pools().writer()) {
          @Override
          public Connection getConnection() throws SQLException {
            if (Thread.currentThread().getName().startsWith("weft-sealer")
                && failed.compareAndSet(false, true)) throw new SQLException("away for a moment");
            return super.getConnection();
          }
        };
    happen(hub, "after", 0);
    try (var _ = Sealer.start(failsOnce, OLD, Clock.systemUTC())) {
      await(() -> size() == 11);
    }
    assertThat(failed).isTrue();
  }

  @Test
  void each_key_has_its_range() {
    change(OLD, NEXT);
    assertThat(sealed.keys())
        .containsExactlyInAnyOrder(
            new SealedLog.Key(OLD.verifiers().get(0), 0, 10L, null),
            new SealedLog.Key(OLD.verifiers().get(1), 0, 10L, null),
            new SealedLog.Key(NEXT.verifiers().get(0), 10, null, 11L),
            new SealedLog.Key(NEXT.verifiers().get(1), 10, null, 11L));
    assertThat(sealed.verifiers().subList(2, 4))
        .containsExactlyInAnyOrderElementsOf(NEXT.verifiers());
  }

  @Test
  void the_change_is_signed_by_the_old_keys() {
    change(OLD, NEXT);
    var proof = LogProof.of(changes.find(1).orElseThrow().bytes());
    for (var verifier : OLD.verifiers()) {
      var change = LogChange.verified(proof, List.of(VerifierKey.of(verifier)));
      assertThat(Objects.requireNonNull(change).size()).isEqualTo(10);
      assertThat(change.keys().stream().map(VerifierKey::toString))
          .containsExactlyElementsOf(NEXT.verifiers());
    }
    assertThat(changes.find(2)).isEmpty();
  }

  /** From an old policy to a proof by the new keys, with the evidence of the event alone. */
  @Test
  void the_change_is_an_event_of_the_history_that_leads_to_the_new_keys() {
    var before = policy();
    change(OLD, NEXT);
    try (var _ = sealer(NEXT)) {
      await(() -> size() == 11);
    }
    var event = saved(11);
    assertThat(outcome(event, before)).isEqualTo(Outcome.UNKNOWN_KEY);
    assertThat(OfflineVerification.keys(event.event(), before).outcome()).isEqualTo(Outcome.VALID);
    var followed = Objects.requireNonNull(LogChange.followed(before, List.of(event.event())));
    assertThat(outcome(event, followed)).isEqualTo(Outcome.VALID);
    assertThat(outcome(saved(3), followed)).isEqualTo(Outcome.VALID);
    assertThat(changes.isAt(11)).isTrue();
    assertThat(changes.isAt(10)).isFalse();
    assertThat(changes.isAt(12)).isFalse();
  }

  /** The process ended between the event and the signatures of the new keys. */
  @Test
  void a_sealer_completes_the_signatures_of_a_change() {
    var witness = NoteKey.make("witness.example", Signing.ML_DSA_44);
    var note = sealed.checkpoint().orElseThrow();
    var cosigned = note.with(List.of(witness.sign(note.text(), 1_900_000_000)));
    new WitnessedCheckpoints(db.pools().writer(), EvidenceLog.HISTORY).keep(cosigned);
    var before = db.admin().sql("select note from evidence_log").query(byte[].class).single();
    change(OLD, NEXT);
    db.admin().sql("update evidence_log set note = ?").param(before).update();
    db.admin().sql("update evidence_witnessed set note = ?").param(cosigned.bytes()).update();
    assertThat(NEXT.signed(sealed.checkpoint().orElseThrow())).isFalse();
    try (var _ = sealer(NEXT)) {
      await(() -> size() == 11);
    }
    var policy =
        "log %s\nwitness w %s\nquorum w\n".formatted(NEXT.verifiers().get(1), witness.verifier());
    assertThat(outcome(saved(3), policy.getBytes(StandardCharsets.UTF_8)))
        .as("at the cosigned checkpoint")
        .isEqualTo(Outcome.VALID);
  }

  @Test
  void a_hub_with_the_old_keys_seals_no_more() {
    try (var old = sealer(OLD)) {
      change(OLD, NEXT);
      happen(hub, "after", 0);
      old.wake();
      try (var _ = sealer(NEXT)) {
        await(() -> size() == 12);
      }
      happen(hub, "after", 1);
      old.wake();
      assertThat(size()).isEqualTo(12);
    }
    assertThat(sealed.isOf(OLD)).isFalse();
    assertThat(sealed.isOf(NEXT)).isTrue();
  }

  @Test
  void only_the_current_keys_can_name_others() {
    assertThatThrownBy(() -> change(NEXT, keys(ORIGIN))).isInstanceOf(IllegalStateException.class);
    change(OLD, NEXT);
    assertThatThrownBy(() -> change(OLD, keys(ORIGIN))).isInstanceOf(IllegalStateException.class);
    change(NEXT, keys(ORIGIN));
    assertThat(changes.find(2)).isPresent();
  }

  /** Somebody with SQL records a change to keys of its own, which it signed itself. */
  @Test
  void an_event_that_the_current_keys_did_not_sign_changes_nothing() {
    var statement =
        new LogChange(
            ORIGIN, ORIGIN, 10, new byte[32], NEXT.keys().stream().map(NoteKey::verifier).toList());
    var signed = statement.signed(List.of(), NEXT.keys(), 1_900_000_000);
    var event = EvidenceKeysChanged.of("history", 1, OLD.verifiers(), statement, signed);
    var recorded =
        db.admin()
            .sql(
                """
                insert into domain_event (position, stream, sequence, event_id, stream_type, type, payload, metadata, recorded_at, published_at)
                select 11, 'EvidenceLog:history', 0, 'forged', 'EvidenceLog', 'evidence-keys-changed', ?, metadata, recorded_at + interval '1 s', now()
                from domain_event where position = 10
                """)
            .param(Json.mapper().writeValueAsBytes(event))
            .update();
    assertThat(recorded).isEqualTo(1);
    assertThat(sealed.isOf(OLD)).isTrue();
    assertThat(sealed.verifiers()).containsExactlyInAnyOrderElementsOf(OLD.verifiers());
    assertThat(changes.find(1)).isEmpty();
    try (var _ = sealer(OLD)) {
      await(() -> size() == 11);
    }
  }

  /** A hub that starts with unknown keys of the right name must not add them. */
  @Test
  void a_key_without_a_change_does_not_become_one_of_the_log() {
    try (var _ = sealer(NEXT)) {
      assertThat(sealed.verifiers()).containsExactlyInAnyOrderElementsOf(OLD.verifiers());
    }
  }

  @Test
  void a_log_that_begins_anew_has_another_name_and_the_same_events() {
    var old = saved(3);
    var other = keys("weft.example/history/2");
    change(OLD, other);
    var checkpoint = Checkpoint.of(sealed.checkpoint().orElseThrow().text());
    assertThat(checkpoint.origin()).isEqualTo("weft.example/history/2");
    assertThat(checkpoint.size()).isEqualTo(10);
    assertThat(outcome(old, policy())).isEqualTo(Outcome.VALID);
    assertThat(outcome(saved(3), policy())).isEqualTo(Outcome.VALID);
  }

  /**
   * The database has a copy of a history that is kept on a server; the change is appended there.
   */
  @Test
  void keys_of_a_copied_history_change_by_an_event_of_the_original() {
    try (var server = ServerOnPaper.start();
        var copy = TestDatabase.fresh();
        var there = HappeningHub.hub(copy).axonServer(server.address()).open().start()) {
      var writer = copy.pools().writer();
      var log = new SealedLog(writer);
      happen(there, "before", 0);
      try (var _ = Sealer.start(writer, OLD, Clock.systemUTC())) {
        await(() -> log.checkpoint().isPresent());
      }
      new KeyChanges(writer).change(OLD, NEXT, Clock.systemUTC(), there.events());
      assertThat(server.events().all()).hasSize(2);
      assertThat(log.isOf(NEXT)).isTrue();
      try (var _ = Sealer.start(writer, NEXT, Clock.systemUTC())) {
        await(() -> Checkpoint.of(log.checkpoint().orElseThrow().text()).size() == 2);
      }
    }
  }
}
