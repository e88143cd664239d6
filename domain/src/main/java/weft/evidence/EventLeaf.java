package weft.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes the Merkle leaf of an event. Each of its three parts (envelope, payload, metadata) is
 * hashed with a salt of its own, derived from 32 random bytes of the event. A part that the reader
 * may not see is proven by its hash alone, which reveals nothing.
 */
public final class EventLeaf {
  /** Envelope, payload and metadata. */
  public static final int PARTS = 3;

  private static final byte[] DOMAIN = "weft-event-v1\n".getBytes(StandardCharsets.US_ASCII);

  private EventLeaf() {}

  /**
   * The envelope of an event. {@code version} counts from 1 in its stream; {@code recordedAt} has
   * six decimals of a second.
   */
  public record Envelope(
      String eventId,
      String type,
      @Nullable String revision,
      String stream,
      long version,
      long position,
      String recordedAt) {
    private static final int FIELDS = 7;

    /** Encodes each field in UTF-8, preceded by its length in eight bytes. */
    public byte[] bytes() {
      List<byte[]> out = new ArrayList<>();
      for (var field :
          List.of(
              eventId,
              type,
              revision == null ? "" : revision,
              stream,
              Long.toString(version),
              Long.toString(position),
              recordedAt)) {
        var utf8 = field.getBytes(StandardCharsets.UTF_8);
        out.add(Sha256.bigEndian(utf8.length));
        out.add(utf8);
      }
      return Sha256.joined(out);
    }

    public static Envelope of(byte[] bytes) {
      var fields = new String[FIELDS];
      int at = 0;
      for (int i = 0; i < FIELDS; i++) {
        if (bytes.length - at < Long.BYTES) throw new Malformed("an event of too few fields");
        long length = 0;
        for (int end = at + Long.BYTES; at < end; at++) length = (length << 8) | (bytes[at] & 0xff);
        if (length < 0 || length > bytes.length - at)
          throw new Malformed("a field longer than its event");
        fields[i] = StrictEncoding.utf8(Arrays.copyOfRange(bytes, at, at + (int) length));
        at += (int) length;
      }
      if (at != bytes.length) throw new Malformed("an event of too many fields");
      return new Envelope(
          fields[0],
          fields[1],
          fields[2].isEmpty() ? null : fields[2],
          fields[3],
          StrictEncoding.decimal(fields[4]),
          StrictEncoding.decimal(fields[5]),
          fields[6]);
    }
  }

  /** A part that is shown with its salt, or a hidden part of which only the hash is given. */
  public sealed interface Part {
    byte[] hash();

    @SuppressWarnings("ArrayRecordComponent") // the bytes are never compared
    record Shown(byte[] salt, byte[] bytes) implements Part {
      @Override
      public byte[] hash() {
        return Sha256.of(salt, bytes);
      }
    }

    @SuppressWarnings("ArrayRecordComponent") // the bytes are never compared
    record Hidden(byte[] hash) implements Part {}
  }

  /** Derives the salt of one part from the event's own 32 random bytes. */
  public static byte[] salt(byte[] random, int part) {
    if (random.length != Sha256.LENGTH)
      throw new IllegalArgumentException(random.length + " random bytes");
    return Sha256.hmac(random, new byte[] {(byte) part});
  }

  public static Part.Shown shown(byte[] random, int part, byte[] bytes) {
    return new Part.Shown(salt(random, part), bytes);
  }

  /** Returns the leaf hash of the parts, in their order. */
  public static byte[] hash(List<? extends Part> parts) {
    if (parts.size() != PARTS) throw new Malformed("an event of " + parts.size() + " parts");
    return MerkleTree.leafHash(
        Sha256.of(DOMAIN, parts.get(0).hash(), parts.get(1).hash(), parts.get(2).hash()));
  }
}
