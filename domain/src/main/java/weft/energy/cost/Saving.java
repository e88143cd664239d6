package weft.energy.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The saving against a baseline: less energy for the same work, and the same energy at better
 * hours. Money is to the cent.
 *
 * @param neededKWh what the baseline would need for this work
 * @param savedShare of the need, to four digits; null where the need is not above zero
 * @param adjustedBill the need at the baseline's average price
 * @param saved the adjusted bill without the actual one: {@code lessEnergy} and {@code shifting}
 * @param rawBill of the baseline's own period
 * @param rawChange the actual bill against it without any adjustment, to four digits; null where
 *     the raw bill is not above zero
 */
public record Saving(
    BigDecimal tonnes,
    BigDecimal neededKWh,
    BigDecimal actualKWh,
    BigDecimal savedKWh,
    @Nullable BigDecimal savedShare,
    BigDecimal adjustedBill,
    BigDecimal actualBill,
    BigDecimal saved,
    BigDecimal lessEnergy,
    BigDecimal shifting,
    BigDecimal rawBill,
    @Nullable BigDecimal rawChange) {
  private static final int DIGITS = 4;

  /** Energy and its cost in a period. */
  public record Used(BigDecimal kWh, BigDecimal cost) {}

  /**
   * Compares a period with the baseline.
   *
   * @param before used in the baseline's own period; its energy is above zero
   */
  public static Saving of(BaselineTerms baseline, BigDecimal tonnes, Used before, Used now) {
    BigDecimal need = baseline.need(tonnes);
    BigDecimal saved = need.subtract(now.kWh());
    BigDecimal adjusted = atPriceOf(before, need);
    BigDecimal lessEnergy = atPriceOf(before, saved);
    BigDecimal actual = Bill.cents(now.cost());
    BigDecimal raw = Bill.cents(before.cost());
    BigDecimal money = adjusted.subtract(actual);
    return new Saving(
        tonnes,
        need,
        now.kWh(),
        saved,
        share(saved, need),
        adjusted,
        actual,
        money,
        lessEnergy,
        money.subtract(lessEnergy),
        raw,
        share(actual.subtract(raw), raw));
  }

  private static BigDecimal atPriceOf(Used before, BigDecimal kWh) {
    return kWh.multiply(before.cost()).divide(before.kWh(), 2, RoundingMode.HALF_UP);
  }

  private static @Nullable BigDecimal share(BigDecimal part, BigDecimal whole) {
    return whole.signum() <= 0 ? null : part.divide(whole, DIGITS, RoundingMode.HALF_UP);
  }
}
