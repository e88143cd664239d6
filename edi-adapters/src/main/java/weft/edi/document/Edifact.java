package weft.edi.document;

import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Tax;
import weft.edi.writer.Composite;

/** What each EDIFACT message has of its own. */
final class Edifact {
  private Edifact() {}

  /** DESADV, of which nothing is known of packages (DE 7075 = 4). */
  static void desadv(EdifactMessage it) {
    it.header("351");
    it.consignments(
        Composite.of("4"),
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
        Composite.NONE,
        line -> {
          it.item(line);
          it.quantity(line, "48");
          it.references(line);
        });
    it.count();
  }

  /** INVRPT. From D97A on each quantity stands under an INV. */
  static void invrpt(EdifactMessage it) {
    it.header("35");
    boolean bare = it.release().equals("D96A");
    for (Line line : it.stated().lines()) {
      it.item(line);
      it.references(line);
      if (line.quantity() == null) continue;
      // DE 4503: 1 as the books have it.
      if (!bare)
        it.segment("INV", Composite.NONE, Composite.NONE, Composite.NONE, Composite.of("1"));
      it.quantity(line, "145");
    }
  }

  /** INVOIC. Only what is stated stands there, beside MOA 79, the sum of the lines. */
  static void invoic(EdifactMessage it) {
    var total = it.stated().payable().total();
    var sum = it.stated().sum();
    it.header(it.stated().document().kind() == Kind.SELF_BILLED_INVOICE ? "389" : "380");
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
}
