package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.JIAXIN;
import static weft.edi.meaning.Village.places;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.ordering.PurchaseOrderCommand.ChangeOrder;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderCommand.RespondToOrder;
import weft.party.PartyCode;

/** Prices of orders, changes and answers, in EDIFACT, X12 and IDocs. */
class OrderPricesTest {
  private static final String PARTIES =
      "NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'NAD+ST+PLANT2::92'CUX+2:CNY:9'";
  private static final String LINE = "LIN+10++P1:IN'QTY+21:60:PCE'DTM+2:20261210:102'";
  private static final String IDOC = new String(Samples.bytes("idoc-orders05-hengyue.xml"), UTF_8);

  private static Meaning orders(String price) {
    return Village.PLAIN.meaning(
        "ORDERS",
        "D96A",
        "BGM+220+4711+9'DTM+137:20261124:102'" + PARTIES + LINE + price + "UNS+S'");
  }

  private static Meaning order(String line, String behind) {
    return x12(
        "850",
        "BEG*00*SA*4711**20261124~CUR*BY*CNY~" + line + "DTM*002*20261210~" + behind,
        HENGYUE);
  }

  private static Meaning x12(String set, String inner, PartyCode sender) {
    return read(X12Samples.set(set, X12Samples.inner(inner)), sender);
  }

  private static Meaning read(String text, PartyCode sender) {
    var message = EdiReader.read(text.getBytes(UTF_8)).messages().getFirst();
    assertThat(message.acceptable()).isTrue();
    PartyCode to = sender.equals(HENGYUE) ? JIAXIN : HENGYUE;
    return Village.PIPELINE.map(message, new Correspondents(Village.PLAIN, sender, to));
  }

  private static @Nullable BigDecimal price(Meaning meaning) {
    return ((PlaceOrder) meaning.commands().getFirst()).placed().lines().getFirst().price();
  }

  @Test
  void a_negative_price_is_a_fault_of_its_line() {
    assertThat(places(orders("PRI+AAA:-4.2'"))).containsExactly("QUANTITY_NEGATIVE PRI C509.5118");
    assertThat(places(order("PO1*10*60*EA*-4.2**BP*P1~", "")))
        .containsExactly("QUANTITY_NEGATIVE PO1 PO104");
    String negative = IDOC.replaceFirst("<VPREI>[^<]*", "<VPREI>4.20-");
    assertThat(places(read(negative, HENGYUE))).containsExactly("QUANTITY_NEGATIVE E1EDP01 VPREI");
  }

  @Test
  void of_two_net_prices_none_is_taken_and_that_is_noted() {
    Meaning two = orders("PRI+AAA:4.2'PRI+AAA:4.3'");
    assertThat(places(two)).containsExactly("ITEM_REPEATED PRI C509.5118");
    assertThat(two.isApplicable()).isTrue();
    assertThat(price(two)).isNull();
    assertThat(price(orders("PRI+AAA:4.2'PRI+AAA:4.2'"))).isEqualByComparingTo("4.2");
  }

  @Test
  void the_net_price_goes_before_the_gross_one() {
    Meaning both = orders("PRI+AAB:5'PRI+AAA:4.2'");
    assertThat(both.faults()).isEmpty();
    assertThat(price(both)).isEqualByComparingTo("4.2");
  }

  @Test
  void an_amount_that_is_not_quantity_by_price_is_noted() {
    for (Meaning it :
        List.of(
            orders("MOA+203:400'PRI+AAA:4.2'"),
            order("PO1*10*60*EA*4.2**BP*P1~", "AMT*1*400~"),
            read(IDOC.replaceFirst("<VPREI>", "<NETWR>7.77</NETWR><VPREI>"), HENGYUE))) {
      assertThat(places(it))
          .singleElement()
          .isIn("IMPLAUSIBLE MOA C516.5004", "IMPLAUSIBLE AMT AMT02", "IMPLAUSIBLE E1EDP01 NETWR");
      assertThat(it.isApplicable()).isTrue();
      assertThat(price(it)).isNotNull();
    }
    assertThat(orders("MOA+203:252'PRI+AAA:4.2'").faults()).isEmpty();
    assertThat(orders("MOA+203:4.20'PRI+AAA:7:::100'").faults()).isEmpty();
    assertThat(orders("MOA+203:240'PRI+AAA:4.2'ALC+A'MOA+8:12'").faults()).isEmpty();
    assertThat(order("PO1*10*60*EA*4.2**BP*P1~", "AMT*1*252~").faults()).isEmpty();
  }

