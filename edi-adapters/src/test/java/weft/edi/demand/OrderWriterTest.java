package weft.edi.demand;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static weft.edi.demand.OrderDemands.DAY;
import static weft.edi.demand.OrderDemands.JIAXIN;
import static weft.edi.demand.OrderDemands.id;
import static weft.edi.demand.OrderDemands.line;
import static weft.edi.demand.OrderDemands.order;
import static weft.edi.demand.OrderDemands.placed;
import static weft.edi.demand.OrderDemands.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.edi.onward.NotWritable;
import weft.edi.onward.TheirNames;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.measure.Quantity;
import weft.ordering.Order;
import weft.ordering.PurchaseOrderEvent;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.party.EdiRules.Outbound;
import weft.promise.Promise;

class OrderWriterTest {
  private static final OrderCancelled WITHDRAWN = new OrderCancelled(id("4711"), JIAXIN);
  private static final Order ORDER =
      order(
          new Order.Line(
              "10",
              "HY-1",
              "JX-1",
              "Rod 80 x 1200",
              "PCE",
              Quantity.of(120),
              new BigDecimal("318.50"),
              List.of(new Promise(DAY.plusDays(20), Quantity.of(120))),
              null,
              null,
              null),
          new Order.Line(
              "20",
              "JX-2",
              "JX-2",
              null,
              "KGM",
              Quantity.of("4.5"),
              null,
              List.of(
                  new Promise(DAY.plusDays(10), Quantity.of("1.5")),
                  new Promise(DAY.plusDays(30), Quantity.of(3))),
              null,
              null,
              null));

  private static String text(PurchaseOrderEvent event, @Nullable Order standing, Outbound rule) {
    return new String(OrderDemands.written(event, standing, rule), ISO_8859_1);
  }

  /** Between the message's header and its trailer. */
  private static String body(PurchaseOrderEvent event, @Nullable Order standing, Outbound rule) {
    String all = text(event, standing, rule);
    boolean x12 = all.startsWith("ISA");
    int from = all.indexOf(x12 ? "ST*" : "UNH");
    return all.substring(all.indexOf(x12 ? '~' : '\'', from) + 1, all.indexOf(x12 ? "SE*" : "UNT"));
  }

  @Test
  void an_order_is_an_ORDERS() {
    assertThat(
            text(
                placed("4711", ORDER),
                null,
                new Outbound("ORDERS", "D96A", null, null, "A1", null, null)))
        .startsWith(
            "UNB+UNOC:3+HENGYUE:ZZ+JIAXIN:ZZ+261126:0930+00000007'UNH+1+ORDERS:D:96A:UN:A1'")
        .endsWith("UNT+23+1'UNZ+1+00000007'");
    assertThat(body(placed("4711", ORDER), null, rule("ORDERS", "D96A")))
        .isEqualTo(
            "BGM+220+4711+9'DTM+137:20261126:102'"
                + "NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'NAD+ST+PLANT2::92'CUX+2:CNY:9'"
                + "LIN+10++HY-1:IN'PIA+1+JX-1:SA'IMD+F++:::Rod 80 x 1200'QTY+21:120:PCE'"
                + "DTM+2:20261216:102'PRI+AAA:318.50'"
                + "LIN+20++JX-2:SA'QTY+21:4.5:KGM'SCC+1'QTY+21:1.5:KGM'DTM+2:20261206:102'"
                + "QTY+21:3:KGM'DTM+2:20261226:102'UNS+S'CNT+2:2'");
  }

  @Test
  void an_order_is_an_850_and_a_release_against_a_blanket_order_has_a_place_of_its_own() {
    assertThat(body(placed("4500012345/7", ORDER), null, rule("850", "004010")))
        .isEqualTo(
            "BEG*00*RL*4500012345*7*20261126~CUR*BY*CNY~N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~"
                + "N1*ST**92*PLANT2~PO1*10*120*EA*318.50**BP*HY-1*VP*JX-1~"
                + "PID*F****Rod 80 x 1200~DTM*002*20261216~PO1*20*4.5*KG***VP*JX-2~"
                + "SCH*1.5*KG***002*20261206~SCH*3*KG***002*20261226~CTT*2~");
    assertThat(body(placed("4711", ORDER), null, rule("850", "003040")))
        .startsWith("BEG*00*SA*4711**261126~");
    assertThat(text(placed("4711", ORDER), null, rule("850", "003040")))
        .contains("GS*PO*HENGYUE*JIAXIN*261126*0930*7*X*003040~");
  }

