package weft.inspection;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.inspection.sampling.SampleRule;
import weft.language.Text;

/**
 * One characteristic that a plan inspects: a number with limits, or an attribute that a piece has
 * or lacks.
 *
 * @param characteristic its code
 * @param unit of its values in UCUM notation, such as {@code mm}; null where it has none
 * @param attribute in words what a conforming piece shows; null for a number
 * @param instrument the kind of instrument that measures it, which a result must then name; null
 *     where none is required
 */
public record Characteristic(
    String characteristic,
    @Nullable Text names,
    @Nullable String unit,
    @Nullable BigDecimal nominal,
    @Nullable BigDecimal minimum,
    @Nullable BigDecimal maximum,
    @Nullable String attribute,
    SampleRule sample,
    Gravity severity,
    @Nullable String instrument) {
  private static final Set<String> CONFORMING = Set.of("passed", "pass", "ok", "合格");
  private static final Set<String> NONCONFORMING = Set.of("failed", "fail", "nok", "不合格");

  /** Whether a value is within the limits; a value on a limit is. */
  boolean isWithin(BigDecimal value) {
    return (minimum == null || value.compareTo(minimum) >= 0)
        && (maximum == null || value.compareTo(maximum) <= 0);
  }

  boolean limitsCross() {
    return minimum != null && maximum != null && minimum.compareTo(maximum) > 0;
  }

  /** Whether a text says that the piece conforms; null where it says neither. */
  @Nullable Boolean conforms(String text) {
    String said = text.strip().toLowerCase(Locale.ROOT);
    if (CONFORMING.contains(said) || text.strip().equalsIgnoreCase(attribute)) return true;
    return NONCONFORMING.contains(said) ? false : null;
  }
}
