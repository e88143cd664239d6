package weft.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.shipment.Receipt.Difference.Kind.DAMAGED;
import static weft.shipment.Receipt.Difference.Kind.OVER;
import static weft.shipment.Receipt.Difference.Kind.SHORT;
import static weft.shipment.Receipt.Difference.Kind.WRONG_PART;
import static weft.shipment.ShipmentWords.ANNOUNCED;
import static weft.shipment.ShipmentWords.SHIPMENT;
import static weft.shipment.ShipmentWords.came;
import static weft.shipment.ShipmentWords.given;
import static weft.shipment.ShipmentWords.receipt;
import static weft.shipment.ShipmentWords.received;
import static weft.shipment.ShipmentWords.sent;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.measure.Quantity;
import weft.party.Side;
import weft.shipment.ShipmentCommand.AdviseReceipt;
import weft.shipment.ShipmentCommand.ReceiveShipment;
import weft.shipment.ShipmentEvent.SettlementProposed;
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentEvent.ShipmentCancelled;
import weft.shipment.ShipmentEvent.ShipmentContradicted;
import weft.shipment.ShipmentEvent.ShipmentContradicted.Kind;
import weft.shipment.ShipmentEvent.ShipmentReceived;
import weft.shipment.ShipmentRefusal.DifferenceDoesNotAddUp;
import weft.shipment.ShipmentRefusal.NoSuchShipment;
import weft.shipment.ShipmentRefusal.NothingReceived;
import weft.shipment.ShipmentRefusal.PartNotShipped;
import weft.shipment.ShipmentRefusal.ReceiptNumberUsed;
import weft.shipment.ShipmentRefusal.ReceivedInOtherUnit;
import weft.shipment.ShipmentRefusal.ReceivedQuantityNegative;
import weft.shipment.ShipmentRefusal.ShipmentWasCancelled;

/** The received goods of a shipment, and their defects. */
class ReceiptTest {
  private static final Receipt ALL = receipt("R1", came("A", 100), came("B", 20));

  @Test
  void all_of_it_ends_its_way_and_part_of_it_leaves_the_rest_on_it() {
    given(ANNOUNCED).when(receive(ALL)).then(received(ALL, true));
    Receipt first = receipt("R1", came("A", 60));
    Receipt second = receipt("R2", came("A", 40), came("B", 20));
    given(ANNOUNCED).when(receive(first)).then(received(first, false));
    given(ANNOUNCED, received(first, false)).when(receive(second)).then(received(second, true));
  }

  @Test
  void what_is_short_is_no_longer_on_its_way() {
    Receipt said = receipt("R1", came("A", 95, SHORT, 5), came("B", 20));
    given(ANNOUNCED).when(receive(said)).then(received(said, true));
    given(ANNOUNCED)
        .when(receive(receipt("R1", came("A", 95, SHORT, 4))))
        .thenRefused(new DifferenceDoesNotAddUp("A", Quantity.of(100), Quantity.of(95)));
    given(ANNOUNCED)
        .when(receive(receipt("R1", came("A", 95, SHORT, 6))))
        .thenRefused(new DifferenceDoesNotAddUp("A", Quantity.of(100), Quantity.of(95)));
  }

  @Test
  void more_than_was_sent_is_said_to_be_over() {
    Receipt said = receipt("R1", came("A", 103, OVER, 3), came("B", 20));
    given(ANNOUNCED).when(receive(said)).then(received(said, true));
    given(ANNOUNCED)
        .when(receive(receipt("R1", came("A", 103))))
        .thenRefused(new DifferenceDoesNotAddUp("A", Quantity.of(100), Quantity.of(103)));
  }

  @Test
  void damaged_goods_came_and_a_wrong_part_is_of_no_line() {
    Receipt said =
        receipt("R1", came("A", 100, DAMAGED, 7), came("B", 20), came("C", 3, WRONG_PART, 3));
    given(ANNOUNCED).when(receive(said)).then(received(said, true));
    given(ANNOUNCED)
        .when(receive(receipt("R1", came("A", 5, DAMAGED, 7))))
        .thenRefused(new DifferenceDoesNotAddUp("A", Quantity.of(100), Quantity.of(5)));
    given(ANNOUNCED)
        .when(receive(receipt("R1", came("A", 5, WRONG_PART, 5))))
        .thenRefused(new DifferenceDoesNotAddUp("A", Quantity.of(100), Quantity.of(5)));
    given(ANNOUNCED)
        .when(receive(receipt("R1", came("C", 3))))
        .thenRefused(new PartNotShipped("C"));
  }

