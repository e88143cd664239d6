package weft.edi.document;

import static weft.edi.document.Statement.orNone;

import java.util.ArrayList;
import java.util.List;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Reference;
import weft.edi.meaning.X12Units;
import weft.edi.onward.X12Writing;
import weft.edi.reader.Envelope;
import weft.edi.writer.Composite;
import weft.measure.Quantity;
import weft.party.EdiRules.Outbound;

/**
 * What X12 transaction sets of releases 3040 to 5010 say alike of a document. Which of it comes
 * when, and what else must be there, each set says itself.
 */
final class X12Set {
  private final Statement stated;
  private final X12Writing out;

  X12Set(Statement stated, Outbound rule, Envelope ours) {
    this.stated = stated;
    this.out = new X12Writing(rule, ours);
    out.begin();
  }

  byte[] toBytes() {
    out.end();
    return out.toBytes();
  }

  Statement stated() {
    return stated;
  }

  /** Data element 353: 00 original, 05 replace. */
  String purpose() {
    return stated.replaces() ? "05" : "00";
  }

  String number() {
    return stated.document().number();
  }

  String issued() {
    return out.day(stated.issued());
  }

  /** REF of what it refers to as a whole. */
  void references() {
    for (Reference it : stated.ownReferences()) segment("REF", qualifier(it.to()), it.number());
  }

  /** Data element 128. */
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

  /** N1 of both partners; their codes are the buyer's (92). */
  void parties() {
    out.party("BY", stated.document().partnership().buyer());
    out.party("SU", stated.document().partnership().supplier());
  }

  /** Pairs of qualifier (235) and number (234): the buyer's part (BP), the supplier's (VP). */
  List<String> item(Line line) {
    List<String> pairs = new ArrayList<>();
    pair("BP", stated.part(line), pairs);
    pair("VP", orNone(line.supplierPart()), pairs);
    return pairs;
  }

  /** The same, and the line of the order (PL) where the set has no other place for it. */
  List<String> itemOfOrder(Line line) {
    List<String> pairs = item(line);
    if (!pairs.isEmpty()) pair("PL", orNone(line.orderLine()), pairs);
    return pairs;
  }

  private static void pair(String qualifier, String number, List<String> to) {
    if (!number.isEmpty()) to.addAll(List.of(qualifier, number));
  }

  /** "" where the line has none. */
  String quantity(Line line) {
    Quantity it = line.quantity();
    return it == null ? "" : it.toString();
  }

  String unit(Line line) {
    if (line.quantity() == null) return "";
    String unit = line.unit() == null ? "PCE" : line.unit();
    String theirs = stated.names().unit(unit);
    return theirs == null ? X12Units.code(unit) : theirs;
  }

  void order(Line line) {
    if (line.order() != null) segment("REF", "PO", line.order());
  }

  /** PRF, which has the line of the order too. */
  void orderWithLine(Line line) {
    if (line.order() != null) segment("PRF", line.order(), "", "", "", orNone(line.orderLine()));
  }

  void despatchAdvice(Line line) {
    if (line.despatchAdvice() != null) segment("REF", "SI", line.despatchAdvice());
  }

  void segment(String tag, String... elements) {
    out.segment(tag, elements);
  }

  /** A segment that ends with the item's pairs. */
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
