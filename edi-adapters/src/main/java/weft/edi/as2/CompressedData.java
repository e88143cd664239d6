package weft.edi.as2;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.bouncycastle.cms.CMSCompressedDataParser;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.jcajce.ZlibExpanderProvider;
import weft.edi.as2.Entity.Malformed;

/** Inflates compressed data (RFC 3274) within limits that the library does not have. */
final class CompressedData {
  private CompressedData() {}

  /**
   * Inflates a compressed part.
   *
   * @param room the room for the inflated bytes
   * @param proven whether a valid signature proves the sender
   */
  static Entity inflate(byte[] compressed, InflationBudget.Held room, boolean proven)
      throws NotAccepted, Malformed, InflationBudget.Full {
    return Entity.parse(inflated(compressed, room, proven));
  }

  /**
   * Inflates twice: the first pass only measures the size, so that the room is taken before any
   * inflated byte is kept.
   */
  private static byte[] inflated(byte[] compressed, InflationBudget.Held room, boolean proven)
      throws NotAccepted, InflationBudget.Full {
    try {
      int size = size(compressed, room.left(proven));
      room.take(size, proven);
      byte[] inflated = new byte[size];
      try (InputStream in = inflating(compressed)) {
        if (in.readNBytes(inflated, 0, size) != size || in.read() >= 0)
          throw new IOException("of another size the second time");
      }
      return inflated;
    } catch (CMSException | IOException | RuntimeException e) {
      throw new NotAccepted(Disposition.DECOMPRESSION_FAILED, "The message cannot be inflated.");
    }
  }

  private static int size(byte[] compressed, long most)
      throws CMSException, IOException, NotAccepted {
    byte[] buffer = new byte[8192];
    long size = 0;
    try (InputStream in = inflating(compressed)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        if (size > most)
          throw new NotAccepted(
              Disposition.DECOMPRESSION_FAILED,
              "A message may inflate to 100 times its size, and to what the hub has room for.");
      }
    }
    return (int) size;
  }

  private static InputStream inflating(byte[] compressed) throws CMSException, IOException {
    return new CMSCompressedDataParser(new ByteArrayInputStream(compressed))
        .getContent(new ZlibExpanderProvider())
        .getContentStream();
  }
}
