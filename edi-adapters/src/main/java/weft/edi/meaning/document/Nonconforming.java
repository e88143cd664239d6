package weft.edi.meaning.document;

import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.X12Items;
import weft.edi.reader.text.Segment;
import weft.measure.Quantity;

/**
 * Reads the nonconformances of an 842 item: each NCD with its NTE, QTY and MEA, and each NCA below
 * it. Persons, dates and references below it are not read.
 */
final class Nonconforming {
  private final DocumentDraft document;
  private final MeasuredResults measured;
  private final MeaningFindings findings;
  private @Nullable NonconformanceDraft current;

  Nonconforming(DocumentDraft document, MeasuredResults measured, MeaningFindings findings) {
    this.document = document;
    this.measured = measured;
    this.findings = findings;
  }

  /** Takes an NCD or a segment below it; false for a segment of the item. */
  boolean takes(Segment it, LineDraft line) {
    var here = current;
    if (it.tag().equals("NCD")) {
      measured.take(it);
      current = new NonconformanceDraft(it);
      document.nonconforming(line, current);
      return true;
    }
    if (here == null) return false;
    switch (it.tag()) {
      case "HL", "LIN" -> {
        current = null;
        return false;
      }
      case "NTE" -> {
        if (document.finds(line)) here.note(it.value(1));
      }
      case "NCA" -> {
        Quantity quantity = quantity(it, 3);
        if (document.finds(line))
          here.action(it, quantity, quantity == null ? null : X12Items.unit(it.value(4)));
      }
      case "QTY" -> {
        here.quantity = quantity(it, 1);
        here.unit = here.quantity == null ? null : X12Items.unit(it.value(2));
      }
      case "MEA" -> measured.x12(it, line);
      default -> {}
    }
    return true;
  }

  private @Nullable Quantity quantity(Segment it, int at) {
    return it.value(at).isEmpty()
        ? null
        : findings.number(it, at, 0, X12Items.name(it, at)).map(Quantity::new).orElse(null);
  }
}
