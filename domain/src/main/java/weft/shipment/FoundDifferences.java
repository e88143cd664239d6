package weft.shipment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.shipment.Receipt.Difference;
import weft.shipment.Receipt.Difference.Kind;
import weft.shipment.ShipmentCommand.AdviseReceipt;

/**
 * Determines how a receipt advice differs from its shipment. A buyer's system may count against its
 * order, or against another version of the despatch advice. Where its surplus and missing
 * quantities do not add up to what was sent, this class computes both from the quantities that
 * arrived. Everything else stays as stated.
 */
final class FoundDifferences {
  private final Despatch sent;

  /** The quantity still to arrive by part, less what earlier lines have taken. */
  private final Map<String, Quantity> open;

  private final List<Receipt.Line> found = new ArrayList<>();

  private FoundDifferences(Despatch sent, Map<String, Quantity> open) {
    this.sent = sent;
    this.open = new HashMap<>(open);
  }

  /**
   * Returns the advice with its differences. A line with both damaged and surplus goods is split in
   * two.
   *
   * @param open the quantity still to arrive, by part
   */
  static AdviseReceipt in(AdviseReceipt said, Despatch sent, Map<String, Quantity> open) {
    return new FoundDifferences(sent, open).find(said);
  }

  private AdviseReceipt find(AdviseReceipt said) {
    List<Receipt.Line> lines = said.receipt().lines();
    Set<String> anew = new HashSet<>();
    for (Receipt.Line it : lines) if (!fits(it.part(), lines)) anew.add(it.part());
    List<Integer> places = new ArrayList<>();
    for (Receipt.Line it : lines) {
      places.add(found.size());
      if (!sent.has(it.part())) found.add(ofAnotherPart(it));
      else if (anew.contains(it.part())) came(it);
      else found.add(it);
    }
    for (int i = 0; i < lines.size(); i++)
      if (anew.contains(lines.get(i).part())) missing(places.get(i), lines.get(i));
    return new AdviseReceipt(
        said.shipment(),
        said.receipt().of(found),
        said.at(),
        wishes(said.wishes(), places),
        said.anew());
  }

  private static @Nullable List<AdviseReceipt.Wish> wishes(
      @Nullable List<AdviseReceipt.Wish> said, List<Integer> places) {
    return said == null
        ? null
        : said.stream()
            .map(it -> new AdviseReceipt.Wish(places.get(it.line() - 1) + 1, it.outcome()))
            .toList();
  }

  /** Whether the lines of a part claim no more than was open, and a surplus only beyond it. */
  private boolean fits(String part, List<Receipt.Line> lines) {
    if (!sent.has(part)) return true;
    Quantity came = Quantity.ZERO;
    Quantity over = Quantity.ZERO;
    Quantity missing = Quantity.ZERO;
    for (Receipt.Line it : lines) {
      if (!it.part().equals(part)) continue;
      came = came.plus(it.quantity()).minus(it.differing(Kind.WRONG_PART));
      over = over.plus(it.differing(Kind.OVER));
      missing = missing.plus(it.differing(Kind.SHORT));
    }
    Quantity rest = rest(part);
    Quantity closed = came.minus(over).plus(missing);
    if (over.exceeds(came) || closed.exceeds(rest)) return false;
    return !over.isPositive() || !rest.exceeds(closed) || sent.batches(part) > 1;
  }

  private Quantity rest(String part) {
    Quantity rest = open.getOrDefault(part, Quantity.ZERO);
    return rest.isPositive() ? rest : Quantity.ZERO;
  }

  private static Receipt.Line ofAnotherPart(Receipt.Line it) {
    return it.with(
        it.quantity().isPositive() ? new Difference(Kind.WRONG_PART, it.quantity()) : null);
  }

  /** The quantity beyond what was still to arrive is surplus. */
  private void came(Receipt.Line it) {
    if (it.differing(Kind.WRONG_PART).isPositive()) {
      found.add(it);
      return;
    }
    Quantity rest = rest(it.part());
    Quantity over = it.quantity().exceeds(rest) ? it.quantity().minus(rest) : Quantity.ZERO;
    open.put(it.part(), rest.minus(it.quantity().minus(over)));
    Quantity damaged = it.differing(Kind.DAMAGED);
    if (!over.isPositive()) found.add(damaged.isPositive() ? it : it.with(null));
    else if (!damaged.isPositive()) found.add(it.with(new Difference(Kind.OVER, over)));
    else if (damaged.exceeds(rest)) found.add(it); // the surplus is damaged as well
    else {
      found.add(it.of(rest, it.difference()));
      found.add(it.of(over, new Difference(Kind.OVER, over)));
    }
  }

  /** Limits the missing quantity of a line to what was still to arrive. */
  private void missing(int place, Receipt.Line said) {
    Quantity missing = said.differing(Kind.SHORT);
    Quantity rest = rest(said.part());
    Quantity here = missing.exceeds(rest) ? rest : missing;
    if (!here.isPositive()) return;
    open.put(said.part(), rest.minus(here));
    found.set(place, found.get(place).with(new Difference(Kind.SHORT, here)));
  }
}
