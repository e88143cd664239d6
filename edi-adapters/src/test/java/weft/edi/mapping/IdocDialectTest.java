package weft.edi.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.edi.mapping.DialectPipelineTest.amend;
import static weft.edi.mapping.DialectPipelineTest.changes;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.edi.dialect.Dialect;
import weft.edi.dialect.DialectFailed;
import weft.edi.dialect.DialectRefused;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.words.Correspondents;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.ordering.Order;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;

/** Dialects name SAP's segments and fields, sent or not, by their names. */
class IdocDialectTest {
  private static final String ORDER = new String(Samples.bytes("idoc-orders05-hengyue.xml"), UTF_8);

  private static ReadMessage read(String text) {
    return EdiReader.read(text.getBytes(UTF_8)).messages().getFirst();
  }

  private static Order placed(String text, String rules) {
    try (var translator = new Translator(Meanings.BY_TYPE)) {
      Correspondents from = Parties.speaking("<dialect>" + rules + "</dialect>");
      Translated it = translator.translate(read(text), from, ReaderOptions.STANDARD);
      assertThat(it.faults()).filteredOn(Fault::forbids).isEmpty();
      return ((PlaceOrder) it.meaning().commands().getFirst()).placed();
    }
  }

  @Test
  void a_field_s_code_is_translated_and_all_stays_nested_as_it_was() {
    String rules =
        """
        <on message="ORDERS05" segment="E1EDKA1" where="PARVW=WE">
          <translate element="PARTN"><code from="PLANT1" to="PLANT2"/></translate>
        </on>
        """;
    assertThat(changes(amend(read(ORDER), rules)))
        .singleElement()
        .asString()
        .startsWith("6 <E1EDKA1 SEGMENT=\"1\">")
        .endsWith("</E1EDKA1> > E1EDKA1 PARVW=WE PARTN=PLANT2 NAME1=恒岳重工一号工厂");
    Order order = placed(ORDER, rules);
    assertThat(order.site()).isEqualTo("PLANT2");
    assertThat(order.lines()).isEqualTo(placed(ORDER, "").lines());
  }

  @Test
  void a_field_that_was_not_sent_is_given_its_value() {
    String bare = ORDER.replace("<MENEE>PCE</MENEE>", "");
    assertThat(placed(bare, "").lines().getFirst().unit()).isEqualTo("PCE");
    Order order =
        placed(bare, "<on segment=\"E1EDP01\"><default element=\"MENEE\" value=\"KGM\"/></on>");
    assertThat(order.lines()).extracting(Order.Line::unit).containsExactly("KGM", "KGM");
    assertThat(order.lines().getFirst().segment()).isEqualTo(8);
    assertThat(
            placed(
                ORDER, "<on segment=\"E1EDP01\"><default element=\"MENEE\" value=\"KGM\"/></on>"))
        .as("where it was sent it stays")
        .isEqualTo(placed(ORDER, ""));
  }

  /** A segment and a field that only the partner knows. */
  @Test
  void a_value_comes_from_a_segment_of_the_partner_s_own() {
    String own =
        ORDER
            .replaceFirst("(?s)<E1EDP19 SEGMENT=\"1\">\\s*<QUALF>001.*?</E1EDP19>", "")
            .replaceFirst(
                "(?s)</E1EDP20>",
                "</E1EDP20><Z1HYPART SEGMENT=\"1\"><ZZTNR>HY-9</ZZTNR></Z1HYPART>");
    Order order =
        placed(
            own,
            """
            <on segment="Z1HYPART">
              <move from="ZZTNR" to="IDTNR" segment="E1EDP19" where="QUALF=001"/><drop/>
            </on>
            """);
    assertThat(order.lines()).extracting(Order.Line::part).containsExactly("HY-9", "HY-24061");
    assertThat(order.lines().getFirst().supplierPart()).isEqualTo("JX-24017");
  }

  @Test
  void a_segment_that_is_left_out_is_gone_and_its_neighbours_stay() {
    String rules = "<on segment=\"E1EDP20\" where=\"EDATU=20270125\"><drop/></on>";
    Order order = placed(ORDER, rules);
    assertThat(order.lines().get(1).schedule()).hasSize(1);
    assertThat(order.lines().getFirst()).isEqualTo(placed(ORDER, "").lines().getFirst());
  }

