package weft.edi.meaning.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Function;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Reference.To;
import weft.edi.meaning.document.stated.GrossWeight;
import weft.edi.meaning.document.stated.LineArrivals;
import weft.edi.meaning.document.stated.StatedAgain;
import weft.edi.meaning.words.Dates;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.NormalizedText;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Units;

/**
 * Reads DESADV, RECADV, INVRPT, QALITY, INVOIC and others in any directory as business documents.
 * Because group numbers differ between directories and messages, only the preceding LIN determines
 * the item of a segment.
 */
public final class EdifactDocument {
  /** In a despatch advice, the number of leading qualifiers that state the despatched quantity. */
  private static final int SENT = 2;

  /**
   * In a receipt advice, the number of qualifiers that state the received quantity, directly or by
   * comparison with the despatched one.
   */
  private static final int CAME = 4;

  private final MeaningFindings findings;
  private final DocumentDraft document;
  private final EdifactCharges charges;
  private final MeasuredResults measured;
  private final StockReport stock;
  private final EdifactPacking packing;
  private final StatedAgain again;
  private final List<String> quantities;
  private @Nullable LineDraft line;

  private EdifactDocument(Kind kind, MeaningFindings findings) {
    this.findings = findings;
    this.document = new DocumentDraft(kind);
    this.charges = new EdifactCharges(document.charges, findings);
    this.measured = new MeasuredResults(document, findings);
    this.stock = new StockReport(document, findings);
    this.packing = new EdifactPacking(document, findings);
    this.again = new StatedAgain(findings);
    this.quantities = quantities(kind);
  }

  public static DocumentDraft read(ReadMessage message, Kind kind, MeaningFindings findings) {
    var reading = new EdifactDocument(kind, findings);
    message.segments().forEach(reading::take);
    reading.end();
    reading.packing.assign();
    return reading.document;
  }

  /**
   * The qualifiers (DE 6063) of the document's main quantity, best first; if none occurs, the first
   * quantity counts.
   */
  private static List<String> quantities(Kind kind) {
    return switch (kind) {
      case DESPATCH_ADVICE -> List.of("12", "11", "21");
      case RECEIPT_ADVICE -> List.of("194", "48", "46", "12");
      case INVOICE,
          SELF_BILLED_INVOICE,
          CREDIT_NOTE,
          SELF_BILLED_CREDIT_NOTE,
          DEBIT_NOTE,
          OTHER_INVOICE ->
          List.of("47", "46");
      case CALL_OFF -> List.of("1", "113", "21");
      case ORDER_RESPONSE -> List.of("113", "21", "12");
      case STOCK_REPORT, TEST_RESULTS, NONCONFORMANCE -> List.of();
    };
  }

  private void take(Segment it) {
    if (stock.edifact(it, line) || packing.takes(it, line)) return;
    switch (it.tag()) {
      case "BGM" -> begin(it);
      case "DTM" -> date(it);
      case "MEA" -> {
        if (line == null && !packing.isBegun()) document.weigh(GrossWeight.edifact(it, findings));
        measured.edifact(it, line);
      }
      case "NAD" -> {
        document.shipTo.take(it.value(0), it.value(1));
        document.shipFrom.take(it.value(0), it.value(1));
        if (line == null) document.warehouse.take(it.value(0), it.value(1));
        if (line == null) document.owner.take(it.value(0), it.value(1));
      }
      case "LOC" -> place(it);
      case "LIN" -> begin(document.line(it.value(0), it), it);
      case "PIA" -> part(it);
      case "GIN" -> batch(it);
      case "QTY" -> quantity(it);
      case "QVR" -> variance(it);
      case "RFF" -> refer(it);
      // The next packages and the summary do not belong to the last line.
      case "CPS", "UNS", "CNT" -> {
        end();
        line = null;
      }
      default -> {}
    }
    charges.take(it, line);
    measured.take(it);
  }

  /** DE 2005, date qualifier. */
  private void date(Segment dtm) {
    Dates.When when = line == null ? Dates.read(dtm) : null;
    if (when == null) return;
    document.counted(dtm.value(0), when);
    boolean despatch = document.kind == Kind.DESPATCH_ADVICE;
    switch (dtm.value(0)) {
      case "137" -> document.issued = document.issued == null ? when.day() : document.issued;
      case "50" -> document.received = when.day();
      case "11" -> document.shipped = despatch ? when.day() : null;
      case "17" -> document.arrives = despatch ? when.day() : null;
      case "132" -> {
        if (despatch && document.arrives == null) document.arrives = when.day();
      }
      default -> {}
    }
  }

  private void begin(Segment bgm) {
    document.number = bgm.value("1004");
    new DocumentFunction(document, findings).edifact(bgm);
  }

  private void begin(LineDraft next, Segment lin) {
    end();
    line = next;
    packing.line(next);
    item(lin.value(2, 0), lin.value(2, 1));
  }

