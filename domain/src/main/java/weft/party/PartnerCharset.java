package weft.party;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The charset a partner really writes in, instead of the one UNB names. EDI tells segments and
 * elements apart by single bytes (ISO 9735-1: UNA, UNB), so not every charset can carry it.
 */
public final class PartnerCharset {
  /** What a charset makes of bytes; asking costs some thousand characters, and the JVM has 170. */
  private static final Map<Charset, Bytes> KNOWN = new ConcurrentHashMap<>();

  /** What Java reads where bytes are no character. */
  private static final char UNREADABLE = '\uFFFD';

  private PartnerCharset() {}

  /**
   * The charset that a profile names, which was checked when it was agreed upon.
   *
   * @throws UnsupportedCharsetException where there is none
   */
  public static Charset agreed(String name) {
    return named(name).orElseThrow(() -> new UnsupportedCharsetException(name));
  }

  /**
   * How bytes of the ASCII range are used.
   *
   * @param plain each stands for itself, and is written as itself
   * @param lowTrails some, below 0x40, can also be the second byte of a character: a separator
   *     would be seen where none is
   * @param highTrails some of the others can, such as in GBK: the reader has to mind pairs of bytes
   */
  private record Bytes(boolean plain, boolean lowTrails, boolean highTrails) {}

  /** The charset of this name, in any case; empty where neither Java has one nor we. */
  public static Optional<Charset> named(String name) {
    if (Din66003.isCalled(name)) return Optional.of(Din66003.CHARSET);
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether interchanges in this charset can be read and answered: not UTF-16, not EBCDIC. DIN
   * 66003 can, as each byte is a character and the separators of EDIFACT are none of its own.
   */
  public static boolean carriesEdi(Charset it) {
    if (it instanceof Din66003) return true;
    Bytes bytes = bytes(it);
    return bytes.plain() && !bytes.lowTrails();
  }

  /**
   * Whether the second byte of a character may look like an ASCII letter or symbol from 0x40 on.
   */
  public static boolean hasAsciiTrailBytes(Charset it) {
    return bytes(it).highTrails();
  }

  private static Bytes bytes(Charset it) {
    return KNOWN.computeIfAbsent(
        it, _ -> new Bytes(isPlain(it), trails(it, 0x20, 0x3f), trails(it, 0x40, 0x7e)));
  }

  /** Control characters too: escapes that switch what the following bytes mean are told by them. */
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
