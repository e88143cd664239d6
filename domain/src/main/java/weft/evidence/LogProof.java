package weft.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proof that an entry is in a log, for offline verification (C2SP tlog-proof).
 *
 * @param extra opaque and not authenticated
 * @param checkpoint the signed note, byte for byte
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are never compared
public record LogProof(byte @Nullable [] extra, long index, List<byte[]> path, byte[] checkpoint) {
  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final int LONGEST = 80 * 1024 * 1024;

  public LogProof {
    path = List.copyOf(path);
  }

  public static LogProof of(byte[] file) {
    if (file.length > LONGEST) throw new Malformed("a proof of " + file.length + " bytes");
    var lines = new Lines(file);
    if (!lines.next().equals(HEADER)) throw new Malformed("the first line is not " + HEADER);
    var line = lines.next();
    byte @Nullable [] extra = null;
    if (line.startsWith("extra ")) {
      extra = StrictEncoding.base64(line.substring("extra ".length()));
      line = lines.next();
    }
    if (!line.startsWith("index ")) throw new Malformed("a proof without index");
    long index = StrictEncoding.decimal(line.substring("index ".length()));
    var path = new ArrayList<byte[]>();
    for (line = lines.next(); !line.isEmpty(); line = lines.next()) {
      if (path.size() == MerkleTree.LONGEST_PROOF)
        throw new Malformed("a proof of more than 63 hashes");
      path.add(StrictEncoding.hash(line));
    }
    return new LogProof(extra, index, path, lines.rest());
  }

  public byte[] bytes() {
    var text = new StringBuilder(HEADER).append('\n');
    if (extra != null) text.append("extra ").append(StrictEncoding.base64(extra)).append('\n');
    text.append("index ").append(index).append('\n');
    for (var hash : path) text.append(StrictEncoding.base64(hash)).append('\n');
    text.append('\n').append(new String(checkpoint, StandardCharsets.UTF_8));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Splits the file into lines from its start. */
  private static final class Lines {
    private final byte[] file;
    private int at;

    Lines(byte[] file) {
      this.file = file;
    }

    String next() {
      int end = at;
      while (end < file.length && file[end] != '\n') end++;
      if (end == file.length) throw new Malformed("a proof that ends within its lines");
      var line = StrictEncoding.utf8(Arrays.copyOfRange(file, at, end));
      at = end + 1;
      return line;
    }

    byte[] rest() {
      return Arrays.copyOfRange(file, at, file.length);
    }
  }
}
