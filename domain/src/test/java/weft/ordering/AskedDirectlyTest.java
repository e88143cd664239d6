package weft.ordering;

import static weft.ordering.Orders.JIAXIN;
import static weft.ordering.Orders.ORDER;
import static weft.ordering.Orders.PLACED;
import static weft.ordering.Orders.line;
import static weft.ordering.Orders.order;
import static weft.ordering.Orders.placed;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.measure.Quantity;
import weft.ordering.OrderRefusal.DoesNotFit;
import weft.ordering.OrderRefusal.NoSuchOrder;
import weft.ordering.PurchaseOrderCommand.AskDirectly;
import weft.ordering.PurchaseOrderCommand.CancelOrder;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderCommand.ReplaceOrder;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderEvent.OrderContradicted.Kind;
import weft.ordering.PurchaseOrderEvent.OrderDespatched;
import weft.ordering.PurchaseOrderEvent.OrderDespatched.Sent;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.party.PartyCode;

/** A sender that waits for the answer gets a refusal for what a message would only record. */
class AskedDirectlyTest {
  private static final AskDirectly CANCEL = new AskDirectly(new CancelOrder(ORDER, JIAXIN));

  private static Scenario<PurchaseOrderCommand, PurchaseOrderEvent, PurchaseOrder> given(
      PurchaseOrderEvent... past) {
    return Scenario.given(PurchaseOrder.NEW, List.of(past));
  }

  private static AskDirectly place(Order order) {
    return new AskDirectly(new PlaceOrder(ORDER, order));
  }

  private static AskDirectly replace(Order order) {
    return new AskDirectly(new ReplaceOrder(ORDER, order, List.of(), null));
  }

  @Test
  void an_order_is_placed_by_the_same_rules() {
    given().when(place(PLACED)).then(new OrderPlaced(ORDER, JIAXIN, PLACED));
    given(placed()).when(place(PLACED)).thenNothing();
  }

  @Test
  void a_number_that_is_taken_is_refused_and_nothing_is_recorded() {
    given(placed())
        .when(place(order(JIAXIN, "13.00", 40)))
        .thenRefused(new DoesNotFit(Kind.PLACED_TWICE, null));
    given(placed())
        .when(place(order(new PartyCode("HONGZHU"), "12.50", 40)))
        .thenRefused(new DoesNotFit(Kind.OTHER_SUPPLIER, null));
  }

  @Test
  void less_than_was_despatched_cannot_be_asked_for() {
    var sent =
        new OrderDespatched(
            ORDER, JIAXIN, "LS-1", List.of(new Sent("10", Quantity.of(30), "PCE", 31)), 2026);
    Order less =
        new Order(
            JIAXIN,
            "PLANT1",
            PLACED.orderDate(),
            "CNY",
            List.of(line("10", 20, "12.50", 40), line("20", 3, "12.50", 45)),
            null);
    given(placed(), sent)
        .when(replace(less))
        .thenRefused(new DoesNotFit(Kind.BELOW_DESPATCHED, "10"));
    given(placed(), sent).when(CANCEL).thenRefused(new DoesNotFit(Kind.BELOW_DESPATCHED, null));
  }

  @Test
  void an_order_is_cancelled_once_and_not_changed_after_it() {
    given(placed()).when(CANCEL).then(new OrderCancelled(ORDER, JIAXIN)).when(CANCEL).thenNothing();
    given(placed(), new OrderCancelled(ORDER, JIAXIN))
        .when(replace(order(JIAXIN, "13.00", 40)))
        .thenRefused(new DoesNotFit(Kind.CHANGED_AFTER_CANCELLATION, null));
    given().when(CANCEL).thenRefused(new NoSuchOrder());
  }
}
