package weft.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.filing.Interchanges.HENGYUE;
import static weft.filing.Interchanges.JIAXIN;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.desk.DeskCommand.ApplyMessage;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.measure.Quantity;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.ShipmentCommand.AdviseShipment;
import weft.shipment.ShipmentCommand.AdviseShipment.Function;
import weft.shipment.ShipmentEvent.ShipmentCancelled;
import weft.shipment.ShipmentEvent.ShipmentReplaced;
import weft.shipment.ShipmentId;

/** Despatch advices report to the orders that they name, including orders placed later. */
class AdvisedOrdersTest extends AdvisedGoods {
  @Test
  void orders_placed_later_are_told_once_they_are() {
    ApplyMessage advice = advice("D-1", Function.ORIGINAL, 5, "1", "2");
    MessageResult early = told(advice);
    assertThat(early.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(early.hasMoreToTell()).isTrue();
    assertThat(early.faults()).extracting(Fault::code).containsExactly(FaultCode.ORDER_UNKNOWN);
    assertThat(early.faults().getFirst().text().en())
        .isEqualTo("Not placed here yet: 1, 2. What was sent is counted once they are placed.");
    place("1");
    assertThat(again(advice).hasMoreToTell()).as("of the other order").isTrue();
    assertThat(sent("1")).isEqualTo("5");
    place("2");
    assertThat(again(advice).isAwaiting()).isFalse();
    assertThat(sent("2")).isEqualTo("5");
    assertThat(desk.events(order("1").stream())).as("told once").hasSize(2);
    assertThat(desk.events(SHIPMENT)).as("announced once").hasSize(1);
  }

  @Test
  void a_line_of_an_order_with_another_part_is_noted_and_counts_for_nothing() {
    place("1");
    var id = new ShipmentId(HENGYUE, JIAXIN, "LS-1", 2026);
    var line =
        new DespatchLine("P9", Quantity.of(5), "PCE", null, null, "1", "10", null, 7, null, null);
    var despatch = new Despatch("JX1", "PLANT1", DAY, null, List.of(line), List.of());
    MessageResult told =
        told(
            message(
                "D-1",
                document("LS-1", 5),
                new AdviseShipment(id, Function.ORIGINAL, despatch, HEAD)));
    assertThat(told.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(told.faults())
        .singleElement()
        .satisfies(it -> assertThat(it.code()).isEqualTo(FaultCode.ORDER_CONTRADICTED))
        .satisfies(it -> assertThat(it.segment()).isEqualTo(7))
        .matches(it -> !it.forbids());
    assertThat(sent("1")).isEqualTo("nothing");
  }

  @Test
  void more_than_is_ordered_contradicts_and_is_on_its_way_all_the_same() {
    place("1");
    ApplyMessage advice = advice("D-1", Function.ORIGINAL, 990, "1");
    MessageResult told = told(advice);
    assertThat(told.outcome()).isEqualTo(Outcome.CONTRADICTED);
    assertThat(told.faults())
        .extracting(it -> it.code() + " " + it.segment())
        .containsExactly("CONTRADICTION 7");
    assertThat(sent("1")).isEqualTo("990");
    assertThat(desk.events(SHIPMENT)).hasSize(1);
  }

  @Test
  void an_order_that_a_replacement_no_longer_names_forgets_it() {
    place("1");
    place("2");
    told(advice("D-1", Function.ORIGINAL, 5, "1", "2"));
    told(advice("D-2", Function.REPLACEMENT, 4, "2"));
    assertThat(desk.events(SHIPMENT).getLast()).isInstanceOf(ShipmentReplaced.class);
    assertThat(sent("1")).isEqualTo("nothing");
    assertThat(sent("2")).isEqualTo("4");
  }

  /** Both wait for orders; the one in force reports, whichever of them runs again. */
  @Test
  void what_was_replaced_meanwhile_tells_nothing_late() {
    ApplyMessage first = advice("D-1", Function.ORIGINAL, 5, "1", "3");
    told(first);
    told(advice("D-2", Function.REPLACEMENT, 7, "1"));
    place("1");
    place("3");
    assertThat(again(first).isAwaiting()).isFalse();
    assertThat(sent("1")).isEqualTo("7");
    assertThat(desk.events(order("3").stream())).hasSize(1);
  }

  @Test
  void a_cancellation_takes_back_what_was_told_and_gives_stock_back() {
    count("JX1", "P1", 100);
    place("1");
    told(advice("D-1", Function.ORIGINAL, 5, "1"));
    assertThat(told(advice("D-2", Function.CANCELLATION, 5, "1")).outcome())
        .isEqualTo(Outcome.APPLIED);
    assertThat(desk.events(SHIPMENT).getLast()).isInstanceOf(ShipmentCancelled.class);
    assertThat(sent("1")).isEqualTo("nothing");
    assertThat(stands("Stock:JIAXIN:JX1:P1")).isEqualTo(Quantity.of(100));
  }

  @Test
  void put_right_it_says_anew_what_it_said_and_takes_back_another_number() {
    place("1");
    ApplyMessage wrong = advice("D-1", Function.ORIGINAL, 5, "1");
    told(wrong);
    again(wrong, advice("D-1", Function.ORIGINAL, 8, "1"));
    assertThat(desk.events(SHIPMENT).getLast()).isInstanceOf(ShipmentReplaced.class);
    assertThat(sent("1")).isEqualTo("8");
    var id = new ShipmentId(HENGYUE, JIAXIN, "LS-2", 2026);
    var other = new AdviseShipment(id, Function.ORIGINAL, despatch(DAY, 8), HEAD);
    again(wrong, message("D-1", document("LS-2", 8), other));
    assertThat(desk.events(SHIPMENT).getLast()).isInstanceOf(ShipmentCancelled.class);
    assertThat(desk.events(id.stream())).hasSize(1);
    assertThat(sent("1")).isEqualTo("nothing");
  }
}
