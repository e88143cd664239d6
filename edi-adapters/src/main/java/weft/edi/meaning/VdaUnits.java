package weft.edi.meaning;

import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/** Units of VDA in the words of UN/ECE Rec 20 and EDIFACT 6411, and back. */
public final class VdaUnits {
  private static final Map<String, String> OURS =
      Map.ofEntries(
          Map.entry("ST", "PCE"),
          Map.entry("M", "MTR"),
          Map.entry("M2", "MTK"),
          Map.entry("M3", "MTQ"),
          Map.entry("MM", "MMT"),
          Map.entry("KM", "KMT"),
          Map.entry("L", "LTR"),
          Map.entry("G", "GRM"),
          Map.entry("KG", "KGM"),
          Map.entry("T", "TNE"),
          Map.entry("SA", "SET"),
          Map.entry("PA", "NPR"));
  private static final Map<String, String> THEIRS =
      OURS.entrySet().stream().collect(Collectors.toMap(Entry::getValue, Entry::getKey));

  private VdaUnits() {}

  /** What is not listed stays as it is. */
  public static String unit(String code) {
    return OURS.getOrDefault(code, code);
  }

  /** The code for one of our units; what is not listed stays as it is. */
  public static String code(String unit) {
    return THEIRS.getOrDefault(unit, unit);
  }
}
