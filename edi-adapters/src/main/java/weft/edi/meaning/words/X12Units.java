package weft.edi.meaning.words;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Maps units of X12 data element 355 to UN/ECE Rec 20 and EDIFACT 6411 and back. */
public final class X12Units {
  private static final Map<String, String> OURS =
      Map.ofEntries(
          Map.entry("EA", "PCE"),
          Map.entry("PC", "PCE"),
          Map.entry("C62", "PCE"),
          Map.entry("H87", "PCE"),
          Map.entry("KG", "KGM"),
          Map.entry("GR", "GRM"),
          Map.entry("LB", "LBR"),
          Map.entry("MR", "MTR"),
          Map.entry("FT", "FOT"),
          Map.entry("LT", "LTR"),
          Map.entry("ST", "SET"),
          Map.entry("PR", "NPR"),
          Map.entry("MM", "MMT"),
          Map.entry("CM", "CMT"),
          Map.entry("IN", "INH"),
          Map.entry("YD", "YRD"),
          Map.entry("CE", "CEL"),
          Map.entry("FA", "FAH"),
          Map.entry("OZ", "ONZ"));
  private static final Map<String, String> THEIRS = reversed();

  private X12Units() {}

  private static Map<String, String> reversed() {
    Map<String, String> theirs = new HashMap<>();
    OURS.forEach((code, unit) -> theirs.put(unit, code));
    for (String piece : List.of("PCE", "C62", "H87")) theirs.put(piece, "EA");
    return Map.copyOf(theirs);
  }

  /** The hub's unit. EA and PC both mean pieces; an unlisted code stays. */
  public static String unit(String code) {
    return code.isEmpty() ? "PCE" : OURS.getOrDefault(code, code);
  }

  /** The X12 code for a unit of the hub; an unlisted unit stays. */
  public static String code(String unit) {
    return THEIRS.getOrDefault(unit, unit);
  }
}
