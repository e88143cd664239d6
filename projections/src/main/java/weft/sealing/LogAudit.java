package weft.sealing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.evidence.Checkpoint;
import weft.evidence.MerkleTree;
import weft.history.store.HistoryReader;

/**
 * Computes a log's tree anew from the stored events and salts, and compares it with a checkpoint.
 * Where they differ, the log's stored hashes show the first entry that was changed.
 */
public final class LogAudit {
  private static final int PAGE = 500;

  private final JdbcClient database;
  private final EvidenceLog log;
  private final StoredLeaves entries;

  private LogAudit(DataSource database, EvidenceLog log, StoredLeaves entries) {
    this.database = JdbcClient.create(database);
    this.log = log;
    this.entries = entries;
  }

  /** An audit of the whole history. */
  public LogAudit(DataSource database) {
    this(database, EvidenceLog.HISTORY, new EventLeaves(database));
  }

  /** An audit of all states of all certificates; it can be used once. */
  public LogAudit(DataSource database, HistoryReader history) {
    this(database, EvidenceLog.CERTIFICATES, new CertificateLeaves(database, history));
  }

  /** How the stored events compare with a checkpoint. */
  public enum Finding {
    /** The entries are those of the checkpoint, and the log has their hashes. */
    EQUAL,
    /** The entry at the position was changed, removed or moved; the log's hashes are intact. */
    EVENT_CHANGED,
    /** The entries are those of the checkpoint, but a stored hash was changed. */
    HASH_CHANGED,
    /** Entries and hashes were changed; the position is the first where they differ. */
    BOTH_CHANGED,
    /** The entries are those of the checkpoint, and another one stands before the first. */
    EVENT_ADDED,
    /** Entries and hashes fit each other and not the checkpoint: the log was sealed anew. */
    FORKED
  }

  /**
   * The result.
   *
   * @param position the first entry that differs, from 1: in the log of the history it is the
   *     event's position; 0 if none differs
   * @param root the root of the stored events
   */
  @SuppressWarnings("ArrayRecordComponent") // the bytes are never compared
  public record Result(Finding finding, long position, byte[] root) {}

  /** Compares the stored events with a checkpoint whose signatures the caller has judged. */
  public Result of(Checkpoint checkpoint, LongConsumer progress) {
    long size = checkpoint.size();
    var tree = new GrowingTree();
    var hashes = new GrowingTree();
    long different = 0;
    for (long at = 1; at <= size; ) {
      var leaves = entries.next(at, Math.min(size, at + PAGE - 1));
      var stored = new Tiles(database, log);
      for (var leaf : leaves) {
        var hash = stored(stored, at);
        tree.add(leaf == null ? new byte[0] : leaf);
        hashes.add(hash);
        if (different == 0 && !Arrays.equals(hash, leaf)) different = at;
        at++;
      }
      progress.accept(at - 1);
    }
    return new Result(finding(checkpoint, tree, hashes, different), different, tree.root());
  }

  private Finding finding(
      Checkpoint checkpoint, GrowingTree events, GrowingTree hashes, long different) {
    var root = checkpoint.root();
    if (Arrays.equals(events.root(), root)) {
      if (different > 0 || !Arrays.equals(nodesRoot(checkpoint.size()), root))
        return Finding.HASH_CHANGED;
      return entries.hasOneBeforeTheFirst() ? Finding.EVENT_ADDED : Finding.EQUAL;
    }
    if (different == 0) return Finding.FORKED;
    return Arrays.equals(hashes.root(), root) ? Finding.EVENT_CHANGED : Finding.BOTH_CHANGED;
  }

  /** The leaf hash that the log has for the position; no bytes if it lacks the hash. */
  private static byte[] stored(Tiles tiles, long position) {
    try {
      return tiles.at(0, position - 1);
    } catch (IllegalStateException e) {
      return new byte[0];
    }
  }

  /** The root by the log's stored nodes, from which proofs are made; null if one is missing. */
  private byte @Nullable [] nodesRoot(long size) {
    try {
      return MerkleTree.root(size, new Tiles(database, log));
    } catch (IllegalStateException e) {
      return null;
    }
  }

  /** A Merkle tree that keeps one hash for each bit of its size. */
  private static final class GrowingTree {
    private final List<byte[]> subtrees = new ArrayList<>();
    private long size;

    void add(byte[] leaf) {
      var hash = leaf;
      for (long rest = size; (rest & 1) == 1; rest >>= 1)
        hash = MerkleTree.nodeHash(subtrees.removeLast(), hash);
      subtrees.add(hash);
      size++;
    }

    byte[] root() {
      if (subtrees.isEmpty()) return MerkleTree.emptyRoot();
      var hash = subtrees.getLast();
      for (int i = subtrees.size() - 2; i >= 0; i--)
        hash = MerkleTree.nodeHash(subtrees.get(i), hash);
      return hash;
    }
  }
}
