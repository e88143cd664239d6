package weft.api.submodel;

import java.util.ArrayList;
import java.util.List;
import weft.api.reading.Ids;
import weft.api.submodel.OneUnit.ItemQuantity;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.Side;
import weft.production.NetOutput;
import weft.production.OutputLine;
import weft.projections.production.OutputLineRow;
import weft.projections.production.ProductionScheduleRow;
import weft.projections.production.ProductionScheduleRow.State;
import weft.projections.rows.BoardReads.Filter;

/**
 * {@code io.catenax.planned_production_output:2.0.0}: the output that the supplier's plan allots to
 * the customer and that is not made yet. Free output is allotted to nobody, so it is excluded.
 */
final class PlannedProductionOutput implements Aspect {
  record Value(List<Position> positions, String materialGlobalAssetId) {}

  record Position(List<Output> allocatedPlannedProductionOutputs) {}

  record Output(
      ItemQuantity plannedProductionQuantity,
      String productionSiteBpns,
      String estimatedTimeOfCompletion,
      String lastUpdatedOnDateTime) {}

  @Override
  public String name() {
    return "PlannedProductionOutput";
  }

  @Override
  public Object of(PartnerPair partners, Asked asked) {
    partners.provider(asked, List.of(Side.SUPPLIER));
    PartTwin twin = PartTwin.of(partners, asked);
    List<ProductionScheduleRow> rows =
        partners
            .rows(
                ProductionScheduleRow.BOARD,
                Filter.is("supplier", partners.partners().supplier().value()),
                Filter.is("part", twin.suppliersPart()))
            .stream()
            .filter(it -> !isOnlyAState(it))
            .toList();
    if (rows.isEmpty()) throw Ids.notFound();
    OneUnit unit = twin.unit(rows.stream().map(ProductionScheduleRow::unit));
    List<Output> outputs = new ArrayList<>();
    for (ProductionScheduleRow row : rows)
      partners.leftOut().orSay(() -> outputs(partners, unit, row)).ifPresent(outputs::addAll);
    return new Value(
        outputs.isEmpty() ? List.of() : List.of(new Position(outputs)), twin.globalAssetId());
  }

  /** A viewer with a grant for a state only sees that output is planned, but no lines. */
  private static boolean isOnlyAState(ProductionScheduleRow it) {
    return it.lines().isEmpty() && it.state() != State.NONE;
  }

  private static List<Output> outputs(
      PartnerPair partners, OneUnit unit, ProductionScheduleRow row) {
    SubmodelSite place = partners.site(Side.SUPPLIER, row.site());
    List<Output> outputs = new ArrayList<>();
    for (OutputLineRow line : row.lines()) {
      var plan = new OutputLine(line.date(), line.week(), line.quantity(), line.allotments());
      Quantity open = open(plan, line.open(), partners.partners().buyer());
      if (!open.isPositive() || plan.last().isBefore(place.dateOf(partners.now()))) continue;
      outputs.add(
          new Output(
              unit.said(unit.in(open, row.unit())),
              place.bpns(),
              place.endOf(plan.last()),
              place.at(row.publishedAt())));
    }
    return outputs;
  }

  /** The open part of the customer's allotment, in proportion to the line. */
  private static Quantity open(OutputLine plan, Quantity open, PartyCode buyer) {
    Quantity made = plan.quantity().minus(open);
    return new NetOutput(plan, made, open, Quantity.ZERO).openOf(plan.allottedTo(buyer));
  }
}
