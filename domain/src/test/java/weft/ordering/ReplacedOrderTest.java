package weft.ordering;

import static weft.ordering.Orders.JIAXIN;
import static weft.ordering.Orders.JULY;
import static weft.ordering.Orders.ORDER;
import static weft.ordering.Orders.PLACED;
import static weft.ordering.Orders.accepted;
import static weft.ordering.Orders.answered;
import static weft.ordering.Orders.contradicted;
import static weft.ordering.Orders.line;
import static weft.ordering.Orders.order;
import static weft.ordering.Orders.placed;
import static weft.ordering.Orders.promise;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.measure.Quantity;
import weft.ordering.PurchaseOrderCommand.ReplaceOrder;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.ordering.PurchaseOrderEvent.OrderChanged.Head;
import weft.ordering.PurchaseOrderEvent.OrderContradicted.Kind;
import weft.ordering.PurchaseOrderEvent.OrderDespatched;
import weft.ordering.PurchaseOrderEvent.OrderDespatched.Sent;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.party.PartyCode;

/** The buyer states its whole order again; the rules of a change apply. */
class ReplacedOrderTest {
  private static final Order.Line TEN = line("10", 40, "12.50", 40);
  private static final Order.Line TWENTY = line("20", 3, "12.50", 45);

  private static Scenario<PurchaseOrderCommand, PurchaseOrderEvent, PurchaseOrder> given(
      PurchaseOrderEvent... past) {
    return Scenario.given(PurchaseOrder.NEW, List.of(past));
  }

  private static ReplaceOrder by(Order order) {
    return new ReplaceOrder(ORDER, order, List.of(), null);
  }

  private static Order of(Order.Line... lines) {
    return of("PLANT1", lines);
  }

  private static Order of(@Nullable String site, Order.Line... lines) {
    return new Order(JIAXIN, site, PLACED.orderDate(), "CNY", List.of(lines), null);
  }

  @Test
  void the_same_order_once_more_changes_nothing() {
    given(placed()).when(by(order(JIAXIN, "12.5", 7))).thenNothing();
  }

  @Test
  void lines_are_changed_added_and_removed_and_what_stands_as_it_did_keeps_its_answer() {
    given(placed(), answered(accepted("10", promise(JULY, 40))))
        .when(by(of(TEN, line("30", 7, "1.00", 50))))
        .then(
            new OrderChanged(
                ORDER, JIAXIN, List.of(line("30", 7, "1.00", 50)), List.of("20"), null));
  }

  @Test
  void what_stands_beside_the_lines_is_replaced_too() {
    given(placed())
        .when(by(of("PLANT2", TEN, TWENTY)))
        .then(
            new OrderChanged(ORDER, JIAXIN, List.of(), List.of(), new Head("PLANT2", "CNY", null)));
  }

  @Test
  void one_that_was_not_placed_is_placed_by_it() {
    given().when(by(PLACED)).then(new OrderPlaced(ORDER, JIAXIN, PLACED));
  }

  @Test
  void less_than_was_despatched_contradicts() {
    var sent =
        new OrderDespatched(
            ORDER, JIAXIN, "LS-1", List.of(new Sent("10", Quantity.of(30), "PCE", 9)), 2026);
    given(placed(), sent)
        .when(by(of(line("10", 20, "12.50", 40), TWENTY)))
        .then(contradicted(JIAXIN, Kind.BELOW_DESPATCHED, "10"));
    given(placed(), sent)
        .when(by(of(TWENTY)))
        .then(contradicted(JIAXIN, Kind.BELOW_DESPATCHED, "10"));
  }

  @Test
  void another_part_or_unit_of_what_was_despatched_contradicts() {
    var sent =
        new OrderDespatched(
            ORDER, JIAXIN, "LS-1", List.of(new Sent("10", Quantity.of(30), "PCE", 9)), 2026);
    given(placed(), sent)
        .when(by(of(withPart("HY-9", TEN), TWENTY)))
        .then(contradicted(JIAXIN, Kind.DESPATCHED_OTHERWISE, "10"));
    given(placed(), sent)
        .when(by(of(withUnit("KGM", TEN), TWENTY)))
        .then(contradicted(JIAXIN, Kind.DESPATCHED_OTHERWISE, "10"));
    given(placed())
        .when(by(of(withPart("HY-9", TEN), TWENTY)))
        .then(new OrderChanged(ORDER, JIAXIN, List.of(withPart("HY-9", TEN)), List.of(), null));
  }

  private static Order.Line withPart(String part, Order.Line it) {
    return new Order.Line(
        it.line(),
        part,
        it.supplierPart(),
        it.description(),
        it.unit(),
        it.quantity(),
        it.price(),
        it.schedule(),
        it.segment(),
        it.texts(),
        it.stated());
  }

  private static Order.Line withUnit(String unit, Order.Line it) {
    return new Order.Line(
        it.line(),
        it.part(),
        it.supplierPart(),
        it.description(),
        unit,
        it.quantity(),
        it.price(),
        it.schedule(),
        it.segment(),
        it.texts(),
        it.stated());
  }

  @Test
  void one_withdrawn_or_of_another_supplier_is_not_replaced() {
    given(placed(), new OrderCancelled(ORDER, JIAXIN))
        .when(by(of(TEN)))
        .then(contradicted(JIAXIN, Kind.CHANGED_AFTER_CANCELLATION));
    var other = new PartyCode("HONGZHU");
    given(placed())
        .when(by(order(other, "12.50", 40)))
        .then(contradicted(other, Kind.OTHER_SUPPLIER));
  }
}
