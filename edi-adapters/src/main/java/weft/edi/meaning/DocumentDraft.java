package weft.edi.meaning;

import static weft.edi.meaning.Measured.orNull;

import java.math.BigDecimal;
import java.time.LocalDate;
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
import weft.document.BusinessDocument.Price;
import weft.document.BusinessDocument.Reference;
import weft.document.BusinessDocument.Reference.To;
import weft.document.Measurement;
import weft.document.Packages;
import weft.document.Stock;
import weft.edi.meaning.StockReport.StockDraft;
import weft.edi.reader.Segment;
import weft.measure.Quantity;
import weft.party.Partnership;

/** A business document while its message is gone through from the first segment to the last. */
final class DocumentDraft {
  private static final int MOST_REFERENCES = 1000;

  Kind kind;
  Function function = Function.ORIGINAL;
  String number = "";
  @Nullable LocalDate issued;
  @Nullable LocalDate shipped;
  @Nullable LocalDate arrives;
  final Charges charges = new Charges();
  final ShipTo shipTo = new ShipTo();

  /** Of the whole: a line that names nothing else belongs to the only one of a kind. */
  private final Set<Reference> references = new LinkedHashSet<>();

  private final Set<Reference> named = new LinkedHashSet<>();
  private final List<Draft> lines = new ArrayList<>();
  private int lineCount;
  private int detailCount;
  private int labelCount;
  private boolean isFull;
  private @Nullable Codes codes;
  private @Nullable Codes stockCodes;

  DocumentDraft(Kind kind) {
    this.kind = kind;
  }

  /** A line of which more is told. */
  static final class Draft {
    final String number;
    final int segment;
    String part = "";
    String supplierPart = "";
    @Nullable Quantity quantity;
    int quantityRank = Integer.MAX_VALUE;
    int quantityAt;
    String unit = "";
    String order = "";
    String orderLine = "";
    String despatchAdvice = "";
    @Nullable BigDecimal amount;
    int amountAt;
    @Nullable Price price;
    int priceAt;
    int priceRank = Integer.MAX_VALUE;
    final List<StockDraft> stocks = new ArrayList<>();
    private final List<Packages> packages = new ArrayList<>();
    private final List<Integer> packedAt = new ArrayList<>();
    private List<String> stockRanks = List.of();
    private final Set<String> batches = new LinkedHashSet<>();
    private final Set<String> pieces = new LinkedHashSet<>();
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<Integer> measuredAt = new ArrayList<>();
    private final List<NonconformanceDraft> nonconformances = new ArrayList<>();

    private Draft(String number, int segment) {
      this.number = number;
      this.segment = segment;
    }

    /** Of those that say best what there is, the only one. */
    private @Nullable StockDraft inStock() {
      for (String rank : stockRanks) {
        List<StockDraft> said =
            stocks.stream()
                .filter(it -> it.meaning.equals(rank) && it.direction.isEmpty())
                .toList();
        if (!said.isEmpty()) return said.size() == 1 ? said.getFirst() : null;
      }
      return null;
    }

    private @Nullable Quantity quantity() {
      if (stocks.isEmpty()) return quantity;
      StockDraft best = inStock();
      return best == null ? null : best.quantity;
    }

    private @Nullable String unit() {
      if (stocks.isEmpty()) return orNull(unit);
      StockDraft best = inStock();
      return best == null ? null : best.unit;
    }

    /** Null where the line's quantity says it all. */
    private @Nullable List<Stock> stocks() {
      if (stocks.isEmpty()) return null;
      StockDraft only = stocks.getFirst();
      boolean bare = only.direction.isEmpty() && only.inventory.isEmpty() && only.place.isEmpty();
      boolean plain = stockRanks.getFirst().equals(only.meaning);
      if (stocks.size() == 1 && bare && plain) return null;
      return stocks.stream().map(StockDraft::whole).toList();
    }

    private void measure(Measurement it, int segment) {
      var wrong = nonconformances.isEmpty() ? null : nonconformances.getLast();
      (wrong == null ? measurements : wrong.measurements).add(it);
      (wrong == null ? measuredAt : wrong.measuredAt).add(segment);
    }

    private void elsewhere(Place.What what, int line, int at, List<Place> places) {
      if (at != 0 && at != segment) places.add(new Place(what, line, 0, at));
    }

