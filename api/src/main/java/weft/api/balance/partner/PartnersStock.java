package weft.api.balance.partner;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.api.balance.partner.PartnersBalance.Known;
import weft.api.reading.ReadContext;
import weft.measure.Quantity;
import weft.projections.balance.CountedQuantity;
import weft.projections.balance.CountedQuantity.Kind;
import weft.projections.stock.StockSum;
import weft.projections.stock.StockSum.Filter;
import weft.projections.stock.StockSum.Minimum;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.stock.StockStatus;

/**
 * The stock of a part that a partner shares, over all batches. A supplier shares finished goods,
 * its own and the buyer's; a buyer shares everything it may use, whoever owns it.
 *
 * @param counted by owner; empty where only a state is known
 */
record PartnersStock(Known known, List<CountedQuantity> counted) {
  static final PartnersStock NOT = new PartnersStock(Known.NOT, List.of());
  private static final int MOST = 5_000;

  /**
   * Reads the stock of one part at one site.
   *
   * @param viewer the other party, as the viewer of the rows
   * @param sells whether it is the supplier's stock
   * @param exact whether quantities are granted
   * @param inspectionCounts whether stock under inspection counts, by agreement
   */
  static PartnersStock of(
      JdbcClient db,
      ReadContext viewer,
      PartnersPart part,
      boolean sells,
      boolean exact,
      boolean inspectionCounts,
      List<Minimum> minimums) {
    String other = viewer.scope().party().value();
    List<StockSum> all = sums(db, viewer, part, sells, null, exact ? List.of() : minimums);
    if (!exact) return new PartnersStock(Known.state(worst(all)), List.of());
    List<Held> held = new ArrayList<>();
    for (StockSum it : all)
      if (it.quantity() != null && it.consigned() != null && counts(it, inspectionCounts))
        held.add(
            new Held(
                it, part.holder(), sells ? it.quantity().minus(it.consigned()) : it.quantity()));
    if (sells)
      for (StockSum it : sums(db, viewer, part, true, other, List.of()))
        if (it.quantity() != null && counts(it, inspectionCounts))
          held.add(new Held(it, other, it.quantity()));
    return new PartnersStock(
        Known.EXACTLY,
        moreThanNothing(held).stream()
            .map(it -> counted(it.of(), part, it.owner(), it.quantity()))
            .toList());
  }

  /** A quantity of one owner. */
  private record Held(StockSum of, String owner, Quantity quantity) {
    private record Key(String owner, StockStatus kept, String unit) {}

    Key key() {
      return new Key(owner, of.kept(), of.unit());
    }
  }

  /** Drops totals below zero, as the holder's own balance does. */
  private static List<Held> moreThanNothing(List<Held> held) {
    Map<Held.Key, Quantity> sums = new HashMap<>();
    for (Held it : held) sums.merge(it.key(), it.quantity(), Quantity::plus);
    return held.stream()
        .filter(it -> sums.getOrDefault(it.key(), Quantity.ZERO).isPositive())
        .toList();
  }

  private static List<StockSum> sums(
      JdbcClient db,
      ReadContext viewer,
      PartnersPart part,
      boolean sells,
      @Nullable String owner,
      List<Minimum> minimums) {
    String category = sells ? "finished" : null;
    var filter = new Filter(part.number(), part.site(), part.holder(), owner, category, null, null);
    return StockSum.list(db, viewer.scope(), filter, minimums, null, viewer.moment(), MOST);
  }

  private static boolean counts(StockSum it, boolean inspectionCounts) {
    return it.kept() == StockStatus.USABLE
        || (inspectionCounts && it.kept() == StockStatus.INSPECTION);
  }

  /** The worst state over several units; none where there is no stock. */
  private static StockSum.State worst(List<StockSum> all) {
    return all.stream()
        .map(StockSum::state)
        .filter(it -> it != null)
        .min(StockSum.State::compareTo)
        .orElse(StockSum.State.NONE);
  }

  private static CountedQuantity counted(
      StockSum it, PartnersPart part, String owner, Quantity quantity) {
    return new CountedQuantity(
        Kind.STOCK,
        part.number(),
        part.plainSite(),
        owner,
        part.number(),
        null,
        null,
        Bucket.DAY,
        DateKind.DELIVERY,
        false,
        quantity,
        it.unit(),
        requireNonNull(it.changedAt()), // with a quantity
        null);
  }
}
