package weft.shipment;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weft.event.StreamCommand;
import weft.interchange.StatedAt;
import weft.ordering.Despatched;
import weft.ordering.PurchaseOrderCommand.AdviseDespatch;
import weft.ordering.PurchaseOrderId;
import weft.shipment.ShipmentCommand.AdviseShipment;

/** Derives the updates to the orders that a shipment's lines name, in the same append. */
public final class ShippedOrders {
  private ShippedOrders() {}

  /**
   * Returns one update for each order, sorted by stream id: its despatched quantities, or none for
   * an order that the shipment no longer names.
   *
   * @param before the shipment's content until now; {@code now} is its content from now on; null
   *     where there is none, or it was cancelled
   * @param at where its message begins; null where no message caused it
   */
  public static List<AdviseDespatch> of(
      ShipmentId shipment,
      @Nullable Despatch before,
      @Nullable Despatch now,
      @Nullable StatedAt at) {
    Map<String, List<Despatched>> orders = new TreeMap<>();
    if (before != null)
      for (DespatchLine it : before.lines())
        if (it.order() != null) orders.put(it.order(), new ArrayList<>());
    if (now != null)
      for (DespatchLine it : now.lines())
        if (it.order() != null)
          orders.computeIfAbsent(it.order(), _ -> new ArrayList<>()).add(sent(it));
    return orders.entrySet().stream()
        .map(it -> told(shipment, it.getKey(), it.getValue(), at))
        .sorted(Comparator.comparing(StreamCommand::stream))
        .toList();
  }

  /** Returns the updates for the orders of a message, as if its shipment were new. */
  public static List<AdviseDespatch> of(AdviseShipment said) {
    boolean cancels = said.function() == AdviseShipment.Function.CANCELLATION;
    return of(said.shipment(), null, cancels ? null : said.despatch(), said.at());
  }

  private static AdviseDespatch told(
      ShipmentId shipment, String order, List<Despatched> sent, @Nullable StatedAt at) {
    return new AdviseDespatch(
        new PurchaseOrderId(shipment.buyer(), order),
        shipment.supplier(),
        shipment.number(),
        List.copyOf(sent),
        at,
        shipment.year());
  }

  private static Despatched sent(DespatchLine it) {
    return new Despatched(
        it.orderLine(),
        it.part(),
        it.quantity(),
        it.unit(),
        requireNonNullElse(it.segment(), 0),
        it.supplierPart(),
        Boolean.TRUE.equals(it.suppliersOnly()));
  }
}
