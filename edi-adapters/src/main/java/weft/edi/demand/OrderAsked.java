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
 * What a message asked of one order.
 *
 * @param order as it was placed; of a change or withdrawal, as it stood before
 */
record OrderAsked(Demand demand, PurchaseOrderEvent event, Order order) {

  /** A message speaks of one order. */
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

  /** The order's date, else when the hub was told: messages must bear one. */
  LocalDate ordered() {
    return requireNonNullElse(order.orderDate(), demand.told());
  }

  /** The buyer's number of the part; "" where only the supplier's is given. */
  String part(Order.Line line) {
    return line.part().equals(line.supplierPart()) ? "" : demand.names().part(line.part());
  }

  /**
   * What is done to a line.
   *
   * @param line as it shall stand; null where it is removed
   */
  record Step(LineChange.Kind kind, String number, Order.@Nullable Line line) {}

  /** What a change does to the lines, in the order in which messages say it. */
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

  /** What a change does not state stays as it was: such a line is taken out and put in anew. */
  private static boolean loses(Order.Line before, Order.Line now) {
    return (before.price() != null && now.price() == null)
        || (before.description() != null && now.description() == null)
        || (before.supplierPart() != null && now.supplierPart() == null)
        || (before.texts() != null && now.texts() == null);
  }

  /** The day on which all of a line is wanted; null where it has several deliveries. */
  static @Nullable LocalDate onlyDay(Order.Line line) {
    var only = line.schedule().getFirst();
    boolean isAll = line.schedule().size() == 1 && only.quantity().equals(line.quantity());
    return isAll ? only.date() : null;
  }
}
