package weft.edi.meaning.document;

import static weft.edi.meaning.words.NormalizedText.orNull;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Codes;
import weft.document.BusinessDocument.Function;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Place;
import weft.document.BusinessDocument.Reference;
import weft.document.BusinessDocument.Reference.To;
import weft.document.Measurement;
import weft.document.Packages;
import weft.edi.meaning.document.StockReport.StockDraft;
import weft.edi.meaning.document.stated.Charges;
import weft.edi.meaning.document.stated.ShipTo;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Dates;
import weft.edi.reader.text.Segment;
import weft.measure.Quantity;
import weft.party.Partnership;

/**
 * A business document under construction while the hub reads its message from the first segment to
 * the last.
 */
public final class DocumentDraft {
  private static final int MOST_REFERENCES = 1000;

  /** DTM 2005: the date of an inventory report or of one of its quantities. */
  static final String REPORTED = "366";

  /** DTM 2005: an inventory report's date, posting date and document date. */
  private static final List<String> COUNTED = List.of(DocumentDraft.REPORTED, "179", "137");

  Kind kind;
  Function function = Function.ORIGINAL;
  String number = "";
  @Nullable LocalDate issued;
  @Nullable LocalDate shipped;
  @Nullable LocalDate arrives;
  final Charges charges = new Charges();
  final ShipTo shipTo = ShipTo.to();
  final ShipTo shipFrom = ShipTo.from();

  /** Where the goods of a stock report are stored, and who owns them. */
  final ShipTo warehouse = ShipTo.warehouse();

  final ShipTo owner = ShipTo.owner();

  /** When the stock was counted, from the first qualifier of {@link #COUNTED} that occurs. */
  private int countedBy = Integer.MAX_VALUE;

  @Nullable LocalDate counted;
  @Nullable LocalTime countedTime;

  /** When the goods were received. */
  @Nullable LocalDate received;

  /** Gross weight of all goods, in kilograms. */
  @Nullable Quantity grossWeight;

  /** For all lines without an unloading point of their own. */
  String unloadingPoint = "";

  /**
   * References of the whole document. If there is only one of a kind, it applies to lines without
   * one.
   */
  private final Set<Reference> references = new LinkedHashSet<>();

  private final Set<Reference> named = new LinkedHashSet<>();
  private final List<LineDraft> lines = new ArrayList<>();

  /** All lines, including those whose details exceed the limit. */
  private final List<LineDraft> all = new ArrayList<>();

  private int lineCount;
  private int detailCount;
  private int labelCount;
  private boolean isFull;
  private @Nullable Codes codes;
  private @Nullable Codes stockCodes;

  /** A draft with the number and date from the message's head; the date may be null. */
  public DocumentDraft(Kind kind, String number, @Nullable LocalDate issued) {
    this(kind);
    this.number = number;
    this.issued = issued;
  }

  DocumentDraft(Kind kind) {
    this.kind = kind;
  }

  void counted(String qualifier, Dates.When when) {
    int rank = COUNTED.indexOf(qualifier);
    if (rank < 0 || rank >= countedBy) return;
    countedBy = rank;
    counted = when.day();
    countedTime = when.time();
  }

  /** Takes the weight of all goods; the first statement counts. */
  void weigh(@Nullable Quantity said) {
    if (kind == Kind.DESPATCH_ADVICE && grossWeight == null) grossWeight = said;
  }

  void batch(LineDraft line, String number) {
    if (!number.isEmpty() && line.batches.size() < 2) line.batches.add(number);
  }

  /** Takes a batch that counts only if the line names no other; a line may have several. */
  void piece(LineDraft line, String number) {
    if (!number.isEmpty() && line.pieces.size() < 2) line.pieces.add(number);
  }

  /** Adds a measurement to the last nonconformance, or to the line if there is none. */
  void measure(LineDraft line, Measurement it, Codes said, Segment at) {
    codes = said;
    if (finds(line)) line.measure(it, at.number());
  }

