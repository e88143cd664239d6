package weft.edi.meaning;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.JIAXIN;
import static weft.edi.meaning.Village.faults;
import static weft.edi.meaning.Village.places;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.profile.Rules;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.text.ReaderOptions;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.ordering.Order;
import weft.ordering.OrderTerms;
import weft.ordering.PurchaseOrderCommand.CancelOrder;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderCommand.RecordWrongLines;
import weft.party.EdiRules.UnitConversion;
import weft.promise.Promise;

class OrdersTest {
  private static final String PARTIES =
      "NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'NAD+ST+PLANT2::92'CUX+2:CNY:9'";
  private static final String HEAD = "BGM+220+4711+9'DTM+137:20261124:102'" + PARTIES;
  private static final String END = "UNS+S'";

  private static Meaning orders(String release, String body) {
    return Village.PLAIN.meaning("ORDERS", release, body);
  }

  private static Order placed(Meaning meaning) {
    assertThat(meaning.faults()).isEmpty();
    return ((PlaceOrder) meaning.commands().getFirst()).placed();
  }

  private static Order.Line line(String below) {
    return placed(orders("D96A", HEAD + "LIN+10++P1:IN'" + below + END)).lines().getFirst();
  }

  private static Promise on(int day, int quantity) {
    return new Promise(LocalDate.of(2026, 12, day), Quantity.of(quantity));
  }

  @ParameterizedTest
  @ValueSource(strings = {"D96A", "D97A", "D01B", "D04A"})
  void an_order_is_the_same_in_every_release(String release) {
    Order order =
        placed(
            orders(
                release,
                HEAD + "LIN+10++P1:IN'PIA+1+S1:SA'QTY+21:120:PCE'DTM+2:20261215:102'" + END));
    assertThat(order.supplier()).isEqualTo(JIAXIN);
    assertThat(order.site()).isEqualTo("PLANT2");
    assertThat(order.currency()).isEqualTo("CNY");
    assertThat(order.orderDate()).isEqualTo(LocalDate.of(2026, 11, 24));
    Order.Line line = order.lines().getFirst();
    assertThat(line.line() + line.part() + line.supplierPart()).isEqualTo("10P1S1");
    assertThat(line.schedule()).containsExactly(on(15, 120));
  }

  @Test
  void terms_of_delivery_and_payment_and_texts_are_the_order_s() {
    Order order =
        placed(
            orders(
                "D96A",
                "BGM+220+4711+9'DTM+137:20261124:102'FTX+AAI+++With certificate 3.1:EN 10204'"
                    + PARTIES
                    + "PAT+22++5:3:D:14'PCD+12:3'PAT+1+Z030::92'PAT+3+ZZZ::92:in"
                    + " part'DTM+13:20261224:102'"
                    + "TOD+6+CC+DAP'LOC+1+:::Tianjin'LIN+10++P1:IN'QTY+21:1:PCE'DTM+2:20261215:102'FTX+ZZZ+++Oil"
                    + " it'"
                    + END));
    assertThat(order.terms())
        .isEqualTo(
            new OrderTerms(
                new OrderTerms.Delivery("DAP", "CC", "Tianjin"),
                List.of(
                    new OrderTerms.Payment(new BigDecimal("3"), 14, null, null),
                    new OrderTerms.Payment(null, null, null, "Z030"),
                    new OrderTerms.Payment(null, null, LocalDate.of(2026, 12, 24), "in part")),
                List.of("With certificate 3.1\nEN 10204")));
    assertThat(order.lines().getFirst().texts()).containsExactly("Oil it");
  }

  @Test
  void a_PYT_says_what_a_PAT_says_and_two_months_are_words() {
    Order order =
        placed(
            orders(
                "D10A",
                HEAD
                    + "PYT+22++5+3+W+2'PCD+12:2.5'PYT+1++5+3+M+2'LIN+10++P1:IN'QTY+21:1:PCE'"
                    + "DTM+2:20261215:102'"
                    + END));
    assertThat(requireNonNull(order.terms()).payment())
        .containsExactly(
            new OrderTerms.Payment(new BigDecimal("2.5"), 14, null, null),
            new OrderTerms.Payment(null, null, null, "2 M"));
  }

