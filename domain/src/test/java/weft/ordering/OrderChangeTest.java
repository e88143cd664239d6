package weft.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.ordering.LineChange.Kind.ADDED;
import static weft.ordering.LineChange.Kind.CHANGED;
import static weft.ordering.Orders.AUGUST;
import static weft.ordering.Orders.CAPACITY;
import static weft.ordering.Orders.JIAXIN;
import static weft.ordering.Orders.JULY;
import static weft.ordering.Orders.ORDER;
import static weft.ordering.Orders.accepted;
import static weft.ordering.Orders.answer;
import static weft.ordering.Orders.answered;
import static weft.ordering.Orders.change;
import static weft.ordering.Orders.changed;
import static weft.ordering.Orders.contradicted;
import static weft.ordering.Orders.line;
import static weft.ordering.Orders.placed;
import static weft.ordering.Orders.promise;
import static weft.ordering.Orders.proposed;
import static weft.ordering.Orders.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.measure.Quantity;
import weft.ordering.OrderRefusal.NoSuchLine;
import weft.ordering.OrderRefusal.NoSuchOrder;
import weft.ordering.PurchaseOrderCommand.CancelOrder;
import weft.ordering.PurchaseOrderCommand.ChangeOrder;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.ordering.PurchaseOrderEvent.OrderContradicted.Kind;
import weft.ordering.PurchaseOrderEvent.OrderDespatched;
import weft.ordering.PurchaseOrderEvent.OrderDespatched.Sent;
import weft.party.PartyCode;
import weft.promise.Promise;

/** The buyer changes an existing order: adds, changes or removes lines, all of them or none. */
class OrderChangeTest {
  @Test
  void a_new_quantity_keeps_the_only_date_the_price_and_the_part() {
    given(placed()).when(change(quantity("10", 25))).then(changed(line("10", 25, "12.50", 7)));
  }

  @Test
  void a_new_date_keeps_the_quantity() {
    given(placed())
        .when(change(asked(CHANGED, "10", null, null, AUGUST)))
        .then(changed(with(line("10", 40, "12.50", 7), promise(AUGUST, 40))));
  }

  @Test
  void several_deliveries_replace_the_one_and_are_its_quantity() {
    given(placed())
        .when(change(deliveries("10", promise(JULY, 15), promise(AUGUST, 15))))
        .then(changed(with(line("10", 30, "12.50", 7), promise(JULY, 15), promise(AUGUST, 15))));
  }

  @Test
  void a_new_sum_for_several_deliveries_is_not_guessed() {
    var split = changed(with(line("10", 40, "12.50", 7), promise(JULY, 20), promise(AUGUST, 20)));
    given(placed(), split)
        .when(change(quantity("10", 25)))
        .then(contradicted(JIAXIN, Kind.CHANGE_INCOMPLETE, "10"));
    given(placed(), split).when(change(quantity("10", 40))).thenNothing();
  }

  @Test
  void a_line_is_added_once() {
    var thirty = asked(ADDED, "30", "4712-B", 7L, AUGUST);
    var stands =
        new Order.Line(
            "30",
            "4712-B",
            null,
            null,
            "PCE",
            Quantity.of(7),
            null,
            List.of(promise(AUGUST, 7)),
            7,
            null,
            null);
    given(placed())
        .when(change(thirty))
        .then(changed(stands))
        .when(change(thirty))
        .thenNothing()
        .when(change(asked(ADDED, "30", "4712-B", 9L, AUGUST)))
        .then(contradicted(JIAXIN, Kind.LINE_ADDED_TWICE, "30"));
  }

  @Test
  void changes_add_no_more_lines_than_an_order_may_have() {
    LineChange[] many =
        IntStream.rangeClosed(3, Order.MOST_LINES)
            .mapToObj(it -> asked(ADDED, "N" + it, "4712-B", 7L, AUGUST))
            .toArray(LineChange[]::new);
    LineChange[] more = Arrays.copyOf(many, many.length + 1);
    more[many.length] = asked(ADDED, "LAST", "4712-B", 7L, AUGUST);
    given(placed()).when(change(more)).then(contradicted(JIAXIN, Kind.TOO_MANY_LINES, "LAST"));
  }

  @Test
  void an_added_line_without_part_quantity_or_date_is_incomplete() {
    for (LineChange it :
        List.of(
            asked(ADDED, "30", null, 7L, AUGUST),
            asked(ADDED, "30", "4712-B", null, AUGUST),
            asked(ADDED, "30", "4712-B", 7L, null)))
      given(placed()).when(change(it)).then(contradicted(JIAXIN, Kind.CHANGE_INCOMPLETE, "30"));
  }