  @Test
  void an_order_without_a_date_bears_the_day_on_which_the_hub_was_told() {
    var undated = new Order(JIAXIN, null, null, null, List.of(line("1", "P", 3)), null);
    assertThat(body(placed("4711", undated), null, rule("ORDERS", "D97A")))
        .startsWith("BGM+220+4711+9'DTM+137:20261129:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'LIN");
    assertThat(body(placed("4711", undated), null, rule("850", "005010")))
        .startsWith("BEG*00*SA*4711**20261129~N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~PO1");
  }

  @Test
  void a_change_says_what_becomes_of_each_line() {
    var standing = order(ORDER.lines().getFirst(), line("20", "HY-2", 5), line("30", "HY-3", 7));
    // Without price, description and supplier's number, which a change cannot remove.
    var changed =
        new OrderChanged(
            id("4711"),
            JIAXIN,
            List.of(line("40", "HY-4", 1), line("10", "HY-1", 80), line("20", "HY-2", 6)),
            List.of("30"),
            null);
    assertThat(body(changed, standing, rule("ORDCHG", "D96A")))
        .isEqualTo(
            "BGM+230+00000007+4'DTM+137:20261129:102'RFF+ON:4711'"
                + "NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'CUX+2:CNY:9'LIN+30+2'"
                + "LIN+40+1+HY-4:IN'QTY+21:1:PCE'DTM+2:20261216:102'"
                + "LIN+10+2'LIN+10+1+HY-1:IN'QTY+21:80:PCE'DTM+2:20261216:102'"
                + "LIN+20+3+HY-2:IN'QTY+21:6:PCE'DTM+2:20261216:102'UNS+S'CNT+2:5'");
    assertThat(body(changed, standing, rule("860", "004010")))
        .isEqualTo(
            "BCH*04*SA*4711***20261126*****20261129~CUR*BY*CNY~"
                + "N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~POC*30*DI~"
                + "POC*40*AI*1**EA***BP*HY-4~DTM*002*20261216~"
                + "POC*10*DI~POC*10*AI*80**EA***BP*HY-1~DTM*002*20261216~"
                + "POC*20*CA*6**EA***BP*HY-2~DTM*002*20261216~CTT*5~");
  }

  @Test
  void a_withdrawal_is_a_change_or_the_order_itself() {
    assertThat(body(WITHDRAWN, ORDER, rule("ORDCHG", "D96A")))
        .startsWith("BGM+230+00000007+1'DTM+137:20261129:102'RFF+ON:4711'")
        .doesNotContain("LIN");
    assertThat(body(WITHDRAWN, ORDER, rule("860", "004010")))
        .startsWith("BCH*01*SA*4711***20261126*****20261129~")
        .doesNotContain("POC");
    assertThat(body(WITHDRAWN, ORDER, rule("ORDERS", "D96A")))
        .startsWith("BGM+220+4711+1'DTM+137:20261126:102'")
        .contains("LIN+10++HY-1:IN'", "LIN+20++JX-2:SA'");
    assertThat(body(WITHDRAWN, ORDER, rule("850", "004010")))
        .startsWith("BEG*01*SA*4711**20261126~")
        .contains("PO1*10*120*", "PO1*20*4.5*");
  }

  @Test
  void where_only_orders_are_agreed_upon_their_withdrawal_goes_on_and_changes_do_not() {
    var changed =
        new OrderChanged(id("4711"), JIAXIN, List.of(line("10", "P", 1)), List.of(), null);
    Outbound orders = rule("ORDERS", "D96A");
    Outbound changes = rule("860", "004010");
    Outbound other = rule("DESADV", "D97A");
    assertThat(DemandWriter.rule(List.of(other, orders), WITHDRAWN)).isEqualTo(orders);
    assertThat(DemandWriter.rule(List.of(other, orders), changed)).isNull();
    assertThat(DemandWriter.rule(List.of(orders, changes), WITHDRAWN)).isEqualTo(changes);
    assertThat(DemandWriter.rule(List.of(orders, changes), changed)).isEqualTo(changes);
    assertThat(DemandWriter.rule(List.of(changes), placed("4711", ORDER))).isNull();
    assertThat(DemandWriter.rule(List.of(other), WITHDRAWN)).isNull();
  }

  @Test
  void parts_and_units_are_called_as_the_receiver_calls_them() {
    var names =
        new TheirNames(
            Map.of("HY-1", "0815", "JX-2", "no"), Map.of("KGM", "Q1"), Map.of(), List.of());
    for (var it : Map.of("ORDERS", "D96A", "850", "004010").entrySet()) {
      byte[] bytes =
          OrderDemands.written(
              placed("4711", ORDER), null, rule(it.getKey(), it.getValue()), names);
      assertThat(new String(bytes, ISO_8859_1))
          .containsPattern("LIN\\+10\\+\\+0815:IN'|BP\\*0815\\*VP\\*JX-1~")
          .containsPattern("QTY\\+21:4.5:Q1'|PO1\\*20\\*4.5\\*Q1\\*\\*\\*VP\\*JX-2~");
    }
  }

