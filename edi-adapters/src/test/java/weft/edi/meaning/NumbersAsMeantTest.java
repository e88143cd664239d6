package weft.edi.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HEAD_D97A;
import static weft.edi.meaning.Village.PLAIN;
import static weft.edi.meaning.Village.delfor;
import static weft.edi.meaning.Village.item;
import static weft.edi.meaning.Village.places;
import static weft.edi.meaning.Village.streams;

import org.junit.jupiter.api.Test;
import weft.edi.meaning.words.Meaning;
import weft.interchange.Severity;
import weft.ordering.Order;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;

/** Numbers that are almost right: with trailing blanks, with signs, with lines below lines. */
class NumbersAsMeantTest {
  private static final String DEMAND = "SCC+1++D'QTY+113:40:PCE'DTM+2:20261201:102'";

  private static Meaning order(String number, String lines) {
    return PLAIN.meaning(
        "ORDERS",
        "D96A",
        "BGM+220+"
            + number
            + "+9'DTM+137:20261128:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'NAD+ST+PLANT1::92'"
            + lines
            + "UNS+S'");
  }

  private static String line(String number, String part, String more) {
    return "LIN+%s++%s:IN%s'QTY+21:10:PCE'DTM+2:20261207:102'".formatted(number, part, more);
  }

  @Test
  void blanks_at_the_end_of_a_number_are_no_part_of_it() {
    assertThat(streams(delfor("D97A", HEAD_D97A + "LIN+1++P1 :IN'" + DEMAND)))
        .containsExactly("DeliverySchedule:HENGYUE:JIAXIN:PLANT1:P1:-:-");
    Meaning order = order("4711 ", line("1", "P1 ", ""));
    assertThat(streams(order)).containsExactly("PurchaseOrder:HENGYUE:4711");
    assertThat(placed(order).lines().getFirst().part()).isEqualTo("P1");
  }

  @Test
  void a_cumulative_below_zero_is_wrong_and_a_last_receipt_below_zero_is_a_return() {
    assertThat(places(item("QTY+70:-5:PCE'" + DEMAND)))
        .containsExactly("QUANTITY_NEGATIVE QTY C186.6060");
    assertThat(places(item("QTY+79:-5:PCE'" + DEMAND)))
        .containsExactly("QUANTITY_NEGATIVE QTY C186.6060");
    assertThat(places(item("QTY+70:5:PCE'QTY+48:-5:PCE'" + DEMAND))).isEmpty();
    assertThat(places(X12PlanningItems.item("UIT*EA~FST*40*C*D*20261207~SHP*02*-5~")))
        .containsExactly("QUANTITY_NEGATIVE SHP SHP02");
    assertThat(IdocScheduleTest.received("-540.000"))
        .containsExactly("QUANTITY_NEGATIVE E1EDP10 AKUEM");
  }

  @Test
  void a_sub_line_is_no_line_of_its_own_and_that_is_noted() {
    Meaning order = order("4711", line("1", "P1", "") + line("2", "P2", "+1:1"));
    assertThat(placed(order).lines()).extracting(Order.Line::part).containsExactly("P1");
    assertThat(places(order)).containsExactly("MEANING_UNKNOWN LIN C829.5495");
    assertThat(order.faults().getFirst().severity()).isEqualTo(Severity.NOTE);
  }

  private static Order placed(Meaning order) {
    return ((PlaceOrder) order.commands().getFirst()).placed();
  }
}
