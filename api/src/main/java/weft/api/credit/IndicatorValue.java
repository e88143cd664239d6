package weft.api.credit;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.credit.CreditIndicator;
import weft.language.Text;
import weft.measure.Quantity;
import weft.projections.credit.ClosedDays.Span;

/**
 * One figure.
 *
 * @param value null where too little is known, or where too few customers are behind it
 * @param unit UN/ECE Rec 20 (P1 percent, KWH), or a currency (ISO 4217)
 * @param until included
 * @param coverage how much of the period is known, in percent; null where nothing is
 * @param recordedFrom the first day of the period with a record; null for figures that are not made
 *     of days, and where nothing is recorded
 * @param recordedUntil the last such day
 * @param withheld why there is no value; null where there is one
 * @param definition what the figure means
 * @param definitionDigest SHA-256 of the definition, so that values of different definitions are
 *     not compared
 * @param digest SHA-256 of the rows that the value was made of; null where there are none
 */
record IndicatorValue(
    String code,
    @Nullable Quantity value,
    @Nullable String unit,
    LocalDate from,
    LocalDate until,
    @Nullable Quantity coverage,
    @Nullable LocalDate recordedFrom,
    @Nullable LocalDate recordedUntil,
    @Nullable Withheld withheld,
    Text definition,
    String definitionDigest,
    @Nullable String digest) {

  /** Why there is no value. */
  enum Withheld {
    /** Less than 90 % of the period is known. */
    COVERAGE,
    /** Nothing was recorded that the value could be made of. */
    NOTHING_RECORDED,
    /** An order has no price. */
    PRICE_MISSING,
    /** Fewer than three customers are behind it, and not each of them consents. */
    FEW_CUSTOMERS,
    /** The period has more orders than one answer reads. */
    TOO_MANY_ORDERS
  }

  static IndicatorValue of(
      CreditIndicator indicator,
      EvidencePeriod period,
      @Nullable BigDecimal value,
      @Nullable String unit,
      @Nullable BigDecimal coverage,
      @Nullable Withheld withheld,
      @Nullable String digest) {
    return new IndicatorValue(
        indicator.code(),
        value == null ? null : new Quantity(value),
        unit,
        period.from(),
        period.until(),
        coverage == null ? null : new Quantity(coverage),
        null,
        null,
        value == null ? withheld : null,
        indicator.definition(),
        indicator.digest(),
        digest);
  }

  /** The same figure, with the days of the period that are recorded. */
  IndicatorValue recorded(@Nullable Span days) {
    return days == null
        ? this
        : new IndicatorValue(
            code,
            value,
            unit,
            from,
            until,
            coverage,
            days.from(),
            days.until(),
            withheld,
            definition,
            definitionDigest,
            digest);
  }
}
