package weft.api.submodel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import weft.api.submodel.OneUnit.ItemQuantity;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.Side;
import weft.projections.stock.StockSum;
import weft.projections.stock.StockSum.Filter;
import weft.sharing.Grant.What;
import weft.stock.StockStatus;

/**
 * {@code io.catenax.item_stock:2.0.0}: the stock that a supplier has ready for the customer, or
 * that a customer has for its production, owned by the provider or by its partner.
 */
final class ItemStock implements Aspect {
  private static final int MOST = 100_000;

  record Value(List<Position> positions, String materialGlobalAssetId, String direction) {}

  record Position(List<AllocatedStock> allocatedStocks) {}

  record AllocatedStock(
      ItemQuantity quantityOnAllocatedStock,
      String stockLocationBPNS,
      String stockLocationBPNA,
      boolean isBlocked,
      String lastUpdatedOnDateTime) {}

  /** One stock in the standard's sense: at most two per site. */
  private record Pile(String site, boolean blocked) {}

  @Override
  public String name() {
    return "ItemStock";
  }

  @Override
  public Object of(PartnerPair partners, Asked asked) {
    PartTwin twin = PartTwin.of(partners, asked);
    Side provider = partners.provider(asked, List.of(Side.BUYER, Side.SUPPLIER));
    twin.requireGranted(provider, What.STOCK);
    List<StockSum> sums = sums(twin, provider);
    twin.requireKnown(!sums.isEmpty());
    List<AllocatedStock> stocks = stocks(twin, provider, sums);
    return new Value(
        stocks.isEmpty() ? List.of() : List.of(new Position(stocks)),
        twin.globalAssetId(),
        direction(provider));
  }

  static String direction(Side provider) {
    return provider == Side.SUPPLIER ? "OUTBOUND" : "INBOUND";
  }

  /**
   * For a supplier, only finished goods count. Goods that it holds for other customers are
   * excluded.
   */
  private static List<StockSum> sums(PartTwin twin, Side provider) {
    PartnerPair between = twin.between();
    String holder = between.of(provider).value();
    String category = provider == Side.SUPPLIER ? "finished" : null;
    List<StockSum> sums = new ArrayList<>();
    for (PartyCode owner : List.of(between.partners().buyer(), between.partners().supplier())) {
      var filter =
          new Filter(twin.partOf(provider), null, holder, owner.value(), category, null, null);
      sums.addAll(
          between.asViewer(
              (db, it) ->
                  StockSum.list(db, it.scope(), filter, List.of(), null, it.moment(), MOST)));
    }
    return sums;
  }

  private static List<AllocatedStock> stocks(PartTwin twin, Side provider, List<StockSum> sums) {
    OneUnit unit = twin.unit(sums.stream().map(StockSum::unit));
    Map<Pile, Quantity> quantities =
        new TreeMap<>(Comparator.comparing(Pile::site).thenComparing(Pile::blocked));
    Map<Pile, Instant> changed = new LinkedHashMap<>();
    for (StockSum it : sums) {
      Pile pile = new Pile(it.plainSite(), isBlocked(twin, it.kept()));
      if (it.quantity() == null || it.changedAt() == null) continue; // a state has no quantity
      unit.add(quantities, pile, it.quantity(), it.unit());
      changed.merge(pile, it.changedAt(), (a, b) -> a.isAfter(b) ? a : b);
    }
    List<AllocatedStock> stocks = new ArrayList<>();
    quantities.forEach(
        (pile, quantity) -> {
          if (!quantity.isPositive()) return;
          Instant at = changed.getOrDefault(pile, Instant.EPOCH);
          twin.between()
              .leftOut()
              .orSay(
                  () ->
                      stock(
                          twin.between().site(provider, pile.site()),
                          pile,
                          unit.said(quantity),
                          at))
              .ifPresent(stocks::add);
        });
    return stocks;
  }

  private static AllocatedStock stock(
      SubmodelSite place, Pile pile, ItemQuantity quantity, Instant at) {
    return new AllocatedStock(quantity, place.bpns(), place.bpna(), pile.blocked(), place.at(at));
  }

  /**
   * Stock under inspection is blocked until its release, unless the partners agreed that it counts.
   */
  private static boolean isBlocked(PartTwin twin, StockStatus status) {
    return switch (status) {
      case USABLE -> false;
      case INSPECTION -> !twin.termsOrUsual().cover().inspectionCounts();
      case BLOCKED -> true;
    };
  }
}
