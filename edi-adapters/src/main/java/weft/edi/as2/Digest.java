package weft.edi.as2;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;

/** Computes digests by their AS2 names ({@code sha-256}). */
final class Digest {
  private Digest() {}

  static byte[] of(String name, byte[] bytes) {
    return sha(name).digest(bytes);
  }

  static byte[] of(String name, Entity part) {
    return part.digest(sha(name));
  }

  private static MessageDigest sha(String name) {
    try {
      return MessageDigest.getInstance(name.toUpperCase(Locale.ROOT));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
