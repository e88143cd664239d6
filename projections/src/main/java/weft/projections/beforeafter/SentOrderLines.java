package weft.projections.beforeafter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.beforeafter.DeliveredLine;
import weft.beforeafter.HubPeriod;
import weft.measure.Quantity;
import weft.projections.ordering.OrderedLine;
import weft.projections.ordering.OrderedLine.Carried;
import weft.projections.shipment.ShipmentDays;

/** The order lines whose last goods left a site. */
public final class SentOrderLines {
  private SentOrderLines() {}

  /**
   * Reads the lines that shipments of a period completed.
   *
   * @param most how many orders are read
   * @return null if the period has more
   */
  public static @Nullable List<DeliveredLine> of(
      SiteShipments shipments, HubPeriod period, int most) {
    Set<String> orders = shipments.orders(period, most);
    if (orders.size() > most) return null;
    if (orders.isEmpty()) return List.of();
    List<OrderedLine> lines =
        OrderedLine.of(shipments.db(), shipments.supplier(), shipments.moment(), orders).stream()
            .filter(OrderedLine::isSent)
            .toList();
    Map<String, ShipmentDays> days =
        ShipmentDays.of(shipments.db(), shipments.supplier(), shipments.moment(), carriers(lines));
    return completed(lines, days, shipments.site(), shipments.only());
  }

  private static Collection<String> carriers(List<OrderedLine> lines) {
    Set<String> all = new HashSet<>();
    for (OrderedLine line : lines) for (Carried it : line.sent()) all.add(it.shipment());
    return all;
  }

  static List<DeliveredLine> completed(
      List<OrderedLine> lines, Map<String, ShipmentDays> days, String site, boolean only) {
    List<DeliveredLine> all = new ArrayList<>();
    for (OrderedLine line : lines) {
      ShipmentDays last = last(line, days);
      if (last == null) continue;
      boolean here = last.shipFrom() == null ? only : last.shipFrom().equals(site);
      if (here)
        all.add(
            new DeliveredLine(
                line.order(), line.line(), line.ordered(), last.left(), last.recorded()));
    }
    return List.copyOf(all);
  }

  /** The shipment with which the quantity was complete; null while it is not. */
  private static @Nullable ShipmentDays last(OrderedLine line, Map<String, ShipmentDays> days) {
    List<Carried> inOrder = new ArrayList<>();
    for (Carried it : line.sent()) if (days.containsKey(it.shipment())) inOrder.add(it);
    inOrder.sort(Comparator.comparing(it -> left(days, it)));
    Quantity sum = Quantity.ZERO;
    for (Carried it : inOrder) {
      sum = sum.plus(it.quantity());
      if (!line.quantity().exceeds(sum)) return days.get(it.shipment());
    }
    return null;
  }

  private static LocalDate left(Map<String, ShipmentDays> days, Carried it) {
    ShipmentDays known = days.get(it.shipment());
    return known == null ? LocalDate.MAX : known.left();
  }
}
