package weft.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Decodes base64, decimals and UTF-8 in their canonical form only. */
final class StrictEncoding {
  private StrictEncoding() {}

  /**
   * RFC 4648 section 4, with padding and without stray bits, so that each byte string has exactly
   * one text.
   */
  static byte[] base64(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new Malformed("not base64: " + shortened(text));
    }
    if (!base64(bytes).equals(text)) throw new Malformed("not base64: " + shortened(text));
    return bytes;
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static byte[] hash(String text) {
    var bytes = base64(text);
    if (bytes.length != Sha256.LENGTH)
      throw new Malformed("not a SHA-256 hash: " + shortened(text));
    return bytes;
  }

  /** Parses a number from 0 to 2^63 - 1 without leading zeros. */
  static long decimal(String text) {
    if (!text.matches("0|[1-9][0-9]{0,18}"))
      throw new Malformed("not a number: " + shortened(text));
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Malformed("not a number: " + text);
    }
  }

  static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Malformed("not UTF-8");
    }
  }

  static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
