package weft.sealing;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.evidence.Checkpoint;
import weft.evidence.EventLeaf;
import weft.evidence.MerkleTree;
import weft.history.store.HistoryTable;
import weft.history.store.HistoryUnavailable;
import weft.history.store.StoredEvent;

/**
 * Computes the history's tree anew from the stored events and salts, and compares it with a
 * checkpoint. Where they differ, the log's stored hashes show the first event that was changed.
 */
public final class LogAudit {
  private static final int PAGE = 500;
  private static final long PAGE_BYTES = 1 << 20;
  private static final String DATA_EXCEPTION = "22"; // the class of SQLSTATE

  private final JdbcClient database;
  private final HistoryTable history;

  public LogAudit(DataSource database) {
    this.database = JdbcClient.create(database);
    this.history = new HistoryTable(database);
  }

  /** How the history compares with a checkpoint. */
  public enum Finding {
    /** The events are those of the checkpoint, and the log has their hashes. */
    EQUAL,
    /** The event at the position was changed, removed or moved; the log's hashes are intact. */
    EVENT_CHANGED,
    /** The events are those of the checkpoint, but a stored hash was changed. */
    HASH_CHANGED,
    /** Events and hashes were changed; the position is the first where they differ. */
    BOTH_CHANGED,
    /** The events are those of the checkpoint, and another one stands before the first position. */
    EVENT_ADDED,
    /** Events and hashes fit each other and not the checkpoint: the history was sealed anew. */
    FORKED
  }

  /**
   * The result.
   *
   * @param position the first position that differs; 0 if none does
   * @param root the root of the stored events
   */
  @SuppressWarnings("ArrayRecordComponent") // the bytes are never compared
  public record Result(Finding finding, long position, byte[] root) {}

  /** Compares the history with a checkpoint whose signatures the caller has judged. */
  public Result of(Checkpoint checkpoint, LongConsumer progress) {
    long size = checkpoint.size();
    var tree = new GrowingTree();
    var hashes = new GrowingTree();
    long different = 0;
    for (long at = 1; at <= size; ) {
      var leaves = leaves(at, Math.min(size, at + PAGE - 1));
      var stored = new Tiles(database, SealedLog.HISTORY);
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
      return hasEventBeforeTheFirst() ? Finding.EVENT_ADDED : Finding.EQUAL;
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
      return MerkleTree.root(size, new Tiles(database, SealedLog.HISTORY));
    } catch (IllegalStateException e) {
      return null;
    }
  }

  /** Positions begin at 1. An earlier row belongs to a stream, but to no leaf. */
  private boolean hasEventBeforeTheFirst() {
    return database
        .sql("select exists (select from domain_event where position < 1)")
        .query(Boolean.class)
        .single();
  }

  /** The leaf hashes of the positions; null for an event or salt that is missing or unreadable. */
  private List<byte @Nullable []> leaves(long from, long until) {
    var salts = salts(from, until);
    var leaves = new ArrayList<byte @Nullable []>();
    for (long at = from; at <= until; ) {
      var read = read(at, until);
      for (; at <= read.until(); at++) {
        var event = read.events().get(at);
        var salt = salts.get(at);
        leaves.add(event == null || salt == null ? null : leaf(event, salt));
      }
    }
    return leaves;
  }

  private static byte @Nullable [] leaf(StoredEvent event, byte[] salt) {
    return salt.length == 32 ? EventLeaf.hash(SealedLog.parts(event, salt)) : null;
  }

  /** Events by position. Those up to {@code until} that it lacks are not in the history. */
  private record Read(Map<Long, StoredEvent> events, long until) {}

  private Read read(long from, long until) {
    try {
      var events = new HashMap<Long, StoredEvent>();
      var positions = LongStream.rangeClosed(from, until).boxed().toList();
      for (var it : history.at(positions, PAGE_BYTES)) events.put(it.position(), it);
      long last = events.keySet().stream().mapToLong(it -> it).max().orElse(until);
      return new Read(events, last);
    } catch (RuntimeException e) {
      if (!isOfTheData(e)) throw e;
      return from < until ? read(from, from + (until - from) / 2) : new Read(Map.of(), from);
    }
  }

  /** Whether the stored bytes cannot be read; a database that does not answer proves nothing. */
  private static boolean isOfTheData(RuntimeException e) {
    if (!(e instanceof HistoryUnavailable)) return true;
    return e.getCause() instanceof SQLException sql
        && sql.getSQLState() != null
        && sql.getSQLState().startsWith(DATA_EXCEPTION);
  }

  private Map<Long, byte[]> salts(long from, long until) {
    var all = new HashMap<Long, byte[]>();
    database
        .sql("select position, random from evidence_salt where position between ? and ?")
        .params(from, until)
        .query(
            row -> {
              all.put(row.getLong(1), requireNonNull(row.getBytes(2)));
            });
    return all;
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