  /**
   * Ends a line. If it has quantities but none despatched or received (only ordered, say), adds a
   * fault.
   */
  private void end() {
    again.end();
    var it = line;
    if (it == null || document.function == Function.CANCELLATION) return;
    boolean told = it.quantity != null;
    if (document.kind == Kind.DESPATCH_ADVICE && told && it.quantityRank >= SENT)
      findings.error(
          it.at,
          "C186.6060",
          FaultCode.VALUE_MISSING,
          "The line has a quantity, but none that was despatched (QTY 12).",
          "该行有数量，但没有发货数量（QTY 12）。");
    if (document.kind == Kind.RECEIPT_ADVICE
        && (told || it.arrivals.differ())
        && it.quantityRank >= CAME)
      findings.error(
          it.at,
          "C186.6060",
          FaultCode.VALUE_MISSING,
          "The line has a quantity, but none that was received (QTY 48, 194).",
          "该行有数量，但没有收货数量（QTY 48、194）。");
  }

  private void part(Segment pia) {
    for (int i = 1; i < pia.elements(); i++) item(pia.value(i, 0), pia.value(i, 1));
  }

  private void item(String said, String qualifier) {
    var it = line;
    String number = NormalizedText.number(said);
    if (it == null || number.isEmpty()) return;
    switch (qualifier) {
      case "IN", "BP" -> it.part = number;
      case "SA", "VP", "MF" -> it.supplierPart = number;
      case "NB" -> document.batch(it, number);
      default -> {
        if (it.part.isEmpty() && !List.of("SN", "BATCH", "HS", "GN").contains(qualifier))
          it.part = number;
      }
    }
  }

  /** GIN 7405: BX batch number. */
  private void batch(Segment gin) {
    var it = line;
    if (it == null || !gin.value(0).equals("BX")) return;
    for (int i = 1; i < gin.elements(); i++) document.piece(it, gin.value(i));
  }

  /** LOC 3227: 11 unloading point, 14 and 18 storage location. */
  private void place(Segment loc) {
    if (line == null && List.of("14", "18").contains(loc.value(0)))
      document.warehouse.take("LOC", loc.value(1));
    if (!loc.value(0).equals("11")) return;
    var it = line;
    if (it == null) document.unloadingPoint = loc.value(1);
    else it.unloadingPoint = loc.value(1);
  }

  private void quantity(Segment qty) {
    var it = line;
    if (it == null) return;
    int place = quantities.indexOf(qty.value(0));
    int rank = place < 0 ? quantities.size() : place;
    boolean receipt = document.kind == Kind.RECEIPT_ADVICE;
    if (place < 0 && rank >= it.quantityRank && !receipt) return;
    var stated = findings.quantity(qty).orElse(null);
    if (stated == null || (receipt && isInOtherUnit(it.arrivals, qty))) return;
    again.take(qty, stated);
    if (receipt) it.arrivals.edifact(qty.value(0), stated);
    if (rank >= it.quantityRank) return;
    it.quantity = stated;
    it.quantityAt = qty.number();
    it.quantityRank = rank;
    it.unit = qty.value(0, 2).isEmpty() ? "PCE" : qty.value(0, 2);
  }

  /** Checks that all quantities of a line have one unit; adds a fault if not. */
  private boolean isInOtherUnit(LineArrivals arrivals, Segment qty) {
    String unit = qty.value(0, 2);
    if (unit.isEmpty() || !LineArrivals.SAID.contains(qty.value(0))) return false;
    if (arrivals.unit.isEmpty()) arrivals.unit = unit;
    if (Units.isSame(arrivals.unit, unit)) return false;
    findings.error(
        qty,
        "C186.6411",
        FaultCode.UNITS_DIFFER,
        "This quantity is in %s, others of the line are in %s.".formatted(unit, arrivals.unit),
        "该数量的计量单位为 %s，而该行其他数量为 %s。".formatted(unit, arrivals.unit));
    return true;
  }

  /** Receipt advice: C279 states the variance and its quantity, DE 4221 the kind of discrepancy. */
  private void variance(Segment qvr) {
    var it = line;
    if (it == null || document.kind != Kind.RECEIPT_ADVICE || qvr.value(0).isEmpty()) return;
    findings
        .number(qvr, 0, 0, "C279.6064")
        .ifPresent(by -> it.arrivals.variance(by, qvr.value(0, 1), qvr.value(1)));
  }

  private void refer(Segment rff) {
    To to = reference(rff.value(0));
    if (to == null) return;
    String number = rff.value(0, 1);
    if (to == To.ORDER || to == To.AGREEMENT) number = NormalizedText.number(number);
    if (number.isEmpty()) return;
    var it = line;
    if (it == null) document.refer(to, number);
    else
      switch (to) {
        case ORDER -> {
          it.order = number;
          it.orderLine = rff.value(0, 2);
        }
        case DESPATCH_ADVICE -> it.despatchAdvice = number;
        case AGREEMENT -> {
          it.agreement = number;
          document.refer(to, number);
        }
        case RELEASE, RECEIPT_ADVICE, INVOICE -> document.refer(to, number);
      }
  }

  /** DE 1153, reference qualifier. */
  private static @Nullable To reference(String qualifier) {
    return switch (qualifier) {
      case "ON", "CO" -> To.ORDER;
      case "CT", "BO" -> To.AGREEMENT;
      case "AAN", "DE" -> To.RELEASE;
      case "DQ", "AAK", "AAS" -> To.DESPATCH_ADVICE;
      case "ALO", "AAJ" -> To.RECEIPT_ADVICE;
      case "IV" -> To.INVOICE;
      default -> null;
    };
  }
}
