package weft.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import dev.sigstore.rekor.client.Checkpoints;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weft.evidence.Checkpoint;
import weft.evidence.MerkleTree;

/**
 * The verifier of sigstore-java accepts the log's proofs and reads its checkpoints. It ignores
 * hashes beyond a path's end, so it can confirm a proof but not refuse each wrong one.
 */
class SigstoreJudgesProofsTest {
  private static final int LEAVES = 70;
  private static final List<byte[]> HASHES =
      IntStream.range(0, LEAVES)
          .mapToObj(it -> MerkleTree.leafHash(new byte[] {(byte) it}))
          .toList();

  private static byte[] at(int level, long index) {
    return level == 0
        ? HASHES.get((int) index)
        : MerkleTree.nodeHash(at(level - 1, 2 * index), at(level - 1, 2 * index + 1));
  }

  @Test
  void sigstore_accepts_each_proof_of_each_tree_of_up_to_70_leaves() {
    for (int size = 1; size <= LEAVES; size++) {
      var root = MerkleTree.root(size, SigstoreJudgesProofsTest::at);
      for (int index = 0; index < size; index++) {
        int leaf = index;
        int of = size;
        var path = MerkleTree.inclusion(leaf, of, SigstoreJudgesProofsTest::at);
        assertThatCode(() -> InclusionProofVerifier.verify(HASHES.get(leaf), leaf, of, path, root))
            .as("%d of %d", leaf, of)
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void sigstore_refuses_another_leaf() {
    var root = MerkleTree.root(LEAVES, SigstoreJudgesProofsTest::at);
    var path = MerkleTree.inclusion(7, LEAVES, SigstoreJudgesProofsTest::at);
    assertThatThrownBy(() -> InclusionProofVerifier.verify(HASHES.get(8), 7, LEAVES, path, root))
        .isInstanceOf(InclusionProofVerificationException.class);
  }

  @Test
  void sigstore_reads_a_checkpoint_with_its_signatures() throws Exception {
    var root = MerkleTree.root(LEAVES, SigstoreJudgesProofsTest::at);
    var keys = WitnessedHub.keys(WitnessedHub.ORIGIN);
    var note = keys.sign(Checkpoint.of(WitnessedHub.ORIGIN, LEAVES, root).text(), 1_900_000_000);
    var read = Checkpoints.from(new String(note.bytes(), StandardCharsets.UTF_8));
    assertThat(read.getOrigin()).isEqualTo(WitnessedHub.ORIGIN);
    assertThat(read.getSize()).isEqualTo(LEAVES);
    assertThat(Base64.getDecoder().decode(read.getBase64Hash())).isEqualTo(root);
    assertThat(read.getSignatures()).hasSize(2);
    assertThat(read.getSignatures().getFirst().getSignature())
        .isEqualTo(note.signatures().getFirst().signature());
  }
}
