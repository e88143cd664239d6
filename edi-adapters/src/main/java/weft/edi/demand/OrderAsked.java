package weft.edi.demand;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.ordering.LineChange;
import weft.ordering.Order;
import weft.ordering.PurchaseOrderEvent;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;

/**
 * The demand for one order.
 *
 * @param order the order as placed; for a change or cancellation, the order as it stood before
 */
record OrderAsked(Demand demand, PurchaseOrderEvent event, Order order) {

  /** The demand's only event must concern one order. */
  static OrderAsked of(Demand demand) {
    if (demand.events().size() != 1)
      throw new IllegalArgumentException("One order is expected: " + demand.events());
    var event = (PurchaseOrderEvent) demand.events().getFirst();
    Order order = event instanceof OrderPlaced it ? it.placed() : requireNonNull(demand.standing());
    return new OrderAsked(demand, event, order);
  }

  String number() {
    return event.order().number();
  }

  boolean isWithdrawn() {
    return event instanceof OrderCancelled;
  }

  /** The order's date, or the day the hub received it, because messages need a date. */
  LocalDate ordered() {
    return requireNonNullElse(order.orderDate(), demand.told());
  }

  /** The buyer's part number; "" if the buyer gave only the supplier's number. */
  String part(Order.Line line) {
    return line.part().equals(line.supplierPart()) ? "" : demand.names().part(line.part());
  }

  /**
   * One change to a line.
   *
   * @param line the line as it shall be; null if it is removed
   */
  record Step(LineChange.Kind kind, String number, Order.@Nullable Line line) {}

  /** The changes to the lines, in the order in which messages list them. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    if (!(event instanceof OrderChanged change)) return steps;
    for (String it : change.removed()) steps.add(removed(it));
    for (Order.Line now : change.lines()) {
      Optional<Order.Line> before = order.line(now.line());
      boolean anew = before.isPresent() && loses(before.get(), now);
      if (anew) steps.add(removed(now.line()));
      boolean changes = before.isPresent() && !anew;
      LineChange.Kind kind = changes ? LineChange.Kind.CHANGED : LineChange.Kind.ADDED;
      steps.add(new Step(kind, now.line(), now));
    }
    return steps;
  }

  private static Step removed(String line) {
    return new Step(LineChange.Kind.REMOVED, line, null);
  }

  /**
   * Whether the change drops a value. A message leaves unstated values as they were, so such a line
   * is removed and added again.
   */
  private static boolean loses(Order.Line before, Order.Line now) {
    return (before.price() != null && now.price() == null)
        || (before.description() != null && now.description() == null)
        || (before.supplierPart() != null && now.supplierPart() == null)
        || (before.texts() != null && now.texts() == null);
  }

  /** The day on which the whole line is due; null if it has several deliveries. */
  static @Nullable LocalDate onlyDay(Order.Line line) {
    var only = line.schedule().getFirst();
    boolean isAll = line.schedule().size() == 1 && only.quantity().equals(line.quantity());
    return isAll ? only.date() : null;
  }
}
