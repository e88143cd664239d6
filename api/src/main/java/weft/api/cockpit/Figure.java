package weft.api.cockpit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number of the cockpit, and the portal's screen that shows what made it.
 *
 * @param value a decimal; null where it is not known
 * @param unknown a code that says why; null where the value is known
 * @param link the path of the screen
 */
@Schema(description = "A number, or why there is none, with the screen that shows what made it.")
record Figure(
    @Schema(description = "Null where it is not known; never 0 instead.")
        @Nullable BigDecimal value,
    @Schema(description = "Why there is no value, such as `no-shift`.") @Nullable String unknown,
    @Schema(description = "The portal's screen that shows what made it.", example = "/run-outs")
        String link) {
  static Figure of(long value, String link) {
    return new Figure(BigDecimal.valueOf(value), null, link);
  }

  static Figure unknown(String why, String link) {
    return new Figure(null, why, link);
  }
}
