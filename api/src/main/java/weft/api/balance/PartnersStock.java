package weft.api.balance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.api.balance.PartnersBalance.Known;
import weft.api.reading.Reading;
import weft.measure.Quantity;
import weft.projections.balance.Counted;
import weft.projections.balance.Counted.Kind;
import weft.projections.stock.StockSum;
import weft.projections.stock.StockSum.Filter;
import weft.projections.stock.StockSum.Minimum;
import weft.scheduling.Bucket;
import weft.scheduling.DateKind;
import weft.stock.StockStatus;

/**
 * What a supplier has of a part that it lets its buyer see: finished goods of its own and the
 * buyer's, of all batches.
 *
 * @param counted by owner; empty where no more than a state is known
 */
record PartnersStock(Known known, List<Counted> counted) {
  static final PartnersStock NOT = new PartnersStock(Known.NOT, List.of());
  private static final int MOST = 5_000;

  /**
   * Of one part at one site.
   *
   * @param viewer the buyer, as who sees rows
   * @param exact whether quantities are granted
   * @param inspectionCounts whether what is under inspection counts, by agreement
   */
  static PartnersStock of(
      JdbcClient db,
      Reading viewer,
      PartnersPart part,
      boolean exact,
      boolean inspectionCounts,
      List<Minimum> minimums) {
    String buyer = viewer.scope().party().value();
    List<StockSum> all = sums(db, viewer, part, null, exact ? List.of() : minimums);
    if (!exact) return new PartnersStock(Known.state(worst(all)), List.of());
    List<Counted> counted = new ArrayList<>();
    for (StockSum it : all)
      if (it.quantity() != null && it.consigned() != null && counts(it, inspectionCounts))
        counted.add(counted(it, part, part.supplier(), it.quantity().minus(it.consigned())));
    for (StockSum it : sums(db, viewer, part, buyer, List.of()))
      if (it.quantity() != null && counts(it, inspectionCounts))
        counted.add(counted(it, part, buyer, it.quantity()));
    return new PartnersStock(Known.EXACTLY, counted);
  }

  private static List<StockSum> sums(
      JdbcClient db,
      Reading viewer,
      PartnersPart part,
      @Nullable String owner,
      List<Minimum> minimums) {
    var filter =
        new Filter(part.number(), part.site(), part.supplier(), owner, "finished", null, null);
    return StockSum.list(db, viewer.scope(), filter, minimums, null, viewer.moment(), MOST);
  }

  private static boolean counts(StockSum it, boolean inspectionCounts) {
    return it.status() == StockStatus.USABLE
        || (inspectionCounts && it.status() == StockStatus.INSPECTION);
  }

  /** Of several units the least; nothing where nothing is there. */
  private static StockSum.State worst(List<StockSum> all) {
    return all.stream()
        .map(StockSum::state)
        .filter(it -> it != null)
        .min(StockSum.State::compareTo)
        .orElse(StockSum.State.NONE);
  }

  private static Counted counted(StockSum it, PartnersPart part, String owner, Quantity quantity) {
    return new Counted(
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
        it.changedAt());
  }
}
