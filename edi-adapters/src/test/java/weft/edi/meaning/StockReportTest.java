package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.JIAXIN;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Codes;
import weft.document.BusinessDocument.Line;
import weft.document.Stock;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.interchange.Severity;
import weft.measure.Quantity;

/**
 * The hub keeps every quantity that a stock report states for an item, with its meaning and place.
 */
class StockReportTest {
  private static final String UNB = "UNB+UNOC:3+JIAXIN:ZZ+HENGYUE:ZZ+261124:0800+REF1'";

  private static Meaning meaning(String text) {
    var read = EdiReader.read(text.getBytes(ISO_8859_1)).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, JIAXIN, HENGYUE));
  }

  private static BusinessDocument clean(String text) {
    Meaning meaning = meaning(text);
    assertThat(meaning.faults()).isEmpty();
    return requireNonNull(meaning.document());
  }

  private static String invrpt(String release, String items) {
    String text =
        "BGM+35+B-1+9'DTM+137:20261126:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'NAD+WH+PLANT1::92'"
            + items;
    return Samples.interchange(UNB, "INVRPT:D:" + release + ":UN", text.split("'"));
  }

  private static String x846(String items) {
    return X12Samples.set(
        "846", X12Samples.inner("BIA*00*SI*B-1*20261126~N1*WH**92*PLANT1~" + items));
  }

  private static Stock stock(
      String meaning,
      @Nullable String direction,
      @Nullable String inventory,
      @Nullable String place,
      long quantity) {
    return new Stock(meaning, direction, inventory, place, Quantity.of(quantity), "PCE");
  }

  @Test
  void one_quantity_on_hand_is_the_line_s_and_needs_no_more() {
    Line line = clean(invrpt("96A", "LIN+1++P:IN'QTY+145:4:PCE'")).lines().getFirst();
    assertThat(line.quantity()).isEqualTo(Quantity.of(4));
    assertThat(line.stocks()).isNull();
    Line other = clean(x846("LIN**BP*P~QTY*17*4*EA~")).lines().getFirst();
    assertThat(other.quantity()).isEqualTo(Quantity.of(4));
    assertThat(other.stocks()).isNull();
  }

  @Test
  void in_D96A_an_INV_and_a_LOC_are_of_the_QTY_before_them() {
    BusinessDocument it =
        clean(
            invrpt(
                "96A",
                "LIN+1++P:IN'QTY+145:4:PCE'INV++1++1'LOC+18+HALL 1'QTY+145:6:PCE'LOC+18+HALL 2'"
                    + "QTY+198:3:PCE'LIN+2++Q:IN'LOC+18+HALL 3'QTY+145:9:PCE'QTY+20:1:PCE'"));
    assertThat(it.codes()).isEqualTo(Codes.EDIFACT);
    Line first = it.lines().getFirst();
    assertThat(first.quantity()).as("nothing is added up").isNull();
    assertThat(first.stocks())
        .containsExactly(
            stock("145", null, "1", "HALL 1", 4),
            stock("145", null, null, "HALL 2", 6),
            stock("198", null, null, null, 3));
    Line second = it.lines().get(1);
    assertThat(second.quantity()).isEqualTo(Quantity.of(9));
    assertThat(second.stocks())
        .containsExactly(
            stock("145", null, null, "HALL 3", 9), stock("20", null, null, "HALL 3", 1));
  }

  @Test
  void from_D97A_on_an_INV_stands_before_its_quantities() {
    Line line =
        clean(
                invrpt(
                    "97A",
                    "LIN+1++P:IN'INV++1++1'QTY+145:4:PCE'LOC+18+HALL 1'INV++2++1'QTY+145:6:PCE'"
                        + "LOC+18+HALL 1'INV+1+++1'QTY+145:2:PCE'"))
            .lines()
            .getFirst();
    assertThat(line.quantity()).isNull();
    assertThat(line.stocks())
        .containsExactly(
            stock("145", null, "1", "HALL 1", 4),
            stock("145", null, "2", "HALL 1", 6),
            stock("145", "1", null, null, 2));
  }

  @Test
  void in_D10A_a_place_is_of_all_quantities_of_its_INV() {
    Line line =
        clean(
                invrpt(
                    "10A",
                    "LIN+1++P:IN'INV++1++1'QTY+145:4:PCE'QTY+66:3:PCE'LOC+18+HALL 1'INV++2++1'"
                        + "QTY+20:6:PCE'"))
            .lines()
            .getFirst();
    assertThat(line.quantity()).isEqualTo(Quantity.of(4));
    assertThat(line.stocks())
        .containsExactly(
            stock("145", null, "1", "HALL 1", 4),
            stock("66", null, "1", "HALL 1", 3),
            stock("20", null, "2", null, 6));
  }

  @Test
  void what_moved_or_is_in_transit_is_not_in_stock() {
    List<Line> lines =
        clean(invrpt("96A", "LIN+1++P:IN'QTY+145:4:PCE'INV+2'LIN+2++Q:IN'QTY+198:4:PCE'")).lines();
    assertThat(lines).extracting(Line::quantity).containsOnlyNulls();
    assertThat(lines.getFirst().stocks()).containsExactly(stock("145", "2", null, null, 4));
    assertThat(lines.get(1).stocks()).containsExactly(stock("198", null, null, null, 4));
  }

  @Test
  void a_second_place_of_one_quantity_is_told_as_not_kept() {
    String two = "LIN+1++P:IN'QTY+145:4:PCE'LOC+18+HALL 1'LOC+18+HALL 2'";
    Meaning meaning = meaning(invrpt("96A", two));
    assertThat(meaning.faults())
        .singleElement()
        .satisfies(it -> assertThat(it.severity()).isEqualTo(Severity.NOTE))
        .satisfies(it -> assertThat(it.text().en()).contains("HALL 2"));
  }

  @Test
  void an_846_has_a_meaning_and_a_place_for_each_quantity() {
    Meaning meaning =
        meaning(
            x846(
                "LIN**BP*P~QTY*27*2*EA~QTY*17*4*EA~LS*PLACE~REF*LU*HALL 1~LE*PLACE~QTY*33*3*EA~"
                    + "LIN**BP*Q~QTY*33*7*EA~LIN**BP*R~QTY*63*8*EA~"));
    BusinessDocument it = requireNonNull(meaning.document());
    assertThat(Village.places(meaning))
        .as("of two lines nothing says what is on hand")
        .containsExactly("VALUE_MISSING LIN null", "VALUE_MISSING LIN null");
    assertThat(it.codes()).isEqualTo(Codes.X12);
    Line first = it.lines().getFirst();
    assertThat(first.quantity()).as("on hand, and not the first").isEqualTo(Quantity.of(4));
    assertThat(first.stocks())
        .containsExactly(
            stock("27", null, null, null, 2),
            stock("17", null, null, "HALL 1", 4),
            stock("33", null, null, null, 3));
    assertThat(it.lines().get(1).quantity()).isEqualTo(Quantity.of(7));
    assertThat(it.lines().get(1).stocks()).containsExactly(stock("33", null, null, null, 7));
    assertThat(it.lines().get(2).quantity()).as("on order is not in stock").isNull();
    assertThat(it.lines().get(2).stocks()).containsExactly(stock("63", null, null, null, 8));
  }
}
