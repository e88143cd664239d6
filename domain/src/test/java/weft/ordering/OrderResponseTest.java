package weft.ordering;

import static java.util.Collections.nCopies;
import static weft.ordering.LineResponse.Verdict.ACCEPTED;
import static weft.ordering.LineResponse.Verdict.AMENDED;
import static weft.ordering.LineResponse.Verdict.AS_STATED;
import static weft.ordering.LineResponse.Verdict.REFUSED;
import static weft.ordering.Orders.AUGUST;
import static weft.ordering.Orders.CAPACITY;
import static weft.ordering.Orders.JIAXIN;
import static weft.ordering.Orders.JULY;
import static weft.ordering.Orders.ORDER;
import static weft.ordering.Orders.accepted;
import static weft.ordering.Orders.decided;
import static weft.ordering.Orders.placed;
import static weft.ordering.Orders.promise;
import static weft.ordering.Orders.proposed;
import static weft.ordering.Orders.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.interchange.StatedAt;
import weft.measure.Quantity;
import weft.ordering.LineResponse.Delivery;
import weft.ordering.LineResponse.Verdict;
import weft.ordering.OrderRefusal.LineAnsweredTwice;
import weft.ordering.OrderRefusal.LineWasRefused;
import weft.ordering.OrderRefusal.NoSuchLine;
import weft.ordering.OrderRefusal.NoSuchOrder;
import weft.ordering.OrderRefusal.OrderWasCancelled;
import weft.ordering.OrderRefusal.ProposalEmpty;
import weft.ordering.OrderRefusal.ProposalExceedsOrder;
import weft.ordering.PurchaseOrderCommand.RespondToOrder;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.ResponseRefusal.AcceptedOtherwise;
import weft.ordering.ResponseRefusal.OtherPart;
import weft.ordering.ResponseRefusal.OtherUnit;
import weft.ordering.ResponseRefusal.ResponseIncomplete;
import weft.party.PartyCode;
import weft.promise.Reason;

/** A supplier's message is compared with the order: line 10 for 40, line 20 for 3, in July. */
class OrderResponseTest {
  private static final Reason UNSAID = new Reason(Reason.Code.OTHER, null);
  private static final StatedAt SOMEWHERE = new StatedAt(3, "BGM", null, 99);

  private static OrderAnswered answered(LineAnswer... answers) {
    return new OrderAnswered(
        Orders.ORDER,
        Orders.JIAXIN,
        List.of(answers),
        nCopies(answers.length, SOMEWHERE.segment()));
  }

  @Test
  void a_line_accepted_without_a_word_is_accepted_as_ordered() {
    given().when(said(line(ACCEPTED, "10"))).then(answered(accepted("10", promise(JULY, 40))));
  }

  @Test
  void what_is_repeated_as_ordered_is_accepted() {
    given()
        .when(said(line(ACCEPTED, "10", stated(40, JULY)), line(AMENDED, "20", stated(3, JULY))))
        .then(answered(accepted("10", promise(JULY, 40)), accepted("20", promise(JULY, 3))));
  }

  @Test
  void what_an_amendment_does_not_state_is_as_ordered() {
    given()
        .when(
            said(line(AMENDED, "10", stated(25, null)), line(AMENDED, "20", stated(null, AUGUST))))
        .then(
            answered(
                proposed("10", UNSAID, promise(JULY, 25)),
                proposed("20", UNSAID, promise(AUGUST, 3))));
  }

  @Test
  void without_a_word_of_its_own_a_line_is_what_it_states() {
    given()
        .when(
            said(line(AS_STATED, "10", stated(40, JULY)), line(AS_STATED, "20", stated(3, AUGUST))))
        .then(
            answered(
                accepted("10", promise(JULY, 40)), proposed("20", UNSAID, promise(AUGUST, 3))));
  }

  @Test
  void several_deliveries_are_a_proposal_with_its_reason() {
    given()
        .when(said(because(CAPACITY, line(AMENDED, "10", stated(30, JULY), stated(10, AUGUST)))))
        .then(answered(proposed("10", CAPACITY, promise(JULY, 30), promise(AUGUST, 10))));
  }

  @Test
  void another_price_is_a_proposal_that_names_both() {
    var dearer =
        new LineResponse(
            AMENDED, "10", null, null, List.of(), new BigDecimal("13.10"), CAPACITY, SOMEWHERE);
    given()
        .when(said(dearer))
        .then(
            answered(
                proposed(
                    "10",
                    new Reason(Reason.Code.PRICE, "12.50 → 13.10; one shift only"),
                    promise(JULY, 40))));
  }

  @Test
  void a_refusal_needs_no_reason_in_a_message() {
    given().when(said(line(REFUSED, "10"))).then(answered(refused("10", UNSAID)));
  }

  @Test
  void a_message_that_says_again_what_stands_changes_nothing() {
    given(answered(accepted("10", promise(JULY, 40)), refused("20", CAPACITY)))
        .when(said(line(ACCEPTED, "10"), line(REFUSED, "20")))
        .thenNothing();
  }

  @Test
  void a_proposal_the_buyer_accepted_stays_agreed_when_it_is_repeated() {
    var agreed = decided(new ProposalDecision("10", true, null));
    var proposal = answered(proposed("10", CAPACITY, promise(AUGUST, 40)));
    given(proposal, agreed).when(said(line(ACCEPTED, "10", stated(40, AUGUST)))).thenNothing();
    given(proposal, agreed).when(said(line(AMENDED, "10", stated(40, AUGUST)))).thenNothing();
    given(proposal, agreed).when(said(line(ACCEPTED, "10"))).thenNothing();
  }

