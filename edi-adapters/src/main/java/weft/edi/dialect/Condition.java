package weft.edi.dialect;

import java.util.List;
import weft.edi.reader.text.Segment;

/** The condition that an element has one of these values. */
record Condition(Address element, List<String> values) {
  boolean holds(Segment it) {
    return values.contains(element.value(it));
  }

  static boolean hold(List<Condition> all, Segment it) {
    return all.stream().allMatch(condition -> condition.holds(it));
  }
}
