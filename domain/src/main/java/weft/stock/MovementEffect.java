package weft.stock;

import java.util.List;
import weft.event.Refused;
import weft.measure.Units;
import weft.parts.BaseUnit;
import weft.stock.StockCommand.MoveStock;
import weft.stock.StockEvent.LateMovementKept;
import weft.stock.StockEvent.StockMoved;
import weft.stock.StockPosting.Kept;
import weft.stock.StockRefusal.BatchIsHeld;
import weft.stock.StockRefusal.BelowZero;
import weft.stock.StockRefusal.NothingMoved;
import weft.stock.StockRefusal.StockInOtherUnit;
import weft.stock.StockRefusal.TargetOfNoTransfer;
import weft.stock.StockRefusal.TransferNamesNoTarget;
import weft.stock.StockRefusal.TransferToItself;
import weft.stock.StockRefusal.WrongSign;

/** The effect of a movement or a scan on a part's stock. */
record MovementEffect(PartStock stock, MoveStock asked) {
  List<StockEvent> told() {
    List<Booked> booked = portions().stream().map(this::inKeptUnit).toList();
    List<Portion> portions = booked.stream().map(Booked::portion).toList();
    if (new UnderDocument(stock.recent(), stock.documents(), asked).has(portions)) return List.of();
    List<StockPosting> postings =
        booked.stream()
            .map(it -> inItsUnit(stock.posting(it.portion(), asked.at())).roundedIf(it.rounded()))
            .toList();
    if (postings.stream().noneMatch(StockPosting::isAdded)) return late(postings);
    for (StockPosting it : postings)
      if (it.leavesLessThanNothing() && asked.reason() == null)
        throw new Refused(new BelowZero(it.stands().minus(it.quantity()), it.quantity()));
    return List.of(
        new StockMoved(
            asked.stock(),
            stock.next(),
            asked.kind(),
            asked.otherSite(),
            asked.quantity(),
            asked.unit(),
            asked.at(),
            postings,
            asked.document(),
            asked.reason(),
            asked.label()));
  }

  private List<StockEvent> late(List<StockPosting> postings) {
    return List.of(
        new LateMovementKept(
            asked.stock(),
            stock.next(),
            asked.kind(),
            asked.otherSite(),
            asked.quantity(),
            asked.unit(),
            asked.at(),
            postings,
            asked.document(),
            asked.reason(),
            asked.label()));
  }

  private List<Portion> portions() {
    int sign = asked.quantity().amount().signum();
    MovementKind kind = asked.kind();
    if (sign == 0) throw new Refused(new NothingMoved());
    boolean betweenSites = kind == MovementKind.TRANSFER && asked.otherSite() != null;
    if (!kind.goesBothWays() && !betweenSites && kind.takes() != (sign < 0))
      throw new Refused(new WrongSign(kind));
    var portion = new Portion(at(asked.key(), sign), asked.quantity(), asked.unit());
    if (kind != MovementKind.TRANSFER || betweenSites) {
      if (asked.to() != null || (asked.otherSite() != null && !betweenSites))
        throw new Refused(new TargetOfNoTransfer());
      return List.of(portion);
    }
    if (asked.to() == null) throw new Refused(new TransferNamesNoTarget());
    if (asked.to().equals(asked.key())) throw new Refused(new TransferToItself());
    StockKey to = stock.arrivingAt(asked.to());
    if (to.equals(asked.key())) throw new Refused(new BatchIsHeld(String.valueOf(to.batch())));
    return List.of(portion.negated(), new Portion(to, asked.quantity(), asked.unit()));
  }

  /** Goods of a blocked batch arrive as blocked. */
  private StockKey at(StockKey key, int sign) {
    boolean arrives =
        sign > 0 && (asked.kind() != MovementKind.TRANSFER || asked.otherSite() != null);
    return arrives ? stock.arrivingAt(key) : key;
  }

  /** The booked quantity, and whether it was rounded. */
  private record Booked(Portion portion, boolean rounded) {}

  private Booked inKeptUnit(Portion it) {
    BaseUnit units = asked.units();
    StockHolding known = stock.holding(it.key()).orElse(null);
    if (units == null || known == null || Units.isSame(known.unit(), it.unit()))
      return new Booked(it, false);
    return units
        .convertRounded(it.quantity(), it.unit(), known.unit())
        .map(
            converted ->
                new Booked(
                    new Portion(it.key(), converted.quantity(), known.unit()), converted.rounded()))
        .orElse(new Booked(it, false));
  }

  private StockPosting inItsUnit(StockPosting it) {
    if (it.kept() != Kept.OTHER_UNIT) return it;
    String known = stock.holding(it.key()).orElseThrow().unit();
    throw new Refused(new StockInOtherUnit(known, it.unit()));
  }
}
