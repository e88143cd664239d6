package weft.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LogChangeTest {
  private static final String ORIGIN = "weft.example/history";
  private static final List<NoteKey> OLD = keys(ORIGIN);
  private static final List<VerifierKey> TRUSTED = verifiers(OLD);

  private static List<NoteKey> keys(String origin) {
    return List.of(NoteKey.make(origin, Signing.ED25519), NoteKey.make(origin, Signing.ML_DSA_44));
  }

  private static List<VerifierKey> verifiers(List<NoteKey> keys) {
    return keys.stream().map(NoteKey::verifier).toList();
  }

  private static LogChange change(String becomes, List<NoteKey> keys) {
    return new LogChange(ORIGIN, becomes, 7, MerkleTree.leafHash(new byte[0]), verifiers(keys));
  }

  @Test
  void the_old_keys_name_the_new_ones() {
    var next = keys(ORIGIN);
    var file = change(ORIGIN, next).signed(List.of(), OLD, 1_900_000_000).bytes();
    for (var old : TRUSTED) {
      var read = Objects.requireNonNull(LogChange.verified(LogProof.of(file), List.of(old)));
      assertThat(read.keys().toString()).isEqualTo(verifiers(next).toString());
      assertThat(read.size()).isEqualTo(7);
    }
  }

  @Test
  void each_of_several_changes_is_proven() {
    var statements = new ArrayList<byte[]>();
    for (int i = 0; i < 9; i++) {
      var change = change(ORIGIN + "/" + i, keys(ORIGIN + "/" + i));
      var proof = LogProof.of(change.signed(statements, OLD, 1).bytes());
      assertThat(Objects.requireNonNull(LogChange.verified(proof, TRUSTED)).becomes())
          .isEqualTo(ORIGIN + "/" + i);
      statements.add(change.statement());
    }
  }

  @Test
  void a_statement_of_others_names_nothing() {
    var next = keys(ORIGIN);
    var stranger = change(ORIGIN, next).signed(List.of(), next, 1);
    assertThat(LogChange.verified(stranger, TRUSTED)).isNull();
    var good = change(ORIGIN, next).signed(List.of(), OLD, 1);
    var other = change(ORIGIN, OLD).statement();
    var forged = new LogProof(other, good.index(), good.path(), good.checkpoint());
    assertThat(LogChange.verified(forged, TRUSTED)).isNull();
    var foreign = new LogChange("other.example", ORIGIN, 7, new byte[32], verifiers(next));
    assertThat(LogChange.verified(foreign.signed(List.of(), OLD, 1), TRUSTED)).isNull();
  }

  @Test
  void what_is_no_statement_is_refused() {
    var good = new String(change(ORIGIN, OLD).statement(), StandardCharsets.UTF_8);
    for (var text :
        List.of(
            "",
            good.strip(),
            good.replace("v1", "v2"),
            good.replace("size 7", "size 07"),
            good.replace("root ", "tree "),
            good.substring(0, good.indexOf("key ")),
            good.replace("becomes " + ORIGIN, "becomes other")))
      assertThatThrownBy(() -> LogChange.of(text.getBytes(StandardCharsets.UTF_8)))
          .describedAs(text)
          .isInstanceOf(Malformed.class);
  }

  private static byte[] policy() {
    return ("log " + TRUSTED.getFirst() + "\nquorum none").getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void a_policy_follows_changes_in_their_order_and_none_that_its_keys_did_not_sign() {
    var next = keys(ORIGIN);
    var last = keys(ORIGIN + "/2");
    var first = change(ORIGIN, next).signed(List.of(), OLD, 1).bytes();
    var second = change(ORIGIN + "/2", last).signed(List.of(), next, 1).bytes();
    var followed =
        TrustPolicy.of(
                Objects.requireNonNull(LogChange.followed(policy(), List.of(first, second, first))))
            .logs();
    assertThat(followed.stream().map(VerifierKey::toString))
        .startsWith(TRUSTED.getFirst().toString())
        .containsAll(verifiers(next).stream().map(VerifierKey::toString).toList())
        .containsAll(verifiers(last).stream().map(VerifierKey::toString).toList())
        .hasSize(5);
    assertThat(LogChange.followed(policy(), List.of(second))).isNull();
    assertThat(LogChange.followed(policy(), List.of())).isEqualTo(policy());
  }

  private static byte[] event(String payload) {
    var random = new byte[32];
    return new EventEvidence(
            List.of(
                EventLeaf.shown(random, 0, new byte[0]),
                EventLeaf.shown(random, 1, payload.getBytes(StandardCharsets.UTF_8)),
                new EventLeaf.Part.Hidden(new byte[32])))
        .json();
  }

  @Test
  void the_evidence_of_the_event_that_records_a_change_is_as_good_as_the_statement() {
    var next = keys(ORIGIN);
    var signed =
        new String(change(ORIGIN, next).signed(List.of(), OLD, 1).bytes(), StandardCharsets.UTF_8);
    var file = event("{\"number\":1,\"proof\":\"" + signed.replace("\n", "\\n") + "\"}");
    var read = Objects.requireNonNull(LogChange.verified(LogChange.in(file), TRUSTED));
    assertThat(read.keys().toString()).isEqualTo(verifiers(next).toString());
    for (var payload : List.of("{}", "[]", "{\"proof\":7}", "{\"proof\":\"x\"}"))
      assertThatThrownBy(() -> LogChange.in(event(payload)))
          .describedAs(payload)
          .isInstanceOf(Malformed.class);
  }
}
