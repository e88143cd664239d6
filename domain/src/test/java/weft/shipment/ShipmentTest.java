package weft.shipment;

import static weft.shipment.ShipmentCommand.AdviseShipment.Function.CANCELLATION;
import static weft.shipment.ShipmentCommand.AdviseShipment.Function.ORIGINAL;
import static weft.shipment.ShipmentCommand.AdviseShipment.Function.REPLACEMENT;
import static weft.shipment.ShipmentWords.ANNOUNCED;
import static weft.shipment.ShipmentWords.SENT;
import static weft.shipment.ShipmentWords.SHIPMENT;
import static weft.shipment.ShipmentWords.box;
import static weft.shipment.ShipmentWords.came;
import static weft.shipment.ShipmentWords.given;
import static weft.shipment.ShipmentWords.line;
import static weft.shipment.ShipmentWords.packed;
import static weft.shipment.ShipmentWords.receipt;
import static weft.shipment.ShipmentWords.received;
import static weft.shipment.ShipmentWords.sent;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.measure.Quantity;
import weft.shipment.ShipmentCommand.AdviseShipment;
import weft.shipment.ShipmentCommand.AnnounceShipment;
import weft.shipment.ShipmentCommand.CancelShipment;
import weft.shipment.ShipmentCommand.ReplaceShipment;
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentEvent.ShipmentCancelled;
import weft.shipment.ShipmentEvent.ShipmentContradicted;
import weft.shipment.ShipmentEvent.ShipmentContradicted.Kind;
import weft.shipment.ShipmentEvent.ShipmentReplaced;
import weft.shipment.ShipmentRefusal.NoSuchShipment;
import weft.shipment.ShipmentRefusal.NothingShipped;
import weft.shipment.ShipmentRefusal.PackageHeldByUnknown;
import weft.shipment.ShipmentRefusal.PackageTwice;
import weft.shipment.ShipmentRefusal.PackingDoesNotAddUp;
import weft.shipment.ShipmentRefusal.ShipmentNumberUsed;
import weft.shipment.ShipmentRefusal.ShipmentWasCancelled;
import weft.shipment.ShipmentRefusal.ShipmentWasReceived;
import weft.shipment.ShipmentRefusal.ShippedQuantityNotPositive;
import weft.shipment.ShipmentRefusal.SsccMisread;
import weft.shipment.ShipmentRefusal.UnitsMixed;

/** A shipment is announced, replaced and cancelled, by a person and by messages. */
class ShipmentTest {
  private static final Despatch OTHER = sent(line("A", 90), line("B", 20));
  private static final ShipmentCancelled CANCELLED = new ShipmentCancelled(SHIPMENT, null);
  private static final String SSCC = "106141411234567897";

  @Test
  void announced_again_with_the_same_words_is_the_same_fact() {
    given().when(announce(SENT)).then(ANNOUNCED);
    given(ANNOUNCED).when(announce(SENT)).thenNothing();
  }

  @Test
  void a_number_is_not_announced_with_other_words() {
    given(ANNOUNCED).when(announce(OTHER)).thenRefused(new ShipmentNumberUsed("LS-1"));
    given(ANNOUNCED, CANCELLED).when(announce(SENT)).thenRefused(new ShipmentWasCancelled());
  }

  @Test
  void a_second_original_of_a_message_that_says_other_things_is_recorded_as_a_contradiction() {
    given().when(advise(ORIGINAL, SENT)).then(ANNOUNCED);
    given(ANNOUNCED).when(advise(ORIGINAL, SENT)).thenNothing();
    given(ANNOUNCED).when(advise(ORIGINAL, OTHER)).then(contradicted(Kind.ANNOUNCED_TWICE, OTHER));
    given(ANNOUNCED, contradicted(Kind.ANNOUNCED_TWICE, OTHER))
        .when(advise(ORIGINAL, SENT))
        .thenNothing();
    given(ANNOUNCED, CANCELLED)
        .when(advise(ORIGINAL, SENT))
        .then(contradicted(Kind.ANNOUNCED_AFTER_CANCELLATION, SENT));
  }

  @Test
  void a_replacement_takes_its_place_until_goods_of_it_were_received() {
    var replaced = new ShipmentReplaced(SHIPMENT, OTHER, null);
    given(ANNOUNCED).when(replace(OTHER)).then(replaced);
    given(ANNOUNCED).when(replace(SENT)).thenNothing();
    given(ANNOUNCED, replaced).when(advise(REPLACEMENT, OTHER)).thenNothing();
    given().when(replace(SENT)).thenRefused(new NoSuchShipment());
    given(ANNOUNCED, CANCELLED).when(replace(OTHER)).thenRefused(new ShipmentWasCancelled());
    var arrived = received(receipt("R1", came("A", 100)), false);
    given(ANNOUNCED, arrived).when(replace(OTHER)).thenRefused(new ShipmentWasReceived());
    given(ANNOUNCED, arrived)
        .when(advise(REPLACEMENT, OTHER))
        .then(contradicted(Kind.CHANGED_AFTER_RECEIPT, OTHER));
  }

  @Test
  void a_replacement_whose_original_was_lost_announces() {
    given().when(advise(REPLACEMENT, SENT)).then(ANNOUNCED);
  }

