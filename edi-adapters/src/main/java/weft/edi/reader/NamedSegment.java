package weft.edi.reader;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.Terms;
import weft.edi.table.Element;
import weft.edi.table.Position;
import weft.edi.table.SegmentTable;
import weft.language.Text;

/**
 * A segment for people to read, with the names its directory has for it and for what stands in it.
 * This record is the JSON.
 *
 * @param number counts the segments of the interchange, UNB = 1
 * @param name its tag where no directory knows it
 * @param offset the byte at which its tag begins
 * @param text as sent, the terminator left out
 * @param values what stands in it, in order; empty elements and components are left out
 */
public record NamedSegment(
    int number, String tag, Text name, long offset, String text, List<Value> values) {

  /**
   * One component of one element.
   *
   * @param element in the directory's words, such as {@code C186.6060}; where it stands ({@code
   *     3.2}, from 1) if no directory knows it
   * @param name null if no directory knows it
   */
  public record Value(String element, @Nullable Text name, String value) {}

  public static NamedSegment of(Segment segment) {
    SegmentTable table = segment.table();
    List<Position> positions = table == null ? List.of() : table.positions();
    List<Value> values = new ArrayList<>();
    List<List<List<String>>> sent = segment.values();
    for (int e = 0; e < sent.size(); e++) {
      Position position = e < positions.size() ? positions.get(e) : null;
      for (List<String> repetition : sent.get(e))
        for (int c = 0; c < repetition.size(); c++)
          if (!repetition.get(c).isEmpty()) values.add(value(position, e, c, repetition.get(c)));
    }
    String tag = segment.tag();
    return new NamedSegment(
        segment.number(),
        tag,
        Terms.of(tag, table == null ? null : table.name()),
        segment.offset(),
        segment.toString(),
        List.copyOf(values));
  }

  private static Value value(@Nullable Position position, int element, int component, String sent) {
    if (position == null || component >= position.components().size())
      return new Value((element + 1) + "." + (component + 1), null, sent);
    Element known = position.components().get(component).element();
    return new Value(position.label(component), Terms.of(known.id(), known.name()), sent);
  }
}
