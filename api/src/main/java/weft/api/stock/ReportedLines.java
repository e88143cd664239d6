package weft.api.stock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Body;
import weft.document.BusinessDocument.Line;
import weft.document.Stock;
import weft.language.Text;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.party.PartyCode;
import weft.projections.parts.PartAgreementRow;
import weft.projections.stock.StockRow;
import weft.stock.StockStatus;

/**
 * The lines of a stock report: for each part and owner the quantity on hand at each site (DE 6063 =
 * 145), and the unusable quantity (20), blocked or under inspection. Sums batches and places unless
 * the report separates them, in the agreement's unit.
 */
final class ReportedLines {
  private static final String ON_HAND = "145";
  private static final String UNUSABLE = "20";

  private static final Comparator<Where> ORDER =
      Comparator.comparing(Where::batch, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Where::site)
          .thenComparing(Where::place, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final PartyCode holder;
  private final boolean sells;
  private final boolean batches;
  private final boolean places;
  private final List<Line> lines = new ArrayList<>();

  ReportedLines(PartyCode holder, boolean sells, boolean batches, boolean places) {
    this.holder = holder;
    this.sells = sells;
    this.batches = batches;
    this.places = places;
  }

  private record Sum(Quantity onHand, Quantity unusable) {
    static final Sum NOTHING = new Sum(Quantity.ZERO, Quantity.ZERO);

    boolean isNothing() {
      return equals(NOTHING);
    }

    Sum plus(Quantity quantity, StockStatus status) {
      return new Sum(
          onHand.plus(quantity), status == StockStatus.USABLE ? unusable : unusable.plus(quantity));
    }
  }

  /**
   * Builds the lines. A part without stock records has none; of a buyer's several numbers the first
   * counts.
   */
  List<Line> of(List<PartAgreementRow> agreed, List<StockRow> stock) {
    Map<String, PartAgreementRow> parts = new TreeMap<>();
    for (PartAgreementRow it : agreed)
      parts.merge(
          sells ? it.supplierPart() : it.part(),
          it,
          (one, other) -> one.part().compareTo(other.part()) <= 0 ? one : other);
    Map<String, Map<String, List<StockRow>>> owners = new HashMap<>();
    for (StockRow it : stock)
      owners
          .computeIfAbsent(it.part(), _ -> new TreeMap<>())
          .computeIfAbsent(it.belongsTo(), _ -> new ArrayList<>())
          .add(it);
    parts.forEach(
        (part, agreement) ->
            owners
                .getOrDefault(part, Map.of())
                .forEach((owner, rows) -> add(agreement, part, owner, rows)));
    return List.copyOf(lines);
  }

  /** The batch and place of a quantity; null where it covers all of them. */
  private record Where(@Nullable String batch, String site, @Nullable String place) {}

  /** The batch and site of an item; a null site covers several. */
  private record Item(@Nullable String batch, @Nullable String site) {}

  private Where where(StockRow it) {
    return new Where(batches ? it.batch() : null, it.site(), places ? it.place() : null);
  }

  private void add(PartAgreementRow agreement, String part, String owner, List<StockRow> rows) {
    BaseUnit base = agreement.terms().baseUnit();
    Map<Where, Sum> sums = new LinkedHashMap<>();
    rows.stream()
        .sorted(Comparator.comparing(this::where, ORDER))
        .forEach(
            it ->
                sums.merge(
                    where(it),
                    Sum.NOTHING.plus(in(base, it, part), it.status()),
                    (one, other) ->
                        new Sum(
                            one.onHand().plus(other.onHand()),
                            one.unusable().plus(other.unusable()))));
    withoutUsedUp(sums);
    Map<Item, List<Stock>> items = new LinkedHashMap<>();
    sums.forEach(
        (at, sum) -> {
          if (sum.onHand().amount().signum() < 0 || sum.unusable().exceeds(sum.onHand()))
            throw less(part, at.site());
          // An item has one batch. It also has one site where places within the site are listed,
          // because 846 has room for one.
          items
              .computeIfAbsent(
                  new Item(at.batch(), places ? at.site() : null), _ -> new ArrayList<>())
              .addAll(stocks(at, sum, base.unit(), owner.equals(holder.value()) ? null : owner));
        });
    items.forEach((item, stocks) -> lines.add(line(agreement, item.batch(), stocks)));
  }

  /** Drops used-up batches and places, but keeps a site whose stock is zero. */
  private static void withoutUsedUp(Map<Where, Sum> sums) {
    Set<String> sites = new TreeSet<>();
    sums.keySet().forEach(it -> sites.add(it.site()));
    sums.values().removeIf(Sum::isNothing);
    sums.keySet().forEach(it -> sites.remove(it.site()));
    sites.forEach(site -> sums.put(new Where(null, site, null), Sum.NOTHING));
  }

  private List<Stock> stocks(Where at, Sum sum, String unit, @Nullable String owner) {
    String place = places ? at.place() : at.site();
    String site = places ? at.site() : null;
    List<Stock> all = new ArrayList<>();
    all.add(new Stock(ON_HAND, null, null, place, sum.onHand(), unit, owner, site));
    if (sum.unusable().isPositive())
      all.add(new Stock(UNUSABLE, null, null, place, sum.unusable(), unit, owner, site));
    return all;
  }

  private static Quantity in(BaseUnit base, StockRow it, String part) {
    return base.convert(it.quantity(), it.unit())
        .orElseThrow(
            () ->
                Body.faulty(
                    "units-differ",
                    "/parts",
                    new Text(
                        "%s is kept in %s, and no conversion from %s is agreed."
                            .formatted(part, it.unit(), it.unit()),
                        "零件 %s 以 %s 计量，双方未约定该单位的换算。".formatted(part, it.unit()))));
  }

  private static RuntimeException less(String part, String site) {
    return Body.faulty(
        "stock-below-zero",
        "/parts",
        new Text(
            "The stock of %s at %s is negative; count it first.".formatted(part, site),
            "零件 %s 在 %s 的库存小于零，请先盘点。".formatted(part, site)));
  }

  private Line line(PartAgreementRow agreement, @Nullable String batch, List<Stock> stocks) {
    Stock only = stocks.size() == 1 ? stocks.getFirst() : null;
    return new Line(
        Integer.toString(lines.size() + 1),
        agreement.part(),
        agreement.supplierPart(),
        quantity(only),
        only == null ? null : only.unit(),
        null,
        null,
        null,
        null,
        0,
        null,
        batch,
        null,
        null,
        stocks,
        null,
        null,
        null,
        null);
  }

  private static @Nullable Quantity quantity(@Nullable Stock only) {
    return only == null ? null : only.quantity();
  }
}
