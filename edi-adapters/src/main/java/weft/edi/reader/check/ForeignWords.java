package weft.edi.reader.check;

import org.jspecify.annotations.Nullable;

/**
 * Chinese that was written in another charset than the envelope names reads as letters of Western
 * Europe, of which nearly every byte is one: nobody would see it but who reads the text.
 */
final class ForeignWords {
  private static final String UTF_8 = "UTF-8";
  private static final String GB18030 = "GB18030";

  /** Three characters: as many accented letters in a row are no word. */
  private static final int FEWEST_OF_PAIRS = 6;

  private ForeignWords() {}

  /** In which charset what stands from here on is Chinese; null where it is none. */
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

  /** Characters of three bytes, U+4000 to U+9FFF and the punctuation beside them. */
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

  /** The ideographs of GB 2312, which all names and words are made of. */
  private static boolean isPairs(byte[] bytes, int from, int until) {
    if (until - from < FEWEST_OF_PAIRS || (until - from) % 2 != 0) return false;
    for (int i = from; i < until; i += 2) {
      int lead = bytes[i] & 0xff;
      if (lead < 0xb0 || lead > 0xf7 || (bytes[i + 1] & 0xff) < 0xa1) return false;
    }
    return true;
  }
}
