package weft.api.submodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weft.api.reading.Ids;
import weft.api.submodel.ShortTermMaterialDemand.Category;
import weft.calendar.Week;
import weft.capacity.CapacityWeek;
import weft.capacity.PartLoad;
import weft.measure.Quantity;
import weft.party.Side;
import weft.projections.capacity.CapacityGroupRow;
import weft.projections.material.MaterialDemandRow;
import weft.projections.parts.PartAgreementRow;
import weft.projections.rows.BoardReads.Filter;

/**
 * {@code io.catenax.week_based_capacity_group:3.0.1}: the weekly capacity of the supplier's group,
 * from the current week on. Only the supplier sees which parts load it, and by how much.
 */
final class WeekBasedCapacityGroup implements Aspect {
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Value(
      UUID capacityGroupId,
      String name,
      Set<String> supplierLocations,
      String customer,
      String supplier,
      String unitOfMeasure,
      boolean unitOfMeasureIsOmitted,
      @Nullable List<LinkedSeries> linkedDemandSeries,
      List<Capacity> capacities,
      Instant changedAt,
      boolean capacityGroupIsInactive) {}

  record LinkedSeries(
      String materialNumberCustomer,
      String materialNumberSupplier,
      String customerLocation,
      Category demandCategory,
      Numeral loadFactor) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Capacity(
      LocalDate pointInTime,
      Numeral actualCapacity,
      Numeral maximumCapacity,
      @Nullable Numeral agreedCapacity) {}

  @Override
  public String name() {
    return "WeekBasedCapacityGroup";
  }

  @Override
  public Object of(PartnerPair partners, Asked asked) {
    partners.provider(asked, List.of(Side.SUPPLIER));
    UUID group = asked.group();
    if (group == null) throw Submodels.missing("group");
    CapacityGroupRow row =
        partners
            .rows(
                CapacityGroupRow.BOARD,
                Filter.is("supplier", partners.partners().supplier().value()))
            .stream()
            .filter(it -> it.uuid().equals(group))
            .filter(it -> partners.asker() == Side.SUPPLIER || !it.weeks().isEmpty())
            .findFirst()
            .orElseThrow(Ids::notFound);
    return value(partners, row);
  }

  private static Value value(PartnerPair partners, CapacityGroupRow row) {
    SubmodelSite place =
        partners
            .place(Side.SUPPLIER, row.site())
            .orElseThrow(() -> CannotSay.bpn("BPNS", partners.of(Side.SUPPLIER), row.site()));
    partners.leftOut().said();
    List<Capacity> capacities = capacities(row, Week.of(place.dateOf(partners.now())));
    return new Value(
        row.uuid(),
        row.names().en(),
        Set.of(place.bpns()),
        partners.bpnl(Side.BUYER),
        partners.bpnl(Side.SUPPLIER),
        ItemUnit.of(row.unit()),
        false,
        partners.asker() == Side.SUPPLIER ? linked(partners, row) : null,
        capacities,
        row.statedAt(),
        capacities.isEmpty());
  }

  private static List<Capacity> capacities(CapacityGroupRow row, Week current) {
    List<Capacity> all = new ArrayList<>();
    for (CapacityWeek it : row.weeks()) {
      if (it.week().compareTo(current) < 0) continue;
      Quantity agreed = it.agreed();
      all.add(
          new Capacity(
              it.week().monday(),
              Numeral.of(it.actual()),
              Numeral.of(it.maximum()),
              agreed == null ? null : Numeral.of(agreed)));
    }
    return all;
  }

  /** The customer's demand series for parts that load the group. */
  private static List<LinkedSeries> linked(PartnerPair partners, CapacityGroupRow row) {
    Filter buyer = Filter.is("buyer", partners.partners().buyer().value());
    List<PartAgreementRow> agreements = partners.rows(PartAgreementRow.BOARD, buyer);
    List<MaterialDemandRow> demands = partners.rows(MaterialDemandRow.BOARD, buyer);
    List<LinkedSeries> linked = new ArrayList<>();
    for (PartLoad load : row.parts())
      for (String part : customersNumbers(agreements, load.part()))
        for (MaterialDemandRow it : demands)
          if (it.part().equals(part))
            partners
                .leftOut()
                .orSay(() -> partners.site(Side.BUYER, it.site()).bpns())
                .map(
                    site ->
                        new LinkedSeries(
                            part, load.part(), site, Category.DEFAULT, Numeral.of(load.factor())))
                .ifPresent(linked::add);
    return linked;
  }

  private static Set<String> customersNumbers(List<PartAgreementRow> agreements, String own) {
    Set<String> numbers = new TreeSet<>();
    for (PartAgreementRow it : agreements)
      if (it.supplierPart().equals(own)) numbers.add(it.part());
    if (numbers.isEmpty()) numbers.add(own);
    return numbers;
  }
}
