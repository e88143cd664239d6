package weft.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The Merkle tree of RFC 9162 section 2.1, over SHA-256. Sizes and indexes count leaves. */
public final class MerkleTree {
  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  /** No tree of up to 2^63 leaves has a longer path. */
  public static final int LONGEST_PROOF = 63;

  private MerkleTree() {}

  /**
   * The hashes of complete subtrees: level 0 has the leaf hashes, level n the nodes over 2^n
   * leaves.
   */
  @FunctionalInterface
  public interface Nodes {
    byte[] at(int level, long index);
  }

  public static byte[] emptyRoot() {
    return Sha256.of();
  }

  public static byte[] leafHash(byte[] entry) {
    return Sha256.of(LEAF, entry);
  }

  public static byte[] nodeHash(byte[] left, byte[] right) {
    return Sha256.of(NODE, left, right);
  }

  public static byte[] root(long size, Nodes nodes) {
    return size == 0 ? emptyRoot() : hash(0, size, nodes);
  }

  /** Computes an inclusion proof (RFC 9162 2.1.3.1): the siblings from the leaf up. */
  public static List<byte[]> inclusion(long index, long size, Nodes nodes) {
    if (index < 0 || index >= size) throw new IllegalArgumentException(index + " of " + size);
    var path = new ArrayList<byte[]>();
    long from = 0;
    long until = size;
    while (until - from > 1) {
      long middle = from + half(until - from);
      if (index < middle) {
        path.add(hash(middle, until, nodes));
        until = middle;
      } else {
        path.add(hash(from, middle, nodes));
        from = middle;
      }
    }
    return path.reversed();
  }

  /**
   * Computes a consistency proof (RFC 9162 2.1.4.1); empty where both trees are equal or the first
   * is empty.
   */
  public static List<byte[]> consistency(long first, long second, Nodes nodes) {
    if (first < 0 || first > second) throw new IllegalArgumentException(first + " of " + second);
    var path = new ArrayList<byte[]>();
    if (first == 0 || first == second) return path;
    long from = 0;
    long until = second;
    boolean whole = true; // whether the verifier knows the first tree's root as this subtree
    while (first != until) {
      long middle = from + half(until - from);
      if (first <= middle) {
        path.add(hash(middle, until, nodes));
        until = middle;
      } else {
        path.add(hash(from, middle, nodes));
        from = middle;
        whole = false;
      }
    }
    if (!whole) path.add(hash(from, until, nodes));
    return path.reversed();
  }

  /** Verifies an inclusion proof (RFC 9162 2.1.3.2). */
  public static boolean includes(
      byte[] leafHash, long index, long size, List<byte[]> path, byte[] root) {
    if (index < 0 || index >= size || leafHash.length != Sha256.LENGTH) return false;
    long at = index;
    long last = size - 1;
    var hash = leafHash;
    for (var sibling : path) {
      if (last == 0) return false;
      if ((at & 1) == 1 || at == last) {
        hash = nodeHash(sibling, hash);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        hash = nodeHash(hash, sibling);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(hash, root);
  }

  /**
   * Verifies a consistency proof (RFC 9162 2.1.4.2). Returns false for an empty first tree: it is
   * consistent with every tree, so there is nothing to prove.
   */
  public static boolean consistent(
      long first, long second, List<byte[]> path, byte[] firstRoot, byte[] secondRoot) {
    if (first < 1 || first > second) return false;
    if (first == second) return path.isEmpty() && Arrays.equals(firstRoot, secondRoot);
    if (path.isEmpty()) return false;
    long at = first - 1;
    long last = second - 1;
    while ((at & 1) == 1) {
      at >>= 1;
      last >>= 1;
    }
    int next = 0;
    // for a power of two, the first tree's root is itself the first node
    byte[] old = at == 0 ? firstRoot : path.get(next++);
    byte[] both = old;
    for (; next < path.size(); next++) {
      var sibling = path.get(next);
      if (last == 0) return false;
      if ((at & 1) == 1 || at == last) {
        old = nodeHash(sibling, old);
        both = nodeHash(sibling, both);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        both = nodeHash(both, sibling);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(old, firstRoot) && Arrays.equals(both, secondRoot);
  }

  private static byte[] hash(long from, long until, Nodes nodes) {
    long size = until - from;
    if (Long.bitCount(size) == 1 && from % size == 0) {
      int level = Long.numberOfTrailingZeros(size);
      return nodes.at(level, from >> level);
    }
    long middle = from + half(size);
    return nodeHash(hash(from, middle, nodes), hash(middle, until, nodes));
  }

  /** The largest power of two below the size. */
  private static long half(long size) {
    return Long.highestOneBit(size - 1);
  }
}
