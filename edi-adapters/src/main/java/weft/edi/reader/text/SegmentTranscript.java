package weft.edi.reader.text;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Converts segments of formats without separators into {@link SeparatedBytes}, and records the byte
 * of the interchange from which each value comes.
 */
public final class SegmentTranscript {
  /** Separators that no value contains, because control characters become blanks. */
  public static final Delimiters SEPARATORS =
      new Delimiters('\u001f', '\u001d', '.', ' ', ' ', '\u001c');

  private record Line(int offset, int firstMark, int lastMark, int code, int begin, int until) {}

  private final byte[] sent;
  private final Charset sentIn;
  private final Charset charset;
  private final List<Line> lines = new ArrayList<>();
  private byte[] words = new byte[1024];
  private int length;
  private int[] marks = new int[256];
  private int[] places = new int[256];
  private int size;
  private int offset;
  private int firstMark;
  private int code;
  private int begin;

  /**
   * Creates an empty transcript.
   *
   * @param sent the bytes of the interchange, in the charset {@code sentIn}
   * @param charset the charset of the values in the transcript
   */
  public SegmentTranscript(byte[] sent, Charset sentIn, Charset charset) {
    this.sent = sent;
    this.sentIn = sentIn;
    this.charset = charset;
  }

  /**
   * Begins a segment.
   *
   * @param code the tag's letters in one int, -1 if not needed
   * @param at the first byte of the segment in the interchange
   */
  public void begin(byte[] tag, int code, int at) {
    offset = length;
    firstMark = size;
    begin = at;
    this.code = code;
    write(tag, 0, tag.length);
  }

  /**
   * Adds an element with the value in these bytes; {@code place} is its byte in the interchange.
   */
  public void element(byte[] from, int start, int end, int place) {
    separate(SeparatedBytes.ELEMENT, SEPARATORS.element(), place);
    write(from, start, end);
  }

  /** Ends the segment at a byte of the interchange. */
  public void end(int until) {
    int last = size;
    separate(SeparatedBytes.END, SEPARATORS.terminator(), until);
    lines.add(new Line(offset, firstMark, last, code, begin, until));
  }

  public int segments() {
    return lines.size();
  }

  private void separate(int kind, char separator, int place) {
    if (size == marks.length) {
      marks = Arrays.copyOf(marks, size + (size >> 1));
      places = Arrays.copyOf(places, marks.length);
    }
    marks[size] = length << 2 | kind;
    places[size++] = place;
    room(1);
    words[length++] = (byte) separator;
  }

  private void write(byte[] from, int start, int end) {
    room(end - start);
    for (int i = start; i < end; i++) {
      byte b = from[i];
      words[length++] = (b >= 0 && b < ' ') || b == 0x7f ? (byte) ' ' : b;
    }
  }

  private void room(int bytes) {
    if (length + bytes > words.length)
      words = Arrays.copyOf(words, Math.max(words.length + (words.length >> 1), length + bytes));
  }

  /** The segments, numbered from 1. */
  public List<Segment> read() {
    SeparatedBytes tokens =
        new SeparatedBytes(
            Arrays.copyOf(words, length),
            charset,
            sent,
            sentIn,
            Arrays.copyOf(marks, size),
            Arrays.copyOf(places, size));
    List<Segment> segments = new ArrayList<>(lines.size());
    for (Line it : lines)
      segments.add(
          new Segment(
              tokens,
              segments.size() + 1,
              it.offset,
              it.firstMark,
              it.lastMark,
              it.code,
              it.begin,
              it.until));
    return segments;
  }
}
