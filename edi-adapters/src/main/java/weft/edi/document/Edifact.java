package weft.edi.document;

import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Line;
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

  /** INVOIC. MOA 79 is the sum of the lines: taxes and what else makes the total are not kept. */
  static void invoic(EdifactMessage it) {
    var total = it.stated().total();
    it.header(it.stated().document().kind() == Kind.SELF_BILLED_INVOICE ? "389" : "380");
    for (Line line : it.stated().lines()) {
      it.item(line);
      it.quantity(line, "47");
      it.amount("203", Statement.amount(line));
      it.references(line);
    }
    it.segment("UNS", Composite.of("S"));
    it.count();
    it.amount("79", total);
  }
}