  @Test
  void texts_are_cut_where_an_order_has_no_more_room_for_them() {
    String text = "FTX+AAI+++" + "x".repeat(70) + (":" + "x".repeat(70)).repeat(4) + "'";
    Order order =
        placed(
            orders(
                "D96A",
                "BGM+220+4711+9'DTM+137:20261124:102'"
                    + text.repeat(60)
                    + PARTIES
                    + "LIN+10++P1:IN'QTY+21:1:PCE'DTM+2:20261215:102'"
                    + END));
    List<String> texts = requireNonNull(order.terms()).texts();
    assertThat(texts.stream().mapToInt(String::length).sum())
        .isLessThanOrEqualTo(OrderTerms.MOST_CHARACTERS);
    assertThat(texts.getLast()).endsWith("...");
  }

  @Test
  void a_line_may_be_split_into_dated_deliveries() {
    assertThat(
            line("QTY+21:60:PCE'SCC+1'QTY+21:20:PCE'DTM+2:20261210:102'QTY+21:40:PCE'"
                    + "DTM+2:20261220:102'")
                .schedule())
        .containsExactly(on(10, 20), on(20, 40));
  }

  @Test
  void a_price_for_another_unit_is_converted_as_agreed() {
    var kilogram = new UnitConversion("P1", "KGM", new BigDecimal("8"), "PCE");
    var pieces = new UnitConversion("P1", "PCE", new BigDecimal("0.25"), "KGM");
    String line = "LIN+10++P1:IN'QTY+21:60:PCE'DTM+2:20261210:102'PRI+AAA:4.2::::KGM'";
    for (var conversion : List.of(kilogram, pieces)) {
      Village agreed = Village.under(Rules.agreed().conversions(conversion).rules());
      Order order = placed(agreed.meaning("ORDERS", "D96A", HEAD + line + END));
      assertThat(order.lines().getFirst().price())
          .isEqualByComparingTo(conversion == kilogram ? "0.525" : "1.05");
    }
  }

  @Test
  void a_price_for_another_unit_or_in_another_currency_is_left_out_and_said() {
    String head = HEAD + "LIN+10++P1:IN'QTY+21:60:PCE'DTM+2:20261210:102'";
    for (String price : List.of("PRI+AAA:4.2::::KGM'", "PRI+AAA:4.2'CUX+2:EUR:9'")) {
      Meaning meaning = orders("D96A", head + price + END);
      assertThat(meaning.faults())
          .singleElement()
          .satisfies(it -> assertThat(it.segment()).isEqualTo(12))
          .satisfies(it -> assertThat(it.forbids()).isFalse());
      assertThat(((PlaceOrder) meaning.commands().getFirst()).placed().lines().getFirst().price())
          .isNull();
    }
    assertThat(line("QTY+21:60:PCE'DTM+2:20261210:102'PRI+AAA:4.2::::PCE'CUX+2:CNY:9'").price())
        .isEqualTo("4.2");
  }

  @Test
  void a_price_is_per_unit_whatever_its_basis() {
    assertThat(line("QTY+21:60:PCE'DTM+2:20261210:102'PRI+AAA:4250:::100'").price())
        .isEqualByComparingTo("42.5");
    assertThat(line("QTY+21:60:PCE'DTM+2:20261210:102'PRI+AAA:42.5'").price())
        .isEqualByComparingTo("42.5");
    assertThat(line("QTY+21:60:PCE'DTM+2:20261210:102'").price()).isNull();
  }

  @Test
  void a_line_without_a_date_takes_the_order_s() {
    Order order =
        placed(
            orders(
                "D96A",
                "BGM+220+4711+9'DTM+137:20261124:102'DTM+2:20261218:102'"
                    + PARTIES
                    + "LIN+10++P1:IN'QTY+21:60:PCE'"
                    + END));
    assertThat(order.lines().getFirst().schedule()).containsExactly(on(18, 60));
  }

  @Test
  void an_order_without_any_date_is_a_fault() {
    Meaning meaning =
        orders(
            "D96A",
            "BGM+220+4711+9'DTM+61:20261224:102'" + PARTIES + "LIN+10++P1:IN'QTY+21:60:PCE'" + END);
    assertThat(faults(meaning)).containsExactly(FaultCode.VALUE_MISSING);
  }

