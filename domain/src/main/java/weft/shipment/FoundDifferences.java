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
 * What of a receipt advice differs from its shipment. A buyer's system may count against what it
 * ordered, or against a despatch that it knows otherwise: where what it says is over or short does
 * not make what was sent, both are found anew from what came. All else stands as it is said.
 */
final class FoundDifferences {
  private final Despatch sent;

  /** By part, what is still to come; as far as the lines before have not taken it. */
  private final Map<String, Quantity> open;

  private final List<Receipt.Line> found = new ArrayList<>();

  private FoundDifferences(Despatch sent, Map<String, Quantity> open) {
    this.sent = sent;
    this.open = new HashMap<>(open);
  }

  /**
   * The same advice with what differs. A line of which some is damaged and some over is two.
   *
   * @param open by part, what of it is still to come
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

  /**
   * Whether what lines say of a part makes no more than was to come, and is over only beyond it.
   */
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

  /** What is beyond that to come is over. */
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
    else if (damaged.exceeds(rest)) found.add(it); // what is over is damaged, too
    else {
      found.add(it.of(rest, it.difference()));
      found.add(it.of(over, new Difference(Kind.OVER, over)));
    }
  }

  /** As much of what a line says is missing as was to come and did not. */
  private void missing(int place, Receipt.Line said) {
    Quantity missing = said.differing(Kind.SHORT);
    Quantity rest = rest(said.part());
    Quantity here = missing.exceeds(rest) ? rest : missing;
    if (!here.isPositive()) return;
    open.put(said.part(), rest.minus(here));
    found.set(place, found.get(place).with(new Difference(Kind.SHORT, here)));
  }
}
