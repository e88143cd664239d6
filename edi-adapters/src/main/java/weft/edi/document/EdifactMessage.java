package weft.edi.document;

import static java.util.Objects.requireNonNull;
import static weft.edi.document.StatedDocument.orNone;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Price;
import weft.document.BusinessDocument.Reference;
import weft.document.BusinessDocument.Tax;
import weft.edi.onward.EdifactWriting;
import weft.edi.reader.text.Envelope;
import weft.edi.table.Directory;
import weft.edi.table.SegmentTable;
import weft.edi.writer.Composite;
import weft.measure.Quantity;
import weft.party.EdiRules.Outbound;

/**
 * Writes the segments that EDIFACT messages of any directory share for a document. Each message
 * decides their order and adds its own.
 */
final class EdifactMessage {
  /** The maximum number of LIN below one CPS. */
  static final int PER_CPS = 9999;

  private final StatedDocument stated;
  private final Outbound rule;
  private final Directory directory;
  private final EdifactWriting out;
  private final Envelope ours;

  EdifactMessage(StatedDocument stated, Outbound rule, Envelope ours) {
    this.stated = stated;
    this.rule = rule;
    this.ours = ours;
    this.directory = requireNonNull(Directory.of(rule.release()));
    this.out = new EdifactWriting(rule, ours);
    out.begin();
  }

  byte[] toBytes() {
    out.end();
    return out.toBytes();
  }

  StatedDocument stated() {
    return stated;
  }

  /** Whether the message has a group that begins with this segment. */
  boolean opens(String tag) {
    return requireNonNull(directory.message(rule.message())).group(tag) != null;
  }

  /** Whether DE 1001 in BGM has this code. */
  boolean names(String code) {
    return requireNonNull(directory.segment("BGM")).has("1001", code);
  }

  /**
   * Writes BGM, DTM, RFF and NAD.
   *
   * @param name DE 1001 in BGM
   */
  void header(String name) {
    segment(
        "BGM",
        Composite.of(name),
        Composite.of(stated.document().number()),
        Composite.of(function()));
    day("137", stated.issued());
    day("11", stated.document().shipped());
    day("17", stated.document().arrives());
    day("50", stated.document().received());
    weight("AAX", "AAD", stated.document().grossWeight());
    for (Reference it : stated.ownReferences()) out.reference(qualifier(it.to()), it.number(), "");
    out.party("BY", stated.document().partnership().buyer());
    out.party("SU", stated.document().partnership().supplier());
    String shipTo = stated.shipTo();
    if (shipTo != null) segment("NAD", ToldAddress.nad("ST", shipTo, stated.shipToAddress(), ours));
    String shipFrom = stated.document().shipFrom();
    if (shipFrom != null)
      segment("NAD", ToldAddress.nad("SF", shipFrom, stated.shipFromAddress(), ours));
  }

  /**
   * Writes MEA in kilograms if the weight is known and the directory has both codes.
   *
   * @param purpose DE 6311: AAX consignment, AAY package
   * @param measured DE 6313: AAD gross weight of the consignment, AAB of the item
   */
  void weight(String purpose, String measured, @Nullable Quantity kilograms) {
    if (kilograms == null) return;
    SegmentTable mea = requireNonNull(directory.segment("MEA"));
    if (mea.has("6311", purpose) && mea.has("6313", measured))
      segment(
          "MEA",
          Composite.of(purpose),
          Composite.of(measured),
          Composite.of("KGM", out.number(kilograms.amount())));
  }

  /** DE 1225, message function. */
  private String function() {
    return switch (stated.function()) {
      case ORIGINAL -> "9";
      case REPLACEMENT -> "5";
      case CANCELLATION -> "1";
      case COPY -> "7";
    };
  }

  private void day(String qualifier, @Nullable LocalDate day) {
    if (day != null) out.day(qualifier, day);
  }

  /** CUX: reference currency (2), invoicing currency (4). */
  void currency() {
    String currency = stated.document().currency();
    if (currency != null) segment("CUX", Composite.of("2", currency, "4"));
  }

  /** DTM 13 below PAT, or below PYT from D02B on. DE 4279 = 3: fixed date. */
  void due() {
    LocalDate due = stated.payable().due();
    if (due == null) return;
    segment(directory.has(rule.message(), "PYT") ? "PYT" : "PAT", Composite.of("3"));
    day("13", due);
  }

