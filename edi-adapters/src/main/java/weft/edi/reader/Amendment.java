package weft.edi.reader;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Delimiters;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.SeparatedBytes;
import weft.edi.reader.text.Tokenizer;
import weft.edi.table.Position;
import weft.edi.table.SegmentTable;

/**
 * Rewrites a segment with other values, in the separators and characters of its interchange. The
 * new segment keeps the number and the byte offset of its original, so that a fault in it points to
 * the bytes that were sent.
 */
public final class Amendment {
  private Amendment() {}

  /** Whether the interchange's characters and separators can express this value. */
  public static boolean canSay(Segment in, String value) {
    Delimiters by = in.tokens().delimiters;
    if (!by.hasRelease() && value.chars().anyMatch(it -> by.isService((char) it))) return false;
    return value.chars().noneMatch(Character::isISOControl)
        && in.tokens().charset.newEncoder().canEncode(value);
  }

  /** A copy of the segment with another value; elements and components count from 0. */
  public static Segment with(Segment it, int element, int component, String value) {
    List<List<List<String>>> elements = it.values();
    while (elements.size() <= element) elements.add(new ArrayList<>(List.of(new ArrayList<>())));
    List<String> components = elements.get(element).getFirst();
    while (components.size() <= component) components.add("");
    components.set(component, value);
    Segment amended = new Segment(write(it, it.tag(), elements), it.origin());
    amended.describe(it.table());
    return amended;
  }

  /**
   * A copy of an IDoc segment with a field that was not sent and has no value yet. Null for all
   * other segments, because their directory defines their elements.
   */
  public static @Nullable Segment withField(Segment it, String name) {
    SegmentTable sent = it.table();
    if (sent == null || !IdocReader.isIdoc(it)) return null;
    List<Position> positions = new ArrayList<>(sent.positions());
    positions.add(IdocReader.position(it.tag(), name));
    Segment more = new Segment(it, it.origin());
    more.describe(
        new SegmentTable(
            sent.tag(), sent.name(), List.copyOf(positions), sent.conditions(), sent.open()));
    return more;
  }

  /** A segment without values, to be added next to its source. */
  public static Segment added(Segment source, SegmentTable table) {
    Segment added = new Segment(write(source, table.tag(), List.of()), source.origin());
    added.describe(table);
    return added;
  }

  private static Segment write(Segment like, String tag, List<List<List<String>>> elements) {
    Delimiters by = like.tokens().delimiters;
    var text = new StringBuilder(tag);
    int written = text.length();
    for (List<List<String>> repetitions : elements) {
      text.append(by.element());
      for (int r = 0; r < repetitions.size(); r++) {
        if (r > 0) text.append(by.repetition());
        int kept = text.length();
        List<String> components = repetitions.get(r);
        for (int c = 0; c < components.size(); c++) {
          if (c > 0) text.append(by.component());
          escape(components.get(c), by, text);
          if (!components.get(c).isEmpty()) kept = written = text.length();
        }
        text.setLength(kept);
      }
    }
    text.setLength(written); // no empty elements at the end
    text.append(by.terminator());
    byte[] bytes = text.toString().getBytes(like.tokens().charset);
    SeparatedBytes tokens = new SeparatedBytes(bytes, by, like.tokens().charset);
    Segment read = new Tokenizer(tokens, "UNOY", true, 0, bytes.length).next();
    if (read == null) throw new IllegalStateException("nothing written for " + tag);
    return read;
  }

  private static void escape(String value, Delimiters by, StringBuilder to) {
    for (int i = 0; i < value.length(); i++) {
      if (by.isService(value.charAt(i)) && by.hasRelease()) to.append(by.release());
      to.append(value.charAt(i));
    }
  }
}
