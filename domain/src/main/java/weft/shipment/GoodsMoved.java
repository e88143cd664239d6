package weft.shipment;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.party.PartyCode;
import weft.shipment.ShipmentEvent.DifferenceSettled;
import weft.shipment.ShipmentEvent.GoodsReturned;
import weft.shipment.ShipmentEvent.ReturnTakenBack;
import weft.shipment.ShipmentEvent.SettlementProposed;
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentEvent.ShipmentCancelled;
import weft.shipment.ShipmentEvent.ShipmentContradicted;
import weft.shipment.ShipmentEvent.ShipmentReceived;
import weft.shipment.ShipmentEvent.ShipmentReplaced;
import weft.stock.MovementKind;
import weft.stock.Portion;
import weft.stock.StockCategory;
import weft.stock.StockCommand.BookDocument;
import weft.stock.StockCommand.MoveStock;
import weft.stock.StockId;
import weft.stock.StockKey;
import weft.stock.StockStatus;

/**
 * The effect of a shipment on stock, in the same append: announced goods are issued from the
 * supplier's stock, received goods are added to the buyer's. Each document states everything, so
 * that nothing moves twice.
 */
public final class GoodsMoved {
  private final Shipment before;
  private final Instant at;
  private final Parts parts;
  private final UnaryOperator<String> buyersSite;
  private final Function<StockId, List<?>> past;
  private final Map<StockId, BaseUnit> units = new HashMap<>();

  /** The partners' agreements on the parts, by the buyer's numbers. */
  @FunctionalInterface
  public interface Parts {
    /** The supplier's number. */
    String suppliers(String part);

    /** The unit conversions; null where none are agreed. */
    default @Nullable BaseUnit units(String part) {
      return null;
    }
  }

  /**
   * Prepares for the next event.
   *
   * @param before the shipment before the event
   * @param at the moment of the movement
   * @param buyersSite returns the buyer's present code for a site that was unknown under its name
   *     when the shipment was announced
   * @param past returns the history of a stock; needed where a site got its code later
   */
  public GoodsMoved(
      Shipment before,
      Instant at,
      Parts parts,
      UnaryOperator<String> buyersSite,
      Function<StockId, List<?>> past) {
    this.before = before;
    this.at = at;
    this.parts = parts;
    this.buyersSite = buyersSite;
    this.past = past;
  }

  /** The stock documents that follow from an event; none for a site that is not named. */
  public List<BookDocument> by(ShipmentEvent event) {
    return switch (event) {
      case ShipmentAnnounced it -> issued(it.shipment(), it.despatch());
      case ShipmentReplaced it -> issued(it.shipment(), it.despatch());
      case ShipmentCancelled it -> issued(it.shipment(), null);
      case ShipmentReceived it -> received(it.shipment(), it.receipt());
      // A return is a movement with a document of its own. It leaves the stock under the site's
      // present code, so goods received under the old name must be transferred there first.
      case GoodsReturned it -> renamed(it.shipment());
      case ShipmentContradicted _, SettlementProposed _, DifferenceSettled _, ReturnTakenBack _ ->
          List.of();
    };
  }

  /**
   * The movements of a return: out of the buyer's stock when the goods leave, into the supplier's
   * when they arrive.
   */
  public List<MoveStock> backBy(ShipmentEvent event) {
    Despatch sent = before.despatch();
    if (sent == null) return List.of();
    List<MoveStock> moved = new ArrayList<>();
    if (event instanceof GoodsReturned it && sent.shipTo() != null)
      for (GoodsReturn.Line line : it.goods().lines())
        moved.add(
            leaves(it.shipment(), buyersSite.apply(sent.shipTo()), line, it.goods().number()));
    if (event instanceof ReturnTakenBack it && sent.shipFrom() != null) {
      GoodsReturn goods = requireNonNull(before.differences().numbered(it.number()));
      for (GoodsReturn.Line line : goods.lines())
        moved.add(comesBack(it.shipment(), sent.shipFrom(), line, it.number()));
    }
    return moved;
  }

  /** Takes the goods from the key to which the receipt added them. */
  private MoveStock leaves(ShipmentId id, String site, GoodsReturn.Line it, String number) {
    return move(
        new StockId(id.buyer(), site, it.part()),
        lay(id, it),
        Quantity.ZERO.minus(it.quantity()),
        it,
        number);
  }

  /** The key to which the receipt added the goods. */
  static StockKey lay(ShipmentId id, GoodsReturn.Line it) {
    boolean wrong = it.kind() == Receipt.Difference.Kind.WRONG_PART;
    var status =
        it.kind() == Receipt.Difference.Kind.OVER ? StockStatus.USABLE : StockStatus.BLOCKED;
    return new StockKey(
        wrong ? id.supplier() : id.buyer(), StockCategory.RAW, status, it.batch(), null);
  }

  private MoveStock comesBack(ShipmentId id, String site, GoodsReturn.Line it, String number) {
    var key =
        new StockKey(
            id.supplier(), StockCategory.FINISHED, StockStatus.INSPECTION, it.batch(), null);
    return move(
        new StockId(id.supplier(), site, parts.suppliers(it.part())),
        key,
        it.quantity(),
        it,
        number);
  }

