package weft.shipment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.shipment.Receipt.Difference;
import weft.shipment.ShipmentCommand.AdviseReceipt;
import weft.shipment.ShipmentRefusal.DifferenceDoesNotAddUp;
import weft.shipment.ShipmentRefusal.NothingReceived;
import weft.shipment.ShipmentRefusal.PartNotShipped;
import weft.shipment.ShipmentRefusal.ReceivedInOtherUnit;
import weft.shipment.ShipmentRefusal.ReceivedQuantityNegative;

/**
 * The quantities of a shipment that have arrived so far, by part, and the checks of a further
 * receipt against them.
 */
final class ArrivedQuantities {
  private final Despatch sent;
  private final List<Receipt> before;

  ArrivedQuantities(Despatch sent, List<Receipt> before) {
    this.sent = sent;
    this.before = before;
  }

  /**
   * Returns the receipt unchanged if it adds up to the announced quantities; refuses it otherwise.
   */
  Receipt checked(Receipt asked) {
    if (asked.lines().isEmpty()) throw new Refused(new NothingReceived());
    Map<String, Quantity> open = open();
    for (Receipt.Line it : asked.lines()) check(it, open);
    for (Receipt.Line it : asked.lines()) {
      Quantity rest = open.getOrDefault(it.part(), Quantity.ZERO);
      boolean closes = it.differing(Difference.Kind.SHORT).isPositive();
      // A surplus means that everything sent has arrived. Only a part in several batches can be
      // over in one batch and open in another.
      boolean exceeds = it.differing(Difference.Kind.OVER).isPositive();
      boolean leaves = closes || (exceeds && sent.batches(it.part()) == 1);
      if (rest.amount().signum() < 0 || (leaves && rest.isPositive()))
        throw new Refused(
            new DifferenceDoesNotAddUp(it.part(), sent.of(it.part()), received(asked, it.part())));
    }
    ReceivedPackages.check(asked, sent.packages(), before);
    return asked;
  }

  /** Checks one line and subtracts it from the open quantity of its part. */
  private void check(Receipt.Line it, Map<String, Quantity> open) {
    Difference difference = it.difference();
    if (it.quantity().amount().signum() < 0
        || (difference != null && !difference.quantity().isPositive()))
      throw new Refused(new ReceivedQuantityNegative(it.part()));
    Quantity wrong = it.differing(Difference.Kind.WRONG_PART);
    if (!sent.has(it.part())) {
      if (!wrong.isPositive()) throw new Refused(new PartNotShipped(it.part()));
      if (!wrong.equals(it.quantity())) throw doesNotAddUp(it);
      return;
    }
    if (wrong.isPositive()) throw doesNotAddUp(it);
    String unit = unit(it.part());
    if (!Units.isSame(unit, it.unit()))
      throw new Refused(new ReceivedInOtherUnit(it.part(), unit, it.unit()));
    boolean holds =
        difference == null
            || difference.kind() == Difference.Kind.SHORT
            || !difference.quantity().exceeds(it.quantity());
    if (!holds) throw doesNotAddUp(it);
    open.merge(it.part(), closed(it), Quantity::minus);
  }

  private Refused doesNotAddUp(Receipt.Line it) {
    return new Refused(new DifferenceDoesNotAddUp(it.part(), sent.of(it.part()), it.quantity()));
  }

  private static Quantity received(Receipt receipt, String part) {
    Quantity sum = Quantity.ZERO;
    for (Receipt.Line it : receipt.lines())
      if (it.part().equals(part)) sum = sum.plus(it.quantity());
    return sum;
  }

  /** Omits lines in a unit that cannot be compared with the shipment's unit for the part. */
  AdviseReceipt inUnitsSent(AdviseReceipt said) {
    List<Receipt.Line> lines = new ArrayList<>();
    List<AdviseReceipt.Wish> wishes = new ArrayList<>();
    List<Receipt.Line> all = said.receipt().lines();
    for (int i = 0; i < all.size(); i++) {
      Receipt.Line line = all.get(i);
      if (sent.has(line.part()) && !Units.isSame(unit(line.part()), line.unit())) continue;
      lines.add(line);
      if (said.wishes() == null) continue;
      for (AdviseReceipt.Wish it : said.wishes())
        if (it.line() == i + 1) wishes.add(new AdviseReceipt.Wish(lines.size(), it.outcome()));
    }
    Receipt receipt = said.receipt();
    return lines.size() == all.size()
        ? said
        : new AdviseReceipt(
            said.shipment(), receipt.of(lines), said.at(), List.copyOf(wishes), said.anew());
  }

  private String unit(String part) {
    return sent.lines().stream()
        .filter(it -> it.part().equals(part))
        .findFirst()
        .orElseThrow()
        .unit();
  }

  /**
   * The announced quantity that is no longer in transit after this line; zero where the line's unit
   * differs.
   */
  private Quantity closed(Receipt.Line it) {
    if (!sent.has(it.part()) || !Units.isSame(unit(it.part()), it.unit())) return Quantity.ZERO;
    return it.quantity()
        .plus(it.differing(Difference.Kind.SHORT))
        .minus(it.differing(Difference.Kind.OVER))
        .minus(it.differing(Difference.Kind.WRONG_PART));
  }

  /** The announced quantity by part that has neither arrived nor been reported as missing. */
  private Map<String, Quantity> open() {
    Map<String, Quantity> open = new HashMap<>();
    sent.lines().forEach(it -> open.merge(it.part(), it.quantity(), Quantity::plus));
    for (Receipt receipt : before) close(receipt, open);
    return open;
  }

  private void close(Receipt receipt, Map<String, Quantity> open) {
    for (Receipt.Line it : receipt.lines())
      open.computeIfPresent(it.part(), (_, rest) -> rest.minus(closed(it)));
  }

  /** Adds the differences to a receipt advice. */
  AdviseReceipt found(AdviseReceipt said) {
    return FoundDifferences.in(said, sent, open());
  }

  boolean isComplete() {
    return open().values().stream().noneMatch(Quantity::isPositive);
  }

  boolean isCompleteWith(Receipt receipt) {
    Map<String, Quantity> open = open();
    close(receipt, open);
    return open.values().stream().noneMatch(Quantity::isPositive);
  }
}
