package weft.ordering;

import static weft.ordering.Orders.JIAXIN;
import static weft.ordering.Orders.ORDER;
import static weft.ordering.Orders.placed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.interchange.StatedAt;
import weft.measure.Quantity;
import weft.ordering.PurchaseOrderCommand.AdviseDespatch;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderEvent.OrderContradicted;
import weft.ordering.PurchaseOrderEvent.OrderContradicted.Kind;
import weft.ordering.PurchaseOrderEvent.OrderDespatched;
import weft.ordering.PurchaseOrderEvent.OrderDespatched.Sent;
import weft.party.PartyCode;

/** A despatch advice reports the sent quantities of an order. */
class DespatchTest {
  private static final StatedAt AT = new StatedAt(2, "UNH", null, 40);

  private static Scenario<PurchaseOrderCommand, PurchaseOrderEvent, PurchaseOrder> given(
      PurchaseOrderEvent... events) {
    return Scenario.given(PurchaseOrder.NEW, List.of(events));
  }

  private static AdviseDespatch advice(Despatched... lines) {
    return new AdviseDespatch(ORDER, JIAXIN, "LS-1", List.of(lines), AT, 2026);
  }

  private static Despatched sent(
      @Nullable String line, @Nullable String part, long quantity, @Nullable String unit) {
    return new Despatched(line, part, Quantity.of(quantity), unit, 9);
  }

  private static OrderDespatched despatched(Sent... lines) {
    return new OrderDespatched(ORDER, JIAXIN, "LS-1", List.of(lines), 2026);
  }

  private static Sent ten(long quantity) {
    return new Sent("10", Quantity.of(quantity), "PCE", 9);
  }

  @Test
  void names_its_lines_with_whatever_zeros_and_a_piece_is_a_piece() {
    given(placed()).when(advice(sent("10", null, 5, "PCE"))).then(despatched(ten(5)));
    given(placed()).when(advice(sent("000010", null, 5, "EA"))).then(despatched(ten(5)));
    given(placed())
        .when(advice(sent("10", null, 5, null), sent("10", null, 7, null)))
        .then(despatched(ten(5), ten(7)));
  }

  @Test
  void without_a_number_names_the_only_line_of_its_part() {
    var other =
        new Order.Line(
            "30", "4712", "JX-9", null, "KGM", Quantity.of(8), null, List.of(), 5, null, null);
    var order =
        new Order(JIAXIN, null, null, null, List.of(Orders.line("10", 4, "1", 3), other), null);
    given(new PurchaseOrderEvent.OrderPlaced(ORDER, JIAXIN, order))
        .when(advice(sent(null, "4711-A", 2, null), sent(null, "JX-9", 3, "KGM")))
        .then(despatched(ten(2), new Sent("30", Quantity.of(3), "KGM", 9)));
    given(placed()).when(advice(sent(null, "4711-A", 2, null))).thenNothing(); // lines 10 and 20
  }

  @Test
  void what_names_no_line_is_in_the_advice_alone_and_another_unit_goes_to_the_line_that_it_names() {
    given(placed())
        .when(
            advice(
                sent("77", null, 5, null), sent("10", null, 5, "KGM"), sent("20", null, 1, null)))
        .then(
            despatched(
                new Sent("10", Quantity.of(5), "KGM", 9),
                new Sent("20", Quantity.of(1), "PCE", 9)));
  }

  @Test
  void a_line_named_with_another_part_counts_for_nothing() {
    given(placed())
        .when(advice(sent("10", "4712-B", 5, null), sent("20", "4711-A", 1, null)))
        .then(despatched(new Sent("20", Quantity.of(1), "PCE", 9)));
    var suppliers = new Despatched("10", "JX-1", Quantity.of(5), null, 9, null, true);
    given(placed()).when(advice(suppliers)).then(despatched(ten(5)));
    var both = new Despatched("10", "JX-1", Quantity.of(5), null, 9, "4711-A", false);
    given(placed()).when(advice(both)).then(despatched(ten(5)));
  }

  @Test
  void more_sent_than_is_ordered_is_a_contradiction_beside_what_was_sent() {
    var over = new OrderContradicted(ORDER, JIAXIN, Kind.DESPATCHED_OVER, "10");
    given(placed()).when(advice(sent("10", null, 40, null))).then(despatched(ten(40)));
    given(placed()).when(advice(sent("10", null, 400, null))).then(despatched(ten(400)), over);
    var first = new OrderDespatched(ORDER, JIAXIN, "LS-0", List.of(ten(39)), 2026);
    given(placed(), first).when(advice(sent("10", null, 2, null))).then(despatched(ten(2)), over);
  }

  @Test
  void said_again_is_nothing_new_and_said_otherwise_or_withdrawn_takes_its_place() {
    given(placed(), despatched(ten(5))).when(advice(sent("10", null, 5, null))).thenNothing();
    given(placed(), despatched(ten(5)))
        .when(advice(sent("10", null, 6, null)))
        .then(despatched(ten(6)));
    given(placed(), despatched(ten(5))).when(advice()).then(despatched());
    given(placed()).when(advice()).thenNothing();
  }

  @Test
  void of_an_order_that_is_not_here_or_another_s_nothing_happens_and_of_a_cancelled_one_it_does() {
    given().when(advice(sent("10", null, 5, null))).thenNothing();
    var hongzhu = new PartyCode("HONGZHU");
    given(placed())
        .when(
            new AdviseDespatch(
                ORDER, hongzhu, "LS-1", List.of(sent("10", null, 5, null)), AT, 2026))
        .thenNothing();
    given(placed(), new OrderCancelled(ORDER, JIAXIN))
        .when(advice(sent("10", null, 5, null)))
        .then(despatched(ten(5)));
  }

  @Test
  void the_same_number_in_another_year_is_another_shipment() {
    var last = new OrderDespatched(ORDER, JIAXIN, "LS-1", List.of(ten(5)), 2026);
    var now = new OrderDespatched(ORDER, JIAXIN, "LS-1", List.of(ten(3)), 2027);
    given(placed(), last)
        .when(
            new AdviseDespatch(ORDER, JIAXIN, "LS-1", List.of(sent("10", null, 3, null)), AT, 2027))
        .then(now);
    given(placed(), last, now)
        .when(new AdviseDespatch(ORDER, JIAXIN, "LS-1", List.of(), AT, 2027))
        .then(new OrderDespatched(ORDER, JIAXIN, "LS-1", List.of(), 2027));
  }
}
