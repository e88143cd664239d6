package weft.edi.meaning.words;

import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Units of VDA in the words of UN/ECE Rec 20 and EDIFACT 6411, and back; decimals. */
public final class VdaUnits {
  /** Of quantities in 4913 and 4908. */
  public static final int DECIMALS = 3;

  /** Of amounts of money in 4908. */
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

  /** What is not listed stays as it is. */
  public static String unit(String code) {
    return OURS.getOrDefault(code, code);
  }

  /**
   * The code for one of our units.
   *
   * @param named what the partner calls it where VDA has no code for it; null for as we do
   */
  public static String code(String unit, @Nullable String named) {
    return THEIRS.getOrDefault(unit, named == null ? unit : named);
  }

  /** The code for one of our units; what is not listed stays as it is. */
  public static String code(String unit) {
    return code(unit, null);
  }
}
