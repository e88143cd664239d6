package weft.evidence;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256 of several parts, HMAC-SHA256, and helpers for their input. */
final class Sha256 {
  static final int LENGTH = 32;

  private static final String HMAC = "HmacSHA256";

  /** Cloned for each use: looking up a provider takes longer than a short hash. */
  private static final MessageDigest DIGEST = newDigest();

  private static final Mac MAC = newMac();

  private Sha256() {}

  static byte[] of(byte[]... parts) {
    var digest = digest();
    for (var part : parts) digest.update(part);
    return digest.digest();
  }

  static byte[] hmac(byte[] key, byte[] message) {
    try {
      var mac = mac();
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MessageDigest digest() {
    try {
      return (MessageDigest) DIGEST.clone();
    } catch (CloneNotSupportedException _) { // some providers' digests live in hardware
      return newDigest();
    }
  }

  private static Mac mac() {
    try {
      return (Mac) MAC.clone();
    } catch (CloneNotSupportedException _) {
      return newMac();
    }
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has SHA-256
    }
  }

  /** A MAC with a key, because only that has chosen its provider. */
  private static Mac newMac() {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(new byte[LENGTH], HMAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] joined(List<byte[]> parts) {
    var whole = ByteBuffer.allocate(parts.stream().mapToInt(it -> it.length).sum());
    parts.forEach(whole::put);
    return whole.array();
  }

  /** Eight bytes, the most significant first. */
  static byte[] bigEndian(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }
}
