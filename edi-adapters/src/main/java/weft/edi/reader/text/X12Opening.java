package weft.edi.reader.text;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import weft.interchange.FaultCode;
import weft.language.Text;

/**
 * Reads the beginning of an X12 interchange (X12.5). ISA announces its separators by using them:
 * the element separator is its fourth byte, the component separator is ISA16 (byte 105), the
 * terminator follows it, and from version 00402 on the repetition separator is ISA11. If ISA does
 * not have its 106 bytes, this class counts its elements instead.
 */
public final class X12Opening {
  private static final int ELEMENTS = 16;

  /** The most bytes of an ISA whose padding was cut or stretched. */
  private static final int REACH = 300;

  private X12Opening() {}

  /** The offset of the first ISA at or after this byte, or -1. */
  static int search(byte[] bytes, int from) {
    for (int i = Math.max(from, 0); i + 3 < bytes.length; i++) if (isOne(bytes, i)) return i;
    return -1;
  }

  /** Whether an ISA with a version begins here. */
  public static boolean isOne(byte[] bytes, int at) {
    return isBeginning(bytes, at) && version(bytes, at(bytes, at)) > 0;
  }

  static boolean isBeginning(byte[] bytes, int at) {
    return at + 3 < bytes.length
        && bytes[at] == 'I'
        && bytes[at + 1] == 'S'
        && bytes[at + 2] == 'A'
        && separators(bytes, at) != null;
  }

  /** The offsets of ISA's separators; null if there are not sixteen. */
  private static int @Nullable [] separators(byte[] bytes, int isa) {
    byte element = bytes[isa + 3];
    if (isText(element)) return null;
    int[] at = new int[ELEMENTS];
    int found = 0;
    int limit = Math.min(bytes.length, isa + REACH);
    for (int i = isa + 3; i < limit; i++) {
      if (bytes[i] != element) continue;
      at[found++] = i;
      if (found == ELEMENTS) return i + 2 < bytes.length ? at : null;
    }
    return null;
  }

  private static int[] at(byte[] bytes, int isa) {
    return requireNonNull(separators(bytes, isa));
  }

  static Opening read(byte[] bytes, int isa, boolean utf8, FaultLog log) {
    int[] at = at(bytes, isa);
    byte element = bytes[isa + 3];
    int end = at[ELEMENTS - 1] + 1;
    byte component = bytes[end];
    // A non-ASCII separator in a UTF-8 file has two bytes, and the tokenizer looks for single
    // bytes.
    boolean wide = utf8 && component < 0;
    byte terminator = bytes[Math.min(end + (wide ? 2 : 1), bytes.length - 1)];
    boolean usable = !wide && !isText(component) && component != element && component != terminator;
    boolean ended = !isText(terminator) && terminator != element;
    if (!usable || !ended)
      log.error(
          FaultCode.INVALID_SEPARATORS,
          end,
          new Text(
              "The separators at the end of ISA cannot be told apart from data.",
              "ISA 末尾声明的分隔符无法与数据区分。"));
    char by = usable ? character(component) : '\u001f';
    char last = ended ? character(terminator) : element == '~' ? '\n' : '~';
    int version = version(bytes, at);
    char repetition = version < 402 ? ' ' : character(bytes[at[10] + 1]);
    boolean repeats =
        !isText((byte) repetition)
            && repetition != by
            && repetition != last
            && repetition != character(element);
    var delimiters =
        new Delimiters(by, character(element), '.', ' ', repeats ? repetition : ' ', last);
    return new Opening(
        FrameSegment.X12, isa, true, Envelope.X12, version, delimiters, end + 1, utf8);
  }

  /** The version in ISA12: 401 for {@code 00401}; 0 if it is not a number. Ignores line folding. */
  private static int version(byte[] bytes, int[] at) {
    int version = 0;
    int digits = 0;
    for (int i = at[11] + 1; i < at[12]; i++) {
      if (UnfoldedLines.isBreak(bytes[i])) continue;
      if (bytes[i] < '0' || bytes[i] > '9' || ++digits > 5) return 0;
      version = version * 10 + bytes[i] - '0';
    }
    return digits == 5 ? version : 0;
  }

  private static char character(byte b) {
    return (char) (b & 0xff);
  }

  /** Whether the byte is a letter, digit or blank, which cannot be a separator. */
  private static boolean isText(byte b) {
    return b == ' ' || (b >= 0 && Character.isLetterOrDigit(b));
  }
}
