package weft.edi.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weft.edi.table.Node;

/**
 * The current place in the structure of a message: the open groups from the outermost on, how often
 * each of their children has come, and which came last. A place that a segment could take is
 * encoded in one int: the depth of the group and the child's index in it.
 */
final class StructurePlace {
  static final int NONE = -1;

  private Node[] nodes = new Node[12];
  private int[][] counts = new int[12][];
  private int[] at = new int[12];
  private int depth;
  private boolean clean;

  StructurePlace(Node message) {
    nodes[0] = message;
    counts[0] = new int[message.size()];
  }

  void copy(StructurePlace other) {
    if (nodes.length < other.nodes.length) grow(other.nodes.length);
    depth = other.depth;
    for (int d = 0; d <= depth; d++) {
      nodes[d] = other.nodes[d];
      counts[d] = other.counts[d].clone();
      at[d] = other.at[d];
    }
  }

  private void grow(int to) {
    nodes = Arrays.copyOf(nodes, to);
    counts = Arrays.copyOf(counts, to);
    at = Arrays.copyOf(at, to);
  }

  static int depth(int found) {
    return found >> 12;
  }

  private static int index(int found) {
    return found & 0xfff;
  }

  int depth() {
    return depth;
  }

  int at(int depth) {
    return at[depth];
  }

  Node node(int found) {
    return nodes[depth(found)].child(index(found));
  }

  /** Finds the next place in the order of the standard and updates {@link #isClean}. */
  int find(int code) {
    clean = true;
    for (int d = depth; d >= 0; d--) {
      Node group = nodes[d];
      int[] count = counts[d];
      for (int i = at[d]; i < group.size(); i++) {
        Node child = group.child(i);
        if (child.code() == code && count[i] < child.max()) return d << 12 | i;
        if (count[i] == 0 && child.mandatory()) clean = false;
      }
    }
    return NONE;
  }

  /** Whether the way to the last place found skipped nothing mandatory. */
  boolean isClean() {
    return clean;
  }

  /** A place at this depth, from this child on, even if its repetitions are used up. */
  int from(int d, int index, int code) {
    Node group = nodes[d];
    // A group's first segment begins the next occurrence instead of repeating in this one.
    for (int i = d == 0 ? index : Math.max(1, index); i < group.size(); i++)
      if (group.child(i).code() == code) return d << 12 | i;
    return NONE;
  }

  /** Groups that could begin here without skipping anything mandatory. */
  List<Integer> groupsAhead() {
    List<Integer> ahead = new ArrayList<>();
    for (int d = depth; d >= 0; d--) {
      for (int i = at[d]; i < nodes[d].size(); i++) {
        Node child = nodes[d].child(i);
        if (child.isGroup() && counts[d][i] < child.max()) ahead.add(d << 12 | i);
        if (counts[d][i] == 0 && child.mandatory()) break;
      }
      if (missingInside(d)) break;
    }
    return ahead;
  }

  private boolean missingInside(int d) {
    List<Node> missing = new ArrayList<>();
    missing(d, nodes[d].size(), missing);
    return !missing.isEmpty();
  }

  boolean isForward(int found) {
    return index(found) >= at[depth(found)];
  }

  boolean isExhausted(int found) {
    return counts[depth(found)][index(found)] >= node(found).max();
  }

  Node enter(int found) {
    int d = depth(found);
    int i = index(found);
    Node node = nodes[d].child(i);
    at[d] = i;
    counts[d][i]++;
    depth = d;
    if (node.isGroup()) {
      depth = d + 1;
      if (depth == nodes.length) grow(depth * 2);
      nodes[depth] = node;
      int[] fresh = new int[node.size()];
      fresh[0] = 1;
      counts[depth] = fresh;
      at[depth] = 0;
    }
    return node;
  }

  /** Mandatory children before this place that have not come. */
  List<Node> missingBefore(int found) {
    List<Node> missing = new ArrayList<>();
    for (int d = depth; d > depth(found); d--) missing(d, nodes[d].size(), missing);
    missing(depth(found), index(found), missing);
    return missing;
  }

  List<Node> missingAtEnd() {
    List<Node> missing = new ArrayList<>();
    for (int d = depth; d >= 0; d--) missing(d, nodes[d].size(), missing);
    return missing;
  }

  private void missing(int d, int until, List<Node> missing) {
    for (int i = at[d]; i < until; i++)
      if (counts[d][i] == 0 && nodes[d].child(i).mandatory()) missing.add(nodes[d].child(i));
  }
}
