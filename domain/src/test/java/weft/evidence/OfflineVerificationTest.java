package weft.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import weft.evidence.OfflineVerification.Outcome;

class OfflineVerificationTest {
  private static final String ORIGIN = "weft.example/history";
  private static final int SIZE = 23;
  private static final NoteKey ED = NoteKey.make(ORIGIN, Signing.ED25519);
  private static final NoteKey PQ = NoteKey.make(ORIGIN, Signing.ML_DSA_44);
  private static final NoteKey WITNESS = NoteKey.make("witness.example", Signing.ML_DSA_44);

  private final List<EventEvidence> events = new ArrayList<>();

  OfflineVerificationTest() {
    var random = new SplittableRandom(7);
    for (int position = 1; position <= SIZE; position++) {
      var own = new byte[32];
      random.nextBytes(own);
      var envelope =
          new EventLeaf.Envelope(
              "id-" + position,
              "order-placed",
              null,
              "PurchaseOrder:HENGYUE:4711",
              position,
              position,
              "2031-03-01T08:00:00.123456Z");
      events.add(
          new EventEvidence(
              List.of(
                  EventLeaf.shown(own, 0, envelope.bytes()),
                  EventLeaf.shown(
                      own, 1, ("{\"n\":" + position + "}").getBytes(StandardCharsets.UTF_8)),
                  EventLeaf.shown(own, 2, "{}".getBytes(StandardCharsets.UTF_8)))));
    }
  }

  private byte[] at(int level, long index) {
    return level == 0
        ? events.get((int) index).leafHash()
        : MerkleTree.nodeHash(at(level - 1, 2 * index), at(level - 1, 2 * index + 1));
  }

  private byte[] note(long size, NoteKey... keys) {
    var text = Checkpoint.of(ORIGIN, size, MerkleTree.root(size, this::at)).text();
    var lines = new ArrayList<SignedNote.SignedBy>();
    for (var key : keys) lines.add(key.sign(text, 1_900_000_000));
    return new SignedNote(text, lines).bytes();
  }

  private byte[] proof(long index, long size, NoteKey... keys) {
    return new LogProof(null, index, MerkleTree.inclusion(index, size, this::at), note(size, keys))
        .bytes();
  }

  private static byte[] policy(String quorum) {
    return "log %s\nlog %s\nwitness w %s\nquorum %s\n"
        .formatted(ED.verifier(), PQ.verifier(), WITNESS.verifier(), quorum)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Outcome outcome(byte[] event, byte[] proof, byte[] policy) {
    return OfflineVerification.event(event, proof, policy, null).outcome();
  }

  @Test
  void each_event_is_valid_by_its_proof() {
    for (int index = 0; index < SIZE; index++) {
      var verdict =
          OfflineVerification.event(
              events.get(index).json(), proof(index, SIZE, ED, PQ), policy("none"), null);
      assertThat(verdict.outcome()).isEqualTo(Outcome.VALID);
      assertThat(verdict.en()).contains("position " + (index + 1) + " ").contains("checkpoint 23");
      assertThat(verdict.zh()).contains("位置 " + (index + 1) + " ").contains("检查点 23");
    }
  }

  @Test
  void a_part_that_is_not_shown_is_proven_by_its_hash() {
    var parts = new ArrayList<>(events.get(4).parts());
    parts.set(1, new EventLeaf.Part.Hidden(parts.get(1).hash()));
    parts.set(2, new EventLeaf.Part.Hidden(parts.get(2).hash()));
    assertThat(outcome(new EventEvidence(parts).json(), proof(4, SIZE, ED), policy("none")))
        .isEqualTo(Outcome.VALID);
  }

  @Test
  void an_event_that_was_changed_or_moved_is_changed() {
    var parts = new ArrayList<>(events.get(4).parts());
    var shown = (EventLeaf.Part.Shown) parts.get(1);
    parts.set(
        1, new EventLeaf.Part.Shown(shown.salt(), "{\"n\":6}".getBytes(StandardCharsets.UTF_8)));
    assertThat(outcome(new EventEvidence(parts).json(), proof(4, SIZE, ED), policy("none")))
        .isEqualTo(Outcome.CHANGED);
    assertThat(outcome(events.get(4).json(), proof(5, SIZE, ED), policy("none")))
        .isEqualTo(Outcome.CHANGED);
  }

  @Test
  void whose_key_is_unknown_and_what_no_witness_saw_is_told() {
    var event = events.getFirst().json();
    assertThat(
            outcome(event, proof(0, SIZE, NoteKey.make(ORIGIN, Signing.ED25519)), policy("none")))
        .isEqualTo(Outcome.UNKNOWN_KEY);
    assertThat(outcome(event, proof(0, SIZE, ED), policy("w"))).isEqualTo(Outcome.NOT_WITNESSED);
    assertThat(outcome(event, proof(0, SIZE, PQ, WITNESS), policy("w"))).isEqualTo(Outcome.VALID);
  }

  @Test
  void a_checkpoint_of_another_history_is_a_fork() {
    var before = note(9, ED, PQ);
    var consistency = MerkleTree.consistency(9, SIZE, this::at);
    var event = events.getFirst().json();
    var good = proof(0, SIZE, ED);
    assertThat(
            OfflineVerification.event(event, good, policy("none"), known(before, consistency))
                .outcome())
        .isEqualTo(Outcome.VALID);
    events.set(3, events.get(4)); // an event that the operator changes and signs again
    assertThat(
            OfflineVerification.event(
                    event,
                    proof(0, SIZE, ED),
                    policy("none"),
                    known(before, MerkleTree.consistency(9, SIZE, this::at)))
                .outcome())
        .isEqualTo(Outcome.FORKED);
  }

  private static OfflineVerification.Known known(byte[] note, List<byte[]> path) {
    return new OfflineVerification.Known(note, path);
  }

  @Test
  void each_byte_of_a_file_counts() {
    var event = events.get(4).json();
    var proof = proof(4, SIZE, ED);
    var random = new SplittableRandom(11);
    for (int i = 0; i < 400; i++) {
      var changed = (i % 2 == 0 ? event : proof).clone();
      int at = random.nextInt(changed.length);
      changed[at] ^= (byte) (1 << random.nextInt(8));
      assertThat(
              i % 2 == 0
                  ? outcome(changed, proof, policy("none"))
                  : outcome(event, changed, policy("none")))
          .describedAs("byte %d of %s", at, i % 2 == 0 ? "the event" : "the proof")
          .isNotEqualTo(Outcome.VALID);
    }
  }

  @Test
  void what_is_no_file_of_its_kind_is_malformed() {
    var event = events.getFirst().json();
    var proof = proof(0, SIZE, ED);
    for (var text :
        List.of("", "{}", "[]", "{\"parts\":[]}", "{\"parts\":[{},{},{}]}", "{\"parts\":7}", "x"))
      assertThat(outcome(text.getBytes(StandardCharsets.UTF_8), proof, policy("none")))
          .isEqualTo(Outcome.MALFORMED);
    for (var text :
        List.of("", "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v1\nindex 00\n\nx\n"))
      assertThat(outcome(event, text.getBytes(StandardCharsets.UTF_8), policy("none")))
          .isEqualTo(Outcome.MALFORMED);
    assertThat(outcome(event, proof, new byte[0])).isEqualTo(Outcome.MALFORMED);
  }
}
