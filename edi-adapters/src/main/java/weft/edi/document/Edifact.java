package weft.edi.document;

import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Tax;
import weft.edi.writer.Composite;

/** What each EDIFACT message has of its own. */
final class Edifact {
  private Edifact() {}

  /** DESADV, its lines below the packages that they are in. */
  static void desadv(EdifactMessage it) {
    it.header("351");
    new PackedLines(it)
        .write(
            line -> {
              it.item(line);
              it.quantity(line, "12");
              it.references(line);
            });
    it.count();
  }

  /** RECADV. QTY 48 is received; that it was accepted too (194) would say more than we know. */
  static void recadv(EdifactMessage it) {
    it.header("632");
    it.consignments(
        line -> {
          it.item(line);
          it.quantity(line, "48");
          it.references(line);
        });
    it.count();
  }

  /** INVOIC. Only what is stated stands there, beside MOA 79, the sum of the lines. */
  static void invoic(EdifactMessage it) {
    var total = it.stated().payable().total();
    var sum = it.stated().sum();
    it.header(bill(it));
    it.currency();
    it.due();
    for (Line line : it.stated().lines()) {
      it.item(line);
      it.quantity(line, "47");
      it.amount("203", line.amount());
      it.price(line);
      it.references(line);
    }
    it.segment("UNS", Composite.of("S"));
    it.count();
    it.amount("79", sum);
    it.amount("77", total);
    it.amount("176", it.stated().taxes());
    for (Tax tax : it.stated().payable().taxes()) it.tax(tax);
  }

  /** DE 1001, which has 261 from D99A on: before, the buyer's credit note is told by its sender. */
  private static String bill(EdifactMessage it) {
    return switch (it.stated().document().kind()) {
      case SELF_BILLED_INVOICE -> "389";
      case CREDIT_NOTE -> "381";
      case SELF_BILLED_CREDIT_NOTE -> it.names("261") ? "261" : "381";
      case DEBIT_NOTE -> "383";
      default -> "380";
    };
  }
}
