package weft.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import weft.evidence.WitnessRules.Refusal;
import weft.evidence.WitnessRules.Refused;

/** A witness answers as C2SP tlog-witness of July 2026 says. */
class WitnessRulesTest {
  private static final String ORIGIN = "weft.example/history";
  private static final NoteKey ED = NoteKey.make(ORIGIN, Signing.ED25519);
  private static final NoteKey ML = NoteKey.make(ORIGIN, Signing.ML_DSA_44);
  private static final WitnessRules RULES = new WitnessRules(List.of(ED.verifier(), ML.verifier()));
  private static final List<byte[]> LEAVES =
      IntStream.range(0, 40).mapToObj(it -> MerkleTree.leafHash(new byte[] {(byte) it})).toList();

  private static byte[] at(int level, long index) {
    return level == 0
        ? LEAVES.get((int) index)
        : MerkleTree.nodeHash(at(level - 1, 2 * index), at(level - 1, 2 * index + 1));
  }

  private static Checkpoint tree(long size) {
    return Checkpoint.of(ORIGIN, size, MerkleTree.root(size, WitnessRulesTest::at));
  }

  private static List<byte[]> path(long from, long to) {
    return MerkleTree.consistency(from, to, WitnessRulesTest::at);
  }

  private static byte[] body(long old, List<byte[]> path, Checkpoint checkpoint, NoteKey... keys) {
    var signatures = Stream.of(keys).map(it -> it.sign(checkpoint.text(), 1_900_000_000)).toList();
    return new AddCheckpoint(old, path, new SignedNote(checkpoint.text(), signatures).bytes())
        .bytes();
  }

  /** Returns null where the witness cosigns. */
  private static @Nullable Refusal refusal(byte[] body, @Nullable Checkpoint last) {
    try {
      WitnessRules.requireFollows(RULES.verified(body), last);
      return null;
    } catch (Refused e) {
      return e.refusal();
    }
  }

  @Test
  void a_tree_that_only_grew_is_cosigned() {
    assertThat(refusal(body(0, List.of(), tree(7), ED, ML), null)).isNull();
    for (int old = 1; old <= 20; old++)
      for (int size = old; size <= 40; size++)
        assertThat(refusal(body(old, path(old, size), tree(size), ED), tree(old))).isNull();
  }

  @Test
  void the_log_must_be_known() {
    var other = NoteKey.make("other.example", Signing.ED25519);
    var checkpoint = Checkpoint.of("other.example", 7, tree(7).root());
    var refused = refusal(body(0, List.of(), checkpoint, other), null);
    assertThat(refused).isEqualTo(Refusal.UNKNOWN_LOG);
    assertThat(Refusal.UNKNOWN_LOG.status()).isEqualTo(404);
  }

  @Test
  void a_known_key_must_have_signed_and_none_wrongly() {
    var stranger = NoteKey.make(ORIGIN, Signing.ED25519);
    assertThat(refusal(body(0, List.of(), tree(7), stranger), null)).isEqualTo(Refusal.NOT_SIGNED);
    assertThat(refusal(body(0, List.of(), tree(7), stranger, ED), null)).isNull();
    var wrong = ML.sign(tree(8).text(), 1);
    var note = new SignedNote(tree(7).text(), List.of(ED.sign(tree(7).text(), 1), wrong));
    assertThat(refusal(new AddCheckpoint(0, List.of(), note.bytes()).bytes(), null))
        .isEqualTo(Refusal.NOT_SIGNED);
    assertThat(Refusal.NOT_SIGNED.status()).isEqualTo(403);
  }

  @Test
  void only_verified_signatures_of_the_log_are_kept() throws Refused {
    var stranger = NoteKey.make(ORIGIN, Signing.ED25519);
    var kept = RULES.verified(body(0, List.of(), tree(7), stranger, ED, ML, ED)).note();
    assertThat(kept.signatures())
        .extracting(SignedNote.SignedBy::keyId)
        .containsExactly(ED.verifier().id(), ML.verifier().id());
  }

  @Test
  void the_old_size_is_at_most_the_new_one() {
    assertThat(refusal(body(8, List.of(), tree(7), ED), tree(8))).isEqualTo(Refusal.OLD_BEYOND_NEW);
    assertThat(Refusal.OLD_BEYOND_NEW.status()).isEqualTo(400);
  }