  private static Order described(String text) {
    Order.Line it = line("1", "P", 3);
    return order(
        new Order.Line(
            it.line(),
            it.part(),
            null,
            text,
            it.unit(),
            it.quantity(),
            null,
            it.schedule(),
            null,
            null,
            null));
  }

  @Test
  void a_description_that_the_signs_cannot_say_is_left_out_a_number_stops_the_whole() {
    var chinese = placed("4711", described("Pin 90 吊臂头销轴"));
    assertThat(text(chinese, null, rule("ORDERS", "D96A"))).doesNotContain("IMD");
    assertThat(text(chinese, null, rule("850", "004010"))).doesNotContain("PID");
    byte[] utf8 =
        OrderDemands.written(
            chinese, null, new Outbound("ORDERS", "D96A", "UNOY:4", null, null, null, null));
    assertThat(new String(utf8, UTF_8)).contains(":::Pin 90 吊臂头销轴'");
    var starred = placed("4711", described("Pin 90*410"));
    assertThat(text(starred, null, rule("ORDERS", "D96A"))).contains(":::Pin 90*410'");
    assertThat(text(starred, null, rule("850", "004010"))).doesNotContain("PID");
    assertRefused(placed("订-1", ORDER), rule("ORDERS", "D96A"), "characters");
    assertRefused(placed("47*11", ORDER), rule("850", "004010"), "characters");
  }

  @ParameterizedTest
  @CsvSource({"ORDERS,D92B", "850,009010", "850,D96A"})
  void a_message_without_a_table_is_not_written(String message, String release) {
    assertRefused(placed("4711", ORDER), rule(message, release), message, release);
  }

  @Test
  void a_long_description_is_broken_between_words() {
    String text = "shaft of hardened steel ".repeat(12).strip();
    var placed = placed("4711", described(text));
    assertThat(imds(placed, "D96A")).hasSizeGreaterThan(3);
    assertThat(String.join(" ", imds(placed, "D96A"))).isEqualTo(text);
    assertThat(imds(placed, "D10A")).containsExactly(text);
    String x12 = text(placed, null, rule("850", "004010"));
    assertThat(x12.split("PID\\*F\\*\\*\\*\\*", -1)).hasSize(5);
    assertThat(EdiReader.read(x12.getBytes(ISO_8859_1)).allFaults()).isEmpty();
  }

  private static List<String> imds(PurchaseOrderEvent placed, String release) {
    ReadInterchange read =
        EdiReader.read(OrderDemands.written(placed, null, rule("ORDERS", release)));
    assertThat(read.allFaults()).isEmpty();
    return read.segments().stream()
        .filter(it -> it.tag().equals("IMD"))
        .map(it -> it.value(2, 3) + it.value(2, 4))
        .toList();
  }

  @Test
  void a_unit_that_X12_has_for_something_else_is_not_written() {
    Order.Line it = line("1", "P", 3);
    var sheets =
        new Order.Line(
            "1", "P", null, null, "ST", it.quantity(), null, it.schedule(), null, null, null);
    assertRefused(placed("4711", order(sheets)), rule("850", "004010"), "ST", "SET");
    assertThat(text(placed("4711", order(sheets)), null, rule("ORDERS", "D96A")))
        .contains("QTY+21:3:ST'");
    var each =
        new Order.Line(
            "1", "P", null, null, "EA", it.quantity(), null, it.schedule(), null, null, null);
    assertThat(text(placed("4711", order(each)), null, rule("850", "004010")))
        .contains("PO1*1*3*EA*");
  }

  @Test
  void what_a_message_has_no_room_for_is_told_by_our_own_reader() {
    var number = placed("4".repeat(23), ORDER);
    ReadInterchange read =
        EdiReader.read(OrderDemands.written(number, null, rule("850", "004010")));
    assertThat(read.allFaults()).anyMatch(it -> it.forbids() && "BEG".equals(it.tag()));
    var lettered = placed("4711", order(line("10A", "P", 1)));
    ReadInterchange d96a =
        EdiReader.read(OrderDemands.written(lettered, null, rule("ORDERS", "D96A")));
    assertThat(d96a.allFaults()).anyMatch(it -> it.forbids() && "LIN".equals(it.tag()));
  }

  private static void assertRefused(PurchaseOrderEvent it, Outbound rule, String... said) {
    assertThatExceptionOfType(NotWritable.class)
        .isThrownBy(() -> OrderDemands.written(it, null, rule))
        .satisfies(e -> assertThat(requireNonNull(e.text()).en()).contains(said))
        .satisfies(e -> assertThat(e.text().zh()).isNotEqualTo(e.text().en()));
  }
}
