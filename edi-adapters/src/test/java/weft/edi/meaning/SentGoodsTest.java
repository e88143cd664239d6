package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.profile.Rules;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.party.EdiRules.UnitConversion;
import weft.shipment.ShipmentCommand.AdviseShipment;

/** Impossible statements of a despatch advice are faults; the hub never just drops their line. */
class SentGoodsTest {
  private static List<String> places(String interchange) {
    ReadMessage read = EdiReader.read(interchange.getBytes(ISO_8859_1)).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    Meaning meaning =
        Village.PIPELINE.map(
            read, new Correspondents(Village.PLAIN, Village.JIAXIN, Village.HENGYUE));
    assertThat(meaning.commands().isEmpty()).isEqualTo(!meaning.isApplicable());
    return Village.places(meaning);
  }

  private static List<String> desadv(String function, String lines) {
    return places(
        Samples.interchange(
            "UNB+UNOC:3+JIAXIN:ZZ+HENGYUE:ZZ+261126:0800+REF1'",
            "DESADV:D:96A:UN",
            ("BGM+351+LS-1+%s'DTM+137:20261126:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'CPS+1++4'%s")
                .formatted(function, lines)
                .split("'")));
  }

  private static List<String> x856(String items) {
    String body =
        "BSN*00*LS-1*20261126*0900*0001~HL*1**S~N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~" + items;
    return places(
        X12Samples.set("856", X12Samples.inner(body))
            .replace(
                "*ZZ*HENGYUE        *ZZ*WEFT           *",
                "*ZZ*JIAXIN         *ZZ*HENGYUE        *"));
  }

  @Test
  void less_than_nothing_never_left() {
    assertThat(desadv("9", "LIN+1++P1:IN'QTY+12:-5:PCE'LIN+2++P2:IN'QTY+12:2:PCE'"))
        .containsExactly("QUANTITY_NEGATIVE QTY null");
    assertThat(x856("HL*2*1*I~LIN**BP*P1~SN1**-5*EA~HL*3*1*I~LIN**BP*P2~SN1**2*EA~"))
        .containsExactly("QUANTITY_NEGATIVE SN1 null");
  }

  @Test
  void a_line_without_a_quantity_is_noted_to_say_nothing_of_what_left() {
    assertThat(desadv("9", "LIN+1++P1:IN'LIN+2++P2:IN'QTY+12:2:PCE'"))
        .containsExactly("VALUE_MISSING LIN null");
    assertThat(x856("HL*2*1*I~LIN**BP*P1~HL*3*1*I~LIN**BP*P2~SN1**2*EA~"))
        .containsExactly("VALUE_MISSING LIN null");
  }

  @Test
  void goods_without_a_part_number_are_wrong() {
    assertThat(desadv("9", "LIN+1'QTY+12:5:PCE'RFF+ON:4711:10'LIN+2++P2:IN'QTY+12:2:PCE'"))
        .containsExactly("VALUE_MISSING LIN null");
    assertThat(desadv("9", "LIN+1'PIA+1+S1:SA'QTY+12:5:PCE'")).isEmpty();
    assertThat(desadv("1", "LIN+1'QTY+12:5:PCE'")).isEmpty();
  }

  @Test
  void a_line_number_that_says_the_very_same_twice_is_noted_and_another_batch_is_not() {
    String line = "LIN+1++P1:IN'QTY+12:5:PCE'";
    assertThat(desadv("9", line + line)).containsExactly("ITEM_REPEATED LIN null");
    assertThat(desadv("9", line + "LIN+1++P1:IN'QTY+12:6:PCE'")).isEmpty();
    assertThat(desadv("9", line + "LIN+2++P1:IN'QTY+12:5:PCE'")).isEmpty();
    assertThat(
            desadv(
                "9",
                "LIN+1++P1:IN'PIA+1+B1:NB'QTY+12:5:PCE'LIN+1++P1:IN'PIA+1+B2:NB'QTY+12:5:PCE'"))
        .isEmpty();
    assertThat(desadv("9", "PAC+1++EPAL'" + line + "CPS+2++4'PAC+1++EPAL'" + line)).isEmpty();
    assertThat(x856("HL*2*1*I~LIN*1*BP*P1~SN1**5*EA~HL*3*1*I~LIN*1*BP*P1~SN1**5*EA~"))
        .containsExactly("ITEM_REPEATED LIN null");
  }

