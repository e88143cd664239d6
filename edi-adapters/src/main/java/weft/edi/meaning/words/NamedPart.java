package weft.edi.meaning.words;

import weft.edi.reader.text.Segment;
import weft.interchange.StatedAt;
import weft.ordering.OrderedPart;

/**
 * The part of an item, and the place in the message that names it.
 *
 * @param number "" if the item names none; trailing blanks are removed
 */
public record NamedPart(String number, StatedAt at) {
  public NamedPart {
    number = number.stripTrailing();
  }

  /** A part in a field that occurs once in its segment: VDA's {@code 512-08}, or an IDoc field. */
  public static NamedPart in(Segment segment, String id) {
    return new NamedPart(
        segment.value(id), new StatedAt(segment.number(), segment.tag(), id, segment.offsetOf(id)));
  }

  /**
   * A part in an element, counted from 0.
   *
   * @param name the element's name in the standard
   */
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
