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
}
