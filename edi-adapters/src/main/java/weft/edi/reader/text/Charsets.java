package weft.edi.reader.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The character repertoires that UNB names in 0001 (ISO 9735-1 annex A). X12 names none; partners
 * send its extended set, which includes Western European letters.
 */
public final class Charsets {
  private static final Map<String, Charset> BY_SYNTAX =
      Map.ofEntries(
          Map.entry("UNOA", ISO_8859_1),
          Map.entry("UNOB", ISO_8859_1),
          Map.entry("UNOC", ISO_8859_1),
          Map.entry("UNOD", Charset.forName("ISO-8859-2")),
          Map.entry("UNOE", Charset.forName("ISO-8859-5")),
          Map.entry("UNOF", Charset.forName("ISO-8859-7")),
          Map.entry("UNOG", Charset.forName("ISO-8859-3")),
          Map.entry("UNOH", Charset.forName("ISO-8859-4")),
          Map.entry("UNOI", Charset.forName("ISO-8859-6")),
          Map.entry("UNOJ", Charset.forName("ISO-8859-8")),
          Map.entry("UNOK", Charset.forName("ISO-8859-9")),
          Map.entry("X12", ISO_8859_1),
          Map.entry("UNOW", UTF_8),
          Map.entry("UNOY", UTF_8));

  private static final String LEVEL_A = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,-()/=!\"%&*;<>'+:?";

  private Charsets() {}

  /** The charset of a syntax identifier; null if the identifier is unknown. */
  public static @Nullable Charset of(String syntax) {
    return BY_SYNTAX.get(syntax.toUpperCase(Locale.ROOT));
  }

  /** Whether several bytes can make one character, so that lengths need decoding. */
  public static boolean isMultiByte(Charset charset) {
    return charset.canEncode() && charset.newEncoder().maxBytesPerChar() > 1;
  }

  /**
   * Whether this is ISO 8859-1, which is also the fallback for senders that name no better charset.
   */
  public static boolean isLatin(Charset charset) {
    return charset.equals(ISO_8859_1);
  }

  /**
   * Whether the repertoire of this syntax identifier contains the byte, as far as a single byte
   * shows.
   */
  static boolean allows(String syntax, int unsigned, boolean overridden) {
    if (unsigned < 0x20 || unsigned == 0x7f) return false;
    if (unsigned >= 0x80 && overridden) return true;
    return switch (syntax) {
      case "UNOA" -> unsigned < 0x80 && LEVEL_A.indexOf(unsigned) >= 0;
      case "UNOB" ->
          unsigned < 0x80
              && (LEVEL_A.indexOf(unsigned) >= 0 || (unsigned >= 'a' && unsigned <= 'z'));
      case "UNOW", "UNOX", "UNOY" -> true;
      default -> unsigned < 0x80 || unsigned >= 0xa0;
    };
  }
}
