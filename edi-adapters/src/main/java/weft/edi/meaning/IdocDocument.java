package weft.edi.meaning;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Kind;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Segment;
import weft.measure.Quantity;

/**
 * DELVRY01 to DELVRY07 in business words, where they are despatch advices (MESTYP DESADV): VBELN is
 * its number, KDMAT the buyer's part, MATNR the supplier's, E1EDL41 001 the buyer's order.
 */
final class IdocDocument {
  private final Findings findings;
  private final DocumentDraft document;
  private DocumentDraft.@Nullable Draft line;

  private IdocDocument(Kind kind, Findings findings) {
    this.findings = findings;
    this.document = new DocumentDraft(kind);
  }

  static DocumentDraft read(ReadMessage message, Kind kind, Findings findings) {
    var reading = new IdocDocument(kind, findings);
    Segment control = message.header();
    IdocValues.requireType(message, findings, "DESADV");
    reading.document.issued = IdocValues.day(control.value("CREDAT"));
    message.segments().forEach(reading::take);
    return reading.document;
  }

  private void take(Segment it) {
    switch (it.tag()) {
      case "E1EDL20" -> document.number = IdocValues.number(it.value("VBELN"));
      case "E1EDT13" -> date(it);
      case "E1EDL24" -> item(it);
      case "E1EDL41" -> order(it);
      case "E1EDL37" -> line = null; // packages are no items
      default -> {}
    }
  }

  /** The planned goods issue (006) and arrival (007). */
  private void date(Segment it) {
    switch (it.value("QUALF")) {
      case "006" -> document.shipped = IdocValues.day(it.value("NTANF"));
      case "007" -> document.arrives = IdocValues.day(it.value("NTANF"));
      default -> {}
    }
  }

  private void item(Segment it) {
    DocumentDraft.Draft next = document.line(IdocValues.number(it.value("POSNR")), it);
    line = next;
    next.part = it.value("KDMAT");
    next.supplierPart = IdocValues.number(it.value("MATNR"));
    int[] place = it.placeOf("LFIMG");
    if (place == null || it.value(place[0]).isEmpty()) return;
    BigDecimal number = findings.number(it, place[0], 0, "LFIMG").orElse(null);
    if (number == null) return;
    next.quantity = new Quantity(number);
    next.unit = IdocValues.unit(it.value("VRKME"));
  }

  private void order(Segment it) {
    var here = line;
    if (here == null || !it.value("QUALI").equals("001")) return;
    here.order = it.value("BSTNR");
    here.orderLine = IdocValues.number(it.value("POSEX"));
  }
}