  private MoveStock move(
      StockId stock, StockKey key, Quantity quantity, GoodsReturn.Line it, String number) {
    var moved =
        new MoveStock(
            stock, MovementKind.RETURN, key, null, null, quantity, it.unit(), at, null, number);
    return moved.by(parts.units(it.part()));
  }

  private List<BookDocument> issued(ShipmentId id, @Nullable Despatch now) {
    Map<StockId, List<Portion>> all = new LinkedHashMap<>();
    // Parts that the shipment no longer contains get an empty document, so that nothing of them
    // stays issued.
    if (before.despatch() != null)
      each(id, before.despatch()).keySet().forEach(it -> all.put(it, List.of()));
    if (now != null) all.putAll(each(id, now));
    return documents(id, MovementKind.ISSUE, all, at);
  }

  private Map<StockId, List<Portion>> each(ShipmentId id, Despatch despatch) {
    Map<StockId, List<Portion>> all = new LinkedHashMap<>();
    String site = despatch.shipFrom();
    if (site == null) return all;
    for (DespatchLine it : despatch.lines()) {
      var stock = new StockId(id.supplier(), site, parts.suppliers(it.part()));
      agreed(stock, it.part());
      var key = StockKey.finished(id.supplier(), it.batch());
      add(all, stock, new Portion(key, it.quantity(), it.unit()));
    }
    return all;
  }

  private List<BookDocument> received(ShipmentId id, Receipt now) {
    List<Receipt> receipts = new ArrayList<>(before.receipts());
    receipts.add(now);
    return arrived(id, receipts);
  }

  /**
   * Books receipts again under the code that the site got later; empty where the code was known all
   * along.
   */
  private List<BookDocument> renamed(ShipmentId id) {
    Despatch sent = before.despatch();
    if (sent == null || sent.shipTo() == null) return List.of();
    return buyersSite.apply(sent.shipTo()).equals(sent.shipTo())
        ? List.of()
        : arrived(id, before.receipts());
  }

  private List<BookDocument> arrived(ShipmentId id, List<Receipt> receipts) {
    Despatch sent = before.despatch();
    if (sent == null || sent.shipTo() == null) return List.of();
    String site = buyersSite.apply(sent.shipTo());
    Map<StockId, List<Portion>> all = each(id, site, receipts);
    if (site.equals(sent.shipTo())) return documents(id, MovementKind.RECEIPT, all, at);
    var renamed = new RenamedSite(id, before, sent.shipTo(), site, past);
    List<BookDocument> documents = new ArrayList<>(renamed.moved(at));
    all.replaceAll((stock, came) -> renamed.withoutGone(stock.part(), came));
    documents.addAll(documents(id, MovementKind.RECEIPT, all, at));
    return List.copyOf(documents);
  }

  /** The quantities that the receipts brought to a site, by part. */
  private Map<StockId, List<Portion>> each(ShipmentId id, String site, List<Receipt> receipts) {
    Map<StockId, List<Portion>> all = new LinkedHashMap<>();
    for (Receipt receipt : receipts)
      for (Receipt.Line it : receipt.lines())
        for (Portion portion : arrived(id, it)) add(all, received(id, site, it.part()), portion);
    return all;
  }

  private StockId received(ShipmentId id, String site, String part) {
    var stock = new StockId(id.buyer(), site, part);
    agreed(stock, part);
    return stock;
  }

  private void agreed(StockId stock, String part) {
    BaseUnit agreed = parts.units(part);
    if (agreed != null) units.put(stock, agreed);
  }

  /** Damaged goods are blocked. Wrong parts are blocked too, and still belong to the supplier. */
  private static List<Portion> arrived(ShipmentId id, Receipt.Line it) {
    return List.of(
        portion(it, id.buyer(), StockStatus.USABLE, it.good()),
        portion(it, id.buyer(), StockStatus.BLOCKED, it.differing(Receipt.Difference.Kind.DAMAGED)),
        portion(
            it,
            id.supplier(),
            StockStatus.BLOCKED,
            it.differing(Receipt.Difference.Kind.WRONG_PART)));
  }

  private static Portion portion(
      Receipt.Line it, PartyCode owner, StockStatus status, Quantity quantity) {
    return new Portion(
        new StockKey(owner, StockCategory.RAW, status, it.batch(), null), quantity, it.unit());
  }

  private static void add(Map<StockId, List<Portion>> all, StockId stock, Portion portion) {
    if (portion.quantity().isPositive())
      all.computeIfAbsent(stock, _ -> new ArrayList<>()).add(portion);
  }

  private List<BookDocument> documents(
      ShipmentId id, MovementKind kind, Map<StockId, List<Portion>> all, Instant at) {
    List<BookDocument> documents = new ArrayList<>();
    all.forEach(
        (stock, lines) ->
            documents.add(
                new BookDocument(stock, kind, id.stream(), id.number(), List.copyOf(lines), at)
                    .by(units.get(stock))));
    return List.copyOf(documents);
  }
}
