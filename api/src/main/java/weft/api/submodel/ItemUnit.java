package weft.api.submodel;

import java.util.Map;
import java.util.Optional;

/**
 * Maps UN/ECE Recommendation 20 codes to {@code ItemUnitEnumeration} of {@code shared.quantity}
 * 2.0.0, which has 35 units.
 */
final class ItemUnit {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("PCE", "piece"),
          Map.entry("PC", "piece"),
          Map.entry("EA", "piece"),
          Map.entry("H87", "piece"),
          Map.entry("C62", "piece"),
          Map.entry("SET", "set"),
          Map.entry("PR", "pair"),
          Map.entry("ZP", "page"),
          Map.entry("B7", "cycle"),
          Map.entry("KWH", "kilowattHour"),
          Map.entry("GRM", "gram"),
          Map.entry("KGM", "kilogram"),
          Map.entry("TNE", "tonneMetricTon"),
          Map.entry("STN", "tonUsOrShortTonUkorus"),
          Map.entry("ONZ", "ounceAvoirdupois"),
          Map.entry("LBR", "pound"),
          Map.entry("MTR", "metre"),
          Map.entry("CMT", "centimetre"),
          Map.entry("KMT", "kilometre"),
          Map.entry("KTM", "kilometre"),
          Map.entry("INH", "inch"),
          Map.entry("FOT", "foot"),
          Map.entry("YRD", "yard"),
          Map.entry("CMK", "squareCentimetre"),
          Map.entry("MTK", "squareMetre"),
          Map.entry("INK", "squareInch"),
          Map.entry("FTK", "squareFoot"),
          Map.entry("YDK", "squareYard"),
          Map.entry("CMQ", "cubicCentimetre"),
          Map.entry("MTQ", "cubicMetre"),
          Map.entry("INQ", "cubicInch"),
          Map.entry("FTQ", "cubicFoot"),
          Map.entry("YDQ", "cubicYard"),
          Map.entry("LTR", "litre"),
          Map.entry("MLT", "millilitre"),
          Map.entry("HLT", "hectolitre"),
          Map.entry("SEC", "secondUnitOfTime"),
          Map.entry("MIN", "minuteUnitOfTime"),
          Map.entry("HUR", "hourUnitOfTime"),
          Map.entry("DAY", "day"));

  private ItemUnit() {}

  /** Returns for example {@code unit:piece}; empty where the standard has no such unit. */
  static Optional<String> named(String code) {
    return Optional.ofNullable(NAMES.get(code)).map("unit:"::concat);
  }

  /** Returns the unit's name; 422 {@code unit-not-sayable} where the standard has none. */
  static String of(String code) {
    return named(code).orElseThrow(() -> CannotSay.unit(code));
  }
}
