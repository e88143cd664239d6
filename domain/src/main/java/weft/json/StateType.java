package weft.json;

import java.util.List;
import weft.event.KeptRules;
import weft.ordering.PurchaseOrder;
import weft.scheduling.DeliverySchedule;

/**
 * A kind of state that is kept beside its streams.
 *
 * @param name under which it is kept
 * @param revision of its shape and of the rules that made it; what is kept under another one is
 *     passed over and made again
 */
public record StateType(String name, Class<?> type, String revision) {
  public static final List<StateType> ALL =
      List.of(
          of("delivery-schedule", DeliverySchedule.NEW), of("purchase-order", PurchaseOrder.NEW));

  /** The kind that a state is of. */
  public static StateType of(String name, KeptRules<?, ?, ?> state) {
    return new StateType(
        name, state.getClass(), Shape.of(state.getClass()) + "." + state.version());
  }
}