  @Test
  void a_line_without_a_quantity_or_part_is_a_fault() {
    assertThat(faults(orders("D96A", HEAD + "LIN+10++P1:IN'DTM+2:20261210:102'" + END)))
        .containsExactly(FaultCode.VALUE_MISSING);
    assertThat(faults(orders("D96A", HEAD + "LIN+10'QTY+21:60:PCE'DTM+2:20261210:102'" + END)))
        .containsExactly(FaultCode.VALUE_MISSING);
  }

  @Test
  void a_line_that_states_two_quantities_is_a_fault() {
    String line = "LIN+10++P1:IN'QTY+21:60:PCE'QTY+21:%s'DTM+2:20261201:102'";
    for (String other : List.of("6:KGM", "61:PCE"))
      assertThat(places(orders("D96A", HEAD + line.formatted(other) + END)))
          .containsExactly("ITEM_REPEATED QTY C186.6060");
    assertThat(orders("D96A", HEAD + line.formatted("60:PCE") + END).faults())
        .as("the same again")
        .isEmpty();
  }

  @Test
  void thousands_of_wrong_lines_are_told_from_the_right_one_in_one_go() {
    var lines = new StringBuilder(HEAD);
    for (int i = 0; i < 9_000; i++)
      lines.append("LIN+10++P%d:IN'QTY+21:60:PCE'DTM+2:20261201:102'".formatted(i));
    String[] segments = (lines + END).split("'");
    ReadMessage read =
        Samples.read(Samples.message("ORDERS:D:96A:UN", segments)).messages().getFirst();
    Meaning meaning = Village.PLAIN.meaning(read);
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    Meaning apart = WrongItems.apart(read, meaning);
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before))
        .isLessThan(Duration.ofSeconds(1));
    assertThat(apart.isApplicable()).isTrue();
    assertThat(apart.commands()).hasSize(2);
    assertThat(((RecordWrongLines) apart.commands().getLast()).lines()).hasSize(8_999);
  }

  @Test
  void an_order_may_be_withdrawn() {
    Meaning meaning =
        orders("D96A", "BGM+220+4711+1'DTM+137:20261124:102'" + PARTIES + "LIN+10++P1:IN'" + END);
    assertThat(meaning.commands()).hasSize(1).first().isInstanceOf(CancelOrder.class);
    assertThat(meaning.commands().getFirst().stream()).isEqualTo("PurchaseOrder:HENGYUE:4711");
  }

  @Test
  void a_buyer_who_is_not_the_sender_and_a_supplier_unknown_are_faults() {
    Meaning meaning =
        orders(
            "D96A",
            "BGM+220+4711+9'DTM+137:20261124:102'NAD+BY+HONGZHU::92'NAD+SU+NOBODY::92'"
                + "LIN+10++P1:IN'QTY+21:60:PCE'DTM+2:20261210:102'"
                + END);
    assertThat(Village.places(meaning))
        .containsExactly("SENDER_MISMATCH NAD C082.3039", "UNKNOWN_PARTNER NAD C082.3039");
    assertThat(meaning.faults()).extracting(Fault::segment).containsExactly(5, 6);
  }

  @Test
  void chinese_sent_as_GB18030_under_UNOA_reads_well_where_the_profile_says_so() {
    Charset chinese = Charset.forName("GB18030");
    byte[] bytes =
        Samples.interchange(
                "UNB+UNOA:3+HENGYUE:ZZ+WEFT:ZZ+261124:0800+REF1'",
                "ORDERS:D:96A:UN",
                "BGM+220+4711+9",
                "DTM+137:20261124:102",
                "LIN+10++P1:IN",
                "IMD+F++:::液压缸筒",
                "QTY+21:60:PCE",
                "DTM+2:20261210:102",
                "UNS+S")
            .getBytes(chinese);
    var read = EdiReader.read(bytes, ReaderOptions.STANDARD.withCharset(chinese));
    var meaning =
        Village.PIPELINE.map(
            read.messages().getFirst(), new Correspondents(Village.PLAIN, Village.HENGYUE, JIAXIN));
    String description = placed(meaning).lines().getFirst().description();
    assertThat(description).isEqualTo("液压缸筒");
  }
}
