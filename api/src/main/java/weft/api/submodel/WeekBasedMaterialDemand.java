package weft.api.submodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weft.api.submodel.ShortTermMaterialDemand.Category;
import weft.calendar.Week;
import weft.material.DemandLine;
import weft.measure.Quantity;
import weft.parts.PartNames;
import weft.parts.PartTerms;
import weft.party.Side;
import weft.projections.material.MaterialDemandRow;

/**
 * {@code io.catenax.week_based_material_demand:3.0.1}: the customer's gross demand from this
 * supplier per week, from the current week on.
 */
final class WeekBasedMaterialDemand implements Aspect {
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Value(
      String materialDemandId,
      List<Series> demandSeries,
      String customer,
      String supplier,
      String materialNumberCustomer,
      @Nullable String materialNumberSupplier,
      String materialDescriptionCustomer,
      String materialGlobalAssetId,
      String unitOfMeasure,
      boolean unitOfMeasureIsOmitted,
      Instant changedAt,
      boolean materialDemandIsInactive) {}

  record Series(String customerLocation, Category demandCategory, List<Demand> demands) {}

  record Demand(Numeral demand, LocalDate pointInTime) {}

  @Override
  public String name() {
    return "WeekBasedMaterialDemand";
  }

  @Override
  public Object of(PartnerPair partners, Asked asked) {
    partners.provider(asked, List.of(Side.BUYER));
    PartTwin twin = PartTwin.of(partners, asked);
    List<MaterialDemandRow> rows = ShortTermMaterialDemand.rows(twin);
    OneUnit unit = twin.unit(rows.stream().map(MaterialDemandRow::unit));
    List<Series> series =
        rows.stream()
            .flatMap(it -> partners.leftOut().orSay(() -> series(twin, unit, it)).stream())
            .toList();
    PartTerms terms = twin.termsOrUsual();
    return new Value(
        PartnerPair.uuid(name() + "\n" + twin.id().stream()).toString(),
        series,
        partners.bpnl(Side.BUYER),
        partners.bpnl(Side.SUPPLIER),
        twin.buyersPart(),
        terms.supplierPart(),
        description(twin, terms.names()),
        twin.globalAssetId(),
        unit.name(),
        false,
        SubmodelSite.latest(rows.stream().map(MaterialDemandRow::publishedAt).toList()),
        series.stream().allMatch(it -> it.demands().isEmpty()));
  }

  private static String description(PartTwin twin, @Nullable PartNames names) {
    if (names != null && names.en() != null) return names.en();
    return names != null && names.zh() != null ? names.zh() : twin.buyersPart();
  }

  private static Series series(PartTwin twin, OneUnit unit, MaterialDemandRow row) {
    SubmodelSite place = twin.between().site(Side.BUYER, row.site());
    LocalDate current = Week.of(place.dateOf(twin.between().now())).monday();
    Map<LocalDate, Quantity> weeks = new TreeMap<>();
    for (DemandLine it : row.lines()) {
      LocalDate monday = Week.of(it.first()).monday();
      if (!monday.isBefore(current)) unit.add(weeks, monday, it.quantity(), row.unit());
    }
    List<Demand> demands = new ArrayList<>();
    weeks.forEach((monday, quantity) -> demands.add(new Demand(Numeral.of(quantity), monday)));
    return new Series(place.bpns(), Category.DEFAULT, demands);
  }
}
