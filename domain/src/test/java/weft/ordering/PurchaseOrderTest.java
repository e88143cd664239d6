package weft.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.ordering.LineAnswer.Kind.ACCEPTED;
import static weft.ordering.Orders.AUGUST;
import static weft.ordering.Orders.CAPACITY;
import static weft.ordering.Orders.JIAXIN;
import static weft.ordering.Orders.JULY;
import static weft.ordering.Orders.ORDER;
import static weft.ordering.Orders.PLACED;
import static weft.ordering.Orders.accepted;
import static weft.ordering.Orders.answer;
import static weft.ordering.Orders.answered;
import static weft.ordering.Orders.contradicted;
import static weft.ordering.Orders.decide;
import static weft.ordering.Orders.decided;
import static weft.ordering.Orders.order;
import static weft.ordering.Orders.placed;
import static weft.ordering.Orders.promise;
import static weft.ordering.Orders.proposed;
import static weft.ordering.Orders.refused;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.measure.Quantity;
import weft.ordering.OrderRefusal.LineAnsweredTwice;
import weft.ordering.OrderRefusal.LineWasRefused;
import weft.ordering.OrderRefusal.NoOpenProposal;
import weft.ordering.OrderRefusal.NoSuchLine;
import weft.ordering.OrderRefusal.NoSuchOrder;
import weft.ordering.OrderRefusal.NothingAnswered;
import weft.ordering.OrderRefusal.OrderWasCancelled;
import weft.ordering.OrderRefusal.ProposalEmpty;
import weft.ordering.OrderRefusal.ProposalExceedsOrder;
import weft.ordering.OrderRefusal.ReasonMissing;
import weft.ordering.PurchaseOrderCommand.AnswerOrder;
import weft.ordering.PurchaseOrderCommand.CancelOrder;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderEvent.OrderContradicted.Kind;
import weft.party.PartyCode;
import weft.promise.Reason;

/** The rules of an order: placed, negotiated line by line, cancelled, contradicted. */
class PurchaseOrderTest {
  @Test
  void an_order_is_placed() {
    given().when(new PlaceOrder(ORDER, PLACED)).then(placed());
  }

  @Test
  void the_same_order_placed_again_changes_nothing() {
    given(placed()).when(new PlaceOrder(ORDER, PLACED)).thenNothing();
  }

  @Test
  void the_same_order_at_other_segments_and_with_a_shorter_price_changes_nothing() {
    var again = order(JIAXIN, "12.5", 41);
    given(placed()).when(new PlaceOrder(ORDER, again)).thenNothing();
  }

  @Test
  void an_order_placed_again_with_other_content_is_a_contradiction() {
    given(placed())
        .when(new PlaceOrder(ORDER, order(JIAXIN, "12.51", 40)))
        .then(contradicted(JIAXIN, Kind.PLACED_TWICE));
  }

  @Test
  void an_order_that_belongs_to_another_supplier_is_a_contradiction() {
    var hongzhu = new PartyCode("HONGZHU");
    given(placed())
        .when(new PlaceOrder(ORDER, order(hongzhu, "12.50", 40)))
        .then(contradicted(hongzhu, Kind.OTHER_SUPPLIER));
    given(placed())
        .when(new CancelOrder(ORDER, hongzhu))
        .then(contradicted(hongzhu, Kind.OTHER_SUPPLIER));
  }

  @Test
  void an_order_placed_after_its_cancellation_is_a_contradiction() {
    given(placed(), new OrderCancelled(ORDER, JIAXIN))
        .when(new PlaceOrder(ORDER, PLACED))
        .then(contradicted(JIAXIN, Kind.PLACED_AFTER_CANCELLATION));
  }

  @Test
  void cancelling_an_order_that_is_not_placed_is_refused_and_the_order_can_still_come() {
    given()
        .when(new CancelOrder(ORDER, JIAXIN))
        .thenRefused(new NoSuchOrder())
        .when(new PlaceOrder(ORDER, PLACED))
        .then(placed());
  }