  @Test
  void a_change_and_an_answer_say_in_which_currency_they_are() {
    String inEuro = PARTIES.replace("CNY", "EUR") + LINE + "PRI+AAA:4.2'UNS+S'";
    Meaning change =
        Village.PLAIN.meaning(
            "ORDCHG", "D96A", "BGM+230+C1+4'DTM+137:20261124:102'RFF+ON:4711'" + inEuro);
    assertThat(((ChangeOrder) change.commands().getFirst()).currency()).isEqualTo("EUR");
    String ordrsp =
        Samples.interchange(
            "UNB+UNOC:3+JIAXIN:ZZ+HENGYUE:ZZ+261124:0800+REF1'",
            "ORDRSP:D:96A:UN",
            ("BGM+231+A1+29'DTM+137:20261124:102'RFF+ON:4711'" + inEuro).split("'"));
    assertThat(answered(read(ordrsp, JIAXIN))).isEqualTo("EUR");
    String currency = "CUR*BY*EUR~";
    Meaning change860 =
        x12("860", "BCH*04*SA*4711***20261124~" + currency + "POC*10*PC*60**EA*4.2~", HENGYUE);
    assertThat(((ChangeOrder) change860.commands().getFirst()).currency()).isEqualTo("EUR");
    Meaning answer855 =
        x12("855", "BAK*00*AC*4711*20261124~" + currency + "PO1*10*60*EA*4.2**BP*P1~", JIAXIN);
    assertThat(answered(answer855)).isEqualTo("EUR");
    String idoc =
        IDOC.replace("<CURCY>CNY", "<CURCY>EUR").replace("<MESTYP>ORDERS", "<MESTYP>ORDCHG");
    assertThat(((ChangeOrder) read(idoc, HENGYUE).commands().getFirst()).currency())
        .isEqualTo("EUR");
  }

  @Test
  void lines_that_name_the_currency_where_the_heading_does_not_keep_their_prices() {
    Meaning order =
        x12(
            "850",
            "BEG*00*SA*4711**20261124~DTM*002*20261210~"
                + "PO1*10*60*EA*4.2**BP*P1~CUR*BY*USD~PO1*20*60*EA*4.3**BP*P2~CUR*BY*USD~",
            HENGYUE);
    assertThat(order.faults()).isEmpty();
    var placed = ((PlaceOrder) order.commands().getFirst()).placed();
    assertThat(placed.currency()).isEqualTo("USD");
    assertThat(placed.lines())
        .extracting(it -> String.valueOf(it.price()))
        .containsExactly("4.2", "4.3");
    Meaning change =
        x12("860", "BCH*04*SA*4711***20261124~POC*10*PC*60**EA*4.2~CUR*BY*USD~", HENGYUE);
    assertThat(change.faults()).isEmpty();
    var asked = (ChangeOrder) change.commands().getFirst();
    assertThat(asked.currency()).isEqualTo("USD");
    assertThat(asked.changes().getFirst().price()).isEqualByComparingTo("4.2");
  }

  @Test
  void a_line_in_another_currency_than_the_first_is_kept_without_a_price() {
    Meaning order =
        x12(
            "850",
            "BEG*00*SA*4711**20261124~DTM*002*20261210~"
                + "PO1*10*60*EA*4.2**BP*P1~CUR*BY*USD~PO1*20*60*EA*4.3**BP*P2~CUR*BY*EUR~",
            HENGYUE);
    assertThat(places(order)).containsExactly("VALUE_MISSING PO1 PO104");
    assertThat(price(order)).isEqualByComparingTo("4.2");
    var placed = ((PlaceOrder) order.commands().getFirst()).placed();
    assertThat(placed.lines().getLast().price()).isNull();
  }

  private static String answered(Meaning meaning) {
    return requireNonNull(((RespondToOrder) meaning.commands().getFirst()).currency());
  }
}
