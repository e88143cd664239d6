package weft.edi.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.interchange.Fault;

/**
 * The place of a fault in its message, as partners count: from UNH or ST = 1.
 *
 * @param element the directory's label, such as {@code C186.6060}; null for the whole segment
 */
record FaultPlace(int position, Segment segment, @Nullable String element) {

  /** The place; null if the fault refers to no segment of this message. */
  static @Nullable FaultPlace of(Fault fault, ReadMessage message) {
    List<Segment> segments = message.segments();
    int first = message.header().number();
    int index = fault.segment() - first;
    if (index < 0 || index >= segments.size()) return null;
    // A fault may refer to the item's line while its own segment comes before that line.
    for (int at = index; fault.tag() != null && at >= 0; at--) {
      Segment it = segments.get(at);
      if (!it.tag().equals(fault.tag())) continue;
      boolean has = fault.element() != null && it.placeOf(fault.element()) != null;
      return new FaultPlace(at + 1, it, has ? fault.element() : null);
    }
    return new FaultPlace(index + 1, segments.get(index), null);
  }

  /** The place in words, such as {@code LIN C212.7140}. */
  String name() {
    return element == null ? segment.tag() : segment.tag() + " " + element;
  }

  /** Element and component from 0; null for the whole segment. */
  int @Nullable [] indexes() {
    return element == null ? null : segment.placeOf(element);
  }
}
