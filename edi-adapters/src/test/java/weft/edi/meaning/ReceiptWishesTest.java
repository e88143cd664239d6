package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.shipment.Outcome;
import weft.shipment.Receipt;
import weft.shipment.Receipt.Difference;
import weft.shipment.Receipt.Difference.Kind;
import weft.shipment.ShipmentCommand.AdviseReceipt;
import weft.shipment.ShipmentCommand.AdviseReceipt.Wish;

/** A buyer's receipt advice may state how its differences shall be settled. */
class ReceiptWishesTest {
  private static Meaning meaning(String interchange) {
    ReadMessage read = EdiReader.read(interchange.getBytes(ISO_8859_1)).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return Village.PIPELINE.map(
        read, new Correspondents(Village.PLAIN, Village.HENGYUE, Village.JIAXIN));
  }

  private static AdviseReceipt advice(Meaning meaning) {
    assertThat(meaning.faults()).isEmpty();
    return (AdviseReceipt) meaning.commands().getFirst();
  }

  private static String recadv(String quantities) {
    return Samples.interchange(
        "UNB+UNOC:3+HENGYUE:ZZ+JIAXIN:ZZ+261126:0800+REF1'",
        "RECADV:D:96A:UN",
        ("BGM+632+WE-1+9'DTM+50:20261126:102'RFF+AAK:LS-1'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'"
                + "CPS+1'LIN+1++P1:IN'"
                + quantities)
            .split("'"));
  }

  private static String x861(String rcd) {
    return X12Samples.set(
        "861",
        ("BRA*WE-1*20261126*00*1~DTM*097*20261126~N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~"
                + rcd
                + "LIN**BP*P1~REF*SI*LS-1~")
            .split("~"));
  }

  @Test
  void what_is_destroyed_or_goes_back_as_a_whole_is_wished() {
    assertThat(advice(meaning(recadv("QTY+48:100:PCE'QTY+196:4:PCE"))).wishes())
        .containsExactly(new Wish(1, Outcome.SCRAPPED));
    assertThat(advice(meaning(recadv("QTY+48:100:PCE'QTY+195:3:PCE'QTY+196:4:PCE"))).wishes())
        .isNull();
  }

  @Test
  void RCD04_goes_back() {
    AdviseReceipt advice = advice(meaning(x861("RCD**100*EA*4*EA~")));
    assertThat(advice.receipt().lines().getFirst().difference())
        .isEqualTo(new Difference(Difference.Kind.DAMAGED, Quantity.of(4)));
    assertThat(advice.wishes()).containsExactly(new Wish(1, Outcome.RETURNED));
  }

  private static List<Difference> differences(Meaning meaning) {
    return advice(meaning).receipt().lines().stream().map(Receipt.Line::difference).toList();
  }

  @Test
  void each_condition_of_an_861_counts() {
    assertThat(differences(meaning(x861("RCD**100*EA***4*EA*08~"))))
        .as("rejected goods are not usable")
        .containsExactly(new Difference(Kind.DAMAGED, Quantity.of(4)));
    assertThat(differences(meaning(x861("RCD**100*EA***4*EA*04*3*EA*01~"))))
        .containsExactly(new Difference(Kind.DAMAGED, Quantity.of(7)));
    assertThat(differences(meaning(x861("RCD**100*EA***100*EA*05~"))))
        .containsExactly(new Difference(Kind.WRONG_PART, Quantity.of(100)));
    assertThat(advice(meaning(x861("RCD**100*EA***4*EA*10~"))).wishes())
        .containsExactly(new Wish(1, Outcome.SCRAPPED));
    AdviseReceipt over = advice(meaning(x861("RCD**110*EA***10*EA*12~")));
    assertThat(over.receipt().lines().getFirst().difference())
        .isEqualTo(new Difference(Kind.OVER, Quantity.of(10)));
    assertThat(over.wishes()).containsExactly(new Wish(1, Outcome.RETURNED));
  }

  @Test
  void what_is_damaged_and_short_at_once_is_two_facts() {
    Meaning both = meaning(recadv("QTY+48:90:PCE'QTY+124:4:PCE'QTY+119:10:PCE"));
    assertThat(differences(both))
        .containsExactly(
            new Difference(Kind.DAMAGED, Quantity.of(4)),
            new Difference(Kind.SHORT, Quantity.of(10)));
    assertThat(advice(both).receipt().lines())
        .extracting(Receipt.Line::quantity)
        .containsExactly(Quantity.of(90), Quantity.ZERO);
    assertThat(advice(meaning(x861("RCD**90*EA***4*EA*01*10*EA*02~"))).receipt().lines())
        .hasSize(2);
    Meaning beyond = meaning(recadv("QTY+48:110:PCE'QTY+124:4:PCE'QTY+121:10:PCE"));
    assertThat(advice(beyond).receipt().lines())
        .extracting(Receipt.Line::quantity)
        .containsExactly(Quantity.of(100), Quantity.of(10));
  }

  @Test
  void what_is_over_goes_back_as_such() {
    AdviseReceipt over = advice(meaning(recadv("QTY+48:110:PCE'QTY+121:10:PCE'QTY+195:10:PCE")));
    assertThat(over.receipt().lines().getFirst().difference())
        .isEqualTo(new Difference(Kind.OVER, Quantity.of(10)));
    assertThat(over.wishes()).containsExactly(new Wish(1, Outcome.RETURNED));
  }

