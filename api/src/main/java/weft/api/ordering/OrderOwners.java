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
 * Whose an order is, by its own events: an order that was placed is there for its parties at once,
 * where a view may still be behind.
 */
@Component
class OrderOwners {
  private final Streams streams;

  OrderOwners(Streams streams) {
    this.streams = streams;
  }

  /**
   * The order's supplier, told to its own parties alone; 404 for an order that is not there, or not
   * the party's on that side.
   */
  PartyCode supplier(PurchaseOrderId id, Side side, PartyCode party) {
    return placed(id, side, party).supplier();
  }

  /** The same, with all of the order. */
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
