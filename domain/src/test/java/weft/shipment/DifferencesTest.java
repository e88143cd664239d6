package weft.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.event.Refusal;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.Side;
import weft.shipment.Receipt.Difference;
import weft.shipment.Receipt.Difference.Kind;
import weft.shipment.ShipmentCommand.AnnounceShipment;
import weft.shipment.ShipmentCommand.ReceiveShipment;
import weft.shipment.ShipmentCommand.ReturnGoods;
import weft.shipment.ShipmentCommand.SettleDifference;
import weft.shipment.ShipmentCommand.TakeBackGoods;
import weft.shipment.ShipmentEvent.DifferenceSettled;
import weft.shipment.ShipmentEvent.GoodsReturned;
import weft.shipment.ShipmentEvent.ReturnTakenBack;
import weft.shipment.ShipmentEvent.SettlementProposed;
import weft.shipment.ShipmentRefusal.DifferenceWasSettled;
import weft.shipment.ShipmentRefusal.NoSuchDifference;
import weft.shipment.ShipmentRefusal.NoSuchReturn;
import weft.shipment.ShipmentRefusal.OutcomeUnfit;
import weft.shipment.ShipmentRefusal.ReturnNotAgreed;
import weft.shipment.ShipmentRefusal.ReturnNumberUsed;
import weft.shipment.ShipmentRefusal.ReturnTooMuch;
import weft.shipment.ShipmentRefusal.ShippedQuantityNotPositive;

class DifferencesTest {
  private static final ShipmentId ID =
      new ShipmentId(new PartyCode("HENGYUE"), new PartyCode("JIAXIN"), "LS-1", 2026);
  private static final LocalDate DAY = LocalDate.of(2026, 12, 7);

  /** 100 announced, 94 came, 4 of them damaged, and 6 are missing. */
  private static Shipment received() {
    var sent =
        new Despatch(
            "JX1",
            "PLANT1",
            DAY,
            DAY.plusDays(2),
            List.of(
                new DespatchLine("P", Quantity.of(100), "PCE", null, null, null, null, null, null)),
            List.of());
    return after(
        after(Shipment.NEW, new AnnounceShipment(ID, sent)),
        new ReceiveShipment(
            ID,
            new Receipt("WE-1", DAY, List.of(line(54, Kind.DAMAGED, 4), line(40, Kind.SHORT, 6)))));
  }

  private static Receipt.Line line(long quantity, Kind kind, long differing) {
    return new Receipt.Line(
        "P",
        Quantity.of(quantity),
        "PCE",
        null,
        new Difference(kind, Quantity.of(differing)),
        null);
  }

  @Test
  void it_is_settled_once_both_say_the_same() {
    Shipment proposed = after(received(), settle(Side.BUYER, 1, Outcome.RETURNED));
    assertThat(received().decide(settle(Side.BUYER, 1, Outcome.RETURNED)))
        .containsExactly(new SettlementProposed(ID, 1, 1, Side.BUYER, Outcome.RETURNED, null));
    assertThat(proposed.decide(settle(Side.SUPPLIER, 1, Outcome.RETURNED)))
        .containsExactly(new DifferenceSettled(ID, 1, 1, Side.SUPPLIER, Outcome.RETURNED));
  }

  @Test
  void who_says_otherwise_proposes_that() {
    Shipment proposed = after(received(), settle(Side.BUYER, 1, Outcome.RETURNED));
    Shipment countered = after(proposed, settle(Side.SUPPLIER, 1, Outcome.CREDITED));
    assertThat(countered.differences().of(1, 1).orElseThrow().by()).isEqualTo(Side.SUPPLIER);
    assertThat(countered.differences().of(1, 1).orElseThrow().settled()).isFalse();
    assertThat(after(countered, settle(Side.BUYER, 1, Outcome.CREDITED)).differences().of(1, 1))
        .hasValueSatisfying(it -> assertThat(it.settled()).isTrue());
  }

  @Test
  void nobody_settles_alone() {
    Shipment proposed = after(received(), settle(Side.BUYER, 1, Outcome.RETURNED));
    assertThat(proposed.decide(settle(Side.BUYER, 1, Outcome.RETURNED)))
        .as("said again it is the same word")
        .isEmpty();
    assertThat(proposed.differences().of(1, 1))
        .hasValueSatisfying(it -> assertThat(it.settled()).isFalse());
  }

