package weft.edi.document;

import static java.math.RoundingMode.HALF_UP;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Tax;
import weft.edi.onward.NotWritable;
import weft.language.Text;
import weft.measure.Quantity;

/** Writes the X12 transaction sets, each with its own segments in its own order. */
final class X12 {
  /** Maximum digits of TD107. */
  private static final int WEIGHT_DIGITS = 10;

  private static final Text NO_TOTAL =
      new Text("It has taxes but no total, which an 810 must have.", "该发票有税款而没有总额，而 810 必须有总额。");
  private static final Text TOO_FINE =
      new Text(
          "The total %s has more than the two decimals that an 810 has for it.",
          "总额 %s 的小数超过 810 规定的两位。");

  private X12() {}

  /**
   * 856: the shipment, its orders and their items (HL03 = S, O, I), with levels for packages if
   * there are any. BSN05 states this structure if every item has an order and no package needs a
   * level. BSN04 (time) is mandatory, but the hub knows no time.
   */
  static void shipNotice(X12Set it) {
    List<Line> lines = it.stated().lines();
    boolean ordered = !lines.isEmpty() && lines.stream().allMatch(line -> line.order() != null);
    boolean plain = ordered && !X12Packs.anyOf(lines);
    it.segment("BSN", it.purpose(), it.number(), it.issued(), "0000", plain ? "0004" : "");
    it.segment("HL", "1", "", "S");
    Quantity weight = it.stated().document().grossWeight();
    if (weight != null && isSayable(weight))
      it.segment("TD1", "", "", "", "", "", "G", weight.toString(), "KG");
    it.references();
    it.day("011", it.stated().document().shipped());
    it.day("017", it.stated().document().arrives());
    it.parties();
    var items = new X12Packs(it);
    lines.forEach(items::write);
    it.count(items.levels());
  }

  /** Whether the weight fits TD107. */
  static boolean isSayable(Quantity weight) {
    return weight.toString().chars().filter(Character::isDigit).count() <= WEIGHT_DIGITS;
  }

  /** 861. BRA04 = 1: receiving dock advice; DTM 097: transaction creation date. */
  static void receivingAdvice(X12Set it) {
    it.segment("BRA", it.number(), it.issued(), it.purpose(), "1");
    it.references();
    it.segment("DTM", "097", it.issued());
    it.day("050", it.stated().document().received());
    it.parties();
    for (Line line : it.stated().lines()) {
      it.segment("RCD", X12Receipt.conditions(it, line));
      List<String> item = it.item(line);
      if (!item.isEmpty()) it.segment("LIN", item, "");
      it.despatchAdvice(line);
      it.orderWithLine(line);
    }
    it.count(it.stated().lines().size());
  }

  /** 810. IT104 is the line's price, else its amount divided by its quantity. */
  static void invoice(X12Set it) {
    String total = total(it.stated());
    String order = it.stated().onlyOrder();
    it.segment(
        "BIG",
        it.issued(),
        it.number(),
        "",
        order,
        "",
        "",
        bill(it.stated().document().kind()),
        it.purpose().equals("00") ? "" : it.purpose());
    it.currency();
    it.references();
    it.parties();
    it.due();
    for (Line line : it.stated().lines()) {
      var price = X12Price.of(line);
      it.segment(
          "IT1",
          it.itemOfOrder(line),
          line.line(),
          it.quantity(line),
          it.unit(line),
          price.price().toString(),
          price.basis());
      // Data element 522: 1 is the total of the line.
      if (line.amount() != null && !price.makes(line.amount()))
        it.segment("PAM", "", "", "", "1", line.amount().toPlainString());
      it.order(line);
      it.despatchAdvice(line);
    }
    it.segment("TDS", total);
    for (Tax tax : it.stated().payable().taxes()) it.tax(tax);
    BigDecimal charges = it.stated().charges();
    // Data element 1300: mutually defined.
    if (charges != null)
      it.segment(
          "SAC", charges.signum() < 0 ? "A" : "C", "ZZZZ", "", "", hundredths(charges.abs()));
    it.count(it.stated().lines().size());
  }

  /** Data element 640. It has no code for self-billing; the sender, the buyer, reveals it. */
  private static String bill(Kind kind) {
    return switch (kind) {
      case CREDIT_NOTE, SELF_BILLED_CREDIT_NOTE -> "CR";
      case DEBIT_NOTE -> "DR";
      default -> "";
    };
  }

  /** TDS01 in hundredths: the stated total, else the sum of the lines. */
  private static String total(StatedDocument stated) {
    BigDecimal sum = stated.sum();
    BigDecimal total = stated.payable().total();
    if (total == null && !stated.payable().taxes().isEmpty()) throw new NotWritable(NO_TOTAL);
    BigDecimal hundredths = (total == null ? requireNonNull(sum) : total).movePointRight(2);
    if (total != null && hundredths.stripTrailingZeros().scale() > 0)
      throw new NotWritable(TOO_FINE.with(total.toPlainString()));
    return hundredths.setScale(0, HALF_UP).toPlainString();
  }

  private static String hundredths(BigDecimal amount) {
    return amount.movePointRight(2).setScale(0, HALF_UP).toPlainString();
  }
}
