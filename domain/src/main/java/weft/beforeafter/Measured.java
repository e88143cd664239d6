package weft.beforeafter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a period or a day.
 *
 * @param value null where it is not known
 * @param unit UN/ECE Rec 20 (DAY), or a currency (ISO 4217); null without a value
 * @param unknown why there is no value; null where there is one
 * @param coverage the share that is known of what the figure is about, in percent; null where
 *     nothing was measured
 * @param basis how many order lines, parts, days or months made it
 */
public record Measured(
    @Nullable BigDecimal value,
    @Nullable String unit,
    @Nullable Unknown unknown,
    @Nullable BigDecimal coverage,
    int basis) {
  static final String DAYS = "DAY";

  /** In percent. */
  private static final BigDecimal LEAST_COVERAGE = BigDecimal.valueOf(90);

  /** Why a figure has no value. */
  public enum Unknown {
    NOTHING_STATED,
    /** Nothing has left the site and no stock was reported. */
    NOT_STARTED,
    /** The period has not begun, or too few of its days are over. */
    TOO_EARLY,
    NOTHING_DELIVERED,
    /** Order lines were delivered, but all of them were recorded long afterwards. */
    RECORDED_LATE,
    NO_STOCK,
    NO_PRICE,
    NOTHING_SHIPPED,
    SEVERAL_CURRENCIES,
    /** More orders than one answer reads. */
    TOO_MANY
  }

  public static Measured unknown(Unknown why) {
    return new Measured(null, null, why, null, 0);
  }

  static Measured unknown(Unknown why, @Nullable BigDecimal coverage, int basis) {
    return new Measured(null, null, why, coverage, basis);
  }

  static Measured days(BigDecimal value, @Nullable BigDecimal coverage, int basis) {
    return new Measured(value, DAYS, null, coverage, basis);
  }

  /**
   * The mean of several, with the lowest coverage of them. Unknown values are left out. If all are
   * unknown, the mean has the reason of the last one.
   */
  static Measured mean(List<Measured> all) {
    List<Measured> known = all.stream().filter(it -> it.value != null).toList();
    if (known.isEmpty())
      return all.isEmpty() ? unknown(Unknown.TOO_EARLY) : all.getLast().withBasis(0);
    if (known.stream().map(Measured::unit).distinct().count() > 1)
      return unknown(Unknown.SEVERAL_CURRENCIES);
    BigDecimal lowest =
        known.stream()
            .map(Measured::coverage)
            .filter(Objects::nonNull)
            .min(BigDecimal::compareTo)
            .orElse(null);
    String unit = known.getFirst().unit;
    BigDecimal mean = mean(known.stream().flatMap(Measured::values), known.size(), unit);
    return new Measured(mean, unit, null, lowest, known.size());
  }

  private Stream<BigDecimal> values() {
    return Stream.ofNullable(value);
  }

  private static BigDecimal mean(Stream<BigDecimal> values, int count, @Nullable String unit) {
    BigDecimal sum = values.reduce(BigDecimal.ZERO, BigDecimal::add);
    return divided(sum, BigDecimal.valueOf(count), DAYS.equals(unit) ? 1 : 2);
  }

  private Measured withBasis(int count) {
    return new Measured(value, unit, unknown, coverage, count);
  }

  static BigDecimal divided(BigDecimal sum, BigDecimal by, int digits) {
    return sum.divide(by, digits, RoundingMode.HALF_UP);
  }

  /** A share in percent, to one digit. */
  static BigDecimal percent(int part, int whole) {
    return divided(BigDecimal.valueOf(part).movePointRight(2), BigDecimal.valueOf(whole), 1);
  }

  /**
   * The difference of a later figure in percent of this one. It is null if one of them is unknown,
   * this one is zero, their units differ, or less than 90 % of the later one is known, because the
   * rest would look like a change.
   */
  public @Nullable BigDecimal changeTo(Measured later) {
    if (value == null || later.value == null || value.signum() == 0) return null;
    if (!Objects.equals(unit, later.unit) || !later.isCovered()) return null;
    return divided(later.value.subtract(value).movePointRight(2), value, 1);
  }

  private boolean isCovered() {
    return coverage == null || coverage.compareTo(LEAST_COVERAGE) >= 0;
  }
}
