package weft.edi.reader.text;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import weft.party.PartnerCharset;

/**
 * The bytes of an interchange and its separators, one int each (offset and kind), so that no
 * strings are created until a caller reads a value. A reader of a format without separators (VDA,
 * IDoc) writes its data in this form; each mark then also has its byte offset in the interchange.
 */
public final class SeparatedBytes {
  public static final int COMPONENT = 0;
  public static final int ELEMENT = 1;
  public static final int REPETITION = 2;
  static final int END = 3;

  public final byte[] bytes;
  public final Delimiters delimiters;
  public final Charset charset;

  /** Whether a byte of 0x81 and above may begin a character whose second byte looks like ASCII. */
  final boolean pairs;

  /**
   * The interchange itself and its charset; differs from {@link #bytes} if these are a transcript.
   */
  final byte[] sent;

  final Charset sentIn;

  private final @Nullable UnfoldedLines unfolded;
  private int[] marks = new int[256];
  private int @Nullable [] places;
  private int size;

  /** The marks whose values were read; null while nobody records them. */
  private @Nullable BitSet asked;

  public SeparatedBytes(byte[] bytes, Delimiters delimiters, Charset charset) {
    this(bytes, null, delimiters, charset);
  }

  /** The bytes of an interchange whose line folding, if any, was removed. */
  public SeparatedBytes(
      byte[] bytes, @Nullable UnfoldedLines unfolded, Delimiters delimiters, Charset charset) {
    this.bytes = bytes;
    this.unfolded = unfolded;
    this.delimiters = delimiters;
    this.charset = charset;
    this.pairs = PartnerCharset.hasAsciiTrailBytes(charset);
    this.sent = bytes;
    this.sentIn = charset;
  }

  /** A transcript with its complete marks and their places in the interchange. */
  public SeparatedBytes(
      byte[] words, Charset charset, byte[] sent, Charset sentIn, int[] marks, int[] places) {
    this.bytes = words;
    this.unfolded = null;
    this.delimiters = SegmentTranscript.SEPARATORS;
    this.charset = charset;
    this.pairs = false; // a transcript contains no bytes that look like separators
    this.sent = sent;
    this.sentIn = sentIn;
    this.marks = marks;
    this.places = places;
    this.size = marks.length;
  }

  void mark(int offset, int kind) {
    if (size == marks.length) marks = Arrays.copyOf(marks, size + (size >> 1));
    marks[size++] = offset << 2 | kind;
  }

  int size() {
    return size;
  }

  public int offset(int mark) {
    return marks[mark] >>> 2;
  }

  public boolean isTranscript() {
    return places != null;
  }

  /** The byte of the interchange at which the value after a mark begins. */
  int valueAt(int mark) {
    int[] from = places;
    return from == null ? place(offset(mark) + 1) : from[mark];
  }

  /** The byte of the interchange for an offset in these bytes. */
  public int place(int offset) {
    int[] from = places;
    if (from == null) return unfolded == null ? offset : unfolded.place(offset);
    int low = 0;
    int high = size - 1;
    while (low < high) { // find the last mark before the byte
      int middle = (low + high + 1) >>> 1;
      if (offset(middle) < offset) low = middle;
      else high = middle - 1;
    }
    return from[low] + Math.max(0, offset - offset(low) - 1);
  }

  /**
   * The place of a line fold between two offsets; -1 if there is none or the lines were folded
   * evenly.
   */
  public int foldWithin(int from, int until) {
    return unfolded == null || unfolded.even ? -1 : unfolded.breakWithin(from, until);
  }

  /** Starts to record which values are read. */
  public void note() {
    asked = new BitSet(size);
  }

  void ask(int mark) {
    BitSet noted = asked;
    if (noted != null) noted.set(mark);
  }

  public boolean isAsked(int mark) {
    BitSet noted = asked;
    return noted != null && noted.get(mark);
  }

  public int kind(int mark) {
    return marks[mark] & 3;
  }

  /** The text between two offsets, without release characters and line breaks. */
  public String text(int from, int to, boolean raw) {
    if (from >= to) return "";
    if (raw) return new String(bytes, from, to - from, charset);
    byte[] kept = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (pairs && leadsPair(i, to)) {
        kept[length++] = b;
        b = bytes[++i];
      } else if (delimiters.hasRelease() && b == delimiters.release()) {
        if (++i == to) break;
        b = bytes[i];
      } else if (b == '\r' || b == '\n') {
        continue;
      }
      kept[length++] = b;
    }
    return new String(kept, 0, length, charset);
  }

  boolean leadsPair(int at, int end) {
    return (bytes[at] & 0xff) > 0x80 && at + 1 < end && (bytes[at + 1] & 0xff) >= 0x40;
  }
}