  /** TAX, with its amount if known. The total of all taxes is an MOA in the summary section. */
  void tax(Tax it) {
    if (it.type() == null && it.rate() == null) return;
    segment(
        "TAX",
        Composite.of("7"),
        Composite.of(orNone(it.type())),
        Composite.NONE,
        Composite.NONE,
        Composite.of("", "", "", said(it.rate())));
    amount("124", it.amount());
  }

  /** DE 1153, reference qualifier. */
  private static String qualifier(Reference.To to) {
    return switch (to) {
      case ORDER -> "ON";
      case AGREEMENT -> "CT";
      case RELEASE -> "AAN";
      case DESPATCH_ADVICE -> "AAK";
      case RECEIPT_ADVICE -> "ALO";
      case INVOICE -> "IV";
    };
  }

  /** Writes all lines below the mandatory CPS, which states nothing about packages. */
  void consignments(Consumer<Line> line) {
    List<Line> lines = stated.lines();
    for (int i = 0; i < lines.size(); i++) {
      if (i % PER_CPS == 0) segment("CPS", Composite.of(String.valueOf(i / PER_CPS + 1)));
      line.accept(lines.get(i));
    }
  }

  /** Writes LIN and PIA. */
  void item(Line line) {
    String part = stated.part(line);
    String supplierPart = orNone(line.supplierPart());
    Composite ours = part.isEmpty() ? Composite.NONE : Composite.of(part, "IN");
    Composite theirs = supplierPart.isEmpty() ? Composite.NONE : Composite.of(supplierPart, "SA");
    segment("LIN", Composite.of(line.line()), Composite.NONE, part.isEmpty() ? theirs : ours);
    List<Composite> more = new ArrayList<>();
    if (!part.isEmpty() && !supplierPart.isEmpty()) more.add(theirs);
    if (line.batch() != null) more.add(Composite.of(line.batch(), "NB"));
    if (more.isEmpty()) return;
    // DE 4347: 1 additional identification.
    more.addFirst(Composite.of("1"));
    segment("PIA", more.toArray(Composite[]::new));
  }

  /** Writes QTY if the line has a quantity. */
  void quantity(Line line, String qualifier) {
    Quantity it = line.quantity();
    if (it == null) return;
    quantity(qualifier, it, line.unit());
  }

  void quantity(String qualifier, Quantity it, @Nullable String unit) {
    String theirs = stated.names().unit(orNone(unit));
    out.quantity(qualifier, it, theirs == null ? orNone(unit) : theirs);
  }

  /** Writes RFF and LOC of the line. */
  void references(Line line) {
    if (line.order() != null) out.reference("ON", line.order(), orNone(line.orderLine()));
    if (line.agreement() != null) out.reference("CT", line.agreement(), "");
    if (line.despatchAdvice() != null) out.reference("AAK", line.despatchAdvice(), "");
    if (line.unloadingPoint() != null)
      segment("LOC", Composite.of("11"), Composite.of(line.unloadingPoint()));
  }

  void amount(String qualifier, @Nullable BigDecimal amount) {
    if (amount != null) segment("MOA", Composite.of(qualifier, out.number(amount)));
  }

  /**
   * Writes PRI if the line has a price. The price is for one of the line's unit unless it states
   * another basis.
   */
  void price(Line line) {
    Price it = line.price();
    if (it == null) return;
    String unit = orNone(it.unit());
    String theirs = stated.names().unit(unit);
    boolean single = unit.isEmpty() && it.per().equals(Quantity.of(1));
    segment(
        "PRI",
        Composite.of(
            it.gross() ? "AAB" : "AAA",
            out.number(it.amount()),
            "",
            "",
            single ? "" : out.number(it.per().amount()),
            theirs == null ? unit : theirs));
  }

  /** CNT 2: number of lines. */
  void count() {
    segment("CNT", Composite.of("2", String.valueOf(stated.lines().size())));
  }

  void segment(String tag, Composite... elements) {
    out.segment(tag, elements);
  }

  /** The number as text; "" for null. */
  String said(@Nullable BigDecimal it) {
    return it == null ? "" : out.number(it);
  }
}
