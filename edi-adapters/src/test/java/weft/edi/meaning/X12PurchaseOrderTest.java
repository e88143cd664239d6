package weft.edi.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.JIAXIN;
import static weft.edi.meaning.Village.faults;
import static weft.edi.meaning.Village.streams;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.ordering.Order;
import weft.ordering.OrderTerms;
import weft.ordering.PurchaseOrderCommand.CancelOrder;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.promise.Promise;

class X12PurchaseOrderTest {
  private static Meaning meaning(String inner) {
    ReadMessage read =
        Samples.read(X12Samples.set("850", X12Samples.inner(inner))).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, HENGYUE, JIAXIN));
  }

  private static Order order(Meaning meaning) {
    assertThat(meaning.faults()).isEmpty();
    return ((PlaceOrder) meaning.commands().getFirst()).placed();
  }

  private static Order.Line line(String inner) {
    return order(meaning("BEG*00*SA*4500**20261124~DTM*002*20270115~" + inner)).lines().getFirst();
  }

  @Test
  void places_of_a_line_that_are_not_taken_are_noted_where_they_stand() {
    Meaning meaning =
        meaning(
            "BEG*00*SA*4500**20261124~DTM*002*20270115~N1*ST**92*PLANT1~"
                + "PO1*10*30*EA***BP*P~SDQ*EA*92*PLANT1*10*PLANT2*20~"
                + "PO1*20*5*EA***BP*Q~N1*ST**92*PLANT2~PO1*30*5*EA***BP*R~N1*ST**92*PLANT1~CTT*3~");
    assertThat(meaning.faults())
        .extracting(it -> it.tag() + " " + it.element() + " " + it.code() + " " + it.forbids())
        .containsExactly("SDQ SDQ03 SITE_UNKNOWN false", "N1 N104 SITE_UNKNOWN false");
    assertThat(meaning.commands()).hasSize(1);
  }

  @Test
  void terms_of_delivery_and_payment_and_texts_are_the_order_s() {
    Order order =
        order(
            meaning(
                "BEG*00*SA*4500**20261124~FOB*PP*OR*Shanghai*01*FCA*ZZ*Jiaxing~ITD*08*3*2**10**30~"
                    + "ITD*14***********per contract~DTM*002*20270115~PID*F****Painted~"
                    + "N9*ZZ*TEXT~MSG*With certificate 3.1~MSG*EN 10204~"
                    + "PO1*10*1*EA***BP*P~PID*F****Rod~MSG*Oil it~CTT*1~"));
    assertThat(order.terms())
        .isEqualTo(
            new OrderTerms(
                new OrderTerms.Delivery("FCA", "PP", "Jiaxing"),
                List.of(
                    new OrderTerms.Payment(new BigDecimal("2"), 10, null, null),
                    new OrderTerms.Payment(null, 30, null, null),
                    new OrderTerms.Payment(null, null, null, "per contract")),
                List.of("Painted", "With certificate 3.1\nEN 10204")));
    assertThat(order.lines().getFirst().texts()).containsExactly("Oil it");
  }

  @Test
  void an_order_is_placed_with_its_lines_dates_and_prices() {
    ReadMessage read =
        EdiReader.read(Samples.bytes("850-004010-hengyue.x12")).messages().getFirst();
    Meaning meaning =
        Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, HENGYUE, JIAXIN));
    assertThat(streams(meaning)).containsExactly("PurchaseOrder:HENGYUE:4500088001");
    Order order = order(meaning);
    assertThat(order.supplier()).isEqualTo(JIAXIN);
    assertThat(order.site()).isEqualTo("PLANT1");
    assertThat(order.orderDate()).isEqualTo(LocalDate.of(2026, 11, 24));
    assertThat(order.currency()).isEqualTo("CNY");
    Order.Line first = order.lines().getFirst();
    assertThat(first.line()).isEqualTo("10");
    assertThat(first.part()).isEqualTo("HY-4711-A");
    assertThat(first.supplierPart()).isEqualTo("JX-88");
    assertThat(first.description()).isEqualTo("Boom head bushing");
    assertThat(first.unit()).isEqualTo("PCE");
    assertThat(first.quantity()).isEqualTo(Quantity.of("40"));
    assertThat(first.price()).isEqualByComparingTo("86.5");
    assertThat(first.schedule())
        .containsExactly(new Promise(LocalDate.of(2027, 1, 15), Quantity.of("40")));
    assertThat(order.lines().getLast().schedule())
        .containsExactly(
            new Promise(LocalDate.of(2027, 1, 10), Quantity.of("20")),
            new Promise(LocalDate.of(2027, 1, 24), Quantity.of("40")));
  }

  @Test
  void a_price_is_per_unit_whatever_its_basis() {
    assertThat(line("PO1*1*5*EA*1250*HP*BP*P1~").price())
        .isEqualByComparingTo(new BigDecimal("12.5"));
    assertThat(line("PO1*1*5*EA*1250*TP*BP*P1~").price())
        .isEqualByComparingTo(new BigDecimal("1.25"));
    assertThat(line("PO1*1*5*EA***BP*P1~").price()).isNull();
  }

  @Test
  void a_line_s_own_date_goes_before_the_order_s() {
    assertThat(line("PO1*1*5*EA*2**BP*P1~DTM*002*20261231~").schedule().getFirst().date())
        .isEqualTo(LocalDate.of(2026, 12, 31));
  }

  @Test
  void an_order_may_be_withdrawn() {
    Meaning meaning = meaning("BEG*01*SA*4500**20261124~PO1*1*5*EA*2**BP*P1~");
    assertThat(meaning.commands()).hasSize(1).first().isInstanceOf(CancelOrder.class);
  }

  @Test
  void a_release_against_a_blanket_order_is_an_order_of_its_own() {
    assertThat(streams(meaning("BEG*00*RL*4500*7*20261124~PO1*1*5*EA*2**BP*P1~")))
        .containsExactly("PurchaseOrder:HENGYUE:4500%2F7");
  }

  @Test
  void a_line_without_a_quantity_or_part_is_a_fault() {
    assertThat(faults(meaning("BEG*00*SA*4500**20261124~DTM*002*20270115~PO1*1~")))
        .containsExactly(FaultCode.VALUE_MISSING, FaultCode.VALUE_MISSING);
  }

  @Test
  void parties_may_be_named_by_GLN_with_UL_or_9() {
    Meaning meaning =
        meaning(
            "BEG*00*SA*4500**20261124~DTM*002*20270115~N1*BY**9*6909990000004~N1*SU**UL*6909990000073~"
                + "PO1*1*5*EA*2**BP*P1~");
    assertThat(meaning.faults()).isEmpty();
    assertThat(Objects.requireNonNull(meaning.partnership()).supplier()).isEqualTo(Village.HONGZHU);
  }
}
