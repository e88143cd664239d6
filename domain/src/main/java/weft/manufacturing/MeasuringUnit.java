package weft.manufacturing;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.measure.PlainNumber;
import weft.measure.Quantity;
import weft.measure.Units;

/**
 * Units of UN/ECE Recommendation 20 in which values are measured, and how those of one dimension
 * convert. Comparing multiplies and never divides, so that it is exact.
 *
 * @param offset added to a value before the factor
 * @param numerator of the factor to the dimension's base unit
 * @param denominator of that factor
 */
record MeasuringUnit(
    Dimension dimension, BigDecimal offset, BigDecimal numerator, BigDecimal denominator) {
  private enum Dimension {
    TEMPERATURE,
    PRESSURE,
    LENGTH,
    MASS,
    TIME,
    FORCE,
    FREQUENCY,
    VOLTAGE,
    CURRENT,
    POWER
  }

  private static final Map<String, MeasuringUnit> KNOWN = known();

  private static Map<String, MeasuringUnit> known() {
    Map<String, MeasuringUnit> all = new HashMap<>();
    all.put("KEL", of(Dimension.TEMPERATURE, "0", "1", "1"));
    all.put("CEL", of(Dimension.TEMPERATURE, "273.15", "1", "1"));
    all.put("FAH", of(Dimension.TEMPERATURE, "459.67", "5", "9"));
    scaled(all, Dimension.PRESSURE, "PAL", "1", "HPA", "100", "KPA", "1000");
    scaled(all, Dimension.PRESSURE, "BAR", "100000", "MBR", "100", "MPA", "1000000");
    scaled(all, Dimension.LENGTH, "MTR", "1", "DMT", "0.1", "CMT", "0.01", "MMT", "0.001");
    scaled(all, Dimension.LENGTH, "4H", "0.000001", "INH", "0.0254", "KMT", "1000");
    scaled(all, Dimension.MASS, "KGM", "1", "GRM", "0.001", "MGM", "0.000001", "TNE", "1000");
    scaled(all, Dimension.TIME, "SEC", "1", "MIN", "60", "HUR", "3600", "DAY", "86400");
    scaled(all, Dimension.FORCE, "NEW", "1", "B47", "1000", "B73", "1000000");
    all.put("HTZ", of(Dimension.FREQUENCY, "0", "1", "1"));
    all.put("KHZ", of(Dimension.FREQUENCY, "0", "1000", "1"));
    all.put("RPM", of(Dimension.FREQUENCY, "0", "1", "60"));
    scaled(all, Dimension.VOLTAGE, "VLT", "1", "KVT", "1000", "2Z", "0.001");
    scaled(all, Dimension.CURRENT, "AMP", "1", "4K", "0.001");
    scaled(all, Dimension.POWER, "WTT", "1", "KWT", "1000", "MAW", "1000000");
    return Map.copyOf(all);
  }

  private static void scaled(
      Map<String, MeasuringUnit> all, Dimension dimension, String... codesAndFactors) {
    for (int i = 0; i < codesAndFactors.length; i += 2)
      all.put(codesAndFactors[i], of(dimension, "0", codesAndFactors[i + 1], "1"));
  }

  private static MeasuringUnit of(
      Dimension dimension, String offset, String numerator, String denominator) {
    return new MeasuringUnit(
        dimension, PlainNumber.of(offset), PlainNumber.of(numerator), PlainNumber.of(denominator));
  }

  /** Whether values in the two units can be compared: they measure the same dimension. */
  static boolean areComparable(String one, String other) {
    if (Units.isSame(one, other)) return true;
    @Nullable MeasuringUnit first = KNOWN.get(one);
    @Nullable MeasuringUnit second = KNOWN.get(other);
    return first != null && second != null && first.dimension == second.dimension;
  }

  /**
   * Compares two values.
   *
   * @throws IllegalArgumentException if the units are not comparable
   */
  static int compare(Quantity one, String unit, Quantity other, String otherUnit) {
    if (Units.isSame(unit, otherUnit)) return one.compareTo(other);
    @Nullable MeasuringUnit first = KNOWN.get(unit);
    @Nullable MeasuringUnit second = KNOWN.get(otherUnit);
    if (first == null || second == null || first.dimension != second.dimension)
      throw new IllegalArgumentException(unit + " and " + otherUnit + " are not comparable");
    return first.scaled(one, second).compareTo(second.scaled(other, first));
  }

  private BigDecimal scaled(Quantity value, MeasuringUnit against) {
    return value.amount().add(offset).multiply(numerator).multiply(against.denominator);
  }
}
