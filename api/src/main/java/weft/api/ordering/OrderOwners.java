package weft.api.ordering;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.springframework.stereotype.Component;
import weft.api.reading.Ids;
import weft.event.Past;
import weft.event.Streams;
import weft.ordering.Order;
import weft.ordering.PurchaseOrder;
import weft.ordering.PurchaseOrderEvent;
import weft.ordering.PurchaseOrderId;
import weft.party.PartyCode;
import weft.party.Side;

/**
 * Finds the parties of an order in its events. A new order is visible to its parties at once, even
 * while a view is behind.
 */
@Component
class OrderOwners {
  private final Streams streams;

  OrderOwners(Streams streams) {
    this.streams = streams;
  }

  /**
   * The order's supplier, for the order's own parties; 404 where the order does not exist, or the
   * party is not on that side.
   */
  PartyCode supplier(PurchaseOrderId id, Side side, PartyCode party) {
    return placed(id, side, party).supplier();
  }

  /** The whole order, under the same conditions. */
  Order placed(PurchaseOrderId id, Side side, PartyCode party) {
    if (side == Side.BUYER && !id.buyer().equals(party)) throw Ids.notFound();
    Order placed =
        requireNonNullElse(streams.pasts(List.of(id.stream())).get(id.stream()), Past.NONE)
            .foldedFrom(PurchaseOrder.NEW, PurchaseOrderEvent.class)
            .placed();
    if (placed == null || (side == Side.SUPPLIER && !placed.supplier().equals(party)))
      throw Ids.notFound();
    return placed;
  }
}