  @Test
  void it_says_something_in_the_unit_that_was_sent() {
    given(ANNOUNCED).when(receive(receipt("R1"))).thenRefused(new NothingReceived());
    given(ANNOUNCED)
        .when(receive(receipt("R1", came("A", -1))))
        .thenRefused(new ReceivedQuantityNegative("A"));
    given(ANNOUNCED)
        .when(receive(receipt("R1", came("A", 1, SHORT, 0))))
        .thenRefused(new ReceivedQuantityNegative("A"));
    var kilos = new Receipt.Line("A", Quantity.of(5), "KGM", null, null, null);
    given(ANNOUNCED)
        .when(receive(receipt("R1", kilos)))
        .thenRefused(new ReceivedInOtherUnit("A", "PCE", "KGM"));
  }

  @Test
  void there_is_something_to_receive() {
    given().when(receive(ALL)).thenRefused(new NoSuchShipment());
    given(ANNOUNCED, new ShipmentCancelled(SHIPMENT, null))
        .when(receive(ALL))
        .thenRefused(new ShipmentWasCancelled());
  }

  @Test
  void said_again_under_its_number_it_is_the_same_fact() {
    given(ANNOUNCED, received(ALL, true)).when(receive(ALL)).thenNothing();
    given(ANNOUNCED, received(ALL, true))
        .when(receive(receipt("R1", came("A", 1))))
        .thenRefused(new ReceiptNumberUsed("R1"));
    given(ANNOUNCED, received(ALL, true)).when(advise(ALL)).thenNothing();
    Receipt other = receipt("R1", came("A", 1));
    given(ANNOUNCED, received(ALL, true))
        .when(advise(other))
        .then(contradicted(Kind.RECEIPT_NUMBER_REUSED, other));
  }

  @Test
  void of_a_message_the_differences_are_found() {
    Receipt said = receipt("R1", came("A", 103), came("C", 3));
    Receipt found = receipt("R1", came("A", 103, OVER, 3), came("C", 3, WRONG_PART, 3));
    given(ANNOUNCED).when(advise(said)).then(received(found, false));
    given(ANNOUNCED, received(found, false)).when(advise(said)).thenNothing();
    given().when(advise(said)).thenRefused(new NoSuchShipment());
    given(ANNOUNCED, new ShipmentCancelled(SHIPMENT, null))
        .when(advise(said))
        .then(contradicted(Kind.RECEIVED_AFTER_CANCELLATION, said));
  }

  /** A buyer's system may compare with its order, or with another despatch. */
  @Test
  void what_an_advice_says_is_over_or_short_makes_what_was_sent() {
    found(came("A", 3, SHORT, 7)).from(5).is(came("A", 3, SHORT, 2));
    found(came("A", 8, SHORT, 2)).from(5).is(came("A", 8, OVER, 3));
    found(came("A", 5, SHORT, 2)).from(5).is(came("A", 5));
    found(came("A", 8, OVER, 1)).from(5).is(came("A", 8, OVER, 3));
    found(came("A", 8, OVER, 5)).from(5).is(came("A", 8, OVER, 3));
    found(came("A", 5, OVER, 2)).from(5).is(came("A", 5));
    found(came("A", 2, OVER, 9)).from(5).is(came("A", 2));
    found(came("A", 8, DAMAGED, 2)).from(5).is(came("A", 5, DAMAGED, 2), came("A", 3, OVER, 3));
    found(came("A", 8, DAMAGED, 7)).from(5).is(came("A", 8, DAMAGED, 7));
    found(came("A", 3), came("A", 4)).from(5).is(came("A", 3), came("A", 4, OVER, 2));
    found(came("A", 2), came("A", 0, SHORT, 7)).from(5).is(came("A", 2), came("A", 0, SHORT, 3));
    found(came("C", 0, SHORT, 7)).from(5).is(came("C", 0));
    found(came("C", 4, OVER, 4)).from(5).is(came("C", 4, WRONG_PART, 4));
  }

  @Test
  void what_it_says_rightly_stands_as_it_is_said() {
    found(came("A", 8, OVER, 3)).from(5).is(came("A", 8, OVER, 3));
    found(came("A", 3, SHORT, 2)).from(5).is(came("A", 3, SHORT, 2));
    found(came("A", 3, SHORT, 1)).from(5).is(came("A", 3, SHORT, 1));
    found(came("A", 5, DAMAGED, 2), came("A", 3, OVER, 3))
        .from(5)
        .is(came("A", 5, DAMAGED, 2), came("A", 3, OVER, 3));
  }

