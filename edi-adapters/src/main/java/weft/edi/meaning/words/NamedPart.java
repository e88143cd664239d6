package weft.edi.meaning.words;

import weft.edi.reader.text.Segment;
import weft.interchange.StatedAt;
import weft.ordering.OrderedPart;

/**
 * The part of an item, and where the message names it.
 *
 * @param number "" where the item names none; blanks at its end are none of it
 */
public record NamedPart(String number, StatedAt at) {
  public NamedPart {
    number = number.stripTrailing();
  }

  /** By a field that has but one place in its segment: VDA's {@code 512-08}, an IDoc's. */
  public static NamedPart in(Segment segment, String id) {
    return new NamedPart(
        segment.value(id), new StatedAt(segment.number(), segment.tag(), id, segment.offsetOf(id)));
  }

  /** By an element counted from 0, as the standard names it. */
  public static NamedPart in(Segment segment, int element, String name) {
    return new NamedPart(
        segment.value(element),
        new StatedAt(segment.number(), segment.tag(), name, segment.placeOfElement(element)));
  }

  public OrderedPart ordered() {
    return new OrderedPart(number, at);
  }

  public boolean isMissing() {
    return number.isEmpty();
  }
}
