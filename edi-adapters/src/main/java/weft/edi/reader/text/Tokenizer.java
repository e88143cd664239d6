package weft.edi.reader.text;

import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of an interchange into segments, one at a time, and records unexpected characters.
 */
public final class Tokenizer {
  private static final byte PLAIN = 0;
  private static final byte COMPONENT = 1;
  private static final byte ELEMENT = 2;
  private static final byte REPETITION = 3;
  private static final byte TERMINATOR = 4;
  private static final byte RELEASE = 5;
  private static final byte LINE_BREAK = 6;
  private static final byte ODD = 7;
  private static final byte HIGH = 8;

  private final SeparatedBytes tokens;
  private final byte[] bytes;
  private final byte[] kinds = new byte[256];
  private final int maxSegmentBytes;
  private final int plainUntil;
  private int at;
  private int number;

  /** Findings in the current segment, each as an offset or -1. */
  private int oddAt;

  private int lineBreakAt;
  private int highAt;
  private boolean unterminated;
  private boolean oversized;

  /** The offset of the first surplus terminator before this segment, or -1. */
  private int emptyAt;

  public Tokenizer(
      SeparatedBytes tokens, String syntax, boolean overridden, int from, int maxSegmentBytes) {
    this(tokens, syntax, overridden, from, 0, maxSegmentBytes);
  }

  /**
   * Begins at an offset.
   *
   * @param plainUntil before this byte component and repetition separators are data
   */
  public Tokenizer(
      SeparatedBytes tokens,
      String syntax,
      boolean overridden,
      int from,
      int plainUntil,
      int maxSegmentBytes) {
    this.tokens = tokens;
    this.bytes = tokens.bytes;
    this.at = from;
    this.plainUntil = plainUntil;
    this.maxSegmentBytes = maxSegmentBytes;
    boolean looked = Charsets.isMultiByte(tokens.charset) || Charsets.isLatin(tokens.charset);
    for (int b = 0; b < 256; b++) {
      if (!Charsets.allows(syntax, b, overridden)) kinds[b] = ODD;
      else if (b >= 0x80 && looked) kinds[b] = HIGH;
    }
    kinds['\r'] = LINE_BREAK;
    kinds['\n'] = LINE_BREAK;
    Delimiters by = tokens.delimiters;
    if (by.hasRelease()) kinds[by.release()] = RELEASE;
    if (by.hasRepetition()) kinds[by.repetition()] = REPETITION;
    kinds[by.component()] = COMPONENT;
    kinds[by.element()] = ELEMENT;
    kinds[by.terminator()] = TERMINATOR;
  }

  public int position() {
    return at;
  }

  /** The next segment, or null at the end of the bytes. */
  public @Nullable Segment next() {
    oddAt = lineBreakAt = highAt = emptyAt = -1;
    unterminated = oversized = false;
    skipBetween();
    if (at >= bytes.length) return null;
    int start = at;
    int first = tokens.size();
    boolean raw = cut(start);
    int last = tokens.size() - (oversized ? 2 : 1);
    return new Segment(tokens, ++number, start, first, last, raw, oversized);
  }

  /** Skips white space and surplus terminators between segments. */
  private void skipBetween() {
    for (; at < bytes.length; at++) {
      int b = bytes[at] & 0xff;
      if (kinds[b] == TERMINATOR && !isBlank(b)) {
        if (emptyAt < 0) emptyAt = at;
      } else if (!isBlank(b) || separates(bytes[at])) {
        return;
      }
    }
  }

  public static boolean isBlank(int b) {
    return b <= ' ';
  }

  /**
   * Whether the byte is a control character, which is never tolerated, unlike a letter outside the
   * repertoire.
   */
  public boolean isControl(int offset) {
    int b = bytes[offset] & 0xff;
    return b < ' ' || b == 0x7f;
  }

  /**
   * Marks the separators up to the terminator. Returns whether the bytes are the text without
   * changes.
   */
  private boolean cut(int start) {
    byte[] in = bytes;
    int limit = start + Math.min(maxSegmentBytes, in.length - start);
    boolean raw = true;
    int i = start;
    while (true) {
      if (i >= limit) {
        if (i >= in.length) break;
        return cutOversized(i);
      }
      byte kind = kinds[in[i] & 0xff];
      if (kind != PLAIN) {
        switch (kind) {
          case TERMINATOR -> {
            tokens.mark(i, SeparatedBytes.END);
            at = i + 1;
            return raw;
          }
          case COMPONENT -> {
            if (i >= plainUntil) tokens.mark(i, SeparatedBytes.COMPONENT);
          }
          case ELEMENT -> tokens.mark(i, SeparatedBytes.ELEMENT);
          case REPETITION -> {
            if (i >= plainUntil) tokens.mark(i, SeparatedBytes.REPETITION);
          }
          case RELEASE -> {
            raw = false;
            if (++i < limit) character(i);
            if (tokens.pairs && i < limit && tokens.leadsPair(i, in.length)) i++;
          }
          case LINE_BREAK -> {
            raw = false;
            if (lineBreakAt < 0) lineBreakAt = i;
          }
          default -> {
            character(i);
            if (tokens.pairs && tokens.leadsPair(i, in.length)) i++;
          }
        }
      }
      i++;
    }
    unterminated = true;
    int end = in.length;
    // Blanks at the end of the file do not belong to the segment, unless they are separators.
    while (end > start + 1 && isBlank(in[end - 1] & 0xff) && !separates(in[end - 1])) end--;
    tokens.mark(end, SeparatedBytes.END);
    at = in.length;
    return raw;
  }

  /** Records a character of data, released or not, that the repertoire does not allow. */
  private void character(int i) {
    byte kind = kinds[bytes[i] & 0xff];
    if (kind == ODD && (oddAt < 0 || (isControl(i) && !isControl(oddAt)))) oddAt = i;
    if (kind == HIGH && highAt < 0) highAt = i;
    if (kind == LINE_BREAK && lineBreakAt < 0) lineBreakAt = i;
  }

  private boolean separates(byte b) {
    byte kind = kinds[b & 0xff];
    return kind >= COMPONENT && kind <= REPETITION;
  }

  /** Skips the rest of an oversized segment and marks its end as a second END. */
  private boolean cutOversized(int from) {
    oversized = true;
    tokens.mark(from, SeparatedBytes.END);
    int i = from;
    while (i < bytes.length && kinds[bytes[i] & 0xff] != TERMINATOR) {
      if (kinds[bytes[i] & 0xff] == RELEASE) i++;
      if (tokens.pairs && i < bytes.length && tokens.leadsPair(i, bytes.length)) i++;
      i++;
    }
    unterminated = i >= bytes.length;
    int end = Math.min(i, bytes.length);
    tokens.mark(end, SeparatedBytes.END);
    at = Math.min(end + 1, bytes.length);
    return false;
  }

  public int oddAt() {
    return oddAt;
  }

  public int lineBreakAt() {
    return lineBreakAt;
  }

  public int highAt() {
    return highAt;
  }

  public boolean unterminated() {
    return unterminated;
  }

  public boolean oversized() {
    return oversized;
  }

  public int emptyAt() {
    return emptyAt;
  }
}
