package weft.edi.reception.inbox;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests by which the hub recognizes repeated bytes: lower-case hex. */
public final class Sha256 {
  private Sha256() {}

  static String of(byte[] bytes) {
    return of(bytes, bytes.length);
  }

  /** Digests all bytes except the white space at the end. */
  public static String ofContent(byte[] bytes) {
    int end = bytes.length;
    while (endsBlank(bytes, end)) end--;
    return of(bytes, end);
  }

  static boolean endsBlank(byte[] bytes) {
    return endsBlank(bytes, bytes.length);
  }

  private static boolean endsBlank(byte[] bytes, int end) {
    return end > 0 && (bytes[end - 1] & 0xff) <= ' ';
  }

  private static String of(byte[] bytes, int end) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, end);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
