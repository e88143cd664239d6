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
 * A segment in readable form, with its directory's names for the segment and its values. This
 * record is the JSON.
 *
 * @param number counts the segments of the interchange, UNB = 1
 * @param name the segment's tag if no directory knows it
 * @param offset the byte at which its tag begins
 * @param text as sent, without the terminator
 * @param values its values in order, without empty elements and components
 */
public record NamedSegment(
    int number, String tag, Text name, long offset, String text, List<Value> values) {

  /**
   * One component of one element.
   *
   * @param element the directory's label, such as {@code C186.6060}; the position ({@code 3.2},
   *     from 1) if no directory knows it
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
