package weft.edi.profile;

import java.util.List;
import java.util.Map;

/** A document of names, lists and plain values, whatever notation it was written in. */
sealed interface Node {
  record Table(Map<String, Node> entries) implements Node {}

  record Row(List<Node> entries) implements Node {}

  /**
   * A value as it was written.
   *
   * @param quoted whether it can be nothing but text
   */
  record Value(String text, boolean quoted) implements Node {}

  record Nothing() implements Node {}
}