  @Test
  void a_contradiction_changes_nothing_of_the_order() {
    var state = PurchaseOrder.NEW.evolve(placed());
    assertThat(state.evolve(contradicted(JIAXIN, Kind.PLACED_TWICE))).isEqualTo(state);
  }

  @Test
  void an_order_is_cancelled_once() {
    given(placed())
        .when(new CancelOrder(ORDER, JIAXIN))
        .then(new OrderCancelled(ORDER, JIAXIN))
        .when(new CancelOrder(ORDER, JIAXIN))
        .thenNothing();
  }

  @Test
  void an_accepted_line_stands_as_ordered_whatever_the_answer_repeats() {
    var loose = new LineAnswer("10", ACCEPTED, List.of(promise(AUGUST, 1)), CAPACITY);
    given(placed()).when(answer(loose)).then(answered(accepted("10", promise(JULY, 40))));
  }

  @Test
  void lines_are_answered_apart_and_together() {
    given(placed())
        .when(answer(accepted("10"), refused("20", CAPACITY)))
        .then(answered(accepted("10", promise(JULY, 40)), refused("20", CAPACITY)));
    given(placed())
        .when(answer(accepted("20")))
        .then(answered(accepted("20", promise(JULY, 3))))
        .when(answer(accepted("10")))
        .then(answered(accepted("10", promise(JULY, 40))));
  }

  @Test
  void a_proposal_splits_the_line_over_dates() {
    var split = proposed("10", CAPACITY, promise(JULY, 25), promise(AUGUST, 15));
    given(placed()).when(answer(split)).then(answered(split));
  }

  @Test
  void a_proposal_can_be_replaced_while_it_is_open() {
    var first = proposed("10", CAPACITY, promise(AUGUST, 40));
    var second = proposed("10", CAPACITY, promise(JULY, 10), promise(AUGUST, 30));
    given(placed(), answered(first)).when(answer(second)).then(answered(second));
  }

  @Test
  void an_accepted_proposal_is_the_agreed_schedule() {
    var proposal = proposed("10", CAPACITY, promise(AUGUST, 40));
    var accept = new ProposalDecision("10", true, null);
    given(placed(), answered(proposal))
        .when(decide(accept))
        .then(decided(accept))
        .when(decide(accept))
        .thenRefused(new NoOpenProposal("10"));
    assertThat(after(placed(), answered(proposal), decided(accept)).answers())
        .isEqualTo(Map.of("10", accepted("10", promise(AUGUST, 40))));
  }

  @Test
  void a_refused_proposal_opens_the_line_again() {
    var proposal = proposed("10", CAPACITY, promise(AUGUST, 40));
    var refuse = new ProposalDecision("10", false, new Reason(Reason.Code.OTHER, "too late"));
    given(placed(), answered(proposal))
        .when(decide(refuse))
        .then(decided(refuse))
        .when(answer(accepted("10")))
        .then(answered(accepted("10", promise(JULY, 40))));
    assertThat(after(placed(), answered(proposal), decided(refuse)).answers()).isEmpty();
  }

  @Test
  void an_answer_to_an_unknown_order_is_refused() {
    given().when(answer(accepted("10"))).thenRefused(new NoSuchOrder());
    given().when(decide(new ProposalDecision("10", true, null))).thenRefused(new NoSuchOrder());
  }

  @Test
  void another_supplier_s_answer_is_refused_as_if_there_were_no_order() {
    given(placed())
        .when(new AnswerOrder(ORDER, new PartyCode("HONGZHU"), List.of(accepted("10"))))
        .thenRefused(new NoSuchOrder());
  }

  @Test
  void a_cancelled_order_takes_no_answer_and_no_decision() {
    var cancelled =
        given(
            placed(),
            answered(proposed("10", CAPACITY, promise(AUGUST, 40))),
            new OrderCancelled(ORDER, JIAXIN));
    cancelled.when(answer(accepted("10"))).thenRefused(new OrderWasCancelled());
    cancelled
        .when(decide(new ProposalDecision("10", true, null)))
        .thenRefused(new OrderWasCancelled());
  }

