package weft.party;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/**
 * DIN 66003, the German variant of seven-bit ISO 646, which VDA names and Java lacks: ASCII with
 * umlauts, ß and § in place of brackets, braces, backslash, bar, tilde and at sign.
 */
final class Din66003 extends Charset {
  static final Din66003 CHARSET = new Din66003();
  private static final String GERMAN = "§ÄÖÜäöüß";
  private static final String ASCII = "@[\\]{|}~";
  private static final int CODES = 0x80;

  private Din66003() {
    super("DIN_66003", new String[] {"ISO646-DE", "iso-ir-21", "csISO21German"});
  }

  /** Whether the name is this charset's, in any case. */
  static boolean isCalled(String name) {
    return CHARSET.name().equalsIgnoreCase(name)
        || CHARSET.aliases().stream().anyMatch(name::equalsIgnoreCase);
  }

  @Override
  public boolean contains(Charset other) {
    return other instanceof Din66003;
  }

  @Override
  public CharsetDecoder newDecoder() {
    return new CharsetDecoder(this, 1, 1) {
      @Override
      protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
        while (in.hasRemaining()) {
          int code = in.get(in.position());
          if (code < 0) return CoderResult.malformedForLength(1);
          if (!out.hasRemaining()) return CoderResult.OVERFLOW;
          int at = ASCII.indexOf(code);
          out.put(at < 0 ? (char) code : GERMAN.charAt(at));
          in.get();
        }
        return CoderResult.UNDERFLOW;
      }
    };
  }

  @Override
  public CharsetEncoder newEncoder() {
    return new CharsetEncoder(this, 1, 1) {
      @Override
      protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
        while (in.hasRemaining()) {
          char one = in.get(in.position());
          int at = GERMAN.indexOf(one);
          if (at < 0 && (one >= CODES || ASCII.indexOf(one) >= 0)) return unmappable(in, one);
          if (!out.hasRemaining()) return CoderResult.OVERFLOW;
          out.put((byte) (at < 0 ? one : ASCII.charAt(at)));
          in.get();
        }
        return CoderResult.UNDERFLOW;
      }
    };
  }

  private static CoderResult unmappable(CharBuffer in, char one) {
    if (!Character.isSurrogate(one)) return CoderResult.unmappableForLength(1);
    if (Character.isLowSurrogate(one)) return CoderResult.malformedForLength(1);
    if (in.remaining() < 2) return CoderResult.UNDERFLOW;
    boolean paired = Character.isLowSurrogate(in.get(in.position() + 1));
    return paired ? CoderResult.unmappableForLength(2) : CoderResult.malformedForLength(1);
  }
}
