package weft.edi.reader.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.table.Element;
import weft.edi.table.SegmentTable;

/**
 * One segment where it stands in the interchange; of one beyond the limit only the front is read.
 * Elements count from 0 after the tag, components from 0 in their element; what is not there reads
 * as "". Values come decoded and without release characters, in the partner's notation (numbers may
 * have a comma or point, whatever UNA says).
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

  /** Words of a transcript, and the bytes from {@code begin} to {@code until} that say them. */
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

  /** Other words than were sent, in the place of those that were. */
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

  /** The two or three letters of the tag in one int; -1 for what is no tag. */
  public static int code(byte[] bytes, int from, int to) {
    if (to - from == 2) return (bytes[from] & 0xff) << 8 | (bytes[from + 1] & 0xff);
    if (to - from != 3) return -1;
    return (bytes[from] & 0xff) << 16 | (bytes[from + 1] & 0xff) << 8 | (bytes[from + 2] & 0xff);
  }

  public String tag() {
    SegmentTable known = table;
    return known != null ? known.tag() : tokens.text(offset, tokens.offset(firstMark), raw);
  }

  /** Counts the segments of the interchange, UNB or ISA = 1. */
  public int number() {
    return number;
  }

  /** The byte of the interchange at which the tag begins. */
  public long offset() {
    return origin == null ? begin : origin.begin;
  }

  /** The byte after its last one, the terminator left out. */
  public long end() {
    return origin == null ? until : origin.until;
  }

  /** The byte of the interchange that a byte of the words stands for. */
  public int place(int word) {
    int place = tokens.place(word);
    return tokens.isTranscript() ? Math.clamp(place, begin, until) : place;
  }

  /** Whether a partner's dialect put other words in the place of those that were sent. */
  public boolean isAmended() {
    return origin != null;
  }

  /** The segment as it was sent. */
  public Segment origin() {
    return origin == null ? this : origin;
  }

  /** How many elements were sent, empty ones included. */
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

  /** A component of one repetition of an element (repetitions exist in syntax version 4 alone). */
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
   * The first value of a data element by the directory's number ({@code 6060} or {@code C186.6060})
   * or X12's place ({@code PO102}), VDA's ({@code 512-08}) or an IDoc's field; "" also where the
   * directory is not known.
   */
  public String value(String id) {
    SegmentTable known = table;
    if (known == null) return "";
    int place = known.find(id);
    return place < 0 ? "" : value(place >> 8, 0, place & 0xff);
  }

  /** The elements, their repetitions, and of these the components, all as sent. */
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

  /** The byte at which the first such element begins; that of the segment where it has none. */
  public long offsetOf(String id) {
    SegmentTable known = table;
    int place = known == null ? -1 : known.find(id);
    return place < 0 ? offset() : placeOf(place >> 8, place & 0xff);
  }

  /**
   * The byte of the interchange at which an element begins, or would; where a dialect put other
   * words in the place of what was sent, that of the segment.
   */
  public long placeOfElement(int element) {
    return placeOf(element, 0);
  }

  /** The same of a component. */
  public long placeOf(int element, int component) {
    if (isAmended()) return offset();
    int mark = elementMark(element);
    for (int left = component; left > 0 && mark + 1 < lastMark; left--)
      if (tokens.kind(mark + 1) == SeparatedBytes.COMPONENT) mark++;
    return Math.min(end(), tokens.valueAt(mark));
  }

  /** Where the directory has an element first, as {element, component} from 0; null if nowhere. */
  public int @Nullable [] placeOf(String id) {
    SegmentTable known = table;
    int place = known == null ? -1 : known.find(id);
    return place < 0 ? null : new int[] {place >> 8, place & 0xff};
  }

  /** The number alone of the element at such a place ({@code 330} at {@code PO102}), "" if none. */
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

  /** Where its words begin and end among all that were read, not in the file. */
  public int wordsBegin() {
    return offset;
  }

  public int wordsEnd() {
    return tokens.offset(cut ? lastMark + 1 : lastMark);
  }

  /** Whether its bytes are its text, without anything to take out. */
  public boolean raw() {
    return raw;
  }

  /** Whether it was too long to be read as a whole. */
  public boolean isCut() {
    return cut;
  }

  /** What the directory says of it; null where it knows no such segment. */
  public @Nullable SegmentTable table() {
    return table;
  }

  public void describe(@Nullable SegmentTable by) {
    table = by;
  }

  /** As sent, or as it was amended; of what has no separators, its values by their names. */
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
