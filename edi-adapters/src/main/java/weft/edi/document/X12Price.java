package weft.edi.document;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Price;
import weft.edi.onward.NotWritable;
import weft.language.Text;
import weft.measure.Quantity;

/**
 * IT104 and IT105 of a line, which are mandatory in an 810: the stated price for one, a hundred
 * (HP) or a thousand (TP) units, else the amount divided by the quantity.
 */
record X12Price(Quantity price, Quantity per, Quantity quantity) {
  /** Fits DE 212, which had 14 digits before it had 17. */
  private static final MathContext FITTING = new MathContext(14, HALF_UP);

  private static final int DECIMALS = 10;
  private static final Quantity ONE = Quantity.of(1);

  /** Data element 639, basis of unit price. */
  private static final Map<Quantity, String> BASES =
      Map.of(ONE, "", Quantity.of(100), "HP", Quantity.of(1000), "TP");

  private static final Text NO_QUANTITY =
      new Text(
          "Line %s has no quantity: an 810 gives amounts as price and quantity.",
          "第 %s 行没有数量，而 810 以单价和数量表示金额。");
  private static final Text NO_PRICE =
      new Text("Line %s has neither a price nor an amount.", "第 %s 行既没有单价也没有金额。");

  static X12Price of(Line line) {
    Quantity quantity = line.quantity();
    if (quantity == null) throw new NotWritable(NO_QUANTITY.with(line.line()));
    Price stated = line.price();
    BigDecimal amount = line.amount();
    // An 810 multiplies net prices in the line's unit; it cannot use a gross price or another unit.
    if (stated != null && stated.unit() == null && !(stated.gross() && amount != null))
      return BASES.containsKey(stated.per())
          ? new X12Price(new Quantity(stated.amount()), stated.per(), quantity)
          : new X12Price(each(stated.amount(), stated.per()), ONE, quantity);
    if (amount == null) throw new NotWritable(NO_PRICE.with(line.line()));
    if (amount.signum() == 0) return new X12Price(Quantity.ZERO, ONE, quantity);
    if (quantity.amount().signum() == 0) throw new NotWritable(NO_QUANTITY.with(line.line()));
    return new X12Price(each(amount, quantity), ONE, quantity);
  }

  private static Quantity each(BigDecimal amount, Quantity quantity) {
    BigDecimal each = amount.divide(quantity.amount(), FITTING);
    return new Quantity(each.scale() > DECIMALS ? each.setScale(DECIMALS, HALF_UP) : each);
  }

  /** IT105, basis of unit price code. */
  String basis() {
    return BASES.getOrDefault(per, "");
  }

  /** Whether price times quantity is exactly the amount. */
  boolean makes(BigDecimal amount) {
    return price.amount().multiply(quantity.amount()).compareTo(amount.multiply(per.amount())) == 0;
  }
}
