package weft.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.filing.Interchanges.HENGYUE;
import static weft.filing.Interchanges.JIAXIN;
import static weft.filing.Interchanges.PROVENANCE;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.desk.DeskCommand.Ask;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.InterchangeEvent.DocumentKept;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.measure.Quantity;
import weft.parts.PartAgreementCommand.StatePart;
import weft.parts.PartAgreementId;
import weft.parts.StatedTerms;
import weft.party.Side;
import weft.shipment.Despatch;
import weft.shipment.ShipmentCommand.AdviseShipment;
import weft.shipment.ShipmentCommand.AdviseShipment.Function;
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentEvent.ShipmentCancelled;
import weft.shipment.ShipmentEvent.ShipmentContradicted;
import weft.shipment.ShipmentEvent.ShipmentReceived;
import weft.shipment.ShipmentId;
import weft.stock.StockEvent.DocumentBooked;

/** Despatch and receipt advices update shipments, and shipments update stock. */
class AdvisedShipmentsTest extends AdvisedGoods {
  @Test
  void an_advice_announces_its_shipment_and_issues_the_suppliers_stock_in_one_append() {
    count("JX1", "P1", 100);
    MessageResult result = told(advice("D-1", Function.ORIGINAL, 5));
    assertThat(result.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(desk.events(SHIPMENT)).singleElement().isInstanceOf(ShipmentAnnounced.class);
    assertThat(desk.events("Stock:JIAXIN:JX1:P1").getLast())
        .isInstanceOfSatisfying(
            DocumentBooked.class,
            it -> {
              assertThat(it.source()).isEqualTo(SHIPMENT);
              assertThat(it.at()).isEqualTo(NOON);
              assertThat(it.postings().getFirst().stands()).isEqualTo(Quantity.of(95));
            });
    assertThat(desk.appends().getLast()).contains(SHIPMENT, "Stock:JIAXIN:JX1:P1");
    assertThat(kept("D-1"))
        .singleElement()
        .isInstanceOfSatisfying(
            DocumentKept.class, it -> assertThat(it.shipments()).containsExactly(SHIPMENT));
  }

  @Test
  void of_a_part_whose_stock_nobody_keeps_nothing_is_issued() {
    assertThat(told(advice("D-1", Function.ORIGINAL, 5)).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(desk.events("Stock:JIAXIN:JX1:P1")).isEmpty();
  }

  /** Repeated as another message: another interchange, the same despatch. */
  @Test
  void the_same_desadv_twice_under_one_number_ships_once() {
    count("JX1", "P1", 100);
    place("1");
    told(advice("D-1", Function.ORIGINAL, 5, "1"));
    MessageResult twice = told(advice("D-2", Function.ORIGINAL, 5, "1"));
    assertThat(twice.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(twice.faults()).isEmpty();
    assertThat(desk.events(SHIPMENT)).as("on its way once").hasSize(1);
    assertThat(stands("Stock:JIAXIN:JX1:P1")).as("issued once").isEqualTo(Quantity.of(95));
    assertThat(sent("1")).as("off the order once").isEqualTo("5");
  }

  @Test
  void a_second_original_that_says_other_things_contradicts_and_is_not_kept() {
    place("1");
    told(advice("D-1", Function.ORIGINAL, 5, "1"));
    assertThat(told(advice("D-2", Function.ORIGINAL, 5, "1")).outcome())
        .as("the same once more")
        .isEqualTo(Outcome.APPLIED);
    MessageResult other = told(advice("D-3", Function.ORIGINAL, 6, "1"));
    assertThat(other.outcome()).isEqualTo(Outcome.CONTRADICTED);
    assertThat(other.faults())
        .extracting(it -> it.code() + " " + it.segment() + " " + it.tag())
        .containsExactly("CONTRADICTION 2 BGM");
    assertThat(desk.events(SHIPMENT).getLast()).isInstanceOf(ShipmentContradicted.class);
    assertThat(sent("1")).as("what stands").isEqualTo("5");
    assertThat(kept("D-3")).as("one truth in the chain, too").isEmpty();
  }

  private void agreed(String suppliersPart) {
    var terms =
        StatedTerms.of(suppliersPart, null, "PCE", 3);
    var part = new PartAgreementId(HENGYUE, JIAXIN, "P1");
    desk.tell(new Ask(PROVENANCE, null, 0, new StatePart(part, Side.SUPPLIER, terms)));
  }

  private String suppliersPart() {
    var announced = (ShipmentAnnounced) desk.events(SHIPMENT).getFirst();
    return String.valueOf(announced.despatch().lines().getFirst().supplierPart());
  }

  @Test
  void a_line_that_names_only_the_buyers_number_gets_the_agreed_one_of_the_supplier() {
    agreed("JX-1");
    told(advice("D-1", Function.ORIGINAL, 5));
    assertThat(suppliersPart()).isEqualTo("JX-1");
    assertThat(told(advice("D-2", Function.ORIGINAL, 5)).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(desk.events(SHIPMENT)).hasSize(1);
  }

  @Test
  void a_number_agreed_between_two_readings_of_a_despatch_contradicts_nothing() {
    told(advice("D-1", Function.ORIGINAL, 5));
    assertThat(suppliersPart()).isEqualTo("null");
    agreed("JX-1");
    MessageResult again = told(advice("D-2", Function.ORIGINAL, 5));
    assertThat(again.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(again.faults()).isEmpty();
    assertThat(desk.events(SHIPMENT)).hasSize(1);
    assertThat(told(advice("D-3", Function.ORIGINAL, 6)).outcome()).isEqualTo(Outcome.CONTRADICTED);
  }

  @Test
  void the_same_number_in_the_next_year_is_another_shipment() {
    place("1");
    told(advice("D-1", Function.ORIGINAL, 5, "1"));
    told(advice("D-2", Function.ORIGINAL, DAY.plusYears(1), 6, "1"));
    assertThat(desk.events("Shipment:HENGYUE:JIAXIN:LS-1:2027")).hasSize(1);
    assertThat(desk.events(order("1").stream())).as("one does not replace the other").hasSize(3);
  }

  /** Its shipment left in December, and the message does not say when. */
  @Test
  void a_cancellation_in_January_finds_the_shipment_of_December() {
    told(advice("D-1", Function.ORIGINAL, 5));
    var id = new ShipmentId(HENGYUE, JIAXIN, "LS-1", 2027);
    var nothing = new Despatch(null, null, null, null, List.of(), List.of());
    told(message("D-2", null, new AdviseShipment(id, Function.CANCELLATION, nothing, HEAD)));
    assertThat(desk.events(SHIPMENT).getLast()).isInstanceOf(ShipmentCancelled.class);
  }

  @Test
  void a_receipt_advice_adds_to_the_buyers_stock_and_of_an_unknown_shipment_it_is_kept() {
    MessageResult early = told(receipt("R-0", 2026));
    assertThat(early.outcome()).isEqualTo(Outcome.KEPT);
    assertThat(early.faults()).extracting(Fault::code).containsExactly(FaultCode.SHIPMENT_UNKNOWN);
    told(advice("D-1", Function.ORIGINAL, 5));
    assertThat(told(receipt("R-1", 2027)).outcome())
        .as("received in the year after")
        .isEqualTo(Outcome.APPLIED);
    assertThat(desk.events(SHIPMENT).getLast()).isInstanceOf(ShipmentReceived.class);
    assertThat(stands("Stock:HENGYUE:PLANT1:P1")).isEqualTo(Quantity.of(5));
    assertThat(told(receipt("R-2", 2026)).outcome())
        .as("the same once more")
        .isEqualTo(Outcome.APPLIED);
    assertThat(stands("Stock:HENGYUE:PLANT1:P1")).isEqualTo(Quantity.of(5));
  }
}
