package weft.edi.meaning;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Group;
import weft.edi.reader.Segment;

/** What names an item in X12: pairs of qualifier (235) and number (234), a description, a unit. */
final class X12Items {
  /** Units of data element 355 in the words of UN/ECE Rec 20 and EDIFACT 6411. */
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("EA", "PCE"),
          Map.entry("PC", "PCE"),
          Map.entry("KG", "KGM"),
          Map.entry("GR", "GRM"),
          Map.entry("LB", "LBR"),
          Map.entry("MR", "MTR"),
          Map.entry("FT", "FOT"),
          Map.entry("LT", "LTR"),
          Map.entry("ST", "SET"),
          Map.entry("PR", "NPR"));

  private X12Items() {}

  /**
   * The number with one of the qualifiers, in their order.
   *
   * @param first the element, from 0, at which the pairs begin
   */
  static String number(Segment item, int first, String... qualifiers) {
    for (String qualifier : qualifiers)
      for (int i = first; i + 1 < item.elements(); i += 2)
        if (item.value(i).equals(qualifier)) return item.value(i + 1);
    return "";
  }

  /** The text of the first free-form description, or null. */
  static @Nullable String description(Group group) {
    List<Segment> own = group.segments("PID");
    for (Segment pid : own) if (!pid.value(4).isBlank()) return pid.value(4).strip();
    for (Group below : group.groupsAt("PID")) {
      String text = below.segments().getFirst().value(4).strip();
      if (!text.isEmpty()) return text;
    }
    return null;
  }

  /** A piece is a piece, whether it is called EA or PC; what is not listed stays as it is. */
  static String unit(String code) {
    return code.isEmpty() ? "PCE" : UNITS.getOrDefault(code, code);
  }

  /** The first reference with one of the qualifiers directly in the group, in their order. */
  static String reference(Group group, String... qualifiers) {
    for (String qualifier : qualifiers)
      for (Segment ref : group.segments("REF"))
        if (ref.value(0).equals(qualifier)) return ref.value(1);
    return "";
  }
}
