package weft.shipment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.party.Side;
import weft.shipment.Receipt.Difference;
import weft.shipment.ShipmentCommand.ReturnGoods;
import weft.shipment.ShipmentCommand.SettleDifference;
import weft.shipment.ShipmentCommand.TakeBackGoods;
import weft.shipment.ShipmentEvent.DifferenceSettled;
import weft.shipment.ShipmentEvent.GoodsReturned;
import weft.shipment.ShipmentEvent.ReturnTakenBack;
import weft.shipment.ShipmentEvent.SettlementProposed;
import weft.shipment.ShipmentRefusal.DifferenceWasSettled;
import weft.shipment.ShipmentRefusal.NoSuchDifference;
import weft.shipment.ShipmentRefusal.NoSuchReturn;
import weft.shipment.ShipmentRefusal.OutcomeUnfit;
import weft.shipment.ShipmentRefusal.ReturnNotAgreed;
import weft.shipment.ShipmentRefusal.ReturnNumberUsed;
import weft.shipment.ShipmentRefusal.ReturnTooMuch;
import weft.shipment.ShipmentRefusal.ShippedQuantityNotPositive;

/**
 * The differences of a shipment, how both sides settle them, and the returns.
 *
 * @param said the last proposal or settlement of each difference that has one
 * @param returns in the order in which they were sent
 */
public record Differences(List<Settlement> said, List<GoodsReturn> returns) {
  static final Differences NONE = new Differences(List.of(), List.of());

  /** The last proposal or settlement of a difference. Receipts and lines are counted from 1. */
  public Optional<Settlement> of(int receipt, int line) {
    return said.stream().filter(it -> it.isOf(receipt, line)).findFirst();
  }

  List<ShipmentEvent> settle(SettleDifference asked, List<Receipt> receipts) {
    Difference difference = line(receipts, asked.receipt(), asked.line()).difference();
    if (difference == null) throw new Refused(new NoSuchDifference());
    if (!asked.outcome().fits(difference.kind()))
      throw new Refused(new OutcomeUnfit(asked.outcome()));
    Settlement before = of(asked.receipt(), asked.line()).orElse(null);
    if (before != null) {
      boolean same = before.outcome() == asked.outcome();
      if (before.settled() && same) return List.of();
      if (before.settled()) throw new Refused(new DifferenceWasSettled());
      boolean again = same && before.by() == asked.by();
      if (again && Objects.equals(before.note(), asked.note())) return List.of();
      if (same && before.by() != asked.by())
        return List.of(
            new DifferenceSettled(
                asked.shipment(), asked.receipt(), asked.line(), asked.by(), asked.outcome()));
    }
    return List.of(
        new SettlementProposed(
            asked.shipment(),
            asked.receipt(),
            asked.line(),
            asked.by(),
            asked.outcome(),
            asked.note()));
  }

  List<ShipmentEvent> sendBack(ReturnGoods asked, List<Receipt> receipts) {
    List<GoodsReturn.Line> lines = new ArrayList<>();
    for (ReturnGoods.Part it : asked.parts()) lines.add(sentBack(it, receipts));
    for (GoodsReturn.Line it : lines)
      if (!it.quantity().isPositive()) throw new Refused(new ShippedQuantityNotPositive(it.part()));
    if (lines.isEmpty()) throw new Refused(new ReturnNotAgreed());
    var goods =
        new GoodsReturn(asked.number(), asked.sent(), List.copyOf(lines), null, asked.site());
    GoodsReturn before = numbered(asked.number());
    if (before != null) {
      if (before.lines().equals(lines) && before.sent().equals(asked.sent())) return List.of();
      throw new Refused(new ReturnNumberUsed(asked.number()));
    }
    for (ReturnGoods.Part it : asked.parts()) checkLeft(it, asked.parts(), receipts);
    return List.of(new GoodsReturned(asked.shipment(), goods));
  }

