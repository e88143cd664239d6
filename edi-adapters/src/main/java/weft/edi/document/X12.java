package weft.edi.document;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Line;
import weft.edi.onward.NotWritable;
import weft.edi.writer.Composite;
import weft.language.Text;

/** What each X12 transaction set has of its own. */
final class X12 {
  /** Fits DE 212, which had 14 digits before it had 17. */
  private static final MathContext PRICE = new MathContext(14, HALF_UP);

  private static final int DECIMALS = 10;
  private static final Text NO_PRICE =
      new Text(
          "Line %s says no quantity: 810 says amounts as price and quantity.",
          "第 %s 行没有数量，而 810 以单价和数量表示金额。");

  private X12() {}

  /**
   * 856: the shipment, in it each order in whose turn its items come (HL03 = S, O, I). BSN05 says
   * so where all items have one. A time (BSN04) must be there, and none is known.
   */
  static void shipNotice(X12Set it) {
    List<Line> lines = it.stated().lines();
    boolean ordered = !lines.isEmpty() && lines.stream().allMatch(line -> line.order() != null);
    it.segment("BSN", it.purpose(), it.number(), it.issued(), "0000", ordered ? "0004" : "");
    it.segment("HL", "1", "", "S");
    it.references();
    it.parties();
    int level = 1;
    int order = 0;
    @Nullable String current = null;
    for (Line line : lines) {
      if (!Objects.equals(line.order(), current)) {
        current = line.order();
        order = ++level;
        it.segment("HL", String.valueOf(order), "1", "O");
        if (current != null) it.segment("PRF", current);
      }
      String parent = String.valueOf(order == 0 ? 1 : order);
      it.segment("HL", String.valueOf(++level), parent, "I");
      it.segment("LIN", it.item(line), line.line());
      if (line.quantity() != null) it.segment("SN1", "", it.quantity(line), it.unit(line));
      if (line.orderLine() != null) it.orderWithLine(line);
      it.despatchAdvice(line);
    }
    it.count(level);
  }

  /** 861. BRA04 = 1: as the receiving dock has it; DTM 097: when this was made up. */
  static void receivingAdvice(X12Set it) {
    it.segment("BRA", it.number(), it.issued(), it.purpose(), "1");
    it.references();
    it.segment("DTM", "097", it.issued());
    it.parties();
    for (Line line : it.stated().lines()) {
      it.segment(
          "RCD",
          Composite.of(line.line()),
          Composite.of(it.quantity(line)),
          Composite.of(it.unit(line)));
      List<String> item = it.item(line);
      if (!item.isEmpty()) it.segment("LIN", item, "");
      it.despatchAdvice(line);
      it.orderWithLine(line);
    }
    it.count(it.stated().lines().size());
  }

  /** 846. BIA02: SI the seller's stock, DD that of who sells it on; QTY01 = 17: on hand. */
  static void inventoryAdvice(X12Set it) {
    String whose = it.stated().isOfSupplier() ? "SI" : "DD";
    it.segment("BIA", it.purpose(), whose, it.number(), it.issued());
    it.references();
    it.parties();
    for (Line line : it.stated().lines()) {
      it.segment("LIN", it.itemOfOrder(line), line.line());
      it.order(line);
      it.despatchAdvice(line);
      if (line.quantity() != null)
        it.segment(
            "QTY",
            Composite.of("17"),
            Composite.of(it.quantity(line)),
            Composite.of(it.unit(line)));
    }
    it.count(it.stated().lines().size());
  }

  /** 810. TDS01, in hundredths, is the sum of the lines: taxes and what else are not kept. */
  static void invoice(X12Set it) {
    BigDecimal total = it.stated().total();
    boolean selfBilled = it.stated().document().kind() == Kind.SELF_BILLED_INVOICE;
    String order = it.stated().onlyOrder();
    it.segment(
        "BIG",
        it.issued(),
        it.number(),
        "",
        order,
        "",
        "",
        selfBilled ? "SI" : "",
        it.stated().replaces() ? it.purpose() : "");
    it.references();
    it.parties();
    for (Line line : it.stated().lines()) {
      String price = price(line).toPlainString();
      it.segment(
          "IT1", it.itemOfOrder(line), line.line(), it.quantity(line), it.unit(line), price, "");
      it.order(line);
      it.despatchAdvice(line);
    }
    it.segment("TDS", total.movePointRight(2).setScale(0, HALF_UP).toPlainString());
    it.count(it.stated().lines().size());
  }

  private static BigDecimal price(Line line) {
    BigDecimal amount = Statement.amount(line);
    BigDecimal quantity = line.quantity() == null ? BigDecimal.ZERO : line.quantity().amount();
    if (quantity.signum() == 0) {
      if (line.quantity() != null && amount.signum() == 0) return BigDecimal.ZERO;
      throw new NotWritable(NO_PRICE.with(line.line()));
    }
    BigDecimal price = amount.divide(quantity, PRICE);
    BigDecimal fits = price.scale() > DECIMALS ? price.setScale(DECIMALS, HALF_UP) : price;
    return fits.signum() == 0 ? BigDecimal.ZERO : fits.stripTrailingZeros();
  }
}