  @Test
  void an_answer_to_a_line_that_was_not_ordered_is_refused() {
    given(placed()).when(answer(accepted("30"))).thenRefused(new NoSuchLine("30"));
    given(placed())
        .when(decide(new ProposalDecision("30", true, null)))
        .thenRefused(new NoSuchLine("30"));
  }

  @Test
  void a_line_answered_or_decided_twice_at_once_is_refused() {
    given(placed())
        .when(answer(accepted("10"), accepted("10")))
        .thenRefused(new LineAnsweredTwice("10"));
    var accept = new ProposalDecision("10", true, null);
    given(placed(), answered(proposed("10", CAPACITY, promise(AUGUST, 40))))
        .when(decide(accept, accept))
        .thenRefused(new LineAnsweredTwice("10"));
  }

  @Test
  void an_answer_or_decision_about_nothing_is_refused() {
    given(placed()).when(answer()).thenRefused(new NothingAnswered());
    given(placed()).when(decide()).thenRefused(new NothingAnswered());
  }

  @Test
  void a_refused_line_stays_refused() {
    given(placed(), answered(refused("10", CAPACITY)))
        .when(answer(accepted("10")))
        .thenRefused(new LineWasRefused("10"));
  }

  @Test
  void proposals_and_refusals_without_a_reason_are_refused() {
    given(placed())
        .when(answer(proposed("10", null, promise(AUGUST, 40))))
        .thenRefused(new ReasonMissing("10"));
    given(placed()).when(answer(refused("10", null))).thenRefused(new ReasonMissing("10"));
    given(placed(), answered(proposed("10", CAPACITY, promise(AUGUST, 40))))
        .when(decide(new ProposalDecision("10", false, null)))
        .thenRefused(new ReasonMissing("10"));
  }

  @Test
  void a_proposal_without_a_positive_quantity_is_refused() {
    given(placed()).when(answer(proposed("10", CAPACITY))).thenRefused(new ProposalEmpty("10"));
    given(placed())
        .when(answer(proposed("10", CAPACITY, promise(JULY, 40), promise(AUGUST, 0))))
        .thenRefused(new ProposalEmpty("10"));
  }

  @Test
  void proposing_more_than_was_ordered_is_refused() {
    given(placed())
        .when(answer(proposed("10", CAPACITY, promise(JULY, 40), promise(AUGUST, 1))))
        .thenRefused(new ProposalExceedsOrder("10", Quantity.of(40), Quantity.of(41)));
  }

  @Test
  void a_decision_where_no_proposal_is_open_is_refused() {
    var accept = new ProposalDecision("10", true, null);
    given(placed()).when(decide(accept)).thenRefused(new NoOpenProposal("10"));
    given(placed(), answered(accepted("10", promise(JULY, 40))))
        .when(decide(accept))
        .thenRefused(new NoOpenProposal("10"));
  }

  @Test
  void one_refused_line_refuses_the_whole_answer() {
    given(placed())
        .when(answer(accepted("10"), refused("20", null)))
        .thenRefused(new ReasonMissing("20"));
  }

  @Test
  void numbers_repeat_across_buyers() {
    assertThat(ORDER.stream())
        .isNotEqualTo(new PurchaseOrderId(new PartyCode("LINGYUN"), ORDER.number()).stream());
    assertThat(PurchaseOrderId.of(ORDER.stream())).isEqualTo(ORDER);
  }

  private static Scenario<PurchaseOrderCommand, PurchaseOrderEvent, PurchaseOrder> given(
      PurchaseOrderEvent... past) {
    return Scenario.given(PurchaseOrder.NEW, List.of(past));
  }

  private static PurchaseOrder after(PurchaseOrderEvent... past) {
    PurchaseOrder state = PurchaseOrder.NEW;
    for (PurchaseOrderEvent event : past) state = state.evolve(event);
    return state;
  }
}
