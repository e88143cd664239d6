package weft.shipment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.stock.MovementKind;
import weft.stock.Portion;
import weft.stock.StockCommand.BookDocument;
import weft.stock.StockEvent.DocumentBooked;
import weft.stock.StockEvent.LateMovementKept;
import weft.stock.StockEvent.StockMoved;
import weft.stock.StockId;
import weft.stock.StockPosting;

/**
 * Transfers goods that a shipment brought to a site before the site had its code. They move once to
 * the stock of the code, each receipt at its own moment, so that later counts there include them,
 * but without the goods that were returned from the stock of the old name. The shipment's events do
 * not record the name under which they were booked, so this class reads both from the old stock.
 */
final class RenamedSite {
  private final ShipmentId id;
  private final Shipment before;
  private final String old;
  private final String code;
  private final Function<StockId, List<?>> past;
  private final Map<StockId, List<?>> read = new HashMap<>();

  /**
   * Prepares for a shipment.
   *
   * @param before the shipment before the event
   * @param old the site's name in the shipment
   * @param code the buyer's present code for it
   * @param past returns the history of a stock
   */
  RenamedSite(
      ShipmentId id, Shipment before, String old, String code, Function<StockId, List<?>> past) {
    this.id = id;
    this.before = before;
    this.old = old;
    this.code = code;
    this.past = past;
  }

  /**
   * The documents that move the goods from the stock of the old name to that of the code.
   *
   * @param at the moment from which they are no longer in the old stock
   */
  List<BookDocument> moved(Instant at) {
    List<BookDocument> moved = new ArrayList<>();
    for (String part : parts()) {
      moved.add(document(old, part, List.copyOf(gone(part)), at));
      if (!told(code, part).isEmpty()) continue;
      for (DocumentBooked it : told(old, part))
        moved.add(document(code, part, withoutGone(part, it.says()), it.at()));
    }
    return moved;
  }

  private Set<String> parts() {
    Set<String> parts = new TreeSet<>();
    for (Receipt receipt : before.receipts())
      for (Receipt.Line it : receipt.lines()) parts.add(it.part());
    return parts;
  }

  private BookDocument document(String site, String part, List<Portion> lines, Instant at) {
    return new BookDocument(
        stock(site, part), MovementKind.RECEIPT, id.stream(), id.number(), lines, at);
  }

  private StockId stock(String site, String part) {
    return new StockId(id.buyer(), site, part);
  }

  private List<?> past(String site, String part) {
    return read.computeIfAbsent(stock(site, part), past);
  }

  /** The documents that the shipment booked in a stock, one for each receipt. */
  private List<DocumentBooked> told(String site, String part) {
    List<DocumentBooked> told = new ArrayList<>();
    for (Object event : past(site, part))
      if (event instanceof DocumentBooked it
          && it.kind() == MovementKind.RECEIPT
          && it.source().equals(id.stream())) told.add(it);
    return told;
  }

  /** The quantities of a part that were returned from the stock of the old name. */
  private List<Portion> gone(String part) {
    List<Portion> gone = new ArrayList<>();
    for (GoodsReturn goods : before.differences().returns())
      for (GoodsReturn.Line it : goods.lines())
        if (it.part().equals(part) && hasLeft(it, goods.number()))
          gone.add(new Portion(GoodsMoved.lay(id, it), it.quantity(), it.unit()));
    return gone;
  }

  private boolean hasLeft(GoodsReturn.Line line, String number) {
    for (Object event : past(old, line.part())) {
      boolean isIt =
          switch (event) {
            case StockMoved it -> isReturn(it.kind(), it.reason(), it.postings(), line, number);
            case LateMovementKept it ->
                isReturn(it.kind(), it.reason(), it.postings(), line, number);
            default -> false;
          };
      if (isIt) return true;
    }
    return false;
  }

  /**
   * Recognises a movement that {@link GoodsMoved#backBy} made; its reason is the number of the
   * return.
   */
  private boolean isReturn(
      MovementKind kind,
      @Nullable String reason,
      List<StockPosting> postings,
      GoodsReturn.Line line,
      String number) {
    StockPosting left = postings.getFirst();
    return kind == MovementKind.RETURN
        && number.equals(reason)
        && left.key().equals(GoodsMoved.lay(id, line))
        && left.quantity().equals(Quantity.ZERO.minus(line.quantity()));
  }

  /** Subtracts the goods that were returned from the stock of the old name. */
  List<Portion> withoutGone(String part, List<Portion> came) {
    List<Portion> off = gone(part);
    List<Portion> left = new ArrayList<>();
    for (Portion it : came) {
      Portion rest = less(it, off);
      if (rest.quantity().isPositive()) left.add(rest);
    }
    return List.copyOf(left);
  }

  /** Subtracts from a portion the quantities of the same key, and uses them up in the list. */
  private static Portion less(Portion of, List<Portion> off) {
    Portion rest = of;
    for (int i = 0; i < off.size(); i++) {
      Portion it = off.get(i);
      if (!it.key().equals(of.key()) || !Units.isSame(it.unit(), of.unit())) continue;
      Quantity taken = it.quantity().exceeds(rest.quantity()) ? rest.quantity() : it.quantity();
      off.set(i, new Portion(it.key(), it.quantity().minus(taken), it.unit()));
      rest = new Portion(rest.key(), rest.quantity().minus(taken), rest.unit());
    }
    return rest;
  }
}
