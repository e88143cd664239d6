package weft.edi.meaning.document;

import static weft.edi.meaning.words.NormalizedText.orNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Place;
import weft.document.BusinessDocument.Price;
import weft.document.Measurement;
import weft.document.Packages;
import weft.document.Stock;
import weft.edi.meaning.document.StockReport.StockDraft;
import weft.edi.meaning.document.stated.LineArrivals;
import weft.edi.reader.text.Segment;
import weft.measure.Quantity;

/** A line of a document under construction while the hub reads its message. */
public final class LineDraft {
  final String number;
  final int segment;

  /** The segment that begins the line. */
  final Segment at;

  String part = "";
  String supplierPart = "";
  @Nullable Quantity quantity;
  int quantityRank = Integer.MAX_VALUE;
  int quantityAt;
  String unit = "";
  String order = "";
  String orderLine = "";
  String despatchAdvice = "";
  String agreement = "";
  String unloadingPoint = "";

  /**
   * The transport's number for a delivery note (VDA 4913), because one message may contain several
   * shipments.
   */
  String shipment = "";

  String deliveryNote = "";

  /** Gross weight of the whole transport, in kilograms. */
  @Nullable Quantity shipmentWeight;

  String shipFrom = "";
  String shipTo = "";
  @Nullable LocalDate shipped;
  @Nullable LocalDate arrives;
  final LineArrivals arrivals = new LineArrivals();
  @Nullable BigDecimal amount;
  int amountAt;
  @Nullable Price price;
  int priceAt;
  int priceRank = Integer.MAX_VALUE;
  final List<StockDraft> stocks = new ArrayList<>();
  final List<Packages> packages = new ArrayList<>();
  final List<Integer> packedAt = new ArrayList<>();
  List<String> stockRanks = List.of();

  /** Site and owner of all the line's stock; "" if the item names none. */
  String stockSite = "";

  String stockOwner = "";
  final Set<String> batches = new LinkedHashSet<>();
  final Set<String> pieces = new LinkedHashSet<>();
  private final List<Measurement> measurements = new ArrayList<>();
  private final List<Integer> measuredAt = new ArrayList<>();
  final List<NonconformanceDraft> nonconformances = new ArrayList<>();

  LineDraft(String number, Segment at) {
    this.number = number;
    this.segment = at.number();
    this.at = at;
  }

  /** Marks the line as the answer to an order line; "" stands for an unstated value. */
  public void answers(String order, String orderLine, String part, String supplierPart) {
    this.order = order;
    this.orderLine = orderLine;
    this.part = part;
    this.supplierPart = supplierPart;
  }

  public void quantity(@Nullable Quantity quantity, String unit) {
    this.quantity = quantity;
    this.unit = unit;
  }

  /** The only quantity with the best meaning; null if there are several. */
  private @Nullable StockDraft inStock() {
    for (String rank : stockRanks) {
      List<StockDraft> said =
          stocks.stream().filter(it -> it.meaning.equals(rank) && it.direction.isEmpty()).toList();
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

  /** Null if the line's quantity expresses everything. */
  @Nullable List<Stock> stocks() {
    if (stocks.isEmpty()) return null;
    StockDraft only = stocks.getFirst();
    boolean owned = only.owner.isEmpty() && stockOwner.isEmpty();
    boolean placed = !only.place.isEmpty() || !only.site.isEmpty() || !stockSite.isEmpty();
    boolean bare = owned && only.direction.isEmpty() && only.inventory.isEmpty() && !placed;
    boolean plain = stockRanks.getFirst().equals(only.meaning);
    if (stocks.size() == 1 && bare && plain) return null;
    return stocks.stream().map(it -> it.whole(this)).toList();
  }

  void measure(Measurement it, int segment) {
    var wrong = nonconformances.isEmpty() ? null : nonconformances.getLast();
    (wrong == null ? measurements : wrong.measurements).add(it);
    (wrong == null ? measuredAt : wrong.measuredAt).add(segment);
  }

  private void elsewhere(Place.What what, int line, int at, List<Place> places) {
    if (at != 0 && at != segment) places.add(new Place(what, line, 0, at));
  }

  List<Place> places(int line) {
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

  /**
   * The line as stored.
   *
   * @param order the document's only order, for a line without one; "" if there is none
   * @param despatch the document's only despatch advice, for a line without one; "" if there is
   *     none
   * @param despatched whether to keep agreement and unloading point, which only despatched goods
   *     have
   */
  Line whole(String order, String despatch, boolean despatched) {
    return new Line(
        number,
        orNull(part.isEmpty() ? supplierPart : part),
        orNull(supplierPart),
        quantity(),
        unit(),
        orNull(this.order.isEmpty() ? order : this.order),
        orNull(orderLine),
        orNull(despatchAdvice.isEmpty() ? despatch : despatchAdvice),
        amount,
        segment,
        price(),
        batch(),
        measurements.isEmpty() ? null : List.copyOf(measurements),
        nonconformances.isEmpty()
            ? null
            : nonconformances.stream().map(NonconformanceDraft::whole).toList(),
        stocks(),
        packages.isEmpty() ? null : List.copyOf(packages),
        arrivals.told(quantity),
        despatched ? orNull(agreement) : null,
        despatched ? orNull(unloadingPoint) : null);
  }

  private @Nullable Price price() {
    Price it = price;
    return it == null || !unit.equals(it.unit())
        ? it
        : new Price(it.amount(), it.per(), null, it.gross());
  }

  /** The batch of one stock quantity: its own, else the batch of the line. */
  @Nullable String batch(StockDraft of) {
    if (!of.batch.isEmpty()) return of.batch;
    boolean each = stocks.stream().anyMatch(it -> !it.batch.isEmpty());
    return each ? only(batches) : batch();
  }

  /** The only batch of the line; null if there is none or several. */
  @Nullable String batch() {
    return only(batches.isEmpty() ? pieces : batches);
  }

  private static @Nullable String only(Set<String> named) {
    return named.size() == 1 ? named.iterator().next() : null;
  }
}