  @Test
  void a_removed_line_can_no_longer_be_answered() {
    given(placed())
        .when(change(LineChange.removed("20", 7)))
        .then(new OrderChanged(ORDER, JIAXIN, List.of(), List.of("20"), null))
        .when(answer(accepted("20")))
        .thenRefused(new NoSuchLine("20"));
  }

  @Test
  void the_last_word_of_a_message_on_a_line_holds() {
    var again = asked(ADDED, "20", "4712-B", 7L, AUGUST);
    var stands =
        new Order.Line(
            "20",
            "4712-B",
            null,
            null,
            "PCE",
            Quantity.of(7),
            null,
            List.of(promise(AUGUST, 7)),
            7,
            null,
            null);
    given(placed())
        .when(change(LineChange.removed("20", 7), again))
        .then(changed(stands))
        .when(change(again))
        .thenNothing()
        .when(change(quantity("20", 9), LineChange.removed("20", 8)))
        .then(new OrderChanged(ORDER, JIAXIN, List.of(), List.of("20"), null));
    given(placed())
        .when(change(quantity("10", 25), quantity("10", 30)))
        .then(changed(line("10", 30, "12.50", 7)));
  }

  @Test
  void an_order_whose_last_line_is_removed_is_cancelled() {
    given(placed())
        .when(change(LineChange.removed("10", 7), LineChange.removed("20", 8)))
        .then(new OrderCancelled(ORDER, JIAXIN));
  }

  @Test
  void a_change_repeated_or_without_difference_changes_nothing() {
    given(placed())
        .when(change(quantity("10", 25)))
        .then(changed(line("10", 25, "12.50", 7)))
        .when(change(quantity("10", 25)))
        .thenNothing();
    given(placed()).when(change(quantity("10", 40), quantity("20", 3))).thenNothing();
  }

  @Test
  void a_changed_line_is_to_be_answered_anew_and_the_others_stand() {
    var state =
        PurchaseOrder.NEW
            .evolve(placed())
            .evolve(answered(accepted("10", promise(JULY, 40)), accepted("20", promise(JULY, 3))))
            .evolve(changed(line("10", 25, "12.50", 7)));
    assertThat(state.answers()).containsOnlyKeys("20");
    given(placed(), answered(refused("10", CAPACITY)), changed(line("10", 25, "12.50", 7)))
        .when(answer(accepted("10")))
        .then(answered(accepted("10", promise(JULY, 25))));
  }

  @Test
  void a_change_that_crosses_a_proposal_ends_it() {
    given(
            placed(),
            answered(proposed("10", CAPACITY, promise(AUGUST, 40))),
            changed(line("10", 25, "12.50", 7)))
        .when(Orders.decide(new ProposalDecision("10", true, null)))
        .thenRefused(new OrderRefusal.NoOpenProposal("10"));
  }

  @Test
  void a_quantity_that_is_said_to_rise_or_fall_does_so() {
    for (long said : new long[] {25, 40})
      given(placed())
          .when(change(moving(LineChange.Moves.UP, said)))
          .then(contradicted(JIAXIN, Kind.QUANTITY_OTHERWISE, "10"));
    for (long said : new long[] {40, 60})
      given(placed())
          .when(change(moving(LineChange.Moves.DOWN, said)))
          .then(contradicted(JIAXIN, Kind.QUANTITY_OTHERWISE, "10"));
    given(placed())
        .when(change(moving(LineChange.Moves.UP, 60)))
        .then(changed(line("10", 60, "12.50", 7)));
    given(placed())
        .when(change(moving(LineChange.Moves.DOWN, 25)))
        .then(changed(line("10", 25, "12.50", 7)));
  }

  private static LineChange moving(LineChange.Moves way, long quantity) {
    LineChange it = quantity("10", quantity);
    return new LineChange(
        it.kind(),
        it.line(),
        it.part(),
        it.supplierPart(),
        it.description(),
        it.unit(),
        it.quantity(),
        it.price(),
        it.date(),
        it.schedule(),
        it.segment(),
        it.texts(),
        it.stated(),
        way);
  }

