package weft.shipment;

import static weft.shipment.Receipt.Difference.Kind.DAMAGED;
import static weft.shipment.Receipt.Difference.Kind.OVER;
import static weft.shipment.ShipmentWords.ANNOUNCED;
import static weft.shipment.ShipmentWords.SHIPMENT;
import static weft.shipment.ShipmentWords.came;
import static weft.shipment.ShipmentWords.given;
import static weft.shipment.ShipmentWords.receipt;
import static weft.shipment.ShipmentWords.received;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.party.Side;
import weft.shipment.ShipmentCommand.AdviseReceipt;
import weft.shipment.ShipmentCommand.ReceiveShipment;
import weft.shipment.ShipmentEvent.DifferenceSettled;
import weft.shipment.ShipmentEvent.SettlementProposed;
import weft.shipment.ShipmentRefusal.NoSuchDifference;

/** With the receipt, a buyer may state how a difference shall be settled. */
class ReceiptWishesTest {
  @Test
  void a_wish_stays_with_its_difference_where_a_line_becomes_two() {
    Receipt said = receipt("R1", came("A", 103), came("B", 30, DAMAGED, 4), came("A", 1));
    Receipt found =
        receipt(
            "R1",
            came("A", 103, OVER, 3),
            came("B", 20, DAMAGED, 4),
            came("B", 10, OVER, 10),
            came("A", 1, OVER, 1));
    var wishes =
        List.of(
            new AdviseReceipt.Wish(2, Outcome.SCRAPPED),
            new AdviseReceipt.Wish(3, Outcome.RETURNED));
    var asked = new AdviseReceipt(SHIPMENT, said, null, wishes, false);
    var scrapped = new SettlementProposed(SHIPMENT, 1, 2, Side.BUYER, Outcome.SCRAPPED, null);
    var returned = new SettlementProposed(SHIPMENT, 1, 4, Side.BUYER, Outcome.RETURNED, null);
    given(ANNOUNCED).when(asked).then(received(found, true), scrapped, returned);
    given(ANNOUNCED, received(found, true))
        .when(new AdviseReceipt(SHIPMENT, said, null, wishes, true))
        .then(scrapped, returned);
    given(ANNOUNCED, received(found, true)).when(advise(said)).thenNothing();
  }

  @Test
  void what_an_advice_wants_of_a_difference_is_the_buyers_proposal() {
    Receipt said = receipt("R1", came("A", 100, DAMAGED, 4), came("B", 20));
    given(ANNOUNCED)
        .when(
            new AdviseReceipt(
                SHIPMENT,
                said,
                null,
                List.of(
                    new AdviseReceipt.Wish(1, Outcome.RETURNED),
                    new AdviseReceipt.Wish(2, Outcome.SCRAPPED)),
                false))
        .then(
            received(said, true),
            new SettlementProposed(SHIPMENT, 1, 1, Side.BUYER, Outcome.RETURNED, null));
  }

  @Test
  void what_the_buyer_wants_of_a_difference_it_may_say_with_the_receipt() {
    Receipt said = receipt("R1", came("A", 100, DAMAGED, 4), came("B", 20));
    var returned = List.of(new AdviseReceipt.Wish(1, Outcome.RETURNED));
    var wish = new SettlementProposed(SHIPMENT, 1, 1, Side.BUYER, Outcome.RETURNED, null);
    var asked = new ReceiveShipment(SHIPMENT, said, returned);
    given(ANNOUNCED).when(asked).then(received(said, true), wish);
    given(ANNOUNCED, received(said, true), wish).when(asked).thenNothing();
    given(ANNOUNCED, received(said, true)).when(asked).then(wish);
    var unfit = List.of(new AdviseReceipt.Wish(2, Outcome.RETURNED));
    given(ANNOUNCED)
        .when(new ReceiveShipment(SHIPMENT, said, unfit))
        .thenRefused(new NoSuchDifference());
  }

  @Test
  void told_anew_only_its_wishes_are_new() {
    Receipt said = receipt("R1", came("A", 100, DAMAGED, 4), came("B", 20));
    var returned = List.of(new AdviseReceipt.Wish(1, Outcome.RETURNED));
    var wish = new SettlementProposed(SHIPMENT, 1, 1, Side.BUYER, Outcome.RETURNED, null);
    var anew = new AdviseReceipt(SHIPMENT, said, null, returned, true);
    given(ANNOUNCED, received(said, true)).when(anew).then(wish);
    given(ANNOUNCED, received(said, true), wish).when(anew).thenNothing();
    given(ANNOUNCED).when(anew).thenNothing();
    Receipt other = receipt("R1", came("A", 100, DAMAGED, 5), came("B", 20));
    given(ANNOUNCED, received(other, true)).when(anew).thenNothing();
    var settled = new DifferenceSettled(SHIPMENT, 1, 1, Side.BUYER, Outcome.KEPT);
    given(ANNOUNCED, received(said, true), wish, settled).when(anew).thenNothing();
  }

  private static AdviseReceipt advise(Receipt receipt) {
    return new AdviseReceipt(SHIPMENT, receipt, null);
  }
}