  @Test
  void the_old_size_is_that_of_the_last_cosigned_checkpoint() {
    assertThat(refusal(body(0, List.of(), tree(9), ED), tree(7))).isEqualTo(Refusal.OTHER_SIZE);
    assertThat(refusal(body(6, path(6, 9), tree(9), ED), tree(7))).isEqualTo(Refusal.OTHER_SIZE);
    assertThat(refusal(body(6, path(6, 9), tree(9), ED), null)).isEqualTo(Refusal.OTHER_SIZE);
    assertThat(Refusal.OTHER_SIZE.status()).isEqualTo(409);
  }

  @Test
  void size_0_has_the_root_of_the_empty_tree() {
    var empty = Checkpoint.of(ORIGIN, 0, MerkleTree.emptyRoot());
    assertThat(refusal(body(0, List.of(), empty, ED), null)).isNull();
    assertThat(refusal(body(0, List.of(), empty, ED), empty)).isNull();
    assertThat(refusal(body(0, List.of(), tree(7), ED), empty)).isNull();
    var wrong = Checkpoint.of(ORIGIN, 0, tree(7).root());
    assertThat(refusal(body(0, List.of(), wrong, ED), null))
        .isEqualTo(Refusal.EMPTY_TREE_WITH_ROOT);
    assertThat(Refusal.EMPTY_TREE_WITH_ROOT.status()).isEqualTo(422);
  }

  @Test
  void old_size_0_has_an_empty_proof() {
    assertThat(refusal(body(0, path(3, 7), tree(7), ED), null)).isEqualTo(Refusal.INCONSISTENT);
    assertThat(Refusal.INCONSISTENT.status()).isEqualTo(422);
  }

  @Test
  void another_root_of_the_same_size_is_refused() {
    var other = Checkpoint.of(ORIGIN, 7, tree(6).root());
    assertThat(refusal(body(7, List.of(), tree(7), ED), tree(7))).isNull();
    assertThat(refusal(body(7, List.of(), other, ED), tree(7))).isEqualTo(Refusal.INCONSISTENT);
  }

  @Test
  void a_proof_has_at_most_63_hashes() {
    var hashes = Collections.nCopies(63, tree(1).root());
    assertThat(refusal(body(5, hashes, tree(7), ED), tree(5))).isEqualTo(Refusal.INCONSISTENT);
    var more = Collections.nCopies(64, tree(1).root());
    assertThat(refusal(body(5, more, tree(7), ED), tree(5))).isEqualTo(Refusal.MALFORMED);
    assertThat(Refusal.MALFORMED.status()).isEqualTo(400);
  }

  static Stream<Arguments> consistencies() {
    return Vectors.read("merkle-consistency.json")
        .valueStream()
        .filter(it -> number(it.get("size1")) > 0 && number(it.get("size2")) >= 0)
        .filter(it -> isRoot(it.get("root1")) && isRoot(it.get("root2"))) // else no checkpoint
        .map(it -> Arguments.of(it.get("file").asString(), it));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("consistencies")
  void consistency_is_judged_as_the_vectors_say(String file, JsonNode it) {
    var last = Checkpoint.of(ORIGIN, number(it.get("size1")), bytes(it.get("root1")));
    var next = Checkpoint.of(ORIGIN, number(it.get("size2")), bytes(it.get("root2")));
    var path = it.get("proof").valueStream().map(WitnessRulesTest::bytes).toList();
    boolean cosigned = refusal(body(last.size(), path, next, ED), last) == null;
    assertThat(cosigned).isEqualTo(!it.get("wantErr").asBoolean());
  }

  private static boolean isRoot(JsonNode it) {
    return bytes(it).length == Sha256.LENGTH;
  }

  private static long number(JsonNode it) {
    return it.bigIntegerValue().longValue();
  }

  private static byte[] bytes(JsonNode it) {
    return Base64.getDecoder().decode(it.asString());
  }

  @Test
  void the_request_of_the_specification_is_read_and_written_byte_for_byte() {
    var body =
        """
        old 20852014
        PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
        jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
        5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
        /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
        \u2014 example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
        """
            .getBytes(StandardCharsets.UTF_8);
    var read = AddCheckpoint.of(body);
    assertThat(read.oldSize()).isEqualTo(20_852_014);
    assertThat(read.path()).hasSize(4);
    assertThat(Checkpoint.of(SignedNote.of(read.note()).text()).size()).isEqualTo(20_852_163);
    assertThat(read.bytes()).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "old 1",
        "old 1\n",
        "old 01\n\nx",
        "new 1\n\n",
        "old -1\n\n",
        "old 1\nx\n\n",
        "old 1\nAAAA\n\n",
        "\nold 1\n\n"
      })
  void what_is_no_request_is_refused(String body) {
    assertThatThrownBy(() -> AddCheckpoint.of(body.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Malformed.class);
  }
}