  @Test
  void what_of_a_line_came_and_what_of_it_is_wrong_are_told_in_one_unit() {
    assertThat(Village.places(meaning(recadv("QTY+48:100:PCE'QTY+195:3:KGM"))))
        .containsExactly("UNITS_DIFFER QTY C186.6411");
    assertThat(meaning(recadv("QTY+48:100:PCE'QTY+195:3:EA")).faults()).isEmpty();
  }

  @Test
  void what_was_sent_came_but_for_what_is_missing_or_over() {
    assertThat(only(meaning(recadv("QTY+12:100:PCE"))).quantity()).isEqualTo(Quantity.of(100));
    Receipt.Line less = only(meaning(recadv("QTY+12:100:PCE'QTY+119:5:PCE")));
    assertThat(less.quantity()).isEqualTo(Quantity.of(95));
    assertThat(less.difference()).isEqualTo(new Difference(Kind.SHORT, Quantity.of(5)));
    assertThat(only(meaning(recadv("QTY+12:100:PCE'QVR+-5:12"))).quantity())
        .isEqualTo(Quantity.of(95));
    Receipt.Line later = only(meaning(recadv("QTY+12:100:PCE'QVR+-5:12+BP")));
    assertThat(later.quantity()).isEqualTo(Quantity.of(95));
    assertThat(later.difference()).isNull();
    Receipt.Line more = only(meaning(recadv("QTY+12:100:PCE'QTY+121:5:PCE")));
    assertThat(more.quantity()).isEqualTo(Quantity.of(105));
    assertThat(more.difference()).isEqualTo(new Difference(Kind.OVER, Quantity.of(5)));
    assertThat(only(meaning(recadv("QTY+12:100:PCE'QTY+124:5:PCE"))).quantity())
        .as("damaged, but here")
        .isEqualTo(Quantity.of(100));
    assertThat(Village.places(meaning(recadv("QTY+12:2:PCE'QTY+119:5:PCE"))))
        .containsExactly("QUANTITY_NEGATIVE QTY null");
  }

  @Test
  void a_line_of_which_nobody_says_what_came_is_a_fault() {
    for (String other : List.of("21", "59", "119", "121", "124"))
      assertThat(Village.places(meaning(recadv("QTY+" + other + ":5:PCE"))))
          .as(other)
          .containsExactly("VALUE_MISSING LIN C186.6060");
    assertThat(Village.places(meaning(recadv("QVR+-5:12"))))
        .containsExactly("VALUE_MISSING LIN C186.6060");
    assertThat(Village.places(meaning(x861("RCD******3*EA*01~"))))
        .containsExactly("VALUE_MISSING RCD RCD02");
    assertThat(Village.places(meaning(recadv("QTY+48:2:PCE'QTY+48:3:PCE"))))
        .containsExactly("ITEM_REPEATED QTY C186.6060");
  }

  @Test
  void less_than_nothing_never_came() {
    assertThat(Village.places(meaning(recadv("QTY+48:-2:PCE"))))
        .containsExactly("QUANTITY_NEGATIVE QTY null");
    assertThat(Village.places(meaning(x861("RCD**-2*EA~"))))
        .containsExactly("QUANTITY_NEGATIVE RCD null");
  }

  private static Receipt.Line only(Meaning meaning) {
    assertThat(advice(meaning).receipt().lines()).hasSize(1);
    return advice(meaning).receipt().lines().getFirst();
  }

  @Test
  void a_variance_says_what_differs_and_how() {
    Meaning returned = meaning(recadv("QTY+194:60:PCE'QVR+40:195+AC"));
    assertThat(only(returned).quantity()).isEqualTo(Quantity.of(100));
    assertThat(only(returned).difference()).isEqualTo(new Difference(Kind.OVER, Quantity.of(40)));
    assertThat(advice(returned).wishes()).containsExactly(new Wish(1, Outcome.RETURNED));
    Meaning broken = meaning(recadv("QTY+48:100:PCE'QVR+-40:124"));
    assertThat(only(broken).difference()).isEqualTo(new Difference(Kind.DAMAGED, Quantity.of(40)));
    Meaning destroyed = meaning(recadv("QTY+194:96:PCE'QVR+4:196+AF"));
    assertThat(only(destroyed).quantity()).isEqualTo(Quantity.of(100));
    assertThat(only(destroyed).difference())
        .isEqualTo(new Difference(Kind.DAMAGED, Quantity.of(4)));
    assertThat(advice(destroyed).wishes()).containsExactly(new Wish(1, Outcome.SCRAPPED));
    Meaning less = meaning(recadv("QTY+48:95:PCE'QVR+-5:12+CP"));
    assertThat(only(less).difference()).isEqualTo(new Difference(Kind.SHORT, Quantity.of(5)));
    assertThat(only(meaning(recadv("QTY+48:95:PCE'QVR+-5:12+BP"))).difference())
        .as("the rest is to come")
        .isNull();
  }

  @Test
  void what_goes_back_in_another_unit_is_a_fault_and_not_passed_over() {
    assertThat(meaning(x861("RCD**100*EA*4*KG~")).faults())
        .singleElement()
        .satisfies(it -> assertThat(it.code()).isEqualTo(FaultCode.UNITS_DIFFER))
        .satisfies(it -> assertThat(it.forbids()).isTrue());
  }
}