  /**
   * Adds a quantity of a stock report.
   *
   * @param ranks meanings that state the available stock, best first
   */
  void stock(LineDraft line, StockDraft it, List<String> ranks, Codes said) {
    if (!finds(line)) return;
    line.stocks.add(it);
    line.stockRanks = ranks;
    stockCodes = said;
  }

  /** Adds packages of a line and their segment; false if the limit is reached. */
  boolean pack(LineDraft line, Packages it, int segment) {
    for (int i = 0; i <= it.labels().size(); i++) if (!finds(line)) return false;
    line.packages.add(it);
    line.packedAt.add(segment);
    return true;
  }

  /** Beyond the limit no packages are kept, so labels need not be expanded. */
  boolean hasRoomForLabels() {
    return labelCount <= BusinessDocument.MOST_MEASUREMENTS;
  }

  List<String> labelled(List<String> labels) {
    labelCount += labels.size();
    return labels;
  }

  void nonconforming(LineDraft line, NonconformanceDraft it) {
    codes = Codes.X12;
    if (finds(line)) line.nonconformances.add(it);
  }

  /**
   * Counts a detail of a line against the limit. The first line that exceeds it is dropped, with
   * all later ones.
   */
  boolean finds(LineDraft line) {
    if (isFull) return false;
    isFull = ++detailCount > BusinessDocument.MOST_MEASUREMENTS;
    if (isFull) lines.remove(line);
    return !isFull;
  }

  public LineDraft line(String said, Segment at) {
    lineCount++;
    var draft = new LineDraft(said.isEmpty() ? Integer.toString(lineCount) : said, at);
    if (!isFull && lines.size() < BusinessDocument.MOST_LINES) lines.add(draft);
    if (all.size() < BusinessDocument.MOST_LINES) all.add(draft);
    return draft;
  }

  /** Counts a line whose content the hub cannot read. */
  void unreadLine() {
    lineCount++;
  }

  /** All lines; empty if the message has more than the hub keeps. */
  List<LineDraft> goods() {
    return lineCount == all.size() ? all : List.of();
  }

  void refer(To to, String other) {
    if (!other.isEmpty() && references.size() < MOST_REFERENCES)
      references.add(new Reference(to, other));
  }

  /** Takes a reference that applies only to part of the document. */
  void name(To to, String other) {
    if (!other.isEmpty() && named.size() < MOST_REFERENCES) named.add(new Reference(to, other));
  }

  /** The document for these partners, with the hub's codes for sites. */
  public BusinessDocument of(Partnership partnership, Correspondents correspondents) {
    String order = only(To.ORDER);
    String despatch = only(To.DESPATCH_ADVICE);
    List<Line> told =
        lines.stream().map(it -> it.whole(order, despatch, kind == Kind.DESPATCH_ADVICE)).toList();
    for (Line it : told) {
      if (it.order() != null) refer(To.ORDER, it.order());
      if (it.despatchAdvice() != null) refer(To.DESPATCH_ADVICE, it.despatchAdvice());
    }
    List<Place> places = charges.places();
    for (int i = 0; i < lines.size(); i++) places.addAll(lines.get(i).places(i));
    for (Reference it : named) refer(it.to(), it.number());
    String place = shipTo.only();
    String from = kind == Kind.DESPATCH_ADVICE ? shipFrom.only() : null;
    return new BusinessDocument(
        kind,
        number,
        issued,
        partnership,
        List.copyOf(references),
        told,
        lineCount,
        orNull(charges.currency),
        charges.payable(),
        place == null ? null : correspondents.site(partnership, place),
        shipped,
        arrives,
        told.stream().anyMatch(it -> it.stocks() != null) ? stockCodes : codes,
        function,
        List.copyOf(places),
        kind == Kind.RECEIPT_ADVICE ? received : null,
        from == null ? null : correspondents.suppliersSite(partnership, from),
        kind == Kind.DESPATCH_ADVICE ? grossWeight : null);
  }

  /** The document's only reference of this kind, which applies to lines without one; else "". */
  String only(To to) {
    List<String> named =
        references.stream().filter(it -> it.to() == to).map(Reference::number).toList();
    return named.size() == 1 ? named.getFirst() : "";
  }
}
