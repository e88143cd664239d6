package weft.edi.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A segment or segment group in the structure of a message: name ({@code QTY}, {@code SG12}, in X12
 * the loop {@code PO1}; for the outermost, the message type), first tag, minimum and maximum number
 * of occurrences.
 */
public final class Node {
  private final String name;
  private final String tag;
  private final int code;
  private final int min;
  private final int max;
  private final Node[] children;

  Node(String name, String tag, int min, int max, List<Node> children) {
    this.name = name;
    this.tag = tag;
    this.code = code(tag);
    this.min = min;
    this.max = max;
    this.children = children.toArray(Node[]::new);
  }

  static int code(String tag) {
    return switch (tag.length()) {
      case 2 -> tag.charAt(0) << 8 | tag.charAt(1);
      case 3 -> tag.charAt(0) << 16 | tag.charAt(1) << 8 | tag.charAt(2);
      default -> 0; // IDoc names are compared as strings
    };
  }

  public String name() {
    return name;
  }

  public String tag() {
    return tag;
  }

  /** The tag's two or three letters in one int. */
  public int code() {
    return code;
  }

  public boolean mandatory() {
    return min > 0;
  }

  public int max() {
    return max;
  }

  public boolean isGroup() {
    return children.length > 0;
  }

  public int size() {
    return children.length;
  }

  public Node child(int index) {
    return children[index];
  }

  /** Whether it contains a segment with this tag, at any depth. */
  boolean holds(String tag) {
    for (Node it : children) if (it.isGroup() ? it.holds(tag) : it.tag.equals(tag)) return true;
    return false;
  }

  /** The first group with this first tag, at any depth; null if there is none. */
  public @Nullable Node group(String begins) {
    for (Node it : children) {
      if (!it.isGroup()) continue;
      Node found = it.tag.equals(begins) ? it : it.group(begins);
      if (found != null) return found;
    }
    return null;
  }
}
