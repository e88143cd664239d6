package weft.api.balance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.balance.Breach;
import weft.projections.balance.PartBalance;

/**
 * When a part at a site falls short.
 *
 * @param today at the site
 * @param runOut the day on which it runs out; null within the horizon
 * @param belowMinimum the day on which it is below the agreed minimum; null within the horizon, and
 *     where none is agreed
 * @param minimum whether a minimum is agreed
 */
public record Shortage(
    String part,
    String site,
    LocalDate today,
    @Nullable LocalDate runOut,
    @Nullable LocalDate belowMinimum,
    boolean minimum) {
  static Shortage of(PartBalance it) {
    return new Shortage(
        it.part(),
        it.site(),
        it.today(),
        on(it.runOut()),
        on(it.belowMinimum()),
        it.range() != null && it.range().minimum() != null);
  }

  private static @Nullable LocalDate on(@Nullable Breach breach) {
    return breach == null ? null : breach.on();
  }
}
