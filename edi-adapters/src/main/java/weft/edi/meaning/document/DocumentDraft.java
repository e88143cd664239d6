package weft.edi.meaning.document;

import static weft.edi.meaning.words.Plain.orNull;

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

/** A business document while its message is gone through from the first segment to the last. */
public final class DocumentDraft {
  private static final int MOST_REFERENCES = 1000;

  /** DTM 2005: of which day an inventory report is, or one of its quantities. */
  static final String REPORTED = "366";

  /** DTM 2005: of which day an inventory report is, when it was booked, when it was written. */
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

  /** Where the goods of a stock report lie, and whose they are. */
  final ShipTo warehouse = ShipTo.warehouse();

  final ShipTo owner = ShipTo.owner();

  /** When they were counted, by the first of {@link #COUNTED} that says it. */
  private int countedBy = Integer.MAX_VALUE;

  @Nullable LocalDate counted;
  @Nullable LocalTime countedTime;

  /** When goods were received. */
  @Nullable LocalDate received;

  /** In kilograms, of all goods with their packages. */
  @Nullable Quantity grossWeight;

  /** Of all lines that name none. */
  String unloadingPoint = "";

  /** Of the whole: a line that names nothing else belongs to the only one of a kind. */
  private final Set<Reference> references = new LinkedHashSet<>();

  private final Set<Reference> named = new LinkedHashSet<>();
  private final List<LineDraft> lines = new ArrayList<>();

  /** Those included of which not all details can be kept. */
  private final List<LineDraft> all = new ArrayList<>();

  private int lineCount;
  private int detailCount;
  private int labelCount;
  private boolean isFull;
  private @Nullable Codes codes;
  private @Nullable Codes stockCodes;

  /** With the number and the day that its head says; null where it says none. */
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

  /** What all goods weigh; the first word of it stands. */
  void weigh(@Nullable Quantity said) {
    if (kind == Kind.DESPATCH_ADVICE && grossWeight == null) grossWeight = said;
  }

  void batch(LineDraft line, String number) {
    if (!number.isEmpty() && line.batches.size() < 2) line.batches.add(number);
  }

  /** A batch of which the line has several, or which is the line's where it has no other. */
  void piece(LineDraft line, String number) {
    if (!number.isEmpty() && line.pieces.size() < 2) line.pieces.add(number);
  }

  /** What was measured: of the nonconformance that was begun last, else of the line itself. */
  void measure(LineDraft line, Measurement it, Codes said, Segment at) {
    codes = said;
    if (finds(line)) line.measure(it, at.number());
  }

  /**
   * A quantity of a stock report.
   *
   * @param ranks meanings that say what there is, best first
   */
  void stock(LineDraft line, StockDraft it, List<String> ranks, Codes said) {
    if (!finds(line)) return;
    line.stocks.add(it);
    line.stockRanks = ranks;
    stockCodes = said;
  }

  /** Packages that a line is in, and the segment that says so; false where there is no room. */
  boolean pack(LineDraft line, Packages it, int segment) {
    for (int i = 0; i <= it.labels().size(); i++) if (!finds(line)) return false;
    line.packages.add(it);
    line.packedAt.add(segment);
    return true;
  }

  /** Beyond it no packages can be kept, and so no labels need be counted out. */
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

  /** Room for a detail of a line. One of which not all can be kept, and those after it, are not. */
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

  /** A line of which nothing can be told. */
  void unreadLine() {
    lineCount++;
  }

  /** All lines; none where there are more than can be told. */
  List<LineDraft> goods() {
    return lineCount == all.size() ? all : List.of();
  }

  void refer(To to, String other) {
    if (!other.isEmpty() && references.size() < MOST_REFERENCES)
      references.add(new Reference(to, other));
  }

  /** What a part of it belongs to, and the other parts do not. */
  void name(To to, String other) {
    if (!other.isEmpty() && named.size() < MOST_REFERENCES) named.add(new Reference(to, other));
  }

  /** Of these partners; sites are called as our directory has them. */
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

  /** What every line belongs to that names nothing else: the one that the document speaks of. */
  String only(To to) {
    List<String> named =
        references.stream().filter(it -> it.to() == to).map(Reference::number).toList();
    return named.size() == 1 ? named.getFirst() : "";
  }
}