  @Test
  void of_one_batch_there_may_be_more_while_another_is_still_to_come() {
    ShipmentAnnounced batches =
        new ShipmentAnnounced(SHIPMENT, sent(goods(3, "B1"), goods(2, "B2")), null);
    Receipt first = receipt("R1", ofBatch(4, "B1", new Receipt.Difference(OVER, Quantity.of(1))));
    given(batches).when(advise(first)).then(received(first, false));
    given(batches).when(receive(first)).then(received(first, false));
    Receipt second = receipt("R2", ofBatch(2, "B2", null));
    given(batches, received(first, false)).when(advise(second)).then(received(second, true));
  }

  @Test
  void by_hand_nothing_is_over_while_some_is_still_to_come() {
    given(ANNOUNCED)
        .when(receive(receipt("R1", came("A", 103, OVER, 50))))
        .thenRefused(new DifferenceDoesNotAddUp("A", Quantity.of(100), Quantity.of(103)));
  }

  /** Stored as stated, before the hub corrected such statements. */
  @Test
  void one_that_was_kept_as_it_was_said_is_the_same_when_it_comes_again() {
    Receipt said = receipt("R1", came("A", 103, SHORT, 7));
    given(ANNOUNCED, received(said, true)).when(advise(said)).thenNothing();
  }

  private static Receipt.Line ofBatch(
      long quantity, String batch, Receipt.@Nullable Difference it) {
    return new Receipt.Line("A", Quantity.of(quantity), "PCE", batch, it, 9);
  }

  private static DespatchLine goods(long quantity, String batch) {
    return new DespatchLine(
        "A", Quantity.of(quantity), "PCE", batch, null, null, null, "5500012", 7);
  }

  private static Finding found(Receipt.Line... lines) {
    return new Finding(receipt("R1", lines), 0);
  }

  /** The findings of a receipt if this quantity of A was sent. */
  private record Finding(Receipt said, long sent) {
    Finding from(long quantity) {
      return new Finding(said, quantity);
    }

    void is(Receipt.Line... lines) {
      var announced =
          new ShipmentAnnounced(
              SHIPMENT,
              ShipmentWords.sent(
                  new DespatchLine(
                      "A", Quantity.of(sent), "PCE", null, null, null, null, "5500012", 7)),
              null);
      Shipment shipment = Shipment.NEW.evolve(announced);
      var came = (ShipmentReceived) shipment.decide(advise(said)).getFirst();
      assertThat(came.receipt().lines()).containsExactly(lines);
    }
  }

  @Test
  void damaged_goods_of_a_part_that_was_not_sent_are_a_wrong_part() {
    Receipt said = receipt("R1", came("C", 3, DAMAGED, 3));
    given(ANNOUNCED)
        .when(advise(said))
        .then(received(receipt("R1", came("C", 3, WRONG_PART, 3)), false));
  }

  @Test
  void a_line_in_another_unit_than_was_sent_contradicts_and_the_others_are_taken() {
    var kilos = new Receipt.Line("B", Quantity.of(500), "KGM", null, null, null);
    Receipt said = receipt("R1", kilos, came("A", 100, DAMAGED, 4));
    Receipt taken = receipt("R1", came("A", 100, DAMAGED, 4));
    ShipmentContradicted other = contradicted(Kind.RECEIVED_IN_OTHER_UNIT, said);
    given(ANNOUNCED)
        .when(
            new AdviseReceipt(
                SHIPMENT, said, null, List.of(new AdviseReceipt.Wish(2, Outcome.RETURNED)), false))
        .then(
            received(taken, false),
            new SettlementProposed(SHIPMENT, 1, 1, Side.BUYER, Outcome.RETURNED, null),
            other);
    given(ANNOUNCED, received(taken, false), other).when(advise(said)).then();
    Receipt alone = receipt("R1", kilos);
    given(ANNOUNCED).when(advise(alone)).then(contradicted(Kind.RECEIVED_IN_OTHER_UNIT, alone));
  }

  private static ReceiveShipment receive(Receipt receipt) {
    return new ReceiveShipment(SHIPMENT, receipt);
  }

  private static AdviseReceipt advise(Receipt receipt) {
    return new AdviseReceipt(SHIPMENT, receipt, null);
  }

  private static ShipmentContradicted contradicted(Kind kind, Receipt receipt) {
    return new ShipmentContradicted(SHIPMENT, kind, null, receipt);
  }
}
