package weft.edi.document;

import static java.util.Objects.requireNonNull;
import static weft.edi.document.StatedDocument.orNone;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Reference;
import weft.document.BusinessDocument.Tax;
import weft.edi.meaning.document.stated.X12Taxes;
import weft.edi.onward.X12Writing;
import weft.edi.reader.text.Envelope;
import weft.edi.table.Directory;
import weft.edi.table.Element;
import weft.edi.table.SegmentTable;
import weft.edi.writer.Composite;
import weft.measure.Quantity;
import weft.party.EdiRules.Outbound;
import weft.party.Organization.Address;

/**
 * Writes the segments that X12 transaction sets of releases 3040 to 5010 share for a document. Each
 * set decides their order and adds its own.
 */
final class X12Set {
  private final StatedDocument stated;
  private final Outbound rule;
  private final X12Writing out;
  private final Envelope ours;

  X12Set(StatedDocument stated, Outbound rule, Envelope ours) {
    this.stated = stated;
    this.rule = rule;
    this.ours = ours;
    this.out = new X12Writing(rule, ours);
    out.begin();
  }

  byte[] toBytes() {
    out.end();
    return out.toBytes();
  }

  StatedDocument stated() {
    return stated;
  }

  /** Data element 353, purpose. */
  String purpose() {
    return switch (stated.function()) {
      case ORIGINAL -> "00";
      case REPLACEMENT -> "05";
      case CANCELLATION -> "01";
      case COPY -> "07";
    };
  }

  String release() {
    return rule.release();
  }

  /**
   * Whether an element such as TMD01 may have the code. Without a code list for the release, only
   * the length counts.
   */
  boolean has(String element, String code) {
    SegmentTable table =
        requireNonNull(
            requireNonNull(Directory.of(release()))
                .segment(element.substring(0, element.length() - 2)));
    Element of = requireNonNull(table.element(element));
    return of.codes() != null
        ? of.codes().has(code)
        : code.length() >= of.min() && code.length() <= of.max();
  }

  String number() {
    return stated.document().number();
  }

  String issued() {
    return out.day(stated.issued());
  }

  /** Writes DTM if the day is known. */
  void day(String qualifier, @Nullable LocalDate day) {
    if (day != null) segment("DTM", qualifier, out.day(day));
  }

  /** CUR of the seller (SE). */
  void currency() {
    String currency = stated.document().currency();
    if (currency != null) segment("CUR", "SE", currency);
  }

  /** ITD06; ITD01 = 03: fixed date. */
  void due() {
    LocalDate due = stated.payable().due();
    if (due != null) segment("ITD", "03", "", "", "", "", out.day(due));
  }

  /** TXI03 is a decimal fraction. */
  void tax(Tax it) {
    String amount = it.amount() == null ? "" : it.amount().toPlainString();
    String rate = it.rate() == null ? "" : new Quantity(it.rate().movePointLeft(2)).toString();
    segment("TXI", X12Taxes.code(it.type()), amount, rate);
  }

  /** Writes REF for the references of the document as a whole. */
  void references() {
    for (Reference it : stated.ownReferences()) segment("REF", qualifier(it.to()), it.number());
  }

  /** Data element 128, reference qualifier. */
  private static String qualifier(Reference.To to) {
    return switch (to) {
      case ORDER -> "PO";
      case AGREEMENT -> "CT";
      case RELEASE -> "RE";
      case DESPATCH_ADVICE -> "SI";
      case RECEIPT_ADVICE -> "RV";
      case INVOICE -> "IV";
    };
  }

  /** N1 of both partners, ship-to and ship-from, by the buyer's codes (92). */
  void parties() {
    out.party("BY", stated.document().partnership().buyer());
    out.party("SU", stated.document().partnership().supplier());
    String shipTo = stated.shipTo();
    if (shipTo != null) place("ST", shipTo, stated.shipToAddress());
    String shipFrom = stated.document().shipFrom();
    if (shipFrom != null) place("SF", shipFrom, stated.shipFromAddress());
  }

  /** Writes N1, and N3 and N4 if the address is known. */
  private void place(String role, String code, @Nullable Address address) {
    segment("N1", role, "", "92", code);
    ToldAddress it = ToldAddress.x12(address, ours);
    if (it == null) return;
    segment("N3", it.street().toArray(String[]::new));
    boolean postal = it.postalCode().length() >= 3;
    segment("N4", it.city(), "", postal ? it.postalCode() : "", it.country());
  }

  /**
   * Pairs of qualifier (235) and number (234): buyer's part (BP), supplier's part (VP), batch (LT).
   */
  List<String> item(Line line) {
    List<String> pairs = new ArrayList<>();
    pair("BP", stated.part(line), pairs);
    pair("VP", orNone(line.supplierPart()), pairs);
    if (!pairs.isEmpty()) pair("LT", orNone(line.batch()), pairs);
    return pairs;
  }

  /** As {@link #item}, with the order line (PL) for sets that have no other place for it. */
  List<String> itemOfOrder(Line line) {
    List<String> pairs = item(line);
    if (!pairs.isEmpty()) pair("PL", orNone(line.orderLine()), pairs);
    return pairs;
  }

  private static void pair(String qualifier, String number, List<String> to) {
    if (!number.isEmpty()) to.addAll(List.of(qualifier, number));
  }

  /** The quantity; "" if the line has none. */
  String quantity(Line line) {
    Quantity it = line.quantity();
    return it == null ? "" : it.toString();
  }

  /** Data element 355 in the receiver's names; "" if the line has no quantity. */
  String unit(Line line) {
    return line.quantity() == null ? "" : unit(line.unit());
  }

  String unit(@Nullable String unit) {
    return stated.names().x12Unit(unit == null ? "PCE" : unit);
  }

  void order(Line line) {
    if (line.order() != null) segment("REF", "PO", line.order());
  }

  /** Writes PRF, which also holds the order line. */
  void orderWithLine(Line line) {
    if (line.order() != null) segment("PRF", line.order(), "", "", "", orNone(line.orderLine()));
  }

  void despatchAdvice(Line line) {
    if (line.despatchAdvice() != null) segment("REF", "SI", line.despatchAdvice());
  }

  void segment(String tag, String... elements) {
    out.segment(tag, elements);
  }

  /** Writes a segment that ends with the item's pairs. */
  void segment(String tag, List<String> pairs, String... before) {
    List<String> all = new ArrayList<>(List.of(before));
    all.addAll(pairs);
    segment(tag, all.toArray(String[]::new));
  }

  void segment(String tag, Composite... elements) {
    out.segment(tag, elements);
  }

  void count(int items) {
    out.count(items);
  }
}
