package weft.edi.demand;

import java.nio.charset.CharsetEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Delimiters;
import weft.edi.reader.text.Envelope;

/**
 * Checks which texts the receiver's character set and syntax can express. Numbers and codes must
 * arrive whole; a description that cannot be expressed is left out.
 */
final class WritableText {
  private final CharsetEncoder encoder;
  private final Delimiters by;

  WritableText(Envelope ours) {
    this.encoder = ours.charset().newEncoder();
    this.by = ours.delimiters();
  }

  boolean says(String text) {
    return encoder.canEncode(text)
        && text.chars().noneMatch(Character::isISOControl)
        && (by.hasRelease() || text.chars().noneMatch(it -> by.isService((char) it)));
  }

  /** The text, or null if it is null or cannot be expressed. */
  @Nullable String orNull(@Nullable String text) {
    return text == null || !says(text) ? null : text;
  }

  /** The lines of a text that can be expressed, without empty lines. */
  List<String> lines(String text) {
    return text.lines().map(String::strip).filter(it -> !it.isEmpty() && says(it)).toList();
  }

  /**
   * The position at which to cut a text to at most {@code room} characters: not inside a surrogate
   * pair and not next to a blank.
   */
  static int cut(String text, int room) {
    if (text.length() <= room) return text.length();
    int cut = room;
    while (cut > 1 && !isBetween(text, cut)) cut--;
    return cut;
  }

  /** The last single blank at or before {@code room}; -1 if there is none. */
  static int blank(String text, int room) {
    int blank = text.lastIndexOf(' ', room);
    while (blank > 0 && (text.charAt(blank - 1) == ' ' || text.startsWith(" ", blank + 1)))
      blank = text.lastIndexOf(' ', blank - 1);
    return blank > 0 ? blank : -1;
  }

  private static boolean isBetween(String text, int at) {
    return text.charAt(at) != ' '
        && text.charAt(at - 1) != ' '
        && !Character.isLowSurrogate(text.charAt(at));
  }
}
