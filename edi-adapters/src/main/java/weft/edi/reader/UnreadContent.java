package weft.edi.reader;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.SeparatedBytes;
import weft.edi.reader.text.Terms;
import weft.edi.table.Element;
import weft.edi.table.Position;
import weft.edi.table.SegmentTable;
import weft.language.Text;

/**
 * Part of a message that the hub did not use when it interpreted the message: a whole segment, or
 * single elements of a segment whose other elements were used.
 *
 * @param place in the partner's terms: {@code FTX AAI}, {@code NAD ST C080.3036}, {@code PER03},
 *     {@code 518-02}, {@code E1EDP01 WERKS}
 * @param name the name of the segment or element
 * @param segment counts the segments of the interchange from 1
 */
public record UnreadContent(String place, Text name, int segment) {
  private static final int QUALIFIER = 3;

  /** Starts to record which values of a message are read. */
  public static void note(ReadMessage message) {
    message.segments().stream().map(Segment::tokens).distinct().forEach(SeparatedBytes::note);
  }

  /**
   * The values that were not read since {@link #note}, in the message's order, without header and
   * trailer.
   */
  public static List<UnreadContent> of(ReadMessage message) {
    List<UnreadContent> all = new ArrayList<>();
    Segment trailer = message.trailer();
    for (Segment it : message.segments().subList(1, message.segments().size()))
      if (it != trailer) new Reading(it, message.agency().equals("SAP")).addTo(all);
    return all;
  }

  /** The values of one segment, sorted into read and unread. */
  private static final class Reading {
    private final Segment segment;
    private final @Nullable SegmentTable table;
    private final boolean named;
    private final List<UnreadContent> elements = new ArrayList<>();
    private boolean asked;
    private boolean qualified;

    Reading(Segment segment, boolean named) {
      this.segment = segment;
      this.table = segment.table();
      this.named = named;
      SeparatedBytes tokens = segment.tokens();
      int element = -1;
      int component = 0;
      for (int mark = segment.firstMark(); mark < segment.lastMark(); mark++) {
        component = tokens.kind(mark) == SeparatedBytes.COMPONENT ? component + 1 : 0;
        if (tokens.kind(mark) == SeparatedBytes.ELEMENT) element++;
        if (says(tokens, tokens.offset(mark) + 1, tokens.offset(mark + 1)))
          value(element, component, tokens.isAsked(mark));
      }
    }

    /** Whether the value is not empty; a record's field of only zeros counts as empty. */
    private boolean says(SeparatedBytes tokens, int from, int to) {
      boolean filled = false;
      for (int i = from; i < to; i++) filled |= !isRecord() || tokens.bytes[i] != '0';
      return filled;
    }

    private void value(int element, int component, boolean isAsked) {
      if (element == 0 && component == 0 && isQualifier()) qualified = isAsked;
      else if (isAsked) asked = true;
      else elements.add(element(element, component));
    }

    /**
     * Whether the first element states what the segment is about: a code, or the version of a
     * record.
     */
    private boolean isQualifier() {
      if (named || isRecord() || table == null || table.positions().isEmpty()) return !named;
      Element first = table.positions().getFirst().components().getFirst().element();
      return first.codes() != null || first.max() <= QUALIFIER;
    }

    private UnreadContent element(int element, int component) {
      SegmentTable known = table;
      List<Position> positions = known == null ? List.of() : known.positions();
      Position at = element < positions.size() ? positions.get(element) : null;
      if (at == null || component >= at.components().size())
        return unasked(words() + " " + (element + 1) + "." + (component + 1), segmentName());
      Element of = at.components().get(component).element();
      String label = at.label(component);
      boolean says = label.startsWith(segment.tag());
      return unasked(says ? label : words() + " " + label, Terms.of(of.id(), of.name()));
    }

    private UnreadContent unasked(String place, Text name) {
      return new UnreadContent(place, name, segment.number());
    }

    /** The segment's tag, followed by its qualifier if there is one. */
    private String words() {
      String code = isRecord() || !isQualifier() ? "" : segment.value(0);
      return code.isEmpty() ? segment.tag() : segment.tag() + " " + code;
    }

    private boolean isRecord() {
      return Character.isDigit(segment.tag().charAt(0));
    }

    private Text segmentName() {
      return Terms.of(segment.tag(), table == null ? null : table.name());
    }

    void addTo(List<UnreadContent> all) {
      boolean saysNothing = elements.isEmpty() && (asked || qualified);
      if (saysNothing) return;
      if (asked) all.addAll(elements);
      else all.add(unasked(words(), segmentName()));
    }
  }
}
