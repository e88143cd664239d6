package weft.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.filing.Interchanges.HENGYUE;
import static weft.filing.Interchanges.JIAXIN;
import static weft.filing.Interchanges.PROVENANCE;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.context.Contexts;
import weft.desk.DeskCommand.Ask;
import weft.desk.OpenDesk;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.measure.Quantity;
import weft.parts.PartAgreementCommand.StatePart;
import weft.parts.PartAgreementId;
import weft.parts.RequiredCertificate;
import weft.parts.RequiredCertificate.Gate;
import weft.parts.StatedTerms;
import weft.parts.Trace;
import weft.party.Side;
import weft.shipment.ShipmentCommand.AdviseShipment.Function;
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentEvent.ShipmentContradicted;
import weft.shipment.ShipmentEvent.ShipmentContradicted.Kind;

/** Example 8: a despatch advice of goods that left without a certificate they must have. */
class UncertifiedGoodsTest extends AdvisedGoods {
  private static final long CERTIFIED = 7;

  /** Goods of seven pieces have their certificate. */
  UncertifiedGoodsTest() {
    super(
        new OpenDesk(
            Contexts.filing(
                (_, line, asked) ->
                    line.quantity().equals(Quantity.of(CERTIFIED)) ? Set.of() : asked)));
  }

  private void gate(Gate gate) {
    agreed(List.of(new RequiredCertificate("3.1", null, gate)), null);
  }

  private void agreed(List<RequiredCertificate> certificates, @Nullable Trace trace) {
    var terms =
        new StatedTerms(
            null,
            null,
            "PCE",
            null,
            3,
            null,
            null,
            null,
            null,
            null,
            certificates,
            null,
            null,
            null,
            null,
            null,
            trace,
            null);
    var part = new PartAgreementId(HENGYUE, JIAXIN, "P1");
    desk.tell(new Ask(PROVENANCE, null, 0, new StatePart(part, Side.BUYER, terms)));
  }

  @Test
  void a_desadv_without_the_certificate_of_a_gate_is_applied_and_contradicted() {
    gate(Gate.REFUSE);
    count("JX1", "P1", 100);
    place("1");
    MessageResult result = told(advice("D-1", Function.ORIGINAL, 5, "1"));
    assertThat(result.outcome()).isEqualTo(Outcome.CONTRADICTED);
    assertThat(result.faults())
        .extracting(it -> it.code() + " " + it.segment() + " " + it.tag())
        .containsExactly("CONTRADICTION 2 BGM");
    assertThat(result.faults().getFirst().text().en()).contains("was applied");
    List<Object> events = desk.events(SHIPMENT);
    assertThat(events).hasSize(2);
    assertThat(events.getFirst()).isInstanceOf(ShipmentAnnounced.class);
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            ShipmentContradicted.class,
            it -> assertThat(it.kind()).isEqualTo(Kind.CERTIFICATE_MISSING));
    assertThat(stands("Stock:JIAXIN:JX1:P1")).as("the goods have left").isEqualTo(Quantity.of(95));
    assertThat(sent("1")).as("the order knows of them").isEqualTo("5");
    told(advice("D-2", Function.ORIGINAL, 5, "1"));
    assertThat(desk.events(SHIPMENT)).as("the same once more says nothing new").hasSize(2);
  }

  @Test
  void a_desadv_without_a_certificate_of_which_the_agreement_only_warns_contradicts_nothing() {
    gate(Gate.WARN);
    assertThat(told(advice("D-1", Function.ORIGINAL, 5)).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(desk.events(SHIPMENT)).hasSize(1);
  }

  @Test
  void a_desadv_whose_certificate_is_in_force_contradicts_nothing() {
    gate(Gate.REFUSE);
    assertThat(told(advice("D-1", Function.ORIGINAL, CERTIFIED)).outcome())
        .isEqualTo(Outcome.APPLIED);
    assertThat(desk.events(SHIPMENT)).hasSize(1);
  }

  @Test
  void a_desadv_without_the_batch_of_a_traced_part_is_applied_and_contradicted() {
    agreed(List.of(), Trace.BATCH);
    MessageResult result = told(advice("D-1", Function.ORIGINAL, 5));
    assertThat(result.outcome()).isEqualTo(Outcome.CONTRADICTED);
    assertThat(desk.events(SHIPMENT)).hasSize(2);
    assertThat(desk.events(SHIPMENT).getLast())
        .isInstanceOfSatisfying(
            ShipmentContradicted.class, it -> assertThat(it.kind()).isEqualTo(Kind.BATCH_MISSING));
    told(advice("D-2", Function.ORIGINAL, 5));
    assertThat(desk.events(SHIPMENT)).as("the same once more says nothing new").hasSize(2);
  }

  @Test
  void a_desadv_of_a_part_that_nobody_traces_needs_no_batch() {
    agreed(List.of(), Trace.NONE);
    assertThat(told(advice("D-1", Function.ORIGINAL, 5)).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(desk.events(SHIPMENT)).hasSize(1);
  }
}
