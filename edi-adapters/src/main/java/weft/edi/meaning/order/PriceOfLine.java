package weft.edi.meaning.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.AgreedUnits;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.measure.Units;

/**
 * A price as stated. The hub keeps it for one unit of its line, in the currency of its order. It
 * drops a price in another currency, or for another unit without an agreed conversion, and adds a
 * note, because a value computed from it would be wrong.
 *
 * @param number the price for {@code basis} units
 * @param unit its unit; "" if not stated
 * @param currency its currency; "" if not stated
 * @param at the segment that states it
 */
record PriceOfLine(
    BigDecimal number, @Nullable BigDecimal basis, String unit, String currency, Segment at) {
  private static final int DECIMALS = 6;

  /**
   * The price for one unit of the line; null, with a note, if it cannot be computed.
   *
   * @param lines the line's unit
   * @param orders the order's currency; null if it has none
   */
  @Nullable BigDecimal in(
      @Nullable String lines,
      @Nullable String orders,
      AgreedUnits units,
      MeaningFindings findings) {
    if (!currency.isEmpty() && !currency.equals(orders)) {
      findings.note(
          at,
          null,
          FaultCode.VALUE_MISSING,
          "The price is in %s, the order is in another currency: the line is kept without a price."
              .formatted(currency),
          "价格币种为 %s，与订单币种不同：该行未保存价格。".formatted(currency));
      return null;
    }
    BigDecimal each = divided(number, basis);
    if (unit.isEmpty() || lines == null || Units.isSame(unit, lines)) return each;
    Quantity one = units.in(unit, new Quantity(BigDecimal.ONE), lines);
    if (one != null) return each.multiply(one.amount()).stripTrailingZeros();
    Quantity ofOne = units.in(lines, new Quantity(BigDecimal.ONE), unit);
    if (ofOne != null) return divided(each, ofOne.amount());
    findings.note(
        at,
        null,
        FaultCode.UNITS_DIFFER,
        "The price is for %s, the line is in %s, and no conversion is agreed: the line is kept without a price."
            .formatted(unit, lines),
        "价格按 %s 计，而该行计量单位为 %s，双方未约定换算：该行未保存价格。".formatted(unit, lines));
    return null;
  }

  private static BigDecimal divided(BigDecimal price, @Nullable BigDecimal by) {
    return by == null || by.signum() == 0 || by.compareTo(BigDecimal.ONE) == 0
        ? price
        : price.divide(by, DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
  }
}
