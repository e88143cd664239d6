package weft.evidence;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A tree head as C2SP tlog-checkpoint defines it: the log's name, the number of leaves, and the
 * root hash.
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are never compared
public record Checkpoint(String origin, long size, byte[] root, List<String> extensions) {
  public Checkpoint {
    if (origin.isEmpty()) throw new Malformed("a checkpoint without origin");
    if (size < 0) throw new Malformed("a tree of " + size + " leaves");
    if (root.length != Sha256.LENGTH) throw new Malformed("a root of " + root.length + " bytes");
    if (extensions.stream().anyMatch(String::isEmpty))
      throw new Malformed("an empty line in a checkpoint");
    extensions = List.copyOf(extensions);
  }

  public static Checkpoint of(String origin, long size, byte[] root) {
    return new Checkpoint(origin, size, root, List.of());
  }

  /** Parses the text of a note. */
  public static Checkpoint of(byte[] text) {
    var all = StrictEncoding.utf8(text);
    if (!all.endsWith("\n")) throw new Malformed("a checkpoint without its last line break");
    var lines = List.of(all.substring(0, all.length() - 1).split("\n", -1));
    if (lines.size() < 3) throw new Malformed("a checkpoint of " + lines.size() + " lines");
    return new Checkpoint(
        lines.get(0),
        StrictEncoding.decimal(lines.get(1)),
        StrictEncoding.hash(lines.get(2)),
        lines.subList(3, lines.size()));
  }

  public byte[] text() {
    var lines = new StringBuilder();
    lines
        .append(origin)
        .append('\n')
        .append(size)
        .append('\n')
        .append(StrictEncoding.base64(root))
        .append('\n');
    for (var line : extensions) lines.append(line).append('\n');
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }
}
