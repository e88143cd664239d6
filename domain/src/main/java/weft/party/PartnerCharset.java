package weft.party;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The charset in which a partner really writes, instead of the one that UNB names. EDI splits
 * segments and elements at single bytes (ISO 9735-1: UNA, UNB), so some charsets cannot carry it.
 */
public final class PartnerCharset {
  /**
   * The byte properties of a charset; computing them decodes some thousand characters, and the JVM
   * has 170 charsets.
   */
  private static final Map<Charset, Bytes> KNOWN = new ConcurrentHashMap<>();

  /** Java decodes invalid bytes to this character. */
  private static final char UNREADABLE = '\uFFFD';

  private PartnerCharset() {}

  /**
   * Returns the charset that a profile names; it was checked when the profile was agreed.
   *
   * @throws UnsupportedCharsetException if there is none
   */
  public static Charset agreed(String name) {
    return named(name).orElseThrow(() -> new UnsupportedCharsetException(name));
  }

  /**
   * How a charset uses bytes of the ASCII range.
   *
   * @param plain each byte decodes to its ASCII character, and each character encodes to its byte
   * @param lowTrails some bytes below 0x40 can also be the second byte of a character, so that a
   *     reader would see a separator where there is none
   * @param highTrails some other ASCII bytes can, as in GBK, so that the reader must decode pairs
   *     of bytes
   */
  private record Bytes(boolean plain, boolean lowTrails, boolean highTrails) {}

  /** Returns the charset of this name, in any case; empty where neither Java nor the hub has it. */
  public static Optional<Charset> named(String name) {
    if (Din66003.isCalled(name)) return Optional.of(Din66003.CHARSET);
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether interchanges in this charset can be read and answered. UTF-16 and EBCDIC cannot. DIN
   * 66003 can, because each byte is one character and it does not replace any EDIFACT separator.
   */
  public static boolean carriesEdi(Charset it) {
    if (it instanceof Din66003) return true;
    Bytes bytes = bytes(it);
    return bytes.plain() && !bytes.lowTrails();
  }

  /** Whether the second byte of a character may be an ASCII letter or symbol from 0x40 on. */
  public static boolean hasAsciiTrailBytes(Charset it) {
    return bytes(it).highTrails();
  }

  private static Bytes bytes(Charset it) {
    return KNOWN.computeIfAbsent(
        it, _ -> new Bytes(isPlain(it), trails(it, 0x20, 0x3f), trails(it, 0x40, 0x7e)));
  }

  /**
   * Tests control characters too, because escape sequences that change the meaning of the following
   * bytes contain them.
   */
  private static boolean isPlain(Charset it) {
    if (!it.canEncode()) return false;
    for (int code = 0; code < 0x7f; code++) {
      String one = Character.toString(code);
      byte[] bytes = one.getBytes(it);
      if (bytes.length != 1 || bytes[0] != code || !new String(bytes, it).equals(one)) return false;
    }
    return true;
  }

  private static boolean trails(Charset it, int first, int last) {
    for (int lead = 0x80; lead <= 0xff; lead++)
      for (int trail = first; trail <= last; trail++) {
        String read = new String(new byte[] {(byte) lead, (byte) trail}, it);
        boolean apart = read.length() == 2 && read.charAt(1) == trail;
        if (!apart && read.indexOf(UNREADABLE) < 0) return true;
      }
    return false;
  }
}
