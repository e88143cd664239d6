package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.JIAXIN;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.profile.Rules;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.ordering.LineChange;
import weft.ordering.LineResponse;
import weft.ordering.Order;
import weft.ordering.OrderTerms;
import weft.ordering.PurchaseOrderCommand.CancelOrder;
import weft.ordering.PurchaseOrderCommand.ChangeOrder;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderCommand.RespondToOrder;
import weft.ordering.PurchaseOrderId;
import weft.party.EdiRules.Alias;
import weft.party.PartyCode;
import weft.promise.Promise;

class IdocMeaningTest {
  private static final String ORDER = new String(Samples.bytes("idoc-orders05-hengyue.xml"), UTF_8);
  private static final String SCHEDULE =
      new String(Samples.bytes("idoc-delfor02-hengyue.xml"), UTF_8);

  private static Meaning meaning(String text, @Nullable PartyCode receiver) {
    ReadMessage read = EdiReader.read(text.getBytes(UTF_8)).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, HENGYUE, receiver));
  }

  private static Order order(String text) {
    Meaning meaning = meaning(text, JIAXIN);
    assertThat(meaning.faults()).isEmpty();
    return ((PlaceOrder) meaning.commands().getFirst()).placed();
  }

  @Test
  void ORDERS05_places_an_order_with_its_lines_and_deliveries() {
    Order order = order(ORDER);
    assertThat(order.supplier()).isEqualTo(JIAXIN);
    assertThat(order.site()).isEqualTo("PLANT1");
    assertThat(order.orderDate()).isEqualTo(LocalDate.of(2026, 11, 24));
    assertThat(order.currency()).isEqualTo("CNY");
    assertThat(order.lines()).hasSize(2);
    Order.Line first = order.lines().getFirst();
    assertThat(first.line()).isEqualTo("10");
    assertThat(first.part()).isEqualTo("HY-24017");
    assertThat(first.supplierPart()).isEqualTo("JX-24017");
    assertThat(first.description()).startsWith("Boom head pin");
    assertThat(first.quantity()).isEqualTo(Quantity.of(30));
    assertThat(order.lines().get(1).price()).isEqualByComparingTo(new BigDecimal("18.6"));
    assertThat(order.lines().get(1).schedule())
        .containsExactly(
            new Promise(LocalDate.of(2027, 1, 11), Quantity.of(60)),
            new Promise(LocalDate.of(2027, 1, 25), Quantity.of(60)));
    assertThat(Village.streams(meaning(ORDER, JIAXIN)))
        .containsExactly("PurchaseOrder:HENGYUE:4500012399");
  }

  @Test
  void terms_of_delivery_and_payment_and_texts_are_the_order_s() {
    String terms =
        segment("E1EDK17", "QUALF", "001", "LKOND", "DAP", "LKTEXT", "Tianjin")
            + segment("E1EDK18", "QUALF", "001", "TAGE", "14", "PRZNT", "3.000")
            + segment("E1EDK18", "QUALF", "003", "TAGE", "60", "PRZNT", "0.000")
            + "<E1EDKT1 SEGMENT=\"1\"><TDID>F01</TDID>"
            + segment("E1EDKT2", "TDLINE", "With certificate 3.1")
            + segment("E1EDKT2", "TDLINE", "EN 10204")
            + "</E1EDKT1>";
    Order order = order(ORDER.replaceFirst("<E1EDP01 ", terms + "<E1EDP01 "));
    assertThat(order.terms())
        .isEqualTo(
            new OrderTerms(
                new OrderTerms.Delivery("DAP", null, "Tianjin"),
                List.of(
                    new OrderTerms.Payment(new BigDecimal("3"), 14, null, null),
                    new OrderTerms.Payment(null, 60, null, null)),
                List.of("With certificate 3.1\nEN 10204")));
  }

  private static String segment(String tag, String... fields) {
    StringBuilder text = new StringBuilder("<" + tag + " SEGMENT=\"1\">");
    for (int i = 0; i < fields.length; i += 2)
      text.append("<%1$s>%2$s</%1$s>".formatted(fields[i], fields[i + 1]));
    return text.append("</" + tag + ">").toString();
  }

  @Test
  void parts_and_units_have_the_hub_s_names_where_the_profile_says_how_the_buyer_calls_them() {
    var rules =
        Rules.agreed()
            .parts(List.of(new Alias("HY-24017", "HY-OURS"), new Alias("HY-30250", "HY-OURS-2")))
            .units(List.of(new Alias("PCE", "SET"), new Alias("ST", "SET")))
            .rules();
    var known = Village.under(rules);
    for (String text : List.of(ORDER, SCHEDULE)) {
      ReadMessage read = EdiReader.read(text.getBytes(UTF_8)).messages().getFirst();
      Meaning meaning = Village.PIPELINE.map(read, new Correspondents(known, HENGYUE, JIAXIN));
      assertThat(meaning.faults()).isEmpty();
      String said = meaning.commands().toString();
      assertThat(said)
          .contains("HY-OURS")
          .doesNotContain("HY-24017", "HY-30250")
          .doesNotContain("unit=PCE");
    }
  }

  @Test
  void an_order_addressed_to_the_hub_names_its_supplier_as_LF() {
    Meaning meaning = meaning(ORDER, null);
    assertThat(((PlaceOrder) meaning.commands().getFirst()).supplier()).isEqualTo(JIAXIN);
    assertThat(Village.places(meaning(ORDER.replace("<PARTN>JIAXIN", "<PARTN>NOBODY"), null)))
        .containsExactly("UNKNOWN_PARTNER E1EDKA1 PARTN");
  }

  @Test
  void action_001_withdraws_and_004_changes() {
    String withdrawn = ORDER.replace("<CURCY>", "<ACTION>001</ACTION><CURCY>");
    assertThat(meaning(withdrawn, JIAXIN).commands())
        .singleElement()
        .isInstanceOf(CancelOrder.class);
    assertThat(meaning(withdrawn.replace("001</A", "004</A"), JIAXIN).commands())
        .singleElement()
        .isInstanceOf(ChangeOrder.class);
  }

  private static String acting(String first, String second) {
    return ORDER
        .replace("<POSEX>00010</POSEX>", "<POSEX>00010</POSEX><ACTION>" + first + "</ACTION>")
        .replace("<POSEX>00020</POSEX>", "<POSEX>00020</POSEX><ACTION>" + second + "</ACTION>");
  }

  @Test
  void MESTYP_ORDCHG_changes_lines_as_the_ACTION_of_each_says() {
    String change = acting("002", "003").replace("<MESTYP>ORDERS", "<MESTYP>ORDCHG");
    var changed = (ChangeOrder) meaning(change, JIAXIN).commands().getFirst();
    assertThat(changed.order().number()).isEqualTo("4500012399");
    assertThat(changed.changes())
        .extracting(it -> it.line() + " " + it.kind())
        .containsExactly("10 CHANGED", "20 REMOVED");
    assertThat(changed.changes().getFirst().quantity()).isEqualTo(Quantity.of(30));
    assertThat(changed.changes().getFirst().schedule())
        .containsExactly(new Promise(LocalDate.of(2027, 1, 18), Quantity.of(30)));
    var added =
        (ChangeOrder) meaning(change.replace("002</A", "001</A"), JIAXIN).commands().getFirst();
    assertThat(added.changes().getFirst().kind()).isEqualTo(LineChange.Kind.ADDED);
  }

  @Test
  void a_deleted_line_of_an_order_is_none_and_noted_where_it_stands() {
    Meaning meaning = meaning(acting("003", "002"), JIAXIN);
    assertThat(meaning.faults())
        .singleElement()
        .satisfies(it -> assertThat(it.tag() + " " + it.element()).isEqualTo("E1EDP01 ACTION"))
        .matches(it -> !it.forbids());
    assertThat(((PlaceOrder) meaning.commands().getFirst()).placed().lines())
        .extracting(Order.Line::line)
        .containsExactly("20");
  }

  @Test
  void a_sub_line_is_no_line_of_its_own_and_that_is_noted() {
    String below =
        ORDER.replace("<POSEX>00020</POSEX>", "<POSEX>00020</POSEX><UEPOS>000010</UEPOS>");
    Meaning meaning = meaning(below, JIAXIN);
    assertThat(Village.places(meaning)).containsExactly("MEANING_UNKNOWN E1EDP01 UEPOS");
    assertThat(meaning.isApplicable()).isTrue();
    var order = (PlaceOrder) meaning.commands().getFirst();
    assertThat(order.placed().lines()).extracting(Order.Line::line).containsExactly("10");
    assertThat(order.parts()).hasSize(1);
    Meaning change = meaning(below.replace("<MESTYP>ORDERS", "<MESTYP>ORDCHG"), JIAXIN);
    assertThat(((ChangeOrder) change.commands().getFirst()).changes())
        .extracting(LineChange::line)
        .containsExactly("10");
    assertThat(order(below.replace("000010</U", "000000</U")).lines()).hasSize(2);
  }

  private static final String RESPONSE =
      ORDER
          .replace("<MESTYP>ORDERS", "<MESTYP>ORDRSP")
          .replace("<SNDPRN>HENGYUE", "<SNDPRN>JIAXIN")
          .replace("<RCVPRN>JIAXIN", "<RCVPRN>HENGYUE")
          .replaceFirst("<BELNR>4500012399", "<BELNR>80077")
          .replaceFirst("<EDATU>20270118", "<EDATU>20270120")
          .replaceFirst(
              "<POSEX>00010(?s)(.*?)<E1EDP20 ",
              "<POSEX>00001$1<E1EDP02 SEGMENT=\"1\"><QUALF>001</QUALF><BELNR>4500012399</BELNR>"
                  + "<ZEILE>00010</ZEILE></E1EDP02><E1EDP20 ");

  @Test
  void MESTYP_ORDRSP_answers_the_buyer_s_order_and_places_none() {
    ReadMessage read = EdiReader.read(RESPONSE.getBytes(UTF_8)).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    Meaning meaning =
        Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, JIAXIN, HENGYUE));
    assertThat(meaning.faults()).isEmpty();
    var said = (RespondToOrder) meaning.commands().getFirst();
    assertThat(said.order()).isEqualTo(new PurchaseOrderId(HENGYUE, "4500012399"));
    assertThat(said.supplier()).isEqualTo(JIAXIN);
    assertThat(said.lines())
        .extracting(it -> it.line() + " " + it.verdict() + " " + it.deliveries().size())
        .containsExactly("10 AS_STATED 1", "20 AS_STATED 2");
    assertThat(said.lines().getFirst().deliveries().getFirst().date()).hasToString("2027-01-20");
    assertThat(requireNonNull(meaning.document()).number()).isEqualTo("80077");
  }

  @Test
  void a_line_of_it_that_is_deleted_or_confirmed_with_nothing_is_refused() {
    String refused =
        RESPONSE
            .replaceFirst("<WMENG>30.000", "<WMENG>0.000")
            .replace("<POSEX>00020", "<ACTION>003</ACTION><POSEX>00020");
    ReadMessage read = EdiReader.read(refused.getBytes(UTF_8)).messages().getFirst();
    Meaning meaning =
        Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, JIAXIN, HENGYUE));
    assertThat(((RespondToOrder) meaning.commands().getFirst()).lines())
        .extracting(LineResponse::verdict)
        .containsOnly(LineResponse.Verdict.REFUSED);
  }

  @Test
  void an_answer_is_the_supplier_s_alone_and_names_its_order() {
    assertThat(Village.places(meaning(RESPONSE, JIAXIN)))
        .containsExactly("SENDER_MISMATCH E1EDKA1 PARTN");
    String nameless = RESPONSE.replaceAll("<BELNR>4500012399</BELNR>", "");
    ReadMessage read = EdiReader.read(nameless.getBytes(UTF_8)).messages().getFirst();
    assertThat(
            Village.faults(
                Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, JIAXIN, HENGYUE))))
        .containsExactly(FaultCode.VALUE_MISSING);
  }

  @Test
  void any_other_MESTYP_is_refused_by_its_name() {
    for (String text :
        List.of(
            ORDER.replace("<MESTYP>ORDERS", "<MESTYP>QUOTES"),
            SCHEDULE.replace("<MESTYP>DELINS", "<MESTYP>SEQJIT"))) {
      Meaning meaning = meaning(text, JIAXIN);
      assertThat(meaning.commands()).isEmpty();
      assertThat(meaning.faults())
          .singleElement()
          .satisfies(it -> assertThat(it.element()).isEqualTo("MESTYP"))
          .satisfies(it -> assertThat(it.text().en()).containsAnyOf("QUOTES", "SEQJIT"));
    }
  }

  @Test
  void what_an_order_lacks_is_told_where_it_is_missing() {
    Meaning nameless =
        meaning(
            ORDER.replace("<BELNR>4500012399</BELNR>", "").replace("<IDTNR>HY-24061</IDTNR>", ""),
            JIAXIN);
    assertThat(Village.faults(nameless)).containsExactly(FaultCode.VALUE_MISSING);
    Meaning partless = meaning(ORDER.replace("<IDTNR>HY-24061</IDTNR>", ""), JIAXIN);
    assertThat(partless.faults())
        .extracting(it -> it.tag() + " " + it.code())
        .containsExactly("E1EDP01 VALUE_MISSING");
  }

  @Test
  void a_sign_behind_the_number_is_less_than_nothing_which_is_wrong_of_its_item_alone() {
    Meaning order = meaning(ORDER.replaceFirst("<WMENG>([0-9.]+)", "<WMENG>$1-"), JIAXIN);
    assertThat(Village.faults(order)).containsExactly(FaultCode.QUANTITY_NEGATIVE);
  }
}
