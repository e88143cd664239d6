package weft.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustPolicyTest {
  private static final String ORIGIN = "weft.example/history";
  private static final NoteKey LOG = NoteKey.make(ORIGIN, Signing.ED25519);
  private static final NoteKey X1 = NoteKey.make("x1.example", Signing.ML_DSA_44);
  private static final NoteKey X2 = NoteKey.make("x2.example", Signing.ED25519_COSIGNATURE);
  private static final NoteKey Y = NoteKey.make("y.example", Signing.ML_DSA_44);
  private static final Checkpoint CHECKPOINT =
      Checkpoint.of(ORIGIN, 3, MerkleTree.leafHash(new byte[] {3}));

  private static SignedNote note(NoteKey... keys) {
    var lines = new ArrayList<SignedNote.SignedBy>();
    for (var key : keys) lines.add(key.sign(CHECKPOINT.text(), 1_900_000_000));
    return SignedNote.of(new SignedNote(CHECKPOINT.text(), lines).bytes());
  }

  private static TrustPolicy policy(String lines) {
    var text =
        "# whom we trust\n\nlog %s\n\twitness x1 %s https://x1.example\nwitness x2 %s\nwitness y %s\n%s\n"
            .formatted(LOG.verifier(), X1.verifier(), X2.verifier(), Y.verifier(), lines);
    return TrustPolicy.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_checkpoint_needs_a_listed_log_and_the_quorum() {
    var one = policy("quorum y");
    assertThat(one.judge(note(LOG, Y), CHECKPOINT)).isEqualTo(TrustPolicy.Trust.GOOD);
    assertThat(one.judge(note(LOG, X1, X2), CHECKPOINT)).isEqualTo(TrustPolicy.Trust.NOT_WITNESSED);
    assertThat(one.judge(note(Y, X1), CHECKPOINT)).isEqualTo(TrustPolicy.Trust.UNKNOWN_KEY);
    assertThat(policy("quorum none").judge(note(LOG), CHECKPOINT))
        .isEqualTo(TrustPolicy.Trust.GOOD);
  }

  @Test
  void groups_count_their_members() {
    var both = policy("group X 2 x1 x2\ngroup all-of 2 X y\nquorum all-of");
    assertThat(both.judge(note(LOG, X1, X2, Y), CHECKPOINT)).isEqualTo(TrustPolicy.Trust.GOOD);
    assertThat(both.judge(note(LOG, X1, Y), CHECKPOINT)).isEqualTo(TrustPolicy.Trust.NOT_WITNESSED);
    var any = policy("group X any x1 x2\nquorum X");
    assertThat(any.judge(note(LOG, X2), CHECKPOINT)).isEqualTo(TrustPolicy.Trust.GOOD);
  }

  @Test
  void a_wrong_signature_of_a_known_key_is_a_forgery() {
    var other = Checkpoint.of(ORIGIN, 4, CHECKPOINT.root());
    var signed = new SignedNote(other.text(), note(LOG, Y).signatures());
    assertThat(policy("quorum none").judge(signed, other)).isEqualTo(TrustPolicy.Trust.FORGED);
  }

  @Test
  void a_log_signs_for_its_own_origin_only() {
    var foreign = Checkpoint.of("other.example", 3, CHECKPOINT.root());
    var signed = new SignedNote(foreign.text(), List.of(LOG.sign(foreign.text(), 0)));
    assertThat(policy("quorum none").judge(signed, foreign))
        .isEqualTo(TrustPolicy.Trust.UNKNOWN_KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "quorum nobody",
        "quorum y\nquorum y",
        "witness y sigsum.org+e4ade967+AZuUY6B08pW3QVHu8uvsrxWPcAv9nykap2Nb4oxCee+r\nquorum y",
        "group g -1 x1\nquorum g",
        "group g 2 x1\nquorum g",
        "group g 0 x1\nquorum g",
        "group g any\nquorum g",
        "group none 1 x1\nquorum x1",
        "group g any x1\ngroup h any x1\nquorum g",
        "group g any h\ngroup h any x1\nquorum g",
        "witness all sigsum.org+e4ade967+AZuUY6B08pW3QVHu8uvsrxWPcAv9nykap2Nb4oxCee+r\nquorum none",
        "witness w sigsum.org+e4ade968+AZuUY6B08pW3QVHu8uvsrxWPcAv9nykap2Nb4oxCee+r\nquorum none",
        "trust me\nquorum none",
        "quorum none none",
        "quorum none\r",
      })
  void what_is_no_policy_is_refused(String lines) {
    assertThatThrownBy(() -> policy(lines)).isInstanceOf(Malformed.class);
  }

  @Test
  void a_key_stands_once() {
    var twice = "log %s\nlog %s\nquorum none\n".formatted(LOG.verifier(), LOG.verifier());
    assertThatThrownBy(() -> TrustPolicy.of(twice.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Malformed.class);
  }

  @Test
  void blanks_and_comments_are_read_over() {
    assertThatCode(
            () ->
                TrustPolicy.of(
                    """

                    # comment
                    witness   w1      sigsum.org+e4ade967+AZuUY6B08pW3QVHu8uvsrxWPcAv9nykap2Nb4oxCee+r     https://sigsum.org/witness/    #comment
                      witness w2            example.com+3753d3de+AebBhMcghIUoavZpjuDofa4sW6fYHyVn7gvwDBfvkvuM    https://example.com/witness/


                         \t     #comment
                    group      g1    all     w1  w2

                             quorum      g1
                    """
                        .getBytes(StandardCharsets.UTF_8)))
        .doesNotThrowAnyException();
  }
}
