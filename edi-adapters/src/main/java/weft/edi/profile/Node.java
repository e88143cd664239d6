package weft.edi.profile;

import java.util.List;
import java.util.Map;

/** A document of tables, lists and plain values, independent of its notation. */
sealed interface Node {
  record Table(Map<String, Node> entries) implements Node {}

  record Row(List<Node> entries) implements Node {}

  /**
   * A value as written.
   *
   * @param quoted whether it was in quotes and is therefore text
   */
  record Value(String text, boolean quoted) implements Node {}

  record Nothing() implements Node {}
}
