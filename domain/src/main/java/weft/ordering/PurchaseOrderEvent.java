package weft.ordering;

import java.util.List;
import weft.party.PartyCode;

/**
 * Everything that can happen to a purchase order. Stored for ever: add nullable components, never
 * rename or move.
 */
public sealed interface PurchaseOrderEvent {
  PurchaseOrderId order();

  PartyCode supplier();

  record OrderPlaced(PurchaseOrderId order, PartyCode supplier, Order placed)
      implements PurchaseOrderEvent {}

  record OrderAnswered(PurchaseOrderId order, PartyCode supplier, List<LineAnswer> answers)
      implements PurchaseOrderEvent {}

  record ProposalsDecided(
      PurchaseOrderId order, PartyCode supplier, List<ProposalDecision> decisions)
      implements PurchaseOrderEvent {}

  record OrderCancelled(PurchaseOrderId order, PartyCode supplier) implements PurchaseOrderEvent {}

  /** A message contradicts what is known of the order; someone must work on it. */
  record OrderContradicted(PurchaseOrderId order, PartyCode supplier, Kind kind)
      implements PurchaseOrderEvent {
    public enum Kind {
      /** Placed a second time with other content. */
      PLACED_TWICE,
      /** The number belongs to an order with another supplier. */
      OTHER_SUPPLIER,
      /** Cancelled, but never placed. */
      CANCELLED_UNKNOWN,
      /** Placed again after it was cancelled. */
      PLACED_AFTER_CANCELLATION
    }
  }
}
