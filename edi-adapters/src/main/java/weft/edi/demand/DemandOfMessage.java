package weft.edi.demand;

import org.jspecify.annotations.Nullable;
import weft.ordering.PurchaseOrderEvent;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.party.Partnership;
import weft.scheduling.DeliveryScheduleEvent;
import weft.scheduling.DeliveryScheduleEvent.CallOffContradicted;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleEvent.LateCallOffRecorded;
import weft.scheduling.DeliveryScheduleEvent.LateReleaseRecorded;
import weft.scheduling.DeliveryScheduleEvent.ReleaseContradicted;

/** The kinds of demand that a buyer's message can carry. */
public enum DemandOfMessage {
  FORECAST,
  CALL_OFF,
  ORDER,
  ORDER_CHANGE;

  /** The kind of demand in an event's message; null for an event that carries no demand. */
  static @Nullable DemandOfMessage of(Object event) {
    return switch (event) {
      case ForecastReleased _, LateReleaseRecorded _, ReleaseContradicted _ -> FORECAST;
      case CallOffReleased _, LateCallOffRecorded _, CallOffContradicted _ -> CALL_OFF;
      case OrderPlaced _ -> ORDER;
      case OrderChanged _, OrderCancelled _ -> ORDER_CHANGE;
      default -> null;
    };
  }

  /** Whether the supplier must act on the event. Late and contradicting releases do not count. */
  static boolean isAsked(Object event) {
    return switch (event) {
      case ForecastReleased _, CallOffReleased _ -> true;
      case OrderPlaced _, OrderChanged _, OrderCancelled _ -> true;
      default -> false;
    };
  }

  static Partnership partnership(Object event) {
    return switch (event) {
      case DeliveryScheduleEvent it -> it.schedule().partnership();
      case PurchaseOrderEvent it -> new Partnership(it.order().buyer(), it.supplier());
      default -> throw new IllegalArgumentException("Asks nothing: " + event.getClass());
    };
  }
}
