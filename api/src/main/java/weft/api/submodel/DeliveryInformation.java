package weft.api.submodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.api.submodel.OneUnit.ItemQuantity;
import weft.measure.Quantity;
import weft.party.Side;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.shipment.SentLine;
import weft.projections.shipment.ShipmentRow;
import weft.projections.shipment.TransitRow;

/**
 * {@code io.catenax.delivery_information:2.0.0}: announced goods that have not arrived. Both
 * partners see the same shipments, so both provide the same data.
 */
final class DeliveryInformation implements Aspect {
  record Value(List<Position> positions, String materialGlobalAssetId) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Position(@Nullable OrderPosition orderPositionReference, List<Delivery> deliveries) {}

  /** An order position by the customer's numbers. */
  record OrderPosition(String customerOrderId, String customerOrderPositionId) {}

  /** The order position that goods in transit are for; null where none is named. */
  private record Of(@Nullable OrderPosition position) {}

  record Delivery(
      ItemQuantity deliveryQuantity,
      String lastUpdatedOnDateTime,
      List<TransitEvent> transitEvents,
      TransitLocations transitLocations) {}

  record TransitEvent(String dateTimeOfEvent, String eventType) {}

  record TransitLocations(Location origin, Location destination) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Location(String bpnsProperty, @Nullable String bpnaProperty) {
    static Location of(SubmodelSite it) {
      return new Location(it.bpns(), it.site().bpna());
    }
  }

  @Override
  public String name() {
    return "DeliveryInformation";
  }

  @Override
  public Object of(PartnerPair partners, Asked asked) {
    partners.provider(asked, List.of(Side.BUYER, Side.SUPPLIER));
    PartTwin twin = PartTwin.of(partners, asked);
    List<ShipmentRow> shipments = onTheWay(twin);
    twin.requireKnown(!shipments.isEmpty());
    Set<String> parts = parts(twin);
    OneUnit unit =
        twin.unit(
            shipments.stream()
                .flatMap(it -> it.lines().stream())
                .filter(it -> parts.contains(it.part()))
                .map(SentLine::unit));
    Map<Of, List<Delivery>> positions = new LinkedHashMap<>();
    for (ShipmentRow shipment : shipments)
      open(shipment, parts, unit)
          .forEach(
              (of, open) ->
                  partners
                      .leftOut()
                      .orSay(() -> delivery(partners, shipment, unit.said(open)))
                      .ifPresent(
                          it -> positions.computeIfAbsent(of, _ -> new ArrayList<>()).add(it)));
    List<Position> all = new ArrayList<>();
    positions.forEach((of, deliveries) -> all.add(new Position(of.position(), deliveries)));
    return new Value(all, twin.globalAssetId());
  }

  /** A shipment's line names the part by either number. */
  private static Set<String> parts(PartTwin twin) {
    return twin.buyersPart().equals(twin.suppliersPart())
        ? Set.of(twin.buyersPart())
        : Set.of(twin.buyersPart(), twin.suppliersPart());
  }

  /** Shipments in transit, sorted by departure. */
  private static List<ShipmentRow> onTheWay(PartTwin twin) {
    PartnerPair between = twin.between();
    Filter buyer = Filter.is("buyer", between.partners().buyer().value());
    Filter supplier = Filter.is("supplier", between.partners().supplier().value());
    String[] streams =
        between
            .rows(
                TransitRow.BOARD,
                buyer,
                supplier,
                new Filter("t.part = any(:parts)", "parts", parts(twin).toArray(String[]::new)),
                new Filter("t.open > :nothing", "nothing", 0))
            .stream()
            .map(TransitRow::stream)
            .distinct()
            .toArray(String[]::new);
    return between
        .rows(
            ShipmentRow.BOARD,
            buyer,
            supplier,
            new Filter("t.stream = any(:streams)", "streams", streams))
        .reversed();
  }

  /** The quantity in transit by order position, including goods without one. */
  private static Map<Of, Quantity> open(ShipmentRow shipment, Set<String> parts, OneUnit unit) {
    Map<Of, Quantity> open = new LinkedHashMap<>();
    for (SentLine it : shipment.lines()) {
      if (!parts.contains(it.part()) || !it.open().isPositive()) continue;
      OrderPosition position =
          it.order() == null || it.orderLine() == null
              ? null
              : new OrderPosition(it.order(), it.orderLine());
      unit.add(open, new Of(position), it.open(), it.unit());
    }
    return open;
  }

  private static Delivery delivery(
      PartnerPair partners, ShipmentRow shipment, ItemQuantity quantity) {
    SubmodelSite origin =
        partners
            .place(Side.SUPPLIER, shipment.shipFrom())
            .orElseThrow(() -> CannotSay.place(shipment.number(), true));
    SubmodelSite destination =
        partners
            .place(Side.BUYER, shipment.shipTo())
            .orElseThrow(() -> CannotSay.place(shipment.number(), false));
    return new Delivery(
        quantity,
        origin.at(shipment.toldAt()),
        events(partners, shipment, origin, destination),
        new TransitLocations(Location.of(origin), Location.of(destination)));
  }

  private static List<TransitEvent> events(
      PartnerPair partners, ShipmentRow shipment, SubmodelSite origin, SubmodelSite destination) {
    List<TransitEvent> events = new ArrayList<>();
    LocalDate left = shipment.shipped();
    if (left != null)
      events.add(
          new TransitEvent(
              origin.startOf(left),
              left.isAfter(origin.dateOf(partners.now()))
                  ? "estimated-departure"
                  : "actual-departure"));
    if (shipment.arrives() != null)
      events.add(new TransitEvent(destination.endOf(shipment.arrives()), "estimated-arrival"));
    if (events.isEmpty()) throw CannotSay.dates(shipment.number());
    return events;
  }
}
