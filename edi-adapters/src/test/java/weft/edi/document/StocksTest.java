package weft.edi.document;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.document.Documents.assertRefused;
import static weft.edi.document.Documents.rule;
import static weft.edi.document.Documents.stocked;
import static weft.edi.document.Documents.text;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Codes;
import weft.document.Stock;
import weft.measure.Quantity;

class StocksTest {
  private static final BusinessDocument REPORT =
      stocked(
          Codes.EDIFACT,
          List.of(
              new Stock("145", null, null, "HALL 1", Quantity.of(4), "PCE"),
              new Stock("66", null, null, null, Quantity.of(3), "PCE")));

  @Test
  void every_quantity_goes_on_with_its_meaning_and_place() {
    assertThat(text(REPORT, rule("INVRPT", "D96A")))
        .contains("LIN+1++P:IN'QTY+145:4:PCE'LOC+18+HALL 1'QTY+66:3:PCE'UNT");
    assertThat(text(REPORT, rule("INVRPT", "D97A")))
        .contains("INV++++1'QTY+145:4:PCE'LOC+18+HALL 1'INV++++1'QTY+66:3:PCE'UNT");
    assertThat(text(REPORT, rule("846", "004010")))
        .contains("QTY*17*4*EA~LS*PLACE~REF*LU*HALL 1~LE*PLACE~QTY*27*3*EA~CTT*1~");
  }

  @Test
  void goods_of_another_say_whose_they_are() {
    var consigned = new Stock("145", null, null, "JX1", Quantity.of(4), "PCE", "HENGYUE");
    BusinessDocument report = stocked(Codes.EDIFACT, List.of(consigned));
    assertThat(text(report, rule("INVRPT", "D96A")))
        .contains("QTY+145:4:PCE'LOC+18+JX1'NAD+GO+HENGYUE::92'");
    assertThat(text(report, rule("846", "004010"))).contains("LE*PLACE~N1*OW**92*HENGYUE~CTT*1~");
    var own = new Stock("145", null, null, "JX1", Quantity.of(4), "PCE");
    BusinessDocument both = stocked(Codes.EDIFACT, List.of(consigned, own));
    assertThat(text(both, rule("INVRPT", "D97A"))).contains("NAD+GO+HENGYUE::92'INV++++1'QTY");
    assertRefused(both, rule("846", "004010"), "several owners");
  }

  @Test
  void a_place_within_a_site_names_the_site_too() {
    var shelf = new Stock("145", null, null, "A-01", Quantity.of(4), "PCE", null, "JX1");
    BusinessDocument report = stocked(Codes.EDIFACT, List.of(shelf));
    assertThat(text(report, rule("INVRPT", "D96A")))
        .contains("QTY+145:4:PCE'LOC+18+A-01'NAD+WH+JX1::92'");
    assertThat(text(report, rule("846", "004010")))
        .contains("REF*LU*A-01~LE*PLACE~N1*WH**92*JX1~CTT*1~");
    var elsewhere = new Stock("145", null, null, "A-01", Quantity.of(4), "PCE", null, "JX2");
    BusinessDocument both = stocked(Codes.EDIFACT, List.of(shelf, elsewhere));
    assertRefused(both, rule("846", "004010"), "several sites");
  }

  @Test
  void what_the_other_standard_cannot_say_is_not_written() {
    var transit = new Stock("198", null, null, null, Quantity.of(3), "PCE");
    assertThat(text(stocked(Codes.EDIFACT, List.of(transit)), rule("INVRPT", "D96A")))
        .contains("QTY+198:3:PCE'");
    assertRefused(stocked(Codes.EDIFACT, List.of(transit)), rule("846", "004010"), "198");
    var damaged = new Stock("145", null, "2", null, Quantity.of(3), "PCE");
    assertThat(text(stocked(Codes.EDIFACT, List.of(damaged)), rule("INVRPT", "D96A")))
        .contains("QTY+145:3:PCE'INV++2++1'");
    assertRefused(stocked(Codes.EDIFACT, List.of(damaged)), rule("846", "004010"), "inventory");
    var ordered = new Stock("63", null, null, null, Quantity.of(3), "PCE");
    assertRefused(stocked(Codes.X12, List.of(ordered)), rule("INVRPT", "D96A"), "63");
  }
}
