package weft.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.history.HappeningHub.await;
import static weft.history.HappeningHub.happen;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.TestDatabase;
import weft.evidence.Checkpoint;
import weft.evidence.EventEvidence;
import weft.evidence.MerkleTree;
import weft.evidence.NoteKey;
import weft.evidence.OfflineVerification;
import weft.evidence.OfflineVerification.Outcome;
import weft.evidence.SignedNote;
import weft.evidence.Signing;
import weft.history.HappeningHub;
import weft.history.History;

class SealerTest {
  private static final String ORIGIN = "weft.example/history";
  private static final LogKeys KEYS =
      new LogKeys(
          List.of(NoteKey.make(ORIGIN, Signing.ED25519), NoteKey.make(ORIGIN, Signing.ML_DSA_44)));
  private static final byte[] POLICY =
      "log %s\nlog %s\nquorum none\n"
          .formatted(KEYS.verifiers().get(0), KEYS.verifiers().get(1))
          .getBytes(StandardCharsets.UTF_8);

  /** More than two batches of the sealer. */
  private static final int BEFORE = 2_100;

  private static final Duration HOUR = Duration.ofHours(1);

  private static TestDatabase db;
  private static History hub;
  private static Sealer sealer;
  private static SealedLog sealed;

  /** An existing history, and then two sealers, as of two hubs. */
  @BeforeAll
  static void sealWhatIsThere() {
    db = TestDatabase.fresh();
    hub = HappeningHub.hub(db).open().start();
    for (int i = 0; i < BEFORE; i++) happen(hub, "before-" + i % 7, i / 7);
    sealed = new SealedLog(db.pools().writer());
    sealer = Sealer.start(db.pools().writer(), KEYS, Clock.systemUTC());
    await(() -> size() == BEFORE);
  }

  @AfterAll
  static void end() {
    sealer.close();
    hub.close();
    db.close();
  }

  private static long size() {
    return sealed.checkpoint().map(it -> Checkpoint.of(it.text()).size()).orElse(0L);
  }

  private static Outcome outcome(long position) {
    var evidence = new EventEvidence(List.copyOf(sealed.parts(position).orElseThrow()));
    var proof = Objects.requireNonNull(sealed.proof(position, evidence.json()));
    return OfflineVerification.event(evidence.json(), proof.bytes(), POLICY, null).outcome();
  }

  /** Every seventh event, and those on both sides of the borders between batches. */
  @Test
  void events_of_a_history_that_was_there_before_are_proven() {
    for (long position = 1; position <= BEFORE; position++)
      if (position % 7 == 0 || position % 1_000 <= 1)
        assertThat(outcome(position)).as("position %d", position).isEqualTo(Outcome.VALID);
  }

  /** Each checkpoint costs two signatures and a commit, which commands would wait for. */
  @Test
  void events_that_follow_each_other_share_some_five_checkpoints_a_second() {
    var sizes = new HashSet<Long>();
    long begun = System.nanoTime();
    int events = 0;
    while (System.nanoTime() - begun < 1_000_000_000L) {
      happen(hub, "load", events++);
      sealer.wake();
      sizes.add(size());
    }
    assertThat(events).isGreaterThan(20);
    assertThat(sizes.size()).isLessThanOrEqualTo(8);
    await(() -> sealed.secondsBehind(Clock.offset(Clock.systemUTC(), HOUR)) == 0);
  }

  @Test
  void two_hubs_seal_one_log_that_only_grows() {
    SignedNote before = sealed.checkpoint().orElseThrow();
    var old = Checkpoint.of(before.text());
    try (var other = Sealer.start(db.pools().writer(), KEYS, Clock.systemUTC())) {
      for (int i = 0; i < 50; i++) {
        happen(hub, "two-hubs", i);
        sealer.wake();
        other.wake();
      }
      await(() -> size() >= old.size() + 50);
    }
    var now = Checkpoint.of(sealed.checkpoint().orElseThrow().text());
    var path = Objects.requireNonNull(sealed.consistency(old.size(), now.size()));
    assertThat(MerkleTree.consistent(old.size(), now.size(), path, old.root(), now.root()))
        .isTrue();
    assertThat(outcome(now.size())).isEqualTo(Outcome.VALID);
  }

  @Test
  void what_is_not_sealed_has_no_proof() {
    assertThat(sealed.proof(1_000_000, new byte[0])).isNull();
    assertThat(sealed.consistency(1, 1_000_000)).isNull();
  }

  @Test
  void an_event_changed_by_sql_is_found() {
    var random = new SplittableRandom(5);
    for (String column : List.of("payload", "metadata", "type", "event_id", "stream"))
      for (int i = 0; i < 8; i++) {
        long position = 1 + random.nextInt(BEFORE);
        var kept =
            db.admin().sql("select " + column + "::text from domain_event where position = ?");
        String was = kept.param(position).query(String.class).single();
        String cast = column.equals("payload") || column.equals("metadata") ? "::bytea" : "";
        String other = cast.isEmpty() ? was + "x" : was + "00";
        change(column, cast, other, position);
        assertThat(outcome(position)).as("%s of %d", column, position).isEqualTo(Outcome.CHANGED);
        change(column, cast, was, position);
        assertThat(outcome(position)).isEqualTo(Outcome.VALID);
      }
  }

  private static void change(String column, String cast, String value, long position) {
    db.admin()
        .sql("update domain_event set " + column + " = ?" + cast + " where position = ?")
        .params(value, position)
        .update();
  }
}
