package weft.edi.meaning.document;

import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Reference.To;
import weft.edi.meaning.document.stated.GrossWeight;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.NormalizedText;
import weft.edi.meaning.words.X12Dates;
import weft.edi.meaning.words.X12Items;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;

/**
 * Reads 856, 861, 846, 863, 842, 810, 855 and others as business documents. In an 856, the order
 * has its own level (HL03 = O) above its items; HL02 links the levels.
 */
public final class X12Document {
  private final MeaningFindings findings;
  private final DocumentDraft document;
  private final X12Charges charges;
  private final MeasuredResults measured;
  private final StockReport stock;
  private final Nonconforming nonconforming;
  private final X12Packing packing;

  private final X12Levels levels;

  private @Nullable LineDraft line;

  /**
   * Whether the previous segment began the line, so that a LIN adds to it instead of beginning
   * another.
   */
  private boolean begun;

  private X12Document(Kind kind, MeaningFindings findings) {
    this.findings = findings;
    this.document = new DocumentDraft(kind);
    this.charges = new X12Charges(document.charges, findings);
    this.measured = new MeasuredResults(document, findings);
    this.stock = new StockReport(document, findings);
    this.nonconforming = new Nonconforming(document, measured, findings);
    this.packing = new X12Packing(document, findings);
    this.levels = new X12Levels(findings, kind == Kind.DESPATCH_ADVICE);
  }

  public static DocumentDraft read(ReadMessage message, Kind kind, MeaningFindings findings) {
    var reading = new X12Document(kind, findings);
    message.segments().forEach(reading::take);
    reading.packing.assign();
    return reading.document;
  }

  private void take(Segment it) {
    // An NCD may come without an item.
    if (it.tag().equals("NCD") && line == null) line = document.line("", it);
    var here = line;
    if (here != null && nonconforming.takes(it, here)) return;
    if (stock.x12(it, here) || packing.takes(it, here)) return;
    switch (it.tag()) {
      case "BSN", "BIA", "BTR", "BNR", "BRA", "BIG", "BAK", "BCA", "BSS" -> begin(it);
      case "HL" -> {
        line = null;
        levels.begin(it);
      }
      case "N1" -> {
        if (it.value(0).equals("ST")) document.shipTo.take("ST", it.value(3));
        document.shipFrom.take(it.value(0), it.value(3));
        if (here == null) document.warehouse.take(it.value(0), it.value(3));
        if (here == null) document.owner.take(it.value(0), it.value(3));
      }
      case "DTM" -> date(it);
      case "TD1" -> {
        if (here == null && levels.order() == null) document.weigh(GrossWeight.x12(it, findings));
      }
      case "MEA" -> measured.x12(it, line);
      case "PRF" -> order(it.value(0), it.value(4));
      case "RCD" -> {
        item(document.line(it.value(0), it), it, -1, 1);
        differs(it);
      }
      case "IT1", "PO1" -> item(document.line(it.value(0), it), it, 5, 1);
      case "POC" -> item(document.line(it.value(0), it), it, 7, 2);
      case "LIN" -> lin(it);
      case "SN1" -> quantity(it, 1);
      case "QTY" -> {
        if (here != null && here.quantity == null) quantity(it, 1);
      }
      case "REF" -> refer(it.value(0), it.value(1));
      case "TDS", "CTT" -> line = null;
      default -> {}
    }
    charges.take(it, line);
    measured.take(it);
  }

  /** Data element 374. */
  private void date(Segment dtm) {
    var day = X12Dates.day(dtm.value(1));
    if (line != null || day == null) return;
    if (dtm.value(0).equals("050")) document.received = day;
    if (document.kind != Kind.DESPATCH_ADVICE) return;
    switch (dtm.value(0)) {
      case "011" -> document.shipped = day;
      case "017" -> document.arrives = day;
      case "371" -> document.arrives = document.arrives == null ? day : document.arrives;
      default -> {}
    }
  }

  private void begin(Segment it) {
    document.number = it.value(number(it.tag()));
    document.issued = X12Dates.day(it.value(date(it.tag())));
    document.counted = document.issued;
    document.countedTime = it.tag().equals("BIA") ? X12Dates.time(it.value(4)) : null;
    new DocumentFunction(document, findings).x12(it, function(it.tag()));
    if (it.tag().equals("BIG")) document.refer(To.ORDER, NormalizedText.number(it.value(3)));
    if (it.tag().equals("BAK") || it.tag().equals("BCA"))
      document.refer(To.ORDER, NormalizedText.number(it.value(2)));
  }

  private static int number(String tag) {
    return switch (tag) {
      case "BRA" -> 0;
      case "BSN", "BNR", "BIG", "BSS" -> 1;
      case "BIA", "BAK", "BCA" -> 2;
      default -> 4; // BTR05
    };
  }

  private static int function(String tag) {
    return switch (tag) {
      case "BRA" -> 2;
      case "BIG" -> 7;
      default -> 0;
    };
  }

