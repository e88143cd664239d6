package weft.edi.document;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Tax;
import weft.document.ReceivedQuantities;
import weft.edi.writer.Composite;
import weft.measure.Quantity;

/** Writes the EDIFACT messages, each with its own segments in its own order. */
final class Edifact {
  private Edifact() {}

  /** DESADV, with its lines below the packages that contain them. */
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

  /**
   * RECADV. QTY 48 means received. QTY 194 (received and accepted) would state more than the hub
   * knows.
   */
  static void recadv(EdifactMessage it) {
    it.header("632");
    it.consignments(
        line -> {
          it.item(line);
          if (line.received() == null) it.quantity(line, "48");
          else received(it, line, line.received());
          it.references(line);
        });
    it.count();
  }

  /**
   * Writes the received quantity and its discrepancies: 195 to be returned, 196 to be destroyed,
   * 124 damaged but neither of these, 119 short, 121 over. The part number reveals a wrong part.
   */
  private static void received(EdifactMessage it, Line line, ReceivedQuantities came) {
    String unit = line.unit();
    it.quantity("48", came.came(), unit);
    Quantity damaged = orNone(came.damaged()).minus(orNone(came.returned()));
    some(it, "124", damaged.minus(orNone(came.destroyed())), unit);
    some(it, "195", orNone(came.returned()), unit);
    some(it, "196", orNone(came.destroyed()), unit);
    some(it, "119", orNone(came.missing()), unit);
    some(it, "121", orNone(came.over()), unit);
  }

  private static void some(
      EdifactMessage it, String qualifier, Quantity quantity, @Nullable String unit) {
    if (quantity.isPositive()) it.quantity(qualifier, quantity, unit);
  }

  private static Quantity orNone(@Nullable Quantity it) {
    return requireNonNullElse(it, Quantity.ZERO);
  }

  /**
   * INVOIC. Writes only stated values, plus MOA 79 (sum of the lines) and, as one amount, whatever
   * else the total contains.
   */
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
    BigDecimal charges = it.stated().charges();
    if (charges == null) return;
    it.segment("ALC", Composite.of(charges.signum() < 0 ? "A" : "C"));
    it.amount("8", charges.abs());
  }

  /**
   * DE 1001. Code 261 exists from D99A on; before, only its sender reveals a self-billed credit
   * note.
   */
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