  @Test
  void text_that_stands_in_a_line_s_text_becomes_its_drawing_and_is_added_where_it_belongs() {
    String text =
        ORDER.replaceFirst(
            "</E1EDP01>",
            "<E1EDPT1 SEGMENT=\"1\"><TDID>F01</TDID><E1EDPT2 SEGMENT=\"1\"><TDLINE>our no. HY-777"
                + " please</TDLINE></E1EDPT2></E1EDPT1></E1EDP01>");
    String rules =
        """
        <on segment="E1EDPT2">
          <take from="TDLINE" pattern="our no. {word}" to="IDTNR" segment="E1EDP19" where="QUALF=003"/>
        </on>
        """;
    ReadMessage amended = amend(read(text), rules).message();
    assertThat(amended.faults()).isEmpty();
    List<String> first =
        amended.body().groupsAt("E1EDP01").getFirst().segments().stream()
            .filter(it -> it.tag().equals("E1EDP19"))
            .map(it -> it.value("QUALF") + " " + it.value("IDTNR"))
            .toList();
    assertThat(first).containsExactly("001 HY-24017", "002 JX-24017", "003 HY-777");
    assertThat(amended.segments().stream().filter(Segment::isAmended)).hasSize(1);
  }

  @Test
  void what_was_wrong_with_the_file_stays_wrong_and_what_the_dialect_makes_wrong_is_told() {
    ReadMessage twice =
        read(ORDER.replace("<CURCY>CNY</CURCY>", "<CURCY>CNY</CURCY><CURCY>EUR</CURCY>"));
    String touched = "<on segment=\"E1EDK01\"><set element=\"BSART\" value=\"FO\"/></on>";
    assertThat(twice.faults()).extracting(Fault::code).containsExactly(FaultCode.ELEMENT_REPEATED);
    assertThat(amend(twice, touched).message().faults())
        .extracting(Fault::code)
        .containsExactly(FaultCode.ELEMENT_REPEATED);
    String wrong = "<on segment=\"E1EDP20\"><set element=\"EDATU\" value=\"20271399\"/></on>";
    assertThat(amend(read(ORDER), wrong).message().faults())
        .extracting(it -> it.code() + " " + it.tag() + " " + it.element() + " " + it.segment())
        .containsExactly(
            "DATE_INVALID E1EDP20 EDATU 9",
            "DATE_INVALID E1EDP20 EDATU 13",
            "DATE_INVALID E1EDP20 EDATU 14");
  }

  @Test
  void the_control_record_is_not_touched_and_fields_of_other_standards_are_none() {
    for (String rule :
        List.of(
            "<on segment=\"EDI_DC40\"><set element=\"SNDPRN\" value=\"X\"/></on>",
            "<on segment=\"NAD\"><set element=\"PARTN\" value=\"X\"/></on>",
            "<on segment=\"E1EDKA1\"><set element=\"3039\" value=\"X\"/></on>"))
      assertThatThrownBy(() -> Dialect.read("<dialect>" + rule + "</dialect>"))
          .as(rule)
          .isInstanceOf(DialectRefused.class);
    assertThatThrownBy(
            () ->
                amend(
                    read(ORDER),
                    "<on segment=\"E1EDKA1\"><translate element=\"PARTN\" other=\"refuse\"><code"
                        + " from=\"A\" to=\"B\"/></translate></on>"))
        .isInstanceOf(DialectFailed.class);
  }

  /** The same steps for elements of X12, named by their designators. */
  @Test
  void an_element_of_X12_is_named_by_its_designator() {
    ReadMessage order =
        EdiReader.read(Samples.bytes("850-004010-hengyue.x12")).messages().getFirst();
    assertThat(
            changes(
                amend(
                    order,
                    "<on segment=\"N1\" where=\"N101=ST\"><set element=\"N104\""
                        + " value=\"PLANT9\"/></on>")))
        .singleElement()
        .asString()
        .endsWith("*PLANT9");
    assertThatThrownBy(
            () ->
                Dialect.read(
                    "<dialect><on segment=\"N1\"><set element=\"N199\""
                        + " value=\"x\"/></on></dialect>"))
        .isInstanceOf(DialectRefused.class);
  }
}