  private static int date(String tag) {
    return switch (tag) {
      case "BIG" -> 0;
      case "BRA", "BTR" -> 1;
      case "BSN", "BNR", "BSS" -> 2;
      default -> 3;
    };
  }

  private void lin(Segment it) {
    if (begun) {
      begun = false;
      var here = line;
      if (here != null && here.part.isEmpty()) parts(here, it, 1);
      return;
    }
    var next = document.line(it.value(0), it);
    line = next;
    packing.line(next);
    next.order = order();
    parts(next, it, 1);
  }

  /** The order of the level above; "" if there is none. */
  private String order() {
    X12Levels.Level above = levels.order();
    return above == null ? "" : above.order;
  }

  private void item(LineDraft next, Segment it, int parts, int quantity) {
    line = next;
    next.order = order();
    begun = parts < 0;
    if (parts >= 0) parts(next, it, parts);
    quantity(it, quantity);
  }

  private void parts(LineDraft line, Segment it, int first) {
    String part = X12Items.part(it, first);
    String supplier = X12Items.supplierPart(it, first);
    line.part = part == null ? "" : part;
    line.supplierPart = supplier == null ? "" : supplier;
    String order = NormalizedText.number(X12Items.number(it, first, "PO"));
    if (!order.isEmpty()) line.order = order;
    line.orderLine = X12Items.number(it, first, "PL");
    // Data element 235: heat, lot, batch.
    document.batch(line, X12Items.number(it, first, "HN", "LT", "B8"));
  }

  private void quantity(Segment it, int at) {
    var here = line;
    if (here == null || it.value(at).isEmpty()) return;
    findings
        .number(it, at, 0, X12Items.name(it, at))
        .ifPresent(
            number -> {
              here.quantity = new Quantity(number);
              here.quantityAt = it.number();
            });
    here.unit = X12Items.unit(it.value(at + 1));
  }

  /**
   * RCD06 and four more quantities are in question, for the reasons in RCD08 (412) and so on; RCD04
   * is returned.
   */
  private void differs(Segment rcd) {
    var here = line;
    if (here == null) return;
    if (rcd.value(1).isEmpty()) {
      if (rcd.elements() > 2)
        findings.error(
            rcd,
            X12Items.name(rcd, 1),
            FaultCode.VALUE_MISSING,
            "The line says what is wrong with goods, and not how many were received (RCD02).",
            "该行说明了货物差异，但没有收货数量（RCD02）。");
      return;
    }
    for (int at = 5; at < 20; at += 3) {
      Quantity questioned = ofReceipt(rcd, at, here);
      if (questioned != null) here.arrivals.x12(rcd.value(at + 2), questioned, here.quantity);
    }
    Quantity returned = ofReceipt(rcd, 3, here);
    if (returned != null) here.arrivals.x12Returned(returned, here.quantity);
  }

  /** A quantity of RCD, followed by its unit; null if it is missing. */
  private @Nullable Quantity ofReceipt(Segment rcd, int at, LineDraft here) {
    if (rcd.value(at).isEmpty()) return null;
    String unit = rcd.value(at + 1);
    String received = here.unit;
    if (!unit.isEmpty() && received != null && !X12Items.unit(unit).equals(received)) {
      findings.error(
          rcd,
          X12Items.name(rcd, at + 1),
          FaultCode.UNITS_DIFFER,
          "This quantity is in %s, what was received in %s.".formatted(unit, received),
          "该数量的计量单位为 %s，而收货数量为 %s。".formatted(unit, received));
      return null;
    }
    return findings.number(rcd, at, 0, X12Items.name(rcd, at)).map(Quantity::new).orElse(null);
  }

  /** Sets the order of the line, or else of the level, or else of the document. */
  private void order(String said, String orderLine) {
    String number = NormalizedText.number(said);
    var here = line;
    X12Levels.Level above = levels.order();
    if (here != null) {
      here.order = number;
      if (!orderLine.isEmpty()) here.orderLine = orderLine;
    } else if (above != null) {
      above.order = number;
      document.name(To.ORDER, number);
    } else document.refer(To.ORDER, number);
  }

  /** Data element 128. */
  private void refer(String qualifier, String number) {
    var here = line;
    switch (qualifier) {
      case "PO" -> order(number, "");
      case "CT", "BO", "BL" -> {
        String agreement = NormalizedText.number(number);
        if (here != null) here.agreement = agreement;
        document.refer(To.AGREEMENT, agreement);
      }
      case "DK" -> {
        if (here == null) document.unloadingPoint = number;
        else here.unloadingPoint = number;
      }
      case "RE", "DP" -> document.refer(To.RELEASE, number);
      case "SI", "PK", "BM" -> {
        if (here == null) document.refer(To.DESPATCH_ADVICE, number);
        else here.despatchAdvice = number;
      }
      case "RV" -> document.refer(To.RECEIPT_ADVICE, number);
      case "IV", "IK" -> document.refer(To.INVOICE, number);
      default -> {}
    }
  }
}
