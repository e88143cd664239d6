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
import weft.stock.Posting;
import weft.stock.StockCommand.BookDocument;
import weft.stock.StockEvent.DocumentBooked;
import weft.stock.StockEvent.LateMovementKept;
import weft.stock.StockEvent.StockMoved;
import weft.stock.StockId;

/**
 * What a shipment brought to a site before the site got its code. It moves to the stock of the code
 * once, each receipt at its own moment, so that whoever counted there since has it; but for what
 * went back from the stock of the old name. Both are read in the stock of the old name, as the
 * shipment's events do not tell under which name they were booked.
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
   * @param before the shipment as it stood
   * @param old what the shipment calls its site
   * @param code what the buyer calls it now
   * @param past what happened to a stock so far
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
   * Out of the stock of the old name, and into that of the code.
   *
   * @param at the moment from which on they are not in the first any more
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

  /** What the shipment told the stock, one receipt after another. */
  private List<DocumentBooked> told(String site, String part) {
    List<DocumentBooked> told = new ArrayList<>();
    for (Object event : past(site, part))
      if (event instanceof DocumentBooked it
          && it.kind() == MovementKind.RECEIPT
          && it.source().equals(id.stream())) told.add(it);
    return told;
  }

  /** What of the part went back from the stock of the old name. */
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

  /** As {@link GoodsMoved#backBy} moves it, whose reason is the number of the return. */
  private boolean isReturn(
      MovementKind kind,
      @Nullable String reason,
      List<Posting> postings,
      GoodsReturn.Line line,
      String number) {
    Posting left = postings.getFirst();
    return kind == MovementKind.RETURN
        && number.equals(reason)
        && left.key().equals(GoodsMoved.lay(id, line))
        && left.quantity().equals(Quantity.ZERO.minus(line.quantity()));
  }

  /** Without what went back from the stock of the old name. */
  List<Portion> withoutGone(String part, List<Portion> came) {
    List<Portion> off = gone(part);
    List<Portion> left = new ArrayList<>();
    for (Portion it : came) {
      Portion rest = less(it, off);
      if (rest.quantity().isPositive()) left.add(rest);
    }
    return List.copyOf(left);
  }

  /** A portion without what of its kind is to be taken off, which is taken off there. */
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
