package weft.edi.meaning.order;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;

/** Finds impossible prices in order lines, for all standards. */
final class PriceFaults {
  private static final BigDecimal CENT = BigDecimal.valueOf(1, 2);

  /** The hub keeps a price per unit to six decimals. */
  private static final BigDecimal ROUNDED = BigDecimal.valueOf(1, 6);

  private PriceFaults() {}

  /** The price; null, with a fault, if it is negative. */
  static @Nullable BigDecimal positive(
      @Nullable BigDecimal price, Segment at, String element, MeaningFindings findings) {
    if (price == null || price.signum() >= 0) return price;
    findings.error(
        at,
        element,
        FaultCode.QUANTITY_NEGATIVE,
        "A price cannot be negative: %s.".formatted(price.toPlainString()),
        "价格不能为负数：%s。".formatted(price.toPlainString()));
    return null;
  }

  /**
   * Notes a line amount that differs from quantity times price by more than a cent and the rounding
   * of the price.
   */
  static void compare(
      @Nullable BigDecimal amount,
      @Nullable BigDecimal price,
      @Nullable Quantity quantity,
      Segment at,
      String element,
      MeaningFindings findings) {
    if (amount == null || price == null || quantity == null) return;
    BigDecimal sum = quantity.amount().multiply(price);
    BigDecimal allowed = CENT.add(quantity.amount().abs().multiply(ROUNDED));
    if (amount.subtract(sum).abs().compareTo(allowed) <= 0) return;
    String plain = sum.stripTrailingZeros().toPlainString();
    findings.note(
        at,
        element,
        FaultCode.IMPLAUSIBLE,
        "The line's amount is %s, and quantity by price is %s; the price was kept as stated."
            .formatted(amount.toPlainString(), plain),
        "该行金额为 %s，而数量乘以价格为 %s；价格按所述保存。".formatted(amount.toPlainString(), plain));
  }
}
