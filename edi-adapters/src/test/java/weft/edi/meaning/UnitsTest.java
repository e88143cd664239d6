package weft.edi.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.lines;
import static weft.edi.meaning.Village.places;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.profile.Rules;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.measure.Quantity;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.party.EdiRules.UnitConversion;

/** Quantities in different units are never added, in any standard. */
class UnitsTest {
  private static final Village CONVERTING =
      Village.under(
          Rules.agreed()
              .conversions(
                  new UnitConversion(null, "KGM", new BigDecimal("7"), "PCE"),
                  new UnitConversion("P1", "KGM", new BigDecimal("0.08"), "PCE"))
              .rules());
  private static final String TEN = "SCC+1'QTY+113:10:PCE'DTM+2:20261201:102'";
  private static final String FIVE = "SCC+1'QTY+113:5:KGM'DTM+2:20261201:102'";

  private static Meaning delfor(Village at, String below) {
    return at.meaning("DELFOR", "D97A", Village.HEAD_D97A + "LIN+1++P1:IN'" + below);
  }

  private static Meaning x12(Village at, String type, String body) {
    ReadMessage read =
        Samples.read(X12Samples.set(type, X12Samples.inner(body))).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return Village.PIPELINE.map(read, new Correspondents(at, HENGYUE, null));
  }

  @Test
  void pieces_and_kilograms_of_one_item_are_wrong_at_the_second_unit() {
    Meaning meaning = delfor(Village.PLAIN, TEN + FIVE);
    assertThat(places(meaning)).containsExactly("UNITS_DIFFER QTY C186.6411");
    assertThat(meaning.faults().getFirst().segment()).isEqualTo(14);
    assertThat(meaning.isApplicable()).isFalse();
  }

  @Test
  void what_was_received_in_another_unit_than_is_wanted_is_wrong_too() {
    assertThat(places(delfor(Village.PLAIN, "QTY+70:1200:KGM'" + TEN)))
        .containsExactly("UNITS_DIFFER QTY C186.6411");
  }

  @Test
  void a_stock_in_another_unit_is_no_matter_as_it_does_not_count() {
    assertThat(lines(delfor(Village.PLAIN, "QTY+145:1200:KGM'" + TEN)))
        .containsExactly("2026-12-01 10");
  }

  @Test
  void an_agreed_conversion_brings_them_together_and_the_part_s_own_comes_first() {
    Meaning meaning = delfor(CONVERTING, FIVE + TEN);
    assertThat(lines(meaning)).containsExactly("2026-12-01 10.4");
    assertThat(Village.forecast(meaning).unit()).isEqualTo("PCE");
    assertThat(lines(delfor(CONVERTING, FIVE))).containsExactly("2026-12-01 5");
  }

  @Test
  void a_call_off_in_two_units_is_wrong_alike() {
    Meaning meaning =
        Village.PLAIN.meaning(
            "DELJIT",
            "D97A",
            "BGM+242+J77+9'"
                + Village.PARTIES
                + "NAD+ST+PLANT1::92'SEQ+1'LIN+1++P1:IN'QTY+1:10:PCE'DTM+2:20261201:102'"
                + "SEQ+1'LIN+2++P1:IN'QTY+1:5:KGM'DTM+2:20261202:102'");
    assertThat(places(meaning)).containsExactly("UNITS_DIFFER QTY C186.6411");
  }

  @Test
  void an_830_whose_divided_quantities_are_in_another_unit_than_its_item_is_wrong() {
    String item =
        "BFR*05**7*DL*A*20261130**20261124~N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~LIN*1*BP*P1~UIT*%s~"
            + "FST*30*C*D*20261201~SDQ*KG*92*PLANT1*10*PLANT2*20~";
    assertThat(places(x12(Village.PLAIN, "830", item.formatted("EA"))))
        .containsExactly("UNITS_DIFFER SDQ SDQ01", "UNITS_DIFFER SDQ SDQ01");
    assertThat(places(x12(Village.PLAIN, "830", item.formatted("KG")))).isEmpty();
    Meaning converted = x12(CONVERTING, "830", item.formatted("EA"));
    assertThat(Village.forecasts(converted))
        .extracting(it -> it.total() + " " + it.unit())
        .containsExactly("0.8 PCE", "1.6 PCE");
  }

  @Test
  void deliveries_of_an_order_s_line_are_in_its_unit_or_wrong() {
    String orders =
        "BGM+220+4711+9'DTM+137:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'LIN+10++P1:IN'"
            + "QTY+21:60:PCE'SCC+1'QTY+21:250:KGM'DTM+2:20261210:102'UNS+S'";
    assertThat(places(Village.PLAIN.meaning("ORDERS", "D96A", orders)))
        .contains("UNITS_DIFFER QTY C186.6411");
    assertThat(delivered(CONVERTING.meaning("ORDERS", "D96A", orders))).isEqualTo(Quantity.of(20));
    String x12 =
        "BEG*00*SA*4500**20261124~N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~PO1*1*60*EA***BP*P1~"
            + "SCH*250*KG***002*20261210~";
    assertThat(places(x12(Village.PLAIN, "850", x12))).contains("UNITS_DIFFER SCH SCH02");
    assertThat(delivered(x12(CONVERTING, "850", x12))).isEqualTo(Quantity.of(20));
  }

  private static Quantity delivered(Meaning meaning) {
    assertThat(meaning.faults()).isEmpty();
    var placed = ((PlaceOrder) meaning.commands().getFirst()).placed();
    return placed.lines().getFirst().schedule().getFirst().quantity();
  }
}
