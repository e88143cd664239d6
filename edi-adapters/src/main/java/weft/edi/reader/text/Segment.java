package weft.edi.reader.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.table.Element;
import weft.edi.table.SegmentTable;

/**
 * One segment at its place in the interchange; of an oversized segment, only the front is read.
 * Elements count from 0 after the tag, components from 0 in their element; an absent value reads as
 * "". Values are decoded, without release characters, in the partner's notation (a number may have
 * a comma or a point, whatever UNA announces).
 */
public final class Segment {
  private final SeparatedBytes tokens;
  private final int number;
  private final int offset;
  private final int begin;
  private final int until;
  private final int firstMark;
  private final int lastMark;
  private final boolean raw;
  private final int tagCode;
  private final boolean cut;
  private final @Nullable Segment origin;
  private @Nullable SegmentTable table;

  public Segment(
      SeparatedBytes tokens,
      int number,
      int offset,
      int firstMark,
      int lastMark,
      boolean raw,
      boolean cut) {
    this.tokens = tokens;
    this.number = number;
    this.offset = offset;
    this.firstMark = firstMark;
    this.lastMark = lastMark;
    this.raw = raw;
    this.cut = cut;
    this.origin = null;
    this.tagCode = code(tokens.bytes, offset, tokens.offset(firstMark));
    this.begin = tokens.place(offset);
    this.until = tokens.place(tokens.offset(cut ? lastMark + 1 : lastMark));
  }

  /**
   * A segment of a transcript; {@code begin} and {@code until} are its bytes in the interchange.
   */
  public Segment(
      SeparatedBytes tokens,
      int number,
      int offset,
      int firstMark,
      int lastMark,
      int tagCode,
      int begin,
      int until) {
    this.tokens = tokens;
    this.number = number;
    this.offset = offset;
    this.firstMark = firstMark;
    this.lastMark = lastMark;
    this.raw = true;
    this.cut = false;
    this.origin = null;
    this.tagCode = tagCode;
    this.begin = begin;
    this.until = until;
  }

  /** An amended segment that takes the place of the one that was sent. */
  public Segment(Segment words, Segment origin) {
    this.tokens = words.tokens;
    this.number = origin.number;
    this.offset = words.offset;
    this.firstMark = words.firstMark;
    this.lastMark = words.lastMark;
    this.raw = words.raw;
    this.cut = words.cut;
    this.origin = origin;
    this.tagCode = words.tagCode;
    this.begin = words.begin;
    this.until = words.until;
  }

  /** The two or three letters of the tag in one int; -1 if it is no tag. */
  public static int code(byte[] bytes, int from, int to) {
    if (to - from == 2) return (bytes[from] & 0xff) << 8 | (bytes[from + 1] & 0xff);
    if (to - from != 3) return -1;
    return (bytes[from] & 0xff) << 16 | (bytes[from + 1] & 0xff) << 8 | (bytes[from + 2] & 0xff);
  }

  public String tag() {
    SegmentTable known = table;
    return known != null ? known.tag() : tokens.text(offset, tokens.offset(firstMark), raw);
  }

  /** The number of the segment in the interchange, UNB or ISA = 1. */
  public int number() {
    return number;
  }

  /** The byte of the interchange at which the tag begins; for an amended segment, its origin's. */
  public long offset() {
    return origin == null ? begin : origin.begin;
  }

  /** The byte after its last one, without the terminator. */
  public long end() {
    return origin == null ? until : origin.until;
  }

  /** The byte of the interchange for an offset in {@link #tokens()}. */
  public int place(int word) {
    int place = tokens.place(word);
    return tokens.isTranscript() ? Math.clamp(place, begin, until) : place;
  }

  /** Whether a partner's dialect replaced the segment that was sent. */
  public boolean isAmended() {
    return origin != null;
  }

  /** The segment as sent. */
  public Segment origin() {
    return origin == null ? this : origin;
  }

  /** The number of elements that were sent, including empty ones. */
  public int elements() {
    int count = 0;
    for (int i = firstMark; i < lastMark; i++)
      if (tokens.kind(i) == SeparatedBytes.ELEMENT) count++;
    return count;
  }

  /** The first component of an element. */
  public String value(int element) {
    return value(element, 0, 0);
  }

  public String value(int element, int component) {
    return value(element, 0, component);
  }

  /** A component of one repetition of an element (only syntax version 4 has repetitions). */
  public String value(int element, int repetition, int component) {
    int mark = elementMark(element);
    for (int i = repetition; mark < lastMark && i > 0; i--) mark = nextRepetition(mark);
    for (int i = component; mark < lastMark && i > 0; i--) {
      mark++;
      if (tokens.kind(mark) != SeparatedBytes.COMPONENT) return "";
    }
    if (mark >= lastMark) return "";
    tokens.ask(mark);
    return tokens.text(tokens.offset(mark) + 1, tokens.offset(mark + 1), raw);
  }

