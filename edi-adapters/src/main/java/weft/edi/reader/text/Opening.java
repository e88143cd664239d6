package weft.edi.reader.text;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import weft.interchange.FaultCode;
import weft.language.Text;

/**
 * The beginning of an interchange: the place of its first segment, UNB or ISA, the syntax that it
 * names, and its separators.
 *
 * @param plainUntil before this byte the component and repetition separators are data, because ISA
 *     announces them by using them
 * @param utf8 whether a UTF-8 byte order mark comes before it
 */
public record Opening(
    FrameSegment frame,
    int start,
    boolean enveloped,
    String syntax,
    int version,
    Delimiters delimiters,
    int plainUntil,
    boolean utf8) {

  private Opening(int start, boolean enveloped, String syntax, int version, Delimiters by) {
    this(FrameSegment.EDIFACT, start, enveloped, syntax, version, by, 0, false);
  }

  /**
   * Finds the beginning after a byte order mark, white space or other data: UNB or ISA, or else a
   * UNH or UNG without envelope; null if there is none.
   */
  public static @Nullable Opening find(byte[] bytes, FaultLog log) {
    boolean utf8 = isUtf8Mark(bytes);
    int begin = skipBlanks(bytes, utf8 ? 3 : 0);
    if (X12Opening.isBeginning(bytes, begin)) return X12Opening.read(bytes, begin, utf8, log);
    int una = startsWith(bytes, begin, "UNA") ? begin : -1;
    int start = una >= 0 ? skipBlanks(bytes, una + 9) : begin;
    if (startsWith(bytes, start, "UNB")) return read(bytes, una, start, log);
    int found = search(bytes, begin);
    int isa = X12Opening.search(bytes, begin);
    if (isa >= 0 && (found < 0 || isa < found)) {
      log.error(FaultCode.LEADING_DATA, begin, EnvelopeSentences.leading(isa - begin));
      return X12Opening.read(bytes, isa, utf8, log);
    }
    if (found >= 0) {
      log.error(FaultCode.LEADING_DATA, begin, EnvelopeSentences.leading(found - begin));
      una = startsWith(bytes, found, "UNA") ? found : -1;
      return read(bytes, una, una >= 0 ? skipBlanks(bytes, una + 9) : found, log);
    }
    if (startsWith(bytes, start, "UNH") || startsWith(bytes, start, "UNG")) {
      log.error(FaultCode.ENVELOPE_MISSING, start, EnvelopeSentences.noEnvelope());
      Delimiters by = una >= 0 ? announced(bytes, una) : Delimiters.DEFAULT;
      return new Opening(
          start, false, "UNOC", 3, by.usable() ? by.withRepetition(' ') : Delimiters.DEFAULT);
    }
    log.error(FaultCode.NOT_EDIFACT, 0, notRead(bytes, begin));
    return null;
  }

  private static Opening read(byte[] bytes, int una, int unb, FaultLog log) {
    Delimiters sent = una >= 0 ? announced(bytes, una) : usual(bytes, unb);
    if (!sent.withRepetition(' ').usable()) {
      log.error(
          FaultCode.INVALID_SEPARATORS,
          una >= 0 ? una : unb,
          new Text(
              "The separators the file announces cannot be used; the usual ones were assumed.",
              "文件声明的分隔符不可用，已按默认分隔符读取。"));
      sent = Delimiters.DEFAULT;
    }
    int end = unb + 4;
    while (end < bytes.length && end < unb + 12 && bytes[end] != sent.component()) end++;
    String syntax = ascii(bytes, unb + 4, Math.min(end, unb + 8));
    int digit = end + 1 < bytes.length ? bytes[end + 1] - '0' : 0;
    int version = digit >= 1 && digit <= 9 ? digit : 0;
    if (version < 4) return new Opening(unb, true, syntax, version, sent.withRepetition(' '));
    Delimiters four = una >= 0 ? sent : sent.withRepetition('*');
    return new Opening(unb, true, syntax, version, four.usable() ? four : sent.withRepetition(' '));
  }

  private static Delimiters announced(byte[] bytes, int una) {
    char[] it = new char[6];
    for (int i = 0; i < 6; i++)
      it[i] = una + 3 + i < bytes.length ? (char) (bytes[una + 3 + i] & 0xff) : ' ';
    // The reader accepts both point and comma in numbers; an answer must be able to write the mark.
    char decimal = it[2] > 126 ? '.' : it[2];
    return new Delimiters(it[0], it[1], decimal, it[3], it[4], it[5]);
  }

  /**
   * The separators without UNA: the defaults, unless the character after UNB shows that the sender
   * uses others.
   */
  private static Delimiters usual(byte[] bytes, int unb) {
    char element = unb + 3 < bytes.length ? (char) (bytes[unb + 3] & 0xff) : '+';
    if (element == Delimiters.LEVEL_B.element()) return Delimiters.LEVEL_B;
    char component = unb + 8 < bytes.length ? (char) (bytes[unb + 8] & 0xff) : ':';
    return element == '+'
        ? Delimiters.DEFAULT
        : new Delimiters(component, element, '.', '?', ' ', '\'');
  }

  private static Text notRead(byte[] bytes, int begin) {
    if (startsWith(bytes, begin, "ISA"))
      return new Text(
          "The X12 interchange ends within its first segment (ISA).", "X12 EDI 文件在首段（ISA）中即告中断。");
    if (isUtf16(bytes))
      return new Text(
          "This file is in UTF-16, two bytes a character; send it in the character set that its"
              + " envelope names, or in UTF-8.",
          "该文件为 UTF-16 编码（每字符两个字节）；请按信封所示字符集或 UTF-8 发送。");
    return new Text(
        "This is not EDIFACT, X12, VDA or IDoc: it does not begin with UNB, ISA, 511, 551, 711,"
            + " 811, 821 or an XML element.",
        "这不是 EDIFACT、X12、VDA 或 IDoc 文件：开头不是 UNB、ISA、511、551、711、811、821，也不是 XML 元素。");
  }

  /**
   * Whether the file is UTF-16: it has a byte order mark, or every other byte of its start is zero.
   */
  private static boolean isUtf16(byte[] it) {
    if (it.length < 4) return false;
    int mark = ((it[0] & 0xff) << 8) | (it[1] & 0xff);
    boolean littleEndian = it[0] != 0 && it[1] == 0 && it[2] != 0 && it[3] == 0;
    boolean bigEndian = it[0] == 0 && it[1] != 0 && it[2] == 0 && it[3] != 0;
    return mark == 0xfffe || mark == 0xfeff || littleEndian || bigEndian;
  }

  private static int search(byte[] bytes, int from) {
    for (int i = Math.max(from, 0); i + 4 < bytes.length; i++) {
      if (bytes[i] != 'U' || bytes[i + 1] != 'N') continue;
      boolean una = bytes[i + 2] == 'A' && startsWith(bytes, skipBlanks(bytes, i + 9), "UNB");
      boolean unb = bytes[i + 2] == 'B' && startsWith(bytes, i + 4, "UNO");
      if (una || unb) return i;
    }
    return -1;
  }

  public static boolean isUtf8Mark(byte[] it) {
    return it.length > 2 && it[0] == (byte) 0xef && it[1] == (byte) 0xbb && it[2] == (byte) 0xbf;
  }

  private static int skipBlanks(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && Tokenizer.isBlank(bytes[at] & 0xff)) at++;
    return at;
  }

  /** The first byte after a byte order mark and white space. */
  public static int start(byte[] bytes) {
    return skipBlanks(bytes, isUtf8Mark(bytes) ? 3 : 0);
  }

  private static boolean startsWith(byte[] bytes, int at, String word) {
    if (at < 0 || at + word.length() > bytes.length) return false;
    for (int i = 0; i < word.length(); i++) if (bytes[at + i] != word.charAt(i)) return false;
    return true;
  }

  private static String ascii(byte[] bytes, int from, int to) {
    int end = Math.min(to, bytes.length);
    return from >= end ? "" : new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
  }
}
