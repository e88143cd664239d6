package weft.edi.reader.check;

import org.jspecify.annotations.Nullable;

/**
 * Finds Chinese text that was sent in another charset than the envelope names. It decodes without
 * error, because nearly every byte is a letter in ISO 8859-1, so only a person who reads the text
 * would notice.
 */
final class ForeignWords {
  private static final String UTF_8 = "UTF-8";
  private static final String GB18030 = "GB18030";

  /**
   * The bytes of three Chinese characters; no Western European word has six accented letters in a
   * row.
   */
  private static final int FEWEST_OF_PAIRS = 6;

  private ForeignWords() {}

  /** The charset in which the bytes are Chinese; null if they are not. */
  static @Nullable String charset(byte[] bytes, int from, int until) {
    int at = from;
    while (at < until) {
      int end = at;
      while (end < until && bytes[end] < 0) end++;
      if (isUtf8(bytes, at, end)) return UTF_8;
      if (isPairs(bytes, at, end)) return GB18030;
      at = Math.max(end, at) + 1;
    }
    return null;
  }

  /** Whether all characters have three bytes (U+3000 to U+FFFF) and one is an ideograph. */
  private static boolean isUtf8(byte[] bytes, int from, int until) {
    if (from == until || (until - from) % 3 != 0) return false;
    boolean ideograph = false;
    for (int i = from; i < until; i += 3) {
      int lead = bytes[i] & 0xff;
      if (lead < 0xe3 || lead > 0xef || !follows(bytes[i + 1]) || !follows(bytes[i + 2]))
        return false;
      ideograph |= lead >= 0xe4 && lead <= 0xe9;
    }
    return ideograph;
  }

  private static boolean follows(byte b) {
    return (b & 0xc0) == 0x80;
  }

  /** Whether all characters are ideographs of GB 2312, which covers common names and words. */
  private static boolean isPairs(byte[] bytes, int from, int until) {
    if (until - from < FEWEST_OF_PAIRS || (until - from) % 2 != 0) return false;
    for (int i = from; i < until; i += 2) {
      int lead = bytes[i] & 0xff;
      if (lead < 0xb0 || lead > 0xf7 || (bytes[i + 1] & 0xff) < 0xa1) return false;
    }
    return true;
  }
}