  /**
   * The first value with the directory's label: a data element ({@code 6060} or {@code C186.6060}),
   * a position of X12 ({@code PO102}) or VDA ({@code 512-08}), or an IDoc's field. Returns "" if
   * there is none or the directory is unknown.
   */
  public String value(String id) {
    SegmentTable known = table;
    if (known == null) return "";
    int place = known.find(id);
    return place < 0 ? "" : value(place >> 8, 0, place & 0xff);
  }

  /** The elements, their repetitions, and the components of these, as sent. */
  public List<List<List<String>>> values() {
    List<List<List<String>>> elements = new ArrayList<>();
    for (int i = elementMark(0); i < lastMark; i++) {
      int kind = tokens.kind(i);
      if (kind == SeparatedBytes.ELEMENT) elements.add(new ArrayList<>());
      List<List<String>> repetitions = elements.getLast();
      if (kind != SeparatedBytes.COMPONENT) repetitions.add(new ArrayList<>());
      repetitions.getLast().add(tokens.text(tokens.offset(i) + 1, tokens.offset(i + 1), raw));
    }
    return elements;
  }

  /** The byte at which the element with this label begins; the segment's if it has none. */
  public long offsetOf(String id) {
    SegmentTable known = table;
    int place = known == null ? -1 : known.find(id);
    return place < 0 ? offset() : placeOf(place >> 8, place & 0xff);
  }

  /**
   * The byte of the interchange at which an element begins, or would begin if it was not sent. For
   * an amended segment, the byte at which the segment begins.
   */
  public long placeOfElement(int element) {
    return placeOf(element, 0);
  }

  /** The byte of the interchange at which a component begins; see {@link #placeOfElement}. */
  public long placeOf(int element, int component) {
    if (isAmended()) return offset();
    int mark = elementMark(element);
    for (int left = component; left > 0 && mark + 1 < lastMark; left--)
      if (tokens.kind(mark + 1) == SeparatedBytes.COMPONENT) mark++;
    return Math.min(end(), tokens.valueAt(mark));
  }

  /**
   * The first place of a label in the directory as {element, component} from 0; null if it has
   * none.
   */
  public int @Nullable [] placeOf(String id) {
    SegmentTable known = table;
    int place = known == null ? -1 : known.find(id);
    return place < 0 ? null : new int[] {place >> 8, place & 0xff};
  }

  /** The data element number at a position ({@code 330} at {@code PO102}), "" if none. */
  public String elementNumber(String id) {
    SegmentTable known = table;
    Element element = known == null ? null : known.element(id);
    return element == null ? "" : element.id().replaceAll("[^0-9]", "");
  }

  /** The mark at which an element begins; lastMark if it was not sent. */
  private int elementMark(int element) {
    int mark = firstMark;
    for (int left = element; mark < lastMark; mark++)
      if (tokens.kind(mark) == SeparatedBytes.ELEMENT && left-- == 0) return mark;
    return lastMark;
  }

  private int nextRepetition(int mark) {
    for (int i = mark + 1; i < lastMark; i++) {
      if (tokens.kind(i) == SeparatedBytes.REPETITION) return i;
      if (tokens.kind(i) == SeparatedBytes.ELEMENT) break;
    }
    return lastMark;
  }

  public int tagCode() {
    return tagCode;
  }

  public SeparatedBytes tokens() {
    return tokens;
  }

  public int firstMark() {
    return firstMark;
  }

  public int lastMark() {
    return lastMark;
  }

  /** The begin and end of the segment in {@link SeparatedBytes#bytes}, not in the file. */
  public int wordsBegin() {
    return offset;
  }

  public int wordsEnd() {
    return tokens.offset(cut ? lastMark + 1 : lastMark);
  }

  /** Whether the bytes are the text, without release characters or line breaks to remove. */
  public boolean raw() {
    return raw;
  }

  /** Whether it exceeds the size limit and was not read completely. */
  public boolean isCut() {
    return cut;
  }

  /** The directory's table of the segment; null if there is none. */
  public @Nullable SegmentTable table() {
    return table;
  }

  public void describe(@Nullable SegmentTable by) {
    table = by;
  }

  /**
   * The segment as sent or amended; an amended segment of a format without separators lists its
   * values by label.
   */
  @Override
  public String toString() {
    if (origin != null && origin.tokens.isTranscript()) return named();
    if (tokens.isTranscript()) {
      String sent = new String(tokens.sent, begin, until - begin, tokens.sentIn).stripTrailing();
      return sent.startsWith("<") ? sent : sent.replace("\r", "").replace("\n", "");
    }
    return new String(tokens.bytes, offset, tokens.offset(lastMark) - offset, tokens.charset);
  }

  private String named() {
    SegmentTable known = table;
    var words = new StringBuilder(tag());
    for (int i = 0; i < elements(); i++)
      if (!value(i).isEmpty())
        words
            .append(' ')
            .append(known == null ? i + 1 : known.label(i, 0))
            .append('=')
            .append(value(i));
    return words.toString();
  }
}