  @Test
  void a_change_in_another_currency_than_the_order_s_is_a_contradiction() {
    var said = List.of(quantity("10", 25));
    given(placed())
        .when(new ChangeOrder(ORDER, JIAXIN, said, List.of(), null, "EUR"))
        .then(contradicted(JIAXIN, Kind.OTHER_CURRENCY));
    given(placed())
        .when(new ChangeOrder(ORDER, JIAXIN, said, List.of(), null, "CNY"))
        .then(changed(line("10", 25, "12.50", 7)));
  }

  @Test
  void a_change_of_a_line_the_order_does_not_have_changes_none_of_the_others() {
    given(placed())
        .when(change(quantity("10", 25), quantity("70", 1)))
        .then(contradicted(JIAXIN, Kind.LINE_UNKNOWN, "70"));
    given(placed())
        .when(change(LineChange.removed("70", 7)))
        .then(contradicted(JIAXIN, Kind.LINE_UNKNOWN, "70"));
  }

  @Test
  void a_change_of_an_order_cancelled_or_with_another_supplier_is_a_contradiction() {
    given(placed(), new OrderCancelled(ORDER, JIAXIN))
        .when(change(quantity("10", 25)))
        .then(contradicted(JIAXIN, Kind.CHANGED_AFTER_CANCELLATION));
    var hongzhu = new PartyCode("HONGZHU");
    given(placed())
        .when(new ChangeOrder(ORDER, hongzhu, List.of(quantity("10", 25))))
        .then(contradicted(hongzhu, Kind.OTHER_SUPPLIER));
  }

  @Test
  void a_change_of_a_partly_shipped_line_below_what_was_shipped_is_a_contradiction() {
    var sent = despatched("LS-1", new Sent("10", Quantity.of(30), "PCE", 9));
    given(placed(), sent)
        .when(change(quantity("10", 25)))
        .then(contradicted(JIAXIN, Kind.BELOW_DESPATCHED, "10"));
    given(placed(), sent)
        .when(change(LineChange.removed("10", 7)))
        .then(contradicted(JIAXIN, Kind.BELOW_DESPATCHED, "10"));
    given(placed(), sent)
        .when(new CancelOrder(ORDER, JIAXIN))
        .then(contradicted(JIAXIN, Kind.BELOW_DESPATCHED));
    given(placed(), sent)
        .when(change(quantity("10", 30)))
        .then(changed(line("10", 30, "12.50", 7)));
    given(placed(), sent, despatched("LS-2", new Sent("10", Quantity.of(5), "PCE", 9)))
        .when(change(quantity("10", 30)))
        .then(contradicted(JIAXIN, Kind.BELOW_DESPATCHED, "10"));
    given(placed(), sent, despatched("LS-1"))
        .when(change(quantity("10", 25)))
        .then(changed(line("10", 25, "12.50", 7)));
    given(placed(), despatched("LS-1", new Sent("10", Quantity.of(90), "PCE", 9)))
        .when(change(quantity("10", 50)))
        .then(changed(line("10", 50, "12.50", 7)));
  }

  private static OrderDespatched despatched(String advice, Sent... lines) {
    return new OrderDespatched(ORDER, JIAXIN, advice, List.of(lines), 2026);
  }

  @Test
  void a_change_of_an_order_that_is_not_placed_is_refused_so_that_it_waits() {
    given().when(change(quantity("10", 25))).thenRefused(new NoSuchOrder());
  }

  private static LineChange quantity(String line, long quantity) {
    return asked(CHANGED, line, null, quantity, null);
  }

  private static LineChange deliveries(String line, Promise... schedule) {
    return new LineChange(
        CHANGED, line, null, null, null, null, null, null, null, List.of(schedule), 7, null, null);
  }

  private static LineChange asked(
      LineChange.Kind kind,
      String line,
      @Nullable String part,
      @Nullable Long quantity,
      @Nullable LocalDate date) {
    return new LineChange(
        kind,
        line,
        part,
        null,
        null,
        null,
        quantity == null ? null : Quantity.of(quantity),
        null,
        date,
        List.of(),
        7,
        null,
        null);
  }

  private static Order.Line with(Order.Line it, Promise... schedule) {
    BigDecimal price = it.price();
    return new Order.Line(
        it.line(),
        it.part(),
        it.supplierPart(),
        it.description(),
        it.unit(),
        it.quantity(),
        price,
        List.of(schedule),
        it.segment(),
        null,
        null);
  }

  private static Scenario<PurchaseOrderCommand, PurchaseOrderEvent, PurchaseOrder> given(
      PurchaseOrderEvent... events) {
    return Scenario.given(PurchaseOrder.NEW, List.of(events));
  }
}