  @Test
  void one_part_of_a_shipment_has_one_unit() {
    assertThat(desadv("9", "LIN+1++P1:IN'QTY+12:10:PCE'LIN+2++P1:IN'QTY+12:5:KGM'"))
        .containsExactly("UNITS_DIFFER QTY null");
    assertThat(desadv("9", "LIN+1++P1:IN'QTY+12:10:PCE'LIN+2++P1:IN'QTY+12:5:EA'")).isEmpty();
  }

  @Test
  void of_two_quantities_of_a_line_none_is_taken_unless_they_are_the_same_goods() {
    assertThat(desadv("9", "LIN+1++P1:IN'QTY+12:1:PCE'QTY+12:2:PCE'"))
        .containsExactly("ITEM_REPEATED QTY C186.6060");
    assertThat(desadv("9", "LIN+1++P1:IN'LOC+7+A'QTY+12:60:PCE'LOC+7+B'QTY+12:40:PCE'"))
        .containsExactly("ITEM_REPEATED QTY C186.6060");
    assertThat(desadv("9", "LIN+1++P1:IN'QTY+12:100'LOC+7+A'QTY+12:60'LOC+7+B'QTY+12:40'"))
        .isEmpty();
    assertThat(desadv("9", "LIN+1++P1:IN'QTY+12:2:PCE'QTY+12:2:EA'QTY+12:25:KGM'")).isEmpty();
  }

  @Test
  void a_line_that_says_what_was_ordered_alone_does_not_say_what_was_sent() {
    String other = "LIN+2++P2:IN'QTY+12:2:PCE'";
    assertThat(desadv("9", "LIN+1++P1:IN'QTY+21:5:PCE'" + other))
        .containsExactly("VALUE_MISSING LIN C186.6060");
    assertThat(desadv("9", "LIN+1++P1:IN'QTY+21:5:PCE'QTY+12:0:PCE'" + other)).isEmpty();
    assertThat(desadv("1", "LIN+1++P1:IN'QTY+21:5:PCE'" + other)).isEmpty();
  }

  @Test
  void what_is_agreed_to_be_so_many_pieces_is_told_in_pieces() {
    Village boxes =
        Village.under(
            Rules.agreed()
                .conversions(new UnitConversion("P1", "BX", BigDecimal.TEN, "PCE"))
                .rules());
    String text =
        Samples.interchange(
            "UNB+UNOC:3+JIAXIN:ZZ+HENGYUE:ZZ+261126:0800+REF1'",
            "DESADV:D:96A:UN",
            ("BGM+351+LS-1+9'DTM+137:20261126:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'CPS+1++4'"
                    + "LIN+1++P1:IN'QTY+12:2:BX'LIN+2++P1:IN'QTY+12:5:PCE")
                .split("'"));
    ReadMessage read = EdiReader.read(text.getBytes(ISO_8859_1)).messages().getFirst();
    Meaning meaning =
        Village.PIPELINE.map(read, new Correspondents(boxes, Village.JIAXIN, Village.HENGYUE));
    assertThat(meaning.faults()).isEmpty();
    assertThat(((AdviseShipment) meaning.commands().getFirst()).despatch().lines())
        .extracting(it -> it.quantity() + " " + it.unit())
        .containsExactly("20 PCE", "5 PCE");
  }

  @Test
  void a_line_of_nothing_and_what_is_withdrawn_say_nothing_wrong() {
    assertThat(desadv("9", "LIN+1++P1:IN'QTY+12:0:PCE'LIN+2++P2:IN'QTY+12:2:PCE'")).isEmpty();
    assertThat(desadv("1", "LIN+1++P1:IN'QTY+12:-5:PCE'")).isEmpty();
  }
}