  @Test
  void an_order_accepted_as_a_whole_accepts_the_lines_that_are_open() {
    given(answered(refused("20", CAPACITY)))
        .when(whole(ACCEPTED))
        .then(answered(accepted("10", promise(JULY, 40))));
    given().when(whole(null)).thenNothing();
  }

  @Test
  void an_order_refused_as_a_whole_refuses_all_lines() {
    given(answered(accepted("10", promise(JULY, 40))))
        .when(whole(REFUSED))
        .then(answered(refused("10", CAPACITY), refused("20", CAPACITY)));
  }

  @Test
  void accepted_without_amendment_and_yet_otherwise_is_refused() {
    given()
        .when(said(line(ACCEPTED, "10", stated(39, null))))
        .thenRefused(new AcceptedOtherwise("10"));
    given()
        .when(said(line(ACCEPTED, "10", stated(null, AUGUST))))
        .thenRefused(new AcceptedOtherwise("10"));
  }

  @Test
  void an_amendment_that_says_nothing_is_refused() {
    given().when(said(line(AMENDED, "10"))).thenRefused(new ResponseIncomplete("10"));
    given()
        .when(said(line(AMENDED, "10", stated(20, JULY), stated(null, AUGUST))))
        .thenRefused(new ResponseIncomplete("10"));
  }

  @Test
  void one_wrong_line_refuses_the_whole_message() {
    given()
        .when(said(line(ACCEPTED, "10"), line(ACCEPTED, "70")))
        .thenRefused(new NoSuchLine("70"));
    given()
        .when(said(line(ACCEPTED, "10"), line(REFUSED, "10")))
        .thenRefused(new LineAnsweredTwice("10"));
    given()
        .when(said(line(AMENDED, "10", stated(41, JULY))))
        .thenRefused(new ProposalExceedsOrder("10", Quantity.of(40), Quantity.of(41)));
    given().when(said(line(AMENDED, "10", stated(0, JULY)))).thenRefused(new ProposalEmpty("10"));
    given(answered(refused("10", CAPACITY)))
        .when(said(line(ACCEPTED, "10")))
        .thenRefused(new LineWasRefused("10"));
  }

  @Test
  void another_part_or_unit_than_ordered_is_refused() {
    given().when(said(of("4711-B", null))).thenRefused(new OtherPart("10", "4711-A", "4711-B"));
    given().when(said(of(null, "KGM"))).thenRefused(new OtherUnit("10", "PCE", "KGM"));
    for (String piece : List.of("PCE", "EA", "PC", "C62", "H87"))
      given().when(said(of("4711-A", piece))).then(answered(accepted("10", promise(JULY, 40))));
  }

  @Test
  void only_the_supplier_of_the_order_answers_it() {
    var stranger =
        new RespondToOrder(ORDER, new PartyCode("HONGZHU"), ACCEPTED, null, List.of(), SOMEWHERE);
    given().when(stranger).thenRefused(new NoSuchOrder());
    Scenario.given(PurchaseOrder.NEW, List.<PurchaseOrderEvent>of())
        .when(whole(ACCEPTED))
        .thenRefused(new NoSuchOrder());
    given(new OrderCancelled(ORDER, JIAXIN))
        .when(whole(ACCEPTED))
        .thenRefused(new OrderWasCancelled());
  }

  private static Scenario<PurchaseOrderCommand, PurchaseOrderEvent, PurchaseOrder> given(
      PurchaseOrderEvent... events) {
    List<PurchaseOrderEvent> past = new ArrayList<>(List.of(placed()));
    past.addAll(List.of(events));
    return Scenario.given(PurchaseOrder.NEW, past);
  }

  @Test
  void an_answer_in_another_currency_than_the_order_s_is_never_its_price() {
    given(placed())
        .when(new RespondToOrder(ORDER, JIAXIN, ACCEPTED, null, List.of(), SOMEWHERE, "EUR"))
        .thenRefused(new ResponseRefusal.OtherCurrency("CNY", "EUR"));
  }

  private static RespondToOrder whole(@Nullable Verdict verdict) {
    return new RespondToOrder(ORDER, JIAXIN, verdict, CAPACITY, List.of(), SOMEWHERE);
  }

  private static RespondToOrder said(LineResponse... lines) {
    return new RespondToOrder(ORDER, JIAXIN, null, null, List.of(lines), SOMEWHERE);
  }

  private static LineResponse line(Verdict verdict, String line, Delivery... deliveries) {
    return new LineResponse(verdict, line, null, null, List.of(deliveries), null, null, SOMEWHERE);
  }

  private static LineResponse because(Reason reason, LineResponse it) {
    return new LineResponse(
        it.verdict(), it.line(), null, null, it.deliveries(), null, reason, SOMEWHERE);
  }

  private static LineResponse of(@Nullable String part, @Nullable String unit) {
    return new LineResponse(ACCEPTED, "10", part, unit, List.of(), null, null, SOMEWHERE);
  }

  private static Delivery stated(@Nullable Integer quantity, @Nullable LocalDate date) {
    return new Delivery(quantity == null ? null : Quantity.of(quantity), date);
  }
}