  @Test
  void a_replacement_says_anew_what_was_cancelled_and_an_original_does_not() {
    given(ANNOUNCED, CANCELLED)
        .when(advise(REPLACEMENT, OTHER))
        .then(new ShipmentAnnounced(SHIPMENT, OTHER, null));
    given(contradicted(Kind.NOTHING_TO_CANCEL, SENT))
        .when(advise(ORIGINAL, SENT))
        .then(contradicted(Kind.ANNOUNCED_AFTER_CANCELLATION, SENT));
    given(contradicted(Kind.NOTHING_TO_CANCEL, SENT))
        .when(advise(REPLACEMENT, SENT))
        .then(ANNOUNCED);
  }

  @Test
  void a_message_that_stands_may_be_read_anew_and_one_that_was_replaced_says_nothing() {
    var first = new ByMessage("first", 1);
    var second = new ByMessage("second", 1);
    var told = new ShipmentAnnounced(SHIPMENT, SENT, first);
    given(told)
        .when(advise(ORIGINAL, OTHER).of(SHIPMENT, first))
        .then(new ShipmentReplaced(SHIPMENT, OTHER, first));
    given(told)
        .when(advise(ORIGINAL, OTHER).of(SHIPMENT, second))
        .then(contradicted(Kind.ANNOUNCED_TWICE, OTHER));
    given(told, new ShipmentReplaced(SHIPMENT, OTHER, second))
        .when(advise(ORIGINAL, SENT).of(SHIPMENT, first))
        .thenNothing();
  }

  @Test
  void it_is_cancelled_once_and_not_after_goods_of_it_were_received() {
    given(ANNOUNCED).when(new CancelShipment(SHIPMENT)).then(CANCELLED);
    given(ANNOUNCED).when(advise(CANCELLATION, SENT)).then(CANCELLED);
    given(ANNOUNCED, CANCELLED).when(new CancelShipment(SHIPMENT)).thenNothing();
    given(ANNOUNCED, CANCELLED).when(advise(CANCELLATION, SENT)).thenNothing();
    given().when(new CancelShipment(SHIPMENT)).thenRefused(new NoSuchShipment());
    given().when(advise(CANCELLATION, SENT)).then(contradicted(Kind.NOTHING_TO_CANCEL, SENT));
    var arrived = received(receipt("R1", came("A", 100)), false);
    given(ANNOUNCED, arrived)
        .when(new CancelShipment(SHIPMENT))
        .thenRefused(new ShipmentWasReceived());
    given(ANNOUNCED, arrived)
        .when(advise(CANCELLATION, SENT))
        .then(contradicted(Kind.CHANGED_AFTER_RECEIPT, SENT));
  }

  @Test
  void a_person_sends_something_of_it_and_each_part_in_one_unit() {
    given().when(announce(sent())).thenRefused(new NothingShipped());
    given().when(announce(sent(line("A", 0)))).thenRefused(new ShippedQuantityNotPositive("A"));
    var kilos = new DespatchLine("A", Quantity.of(3), "KGM", null, null, null, null, null, null);
    given().when(announce(sent(line("A", 1), kilos))).thenRefused(new UnitsMixed("A"));
  }

  @Test
  void who_sends_is_told_by_its_own_part_number_what_is_wrong() {
    DespatchLine pieces = inBothNumbers(1, "PCE");
    given()
        .when(announce(sent(pieces, inBothNumbers(3, "KGM"))))
        .thenRefused(new UnitsMixed("JX-A"));
    given()
        .when(announce(sent(inBothNumbers(0, "PCE"))))
        .thenRefused(new ShippedQuantityNotPositive("JX-A"));
    given()
        .when(announce(packed(List.of(pieces), box("K1", null, "A", 2))))
        .thenRefused(new PackingDoesNotAddUp("JX-A", Quantity.of(1), Quantity.of(2)));
  }

  private static DespatchLine inBothNumbers(long quantity, String unit) {
    return new DespatchLine(
        "A", Quantity.of(quantity), unit, null, null, null, null, null, null, "JX-A", null);
  }

  @Test
  void packages_hold_what_the_lines_say_each_with_its_own_label() {
    List<DespatchLine> lines = SENT.lines();
    var pallet = new HandlingUnit(SSCC, "EUR", null, List.of());
    var right = packed(lines, pallet, box("K1", SSCC, "A", 100), box("K2", SSCC, "B", 20));
    given().when(announce(right)).then(new ShipmentAnnounced(SHIPMENT, right, null));
    given()
        .when(announce(packed(lines, box("K1", null, "A", 100))))
        .thenRefused(new PackingDoesNotAddUp("B", Quantity.of(20), Quantity.ZERO));
    given()
        .when(announce(packed(lines, box("K1", null, "A", 100), box("K1", null, "B", 20))))
        .thenRefused(new PackageTwice("K1"));
    given()
        .when(announce(packed(lines, box("K1", SSCC, "A", 100), pallet)))
        .thenRefused(new PackageHeldByUnknown("K1", SSCC));
    String misread = "106141411234567890";
    given()
        .when(announce(packed(lines, box(misread, null, "A", 100))))
        .thenRefused(new SsccMisread(misread));
  }

  private static AnnounceShipment announce(Despatch despatch) {
    return new AnnounceShipment(SHIPMENT, despatch);
  }

  private static ReplaceShipment replace(Despatch despatch) {
    return new ReplaceShipment(SHIPMENT, despatch);
  }

  private static AdviseShipment advise(AdviseShipment.Function function, Despatch despatch) {
    return new AdviseShipment(SHIPMENT, function, despatch, null);
  }

  private static ShipmentContradicted contradicted(Kind kind, Despatch despatch) {
    return new ShipmentContradicted(SHIPMENT, kind, despatch, null);
  }
}
