package weft.certificate;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One result of an inspection. Digits are kept as stated: 0.30 is not 0.3.
 *
 * @param characteristic such as {@code Rm}, {@code C} or a name
 * @param unit of value and limits, as UCUM writes it, such as {@code MPa}; null for a pure number
 *     or a text
 * @param batch the heat or batch that was tested; null where the result holds for all
 * @param minimum lower limit; null where there is none
 * @param maximum upper limit; null where there is none
 * @param value exactly one of value and text is given
 * @param text a result that is not a number, such as {@code passed}
 * @param method such as {@code GB/T 228.1}
 */
public record MeasuredResult(
    String characteristic,
    @Nullable String unit,
    @Nullable String batch,
    @Nullable BigDecimal minimum,
    @Nullable BigDecimal maximum,
    @Nullable BigDecimal value,
    @Nullable String text,
    @Nullable String method) {
  /** Whether the value is outside its limits; a value on a limit is within. */
  public boolean isOutside() {
    return value != null
        && ((minimum != null && value.compareTo(minimum) < 0)
            || (maximum != null && value.compareTo(maximum) > 0));
  }

  boolean limitsCross() {
    return minimum != null && maximum != null && minimum.compareTo(maximum) > 0;
  }
}
