package weft.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A log's request to a witness to cosign a checkpoint: the body of {@code POST /add-checkpoint}
 * (C2SP tlog-witness).
 *
 * @param oldSize the size of the checkpoint that the witness cosigned before; 0 if none
 * @param path the consistency proof from the old size
 * @param note the checkpoint with the log's signatures, byte for byte
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are never compared
public record AddCheckpoint(long oldSize, List<byte[]> path, byte[] note) {
  /** The longest body: the longest note, and a proof before it. */
  public static final int LONGEST = SignedNote.LONGEST + 4 * 1024;

  private static final String OLD = "old ";

  public AddCheckpoint {
    path = List.copyOf(path);
  }

  public static AddCheckpoint of(byte[] body) {
    if (body.length > LONGEST) throw new Malformed("a request of " + body.length + " bytes");
    int from = 0;
    long oldSize = -1;
    var path = new ArrayList<byte[]>();
    while (true) {
      int end = from;
      while (end < body.length && body[end] != '\n') end++;
      if (end == body.length) throw new Malformed("a request that ends before its checkpoint");
      var line = StrictEncoding.utf8(Arrays.copyOfRange(body, from, end));
      from = end + 1;
      if (oldSize < 0) {
        if (!line.startsWith(OLD)) throw new Malformed("a request without its old size");
        oldSize = StrictEncoding.decimal(line.substring(OLD.length()));
      } else if (line.isEmpty()) {
        return new AddCheckpoint(oldSize, path, Arrays.copyOfRange(body, from, body.length));
      } else {
        if (path.size() == MerkleTree.LONGEST_PROOF)
          throw new Malformed("a proof of more than 63 hashes");
        path.add(StrictEncoding.hash(line));
      }
    }
  }

  public byte[] bytes() {
    var text = new StringBuilder(OLD).append(oldSize).append('\n');
    for (var hash : path) text.append(StrictEncoding.base64(hash)).append('\n');
    return Sha256.joined(
        List.of(text.append('\n').toString().getBytes(StandardCharsets.UTF_8), note));
  }
}
