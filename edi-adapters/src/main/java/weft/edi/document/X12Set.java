package weft.edi.document;

import static java.util.Objects.requireNonNull;
import static weft.edi.document.Statement.orNone;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Reference;
import weft.edi.meaning.X12Units;
import weft.edi.onward.NotWritable;
import weft.edi.reader.Envelope;
import weft.edi.table.Directory;
import weft.edi.writer.Composite;
import weft.edi.writer.X12Writer;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.EdiRules.Outbound;
import weft.party.PartyCode;

/**
 * What X12 transaction sets of releases 3040 to 5010 say alike of a document. Which of it comes
 * when, and what else must be there, each set says itself.
 */
final class X12Set {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter DAY_6 = DateTimeFormatter.ofPattern("uuMMdd");

  /** ISA06 and ISA08, GS02 and GS03. */
  private static final int ADDRESS = 15;

  private static final Text TOO_LONG =
      new Text(
          "The address %s is longer than the 15 characters that X12 has for it.",
          "地址 %s 超过 X12 规定的 15 个字符。");

  private final Statement stated;
  private final Outbound rule;
  private final X12Writer out;

  X12Set(Statement stated, Outbound rule, Envelope ours) {
    this.stated = stated;
    this.rule = rule;
    for (String it : List.of(ours.sender().id(), ours.receiver().id()))
      if (it.length() > ADDRESS) throw new NotWritable(TOO_LONG.with(it));
    this.out = new X12Writer(ours, false);
    Directory directory = requireNonNull(Directory.of(rule.release()), rule.release());
    out.group(
        requireNonNull(directory.group(rule.message()), rule.message()),
        ours.sender().id(),
        ours.receiver().id(),
        String.valueOf(Long.parseLong(ours.reference())),
        rule.release() + orNone(rule.association()));
    out.begin(rule.message(), "");
  }

  byte[] toBytes() {
    byte[] bytes = out.end().endGroup().toBytes();
    NotWritable.requireNothingLost(out.lost());
    return bytes;
  }

  Statement stated() {
    return stated;
  }

  String number() {
    return stated.document().number();
  }

  String issued() {
    LocalDate day = stated.issued();
    return (rule.release().compareTo("004010") < 0 ? DAY_6 : DAY).format(day);
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
    party("BY", stated.document().partnership().buyer());
    party("SU", stated.document().partnership().supplier());
  }

  private void party(String role, PartyCode it) {
    segment("N1", role, "", "92", it.value());
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
    segment("CTT", String.valueOf(items));
  }
}
