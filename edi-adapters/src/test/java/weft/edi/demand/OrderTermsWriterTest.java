package weft.edi.demand;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static weft.edi.demand.OrderDemands.DAY;
import static weft.edi.demand.OrderDemands.JIAXIN;
import static weft.edi.demand.OrderDemands.line;
import static weft.edi.demand.OrderDemands.order;
import static weft.edi.demand.OrderDemands.placed;
import static weft.edi.demand.OrderDemands.rule;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.edi.onward.NotWritable;
import weft.measure.Quantity;
import weft.ordering.Order;
import weft.ordering.OrderTerms;
import weft.party.EdiRules.Outbound;
import weft.promise.Promise;

class OrderTermsWriterTest {
  private static final OrderTerms TERMS =
      requireNonNull(
          OrderTerms.of(
              "DAP",
              "CC",
              "Tianjin",
              List.of(
                  new OrderTerms.Payment(new BigDecimal("3"), 14, null, null),
                  new OrderTerms.Payment(null, 60, null, "net"),
                  new OrderTerms.Payment(null, null, DAY, null)),
              List.of("With certificate 3.1\nto EN 10204", "吊臂")));

  private static String text(Outbound rule) {
    Order.Line it = line("1", "P", 3);
    var said =
        new Order.Line(
            "1",
            "P",
            null,
            null,
            "PCE",
            it.quantity(),
            null,
            it.schedule(),
            null,
            List.of("Oil before packing"),
            null);
    var order = new Order(JIAXIN, null, DAY, null, List.of(said), TERMS);
    return new String(OrderDemands.written(placed("4711", order), null, rule), ISO_8859_1);
  }

  @Test
  void terms_and_texts_stand_in_an_ORDERS_without_what_the_syntax_cannot_say() {
    assertThat(text(rule("ORDERS", "D96A")))
        .contains("DTM+137:20261126:102'FTX+AAI+++With certificate 3.1:to EN 10204'NAD+BY")
        .contains("PAT+22++5:3:D:14'PCD+12:3'PAT+1+ZZZ::92:net+5:3:D:60'PAT+3'DTM+13:20261126:102'")
        .contains(
            "TOD+6+CC+DAP::4:Tianjin'LIN", "DTM+2:20261216:102'FTX+AAI+++Oil before packing'");
    assertThat(text(rule("ORDERS", "D10A")))
        .contains(
            "PYT+22++5+3+D+14'PCD+12:3'PYT+1+ZZZ::92:net+5+3+D+60'PYT+3'DTM+13:20261126:102'");
  }

  @Test
  void terms_and_texts_stand_in_an_850() {
    assertThat(text(rule("850", "004010")))
        .contains("FOB*CC***01*DAP*ZZ*Tianjin~ITD*08*3*3**14~ITD*05*3*****60*****net~")
        .contains("ITD*05*3****20261126~N9*ZZ*TEXT~MSG*With certificate 3.1~MSG*to EN 10204~N1*BY")
        .contains("DTM*002*20261216~N9*ZZ*TEXT~MSG*Oil before packing~CTT*1~");
    assertThat(text(rule("850", "005010")))
        .contains("N9*ZZ*TEXT~MTX**With certificate 3.1~MTX**to EN 10204~N1*BY");
  }

  @Test
  void what_a_message_has_no_code_or_no_room_for_is_a_text() {
    String words = "half on delivery, half on acceptance";
    var terms =
        requireNonNull(
            OrderTerms.of(
                "XYZ",
                "BP",
                null,
                List.of(new OrderTerms.Payment(null, 30, null, words)),
                List.of()));
    var order = new Order(JIAXIN, null, DAY, null, List.of(line("1", "P", 3)), terms);
    var placed = placed("4711", order);
    assertThat(new String(OrderDemands.written(placed, null, rule("ORDERS", "D10A")), ISO_8859_1))
        .contains("FTX+AAI+++Freight?: BP'FTX+AAI+++" + words + "'")
        .contains("PYT+1++5+3+D+30'TOD+6++XYZ::92'");
    assertThat(new String(OrderDemands.written(placed, null, rule("850", "004010")), ISO_8859_1))
        .contains("FOB*DF***01*XYZ~ITD*05*3*****30*****" + words + "~N9*ZZ*TEXT~MSG*Freight: BP~");
  }

  /** The reader would not read a delivery of zero as a delivery. */
  @Test
  void an_order_that_would_be_read_otherwise_is_not_written() {
    Order.Line it = line("1", "P", 3);
    var nothing = List.of(it.schedule().getFirst(), new Promise(DAY, Quantity.ZERO));
    var odd =
        new Order.Line("7", "P", null, null, "PCE", it.quantity(), null, nothing, null, null, null);
    for (Outbound rule : List.of(rule("ORDERS", "D96A"), rule("850", "004010")))
      assertThatExceptionOfType(NotWritable.class)
          .isThrownBy(() -> OrderDemands.written(placed("4711", order(odd)), null, rule))
          .satisfies(e -> assertThat(e.text().en()).contains("line 7", "when how much"))
          .satisfies(e -> assertThat(e.text().zh()).contains("第 7 行"));
  }
}
