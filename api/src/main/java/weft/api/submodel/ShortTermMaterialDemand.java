package weft.api.submodel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import weft.api.reading.Ids;
import weft.api.submodel.OneUnit.ItemQuantity;
import weft.balance.DatedQuantity;
import weft.balance.ShipDates;
import weft.material.DemandLine;
import weft.measure.Quantity;
import weft.party.Side;
import weft.projections.material.MaterialDemandRow;
import weft.projections.rows.BoardReads.Filter;
import weft.scheduling.release.Bucket;

/**
 * {@code io.catenax.short_term_material_demand:1.0.0}: the customer's gross demand from this
 * supplier per day, for today and four weeks ahead.
 */
final class ShortTermMaterialDemand implements Aspect {
  private static final int DAYS = 28;

  record Value(List<Series> demandSeries, String materialGlobalAssetId) {}

  record Series(
      List<Demand> demands,
      Category demandCategory,
      String customerLocationBpns,
      String lastUpdatedOnDateTime) {}

  record Demand(ItemQuantity demand, LocalDate day) {}

  /** Weft does not distinguish demand categories. */
  record Category(String demandCategoryCode) {
    static final Category DEFAULT = new Category("0001");
  }

  @Override
  public String name() {
    return "ShortTermMaterialDemand";
  }

  @Override
  public Object of(PartnerPair partners, Asked asked) {
    partners.provider(asked, List.of(Side.BUYER));
    PartTwin twin = PartTwin.of(partners, asked);
    List<MaterialDemandRow> rows = rows(twin);
    OneUnit unit = twin.unit(rows.stream().map(MaterialDemandRow::unit));
    List<Series> series = new ArrayList<>();
    for (MaterialDemandRow row : rows)
      partners.leftOut().orSay(() -> series(twin, unit, row)).ifPresent(series::add);
    return new Value(series, twin.globalAssetId());
  }

  private static Series series(PartTwin twin, OneUnit unit, MaterialDemandRow row) {
    SubmodelSite place = twin.between().site(Side.BUYER, row.site());
    List<Demand> demands = new ArrayList<>();
    days(twin, unit, place, row)
        .forEach((day, quantity) -> demands.add(new Demand(unit.said(quantity), day)));
    return new Series(demands, Category.DEFAULT, place.bpns(), place.at(row.publishedAt()));
  }

  /** One row per site. Demand without a named supplier is excluded. 404 if there is none. */
  static List<MaterialDemandRow> rows(PartTwin twin) {
    List<MaterialDemandRow> rows =
        twin.between()
            .rows(
                MaterialDemandRow.BOARD,
                Filter.is("buyer", twin.between().partners().buyer().value()),
                Filter.is("supplier", twin.between().partners().supplier().value()),
                Filter.is("part", twin.buyersPart()));
    if (rows.isEmpty()) throw Ids.notFound();
    return rows;
  }

  /** Spreads a week over the days that the partners agreed on; past days are omitted. */
  private static Map<LocalDate, Quantity> days(
      PartTwin twin, OneUnit unit, SubmodelSite place, MaterialDemandRow row) {
    LocalDate today = place.dateOf(twin.between().now());
    var dates = ShipDates.at(place.calendar(), twin.termsOrUsual().spread(), today);
    Map<LocalDate, Quantity> days = new TreeMap<>();
    for (DemandLine line : row.lines()) {
      Bucket bucket = line.week() == null ? Bucket.DAY : Bucket.WEEK;
      for (DatedQuantity it : dates.of(line.first(), bucket, line.quantity()))
        if (!it.overdue() && it.on().isBefore(today.plusDays(DAYS)))
          unit.add(days, it.on(), it.quantity(), row.unit());
    }
    return days;
  }
}