  private GoodsReturn.Line sentBack(ReturnGoods.Part it, List<Receipt> receipts) {
    Receipt.Line of = line(receipts, it.receipt(), it.line());
    Difference difference = of.difference();
    boolean agreed =
        of(it.receipt(), it.line())
            .filter(said -> said.settled() && said.outcome() == Outcome.RETURNED)
            .isPresent();
    if (difference == null || !agreed) throw new Refused(new ReturnNotAgreed());
    return new GoodsReturn.Line(
        it.receipt(),
        it.line(),
        difference.kind(),
        of.part(),
        of.batch(),
        it.quantity(),
        of.unit());
  }

  /** All returns of a difference, earlier ones included, must not exceed it. */
  private void checkLeft(
      ReturnGoods.Part it, List<ReturnGoods.Part> asked, List<Receipt> receipts) {
    Difference difference = line(receipts, it.receipt(), it.line()).difference();
    Quantity left = difference == null ? Quantity.ZERO : difference.quantity();
    for (GoodsReturn before : returns)
      for (GoodsReturn.Line line : before.lines())
        if (line.receipt() == it.receipt() && line.line() == it.line())
          left = left.minus(line.quantity());
    Quantity now = Quantity.ZERO;
    for (ReturnGoods.Part other : asked)
      if (other.receipt() == it.receipt() && other.line() == it.line())
        now = now.plus(other.quantity());
    if (now.exceeds(left)) throw new Refused(new ReturnTooMuch(left));
  }

  List<ShipmentEvent> takeBack(TakeBackGoods asked) {
    GoodsReturn goods = numbered(asked.number());
    if (goods == null) throw new Refused(new NoSuchReturn());
    return goods.takenBack() == null
        ? List.of(new ReturnTakenBack(asked.shipment(), asked.number(), asked.on()))
        : List.of();
  }

  /** The number of unsettled differences for which this side has made no proposal. */
  public int waitingFor(Side side, List<Receipt> receipts) {
    int count = 0;
    for (int receipt = 1; receipt <= receipts.size(); receipt++) {
      List<Receipt.Line> lines = receipts.get(receipt - 1).lines();
      for (int line = 1; line <= lines.size(); line++) {
        if (lines.get(line - 1).difference() == null) continue;
        Settlement it = of(receipt, line).orElse(null);
        if (it == null || (!it.settled() && it.by() != side)) count++;
      }
    }
    return count;
  }

  /** The return with that number; null where there is none. */
  public @Nullable GoodsReturn numbered(String number) {
    for (GoodsReturn it : returns) if (it.number().equals(number)) return it;
    return null;
  }

  private static Receipt.Line line(List<Receipt> receipts, int receipt, int line) {
    if (receipt < 1 || receipt > receipts.size()) throw new Refused(new NoSuchDifference());
    List<Receipt.Line> lines = receipts.get(receipt - 1).lines();
    if (line < 1 || line > lines.size()) throw new Refused(new NoSuchDifference());
    return lines.get(line - 1);
  }

  /** The differences after an event of the shipment. */
  public Differences after(ShipmentEvent event) {
    return switch (event) {
      case SettlementProposed it ->
          with(new Settlement(it.receipt(), it.line(), it.outcome(), it.by(), it.note(), false));
      case DifferenceSettled it -> {
        String note = of(it.receipt(), it.line()).map(Settlement::note).orElse(null);
        yield with(new Settlement(it.receipt(), it.line(), it.outcome(), it.by(), note, true));
      }
      case GoodsReturned it -> {
        List<GoodsReturn> all = new ArrayList<>(returns);
        all.add(it.goods());
        yield new Differences(said, List.copyOf(all));
      }
      case ReturnTakenBack it -> takenBack(it.number(), it.on());
      default -> this; // events of the shipment itself
    };
  }

  private Differences with(Settlement now) {
    List<Settlement> all = new ArrayList<>(said);
    all.removeIf(it -> it.isOf(now.receipt(), now.line()));
    all.add(now);
    return new Differences(List.copyOf(all), returns);
  }

  private Differences takenBack(String number, LocalDate on) {
    return new Differences(
        said,
        returns.stream().map(it -> it.number().equals(number) ? it.takenBack(on) : it).toList());
  }
}
