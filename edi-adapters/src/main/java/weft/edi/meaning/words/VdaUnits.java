package weft.edi.meaning.words;

import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Maps VDA units to UN/ECE Rec 20 and EDIFACT 6411 and back; holds the decimals of VDA numbers. */
public final class VdaUnits {
  /** Decimals of quantities in 4913 and 4908. */
  public static final int DECIMALS = 3;

  /** Decimals of amounts in 4908. */
  public static final int CENTS = 2;

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

  static boolean isKnown(String code) {
    return OURS.containsKey(code);
  }

  /** The hub's unit; an unlisted code stays. */
  public static String unit(String code) {
    return OURS.getOrDefault(code, code);
  }

  /**
   * The VDA code for a unit of the hub.
   *
   * @param named the partner's name for a unit without a VDA code; null to keep the hub's
   */
  public static String code(String unit, @Nullable String named) {
    return THEIRS.getOrDefault(unit, named == null ? unit : named);
  }

  /** The VDA code for a unit of the hub; an unlisted unit stays. */
  public static String code(String unit) {
    return code(unit, null);
  }
}
