package weft.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class MerkleTreeTest {
  static Stream<Arguments> inclusions() {
    return rows("merkle-inclusion.json");
  }

  static Stream<Arguments> consistencies() {
    return rows("merkle-consistency.json");
  }

  private static Stream<Arguments> rows(String file) {
    return Vectors.read(file).valueStream().map(it -> Arguments.of(it.get("file").asString(), it));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inclusions")
  void inclusion_is_judged_as_the_vectors_say(String file, JsonNode it) {
    assertThat(
            MerkleTree.includes(
                bytes(it.get("leafHash")),
                number(it.get("leafIdx")),
                number(it.get("treeSize")),
                path(it),
                bytes(it.get("root"))))
        .isEqualTo(!it.get("wantErr").asBoolean());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("consistencies")
  void consistency_is_judged_as_the_vectors_say(String file, JsonNode it) {
    assertThat(
            MerkleTree.consistent(
                number(it.get("size1")),
                number(it.get("size2")),
                path(it),
                bytes(it.get("root1")),
                bytes(it.get("root2"))))
        .isEqualTo(!it.get("wantErr").asBoolean());
  }

  @Test
  void each_proof_of_each_tree_of_up_to_70_leaves_verifies_and_no_other() {
    var tree = new Leaves(70);
    for (int size = 1; size <= 70; size++) {
      var root = MerkleTree.root(size, tree::at);
      for (int index = 0; index < size; index++) {
        var path = MerkleTree.inclusion(index, size, tree::at);
        assertThat(MerkleTree.includes(tree.at(0, index), index, size, path, root)).isTrue();
        assertThat(MerkleTree.includes(tree.at(0, index), (index + 1) % size, size, path, root))
            .isEqualTo(size == 1);
      }
      for (int first = 1; first <= size; first++) {
        var firstRoot = MerkleTree.root(first, tree::at);
        var path = MerkleTree.consistency(first, size, tree::at);
        assertThat(MerkleTree.consistent(first, size, path, firstRoot, root)).isTrue();
        assertThat(MerkleTree.consistent(first, size, path, tree.at(0, 0), root))
            .isEqualTo(first == 1);
      }
    }
  }

  @Test
  void an_empty_tree_has_the_hash_of_nothing() {
    assertThat(MerkleTree.root(0, (level, index) -> new byte[0]))
        .asHexString()
        .isEqualToIgnoringCase("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  /** The vectors use unsigned numbers; the largest are negative here, and refused as such. */
  private static long number(JsonNode it) {
    return it.bigIntegerValue().longValue();
  }

  private static byte[] bytes(JsonNode it) {
    return Base64.getDecoder().decode(it.asString());
  }

  private static List<byte[]> path(JsonNode it) {
    return it.get("proof").valueStream().map(MerkleTreeTest::bytes).toList();
  }

  /** Hashes from the definition of RFC 9162 2.1.1, without any node kept. */
  static final class Leaves {
    private final List<byte[]> hashes = new ArrayList<>();

    Leaves(int size) {
      for (int i = 0; i < size; i++) hashes.add(MerkleTree.leafHash(new byte[] {(byte) i}));
    }

    byte[] at(int level, long index) {
      return level == 0
          ? hashes.get((int) index)
          : MerkleTree.nodeHash(at(level - 1, 2 * index), at(level - 1, 2 * index + 1));
    }
  }
}