    private List<Place> places(int line) {
      List<Integer> measured = new ArrayList<>(measuredAt);
      List<Place> places = new ArrayList<>();
      for (NonconformanceDraft it : nonconformances) {
        places.add(new Place(Place.What.NONCONFORMANCE, line, places.size(), it.segment()));
        measured.addAll(it.measuredAt);
      }
      StockDraft best = inStock();
      elsewhere(Place.What.QUANTITY, line, best == null ? quantityAt : best.segment, places);
      if (price != null) elsewhere(Place.What.PRICE, line, priceAt, places);
      if (amount != null) elsewhere(Place.What.AMOUNT, line, amountAt, places);
      if (stocks() != null)
        for (int i = 0; i < stocks.size(); i++)
          places.add(new Place(Place.What.STOCK, line, i, stocks.get(i).segment));
      for (int i = 0; i < packedAt.size(); i++)
        places.add(new Place(Place.What.PACKAGES, line, i, packedAt.get(i)));
      for (int i = 0; i < measured.size(); i++)
        places.add(new Place(Place.What.MEASUREMENT, line, i, measured.get(i)));
      return places;
    }
  }

  void batch(Draft line, String number) {
    if (!number.isEmpty() && line.batches.size() < 2) line.batches.add(number);
  }

  /** A batch of which the line has several, or which is the line's where it has no other. */
  void piece(Draft line, String number) {
    if (!number.isEmpty() && line.pieces.size() < 2) line.pieces.add(number);
  }

  /** What was measured: of the nonconformance that was begun last, else of the line itself. */
  void measure(Draft line, Measurement it, Codes said, Segment at) {
    codes = said;
    if (finds(line)) line.measure(it, at.number());
  }

  /**
   * A quantity of a stock report.
   *
   * @param ranks meanings that say what there is, best first
   */
  void stock(Draft line, StockDraft it, List<String> ranks, Codes said) {
    if (!finds(line)) return;
    line.stocks.add(it);
    line.stockRanks = ranks;
    stockCodes = said;
  }

  /** Packages that a line is in, and the segment that says so; false where there is no room. */
  boolean pack(Draft line, Packages it, int segment) {
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

  void nonconforming(Draft line, NonconformanceDraft it) {
    codes = Codes.X12;
    if (finds(line)) line.nonconformances.add(it);
  }

  /** Room for a detail of a line. One of which not all can be kept, and those after it, are not. */
  boolean finds(Draft line) {
    if (isFull) return false;
    isFull = ++detailCount > BusinessDocument.MOST_MEASUREMENTS;
    if (isFull) lines.remove(line);
    return !isFull;
  }

  Draft line(String said, Segment at) {
    lineCount++;
    var draft = new Draft(said.isEmpty() ? Integer.toString(lineCount) : said, at.number());
    if (!isFull && lines.size() < BusinessDocument.MOST_LINES) lines.add(draft);
    return draft;
  }

  /** A line of which nothing can be told. */
  void unreadLine() {
    lineCount++;
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
  BusinessDocument of(Partnership partnership, Correspondents correspondents) {
    String order = only(To.ORDER);
    String despatch = only(To.DESPATCH_ADVICE);
    List<Line> told = lines.stream().map(it -> line(it, order, despatch)).toList();
    for (Line it : told) {
      if (it.order() != null) refer(To.ORDER, it.order());
      if (it.despatchAdvice() != null) refer(To.DESPATCH_ADVICE, it.despatchAdvice());
    }
    List<Place> places = charges.places();
    for (int i = 0; i < lines.size(); i++) places.addAll(lines.get(i).places(i));
    for (Reference it : named) refer(it.to(), it.number());
    String place = shipTo.only();
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
        List.copyOf(places));
  }

  /** What every line belongs to that names nothing else: the one that the document speaks of. */
  private String only(To to) {
    List<String> named =
        references.stream().filter(it -> it.to() == to).map(Reference::number).toList();
    return named.size() == 1 ? named.getFirst() : "";
  }

  private static Line line(Draft it, String order, String despatch) {
    return new Line(
        it.number,
        orNull(it.part.isEmpty() ? it.supplierPart : it.part),
        orNull(it.supplierPart),
        it.quantity(),
        it.unit(),
        orNull(it.order.isEmpty() ? order : it.order),
        orNull(it.orderLine),
        orNull(it.despatchAdvice.isEmpty() ? despatch : it.despatchAdvice),
        it.amount,
        it.segment,
        price(it),
        batch(it.batches.isEmpty() ? it.pieces : it.batches),
        it.measurements.isEmpty() ? null : List.copyOf(it.measurements),
        it.nonconformances.isEmpty()
            ? null
            : it.nonconformances.stream().map(NonconformanceDraft::whole).toList(),
        it.stocks(),
        it.packages.isEmpty() ? null : List.copyOf(it.packages));
  }

  private static @Nullable Price price(Draft it) {
    Price price = it.price;
    return price == null || !it.unit.equals(price.unit())
        ? price
        : new Price(price.amount(), price.per(), null, price.gross());
  }

  private static @Nullable String batch(Set<String> named) {
    return named.size() == 1 ? named.iterator().next() : null;
  }
}
