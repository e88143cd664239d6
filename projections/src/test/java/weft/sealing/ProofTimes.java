package weft.sealing;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import weft.evidence.Checkpoint;
import weft.evidence.LogProof;
import weft.evidence.MerkleTree;
import weft.evidence.NoteKey;
import weft.evidence.SignedNote;
import weft.evidence.Signing;

/**
 * Measures proofs in a large log. The leaves are hashes of numbers, and all hashes above them are
 * true: each proof is verified.
 */
public final class ProofTimes {
  private static final int BATCH = 25_600;
  private static final NoteKey KEY = NoteKey.make("weft.example/history", Signing.ML_DSA_44);
  private static final byte[] EXTRA = new byte[1_000];

  private ProofTimes() {}

  /**
   * Measures proofs of random leaves at each of these sizes of the log, in turns.
   *
   * @return nanoseconds by size
   */
  public static Map<Long, List<Long>> measure(DataSource database, List<Long> sizes, int proofs) {
    Map<Long, SignedNote> notes = new TreeMap<>();
    long filled = 0;
    for (long size : sizes) {
      filled = fill(database, filled, size);
      notes.put(size, sign(database, size));
    }
    var random = new SplittableRandom(7);
    Map<Long, List<Long>> times = new TreeMap<>();
    for (int i = 0; i < proofs; i++)
      for (var it : notes.entrySet()) {
        keep(database, it.getValue(), it.getKey());
        long position = 1 + random.nextLong(it.getKey());
        long begun = System.nanoTime();
        var proof = new SealedLog(database).proof(position, EXTRA);
        long took = System.nanoTime() - begun;
        requireTrue(Objects.requireNonNull(proof), position);
        times.computeIfAbsent(it.getKey(), _ -> new ArrayList<>()).add(took);
      }
    return times;
  }

  private static byte[] leaf(long index) {
    return MerkleTree.leafHash(ByteBuffer.allocate(Long.BYTES).putLong(index).array());
  }

  private static void requireTrue(LogProof proof, long position) {
    var tree = Checkpoint.of(SignedNote.of(proof.checkpoint()).text());
    if (!MerkleTree.includes(
        leaf(position - 1), proof.index(), tree.size(), proof.path(), tree.root()))
      throw new IllegalStateException("The proof of " + position + " is wrong");
  }

  private static long fill(DataSource database, long from, long until) {
    var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    var client = JdbcClient.create(database);
    for (long at = from; at < until; ) {
      var leaves = new ArrayList<byte[]>();
      for (long i = at; i < Math.min(until, at + BATCH); i++) leaves.add(leaf(i));
      long first = at;
      transaction.executeWithoutResult(
          _ -> {
            var tiles = new Tiles(client, EvidenceLog.HISTORY);
            tiles.append(first, leaves);
            tiles.store();
          });
      at += leaves.size();
    }
    return until;
  }

  private static SignedNote sign(DataSource database, long size) {
    var nodes = new Tiles(JdbcClient.create(database), EvidenceLog.HISTORY);
    var text = Checkpoint.of(KEY.verifier().name(), size, MerkleTree.root(size, nodes)).text();
    return new SignedNote(text, List.of(KEY.sign(text, 1_900_000_000)));
  }

  private static void keep(DataSource database, SignedNote note, long size) {
    JdbcClient.create(database)
        .sql(
            """
            insert into evidence_log (log, origin, size, note) values ('history', ?, ?, ?)
            on conflict (log) do update set size = excluded.size, note = excluded.note
            """)
        .params(KEY.verifier().name(), size, note.bytes())
        .update();
  }
}
