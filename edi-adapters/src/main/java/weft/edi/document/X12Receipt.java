package weft.edi.document;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Line;
import weft.document.ReceivedQuantities;
import weft.edi.writer.Composite;
import weft.measure.Quantity;

/**
 * RCD of an 861: the received quantity, the returned quantity (RCD04), and up to five quantities in
 * question, each with its reason (data element 412).
 */
final class X12Receipt {
  private final List<Composite> elements = new ArrayList<>();
  private final String unit;

  private X12Receipt(String unit) {
    this.unit = unit;
  }

  static Composite[] conditions(X12Set it, Line line) {
    ReceivedQuantities came = line.received();
    var rcd = new X12Receipt(came == null ? it.unit(line) : it.unit(line.unit()));
    rcd.elements.add(Composite.of(line.line()));
    if (came == null) {
      rcd.elements.add(Composite.of(it.quantity(line)));
      rcd.elements.add(Composite.of(rcd.unit));
    } else rcd.received(came);
    return rcd.elements.toArray(Composite[]::new);
  }

  /** Destroyed goods count as scrap; the other damaged goods count as damaged. */
  private void received(ReceivedQuantities came) {
    some(came.came());
    some(came.returned());
    if (came.damaged() != null)
      question("01", came.damaged().minus(requireNonNullElse(came.destroyed(), Quantity.ZERO)));
    question("10", came.destroyed());
    question("02", came.missing());
    question("03", came.over());
    question("05", came.wrong());
  }

  private void some(@Nullable Quantity quantity) {
    elements.add(quantity == null ? Composite.NONE : Composite.of(quantity.toString()));
    elements.add(quantity == null ? Composite.NONE : Composite.of(unit));
  }

  private void question(String condition, @Nullable Quantity quantity) {
    if (quantity == null || !quantity.isPositive()) return;
    some(quantity);
    elements.add(Composite.of(condition));
  }
}
