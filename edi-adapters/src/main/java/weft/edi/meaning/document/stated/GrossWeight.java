package weft.edi.meaning.document.stated;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.X12Units;
import weft.edi.reader.text.Segment;
import weft.measure.Quantity;

/** Reads the gross weight of goods from a despatch advice, in kilograms. */
public final class GrossWeight {
  /** DE 6313: gross weight, of a consignment or of the measured item. */
  private static final Set<String> GROSS = Set.of("G", "AAD", "AAB");

  private static final Map<String, BigDecimal> KILOGRAMS =
      Map.of(
          "KGM",
          BigDecimal.ONE,
          "GRM",
          BigDecimal.valueOf(1, 3),
          "TNE",
          BigDecimal.valueOf(1000),
          "LBR",
          BigDecimal.valueOf(45_359_237, 8));

  private GrossWeight() {}

  /** MEA C502.6313 and C174; null if it measures something else or has no unit of weight. */
  public static @Nullable Quantity edifact(Segment mea, MeaningFindings findings) {
    if (!GROSS.contains(mea.value(1, 0)) || mea.value(2, 1).isEmpty()) return null;
    BigDecimal factor = KILOGRAMS.get(mea.value(2, 0));
    return factor == null ? null : weight(mea, 2, 1, "C174.6314", factor, findings);
  }

  /** TD106 (G) to TD108; null if it states another weight or has no unit of weight. */
  public static @Nullable Quantity x12(Segment td1, MeaningFindings findings) {
    if (!td1.value(5).equals("G") || td1.value(6).isEmpty()) return null;
    BigDecimal factor = KILOGRAMS.get(X12Units.unit(td1.value(7)));
    return factor == null ? null : weight(td1, 6, 0, "TD107", factor, findings);
  }

  private static @Nullable Quantity weight(
      Segment at,
      int element,
      int component,
      String name,
      BigDecimal factor,
      MeaningFindings findings) {
    return findings
        .number(at, element, component, name)
        .map(it -> new Quantity(it.multiply(factor)))
        .filter(Quantity::isPositive)
        .orElse(null);
  }
}