  @Test
  void what_is_missing_is_not_sent_back_and_what_is_settled_stays_so() {
    assertRefused(received(), settle(Side.BUYER, 2, Outcome.RETURNED), OutcomeUnfit.class);
    Shipment settled = settled(1, Outcome.CREDITED);
    assertThat(settled.decide(settle(Side.BUYER, 1, Outcome.CREDITED))).isEmpty();
    assertRefused(settled, settle(Side.BUYER, 1, Outcome.KEPT), DifferenceWasSettled.class);
  }

  @Test
  void only_differences_are_settled() {
    for (int line : List.of(0, 3))
      assertRefused(received(), settle(Side.BUYER, line, Outcome.CREDITED), NoSuchDifference.class);
  }

  @Test
  void what_both_agreed_on_goes_back_and_no_more_of_it() {
    assertRefused(received(), sendBack("R-1", 4), ReturnNotAgreed.class);
    assertRefused(settled(1, Outcome.CREDITED), sendBack("R-1", 4), ReturnNotAgreed.class);
    Shipment agreed = settled(1, Outcome.RETURNED);
    assertRefused(agreed, sendBack("R-1", 5), ReturnTooMuch.class);
    assertRefused(agreed, sendBack("R-1", 0), ShippedQuantityNotPositive.class);
    Shipment sent = after(agreed, sendBack("R-1", 3));
    assertRefused(sent, sendBack("R-2", 2), ReturnTooMuch.class);
    assertThat(sent.decide(sendBack("R-2", 1)).getFirst()).isInstanceOf(GoodsReturned.class);
  }

  @Test
  void a_return_that_is_repeated_is_one_and_another_under_its_number_is_refused() {
    Shipment sent = after(settled(1, Outcome.RETURNED), sendBack("R-1", 3));
    assertThat(sent.decide(sendBack("R-1", 3))).isEmpty();
    assertRefused(sent, sendBack("R-1", 1), ReturnNumberUsed.class);
  }

  @Test
  void its_supplier_takes_a_return_back_once() {
    Shipment sent = after(settled(1, Outcome.RETURNED), sendBack("R-1", 4));
    assertRefused(sent, new TakeBackGoods(ID, "R-9", DAY), NoSuchReturn.class);
    assertThat(sent.decide(new TakeBackGoods(ID, "R-1", DAY)))
        .containsExactly(new ReturnTakenBack(ID, "R-1", DAY));
    Shipment back = after(sent, new TakeBackGoods(ID, "R-1", DAY));
    assertThat(back.decide(new TakeBackGoods(ID, "R-1", DAY.plusDays(1)))).isEmpty();
  }

  @Test
  void a_difference_waits_for_the_side_that_has_not_spoken() {
    Shipment it = received();
    assertThat(waiting(it)).containsExactly(2, 2);
    it = after(it, settle(Side.BUYER, 1, Outcome.RETURNED));
    assertThat(waiting(it)).containsExactly(1, 2);
    it = after(it, settle(Side.SUPPLIER, 1, Outcome.RETURNED));
    assertThat(waiting(it)).containsExactly(1, 1);
  }

  private static List<Integer> waiting(Shipment it) {
    return List.of(
        it.differences().waitingFor(Side.BUYER, it.receipts()),
        it.differences().waitingFor(Side.SUPPLIER, it.receipts()));
  }

  private static Shipment settled(int line, Outcome outcome) {
    return after(
        after(received(), settle(Side.BUYER, line, outcome)), settle(Side.SUPPLIER, line, outcome));
  }

  private static SettleDifference settle(Side by, int line, Outcome outcome) {
    return new SettleDifference(ID, 1, line, by, outcome, null);
  }

  private static ReturnGoods sendBack(String number, long quantity) {
    return new ReturnGoods(
        ID, number, DAY, List.of(new ReturnGoods.Part(1, 1, Quantity.of(quantity))), null);
  }

  private static Shipment after(Shipment before, ShipmentCommand command) {
    Shipment after = before;
    for (ShipmentEvent it : before.decide(command)) after = after.evolve(it);
    return after;
  }

  private static void assertRefused(
      Shipment shipment, ShipmentCommand command, Class<? extends Refusal> why) {
    assertThatThrownBy(() -> shipment.decide(command))
        .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.refusal()).isInstanceOf(why));
  }
}
