package weft.certificate;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One result of an inspection, digits as they were stated: 0.30 is not 0.3.
 *
 * @param characteristic such as {@code Rm}, {@code C} or a name
 * @param unit of value and limits, as UCUM writes it, such as {@code MPa}; null for a pure number
 *     or a text
 * @param batch of the heat or batch it was found in; null where it holds for all
 * @param minimum that it may not fall below; null where there is none
 * @param maximum that it may not exceed; null where there is none
 * @param value exactly one of value and text is given
 * @param text of what is not a number, such as {@code passed}
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
  /** Whether its value is outside its limits; a value on the limit is within. */
  public boolean isOutside() {
    return value != null
        && ((minimum != null && value.compareTo(minimum) < 0)
            || (maximum != null && value.compareTo(maximum) > 0));
  }

  boolean limitsCross() {
    return minimum != null && maximum != null && minimum.compareTo(maximum) > 0;
  }
}
