package weft.edi.document;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.document.Documents.assertRefused;
import static weft.edi.document.Documents.rule;
import static weft.edi.document.Documents.text;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Codes;
import weft.document.BusinessDocument.Kind;
import weft.document.LineBuilder;
import weft.document.Measurement;
import weft.document.Nonconformance;
import weft.document.Nonconformance.Action;
import weft.measure.Quantity;

class NonconformancesTest {
  private static final Nonconformance SCRATCHED =
      new Nonconformance(
          null,
          "Y",
          "1",
          null,
          "016",
          List.of("Scratched", "on both sides"),
          Quantity.of(2),
          "PCE",
          List.of(measured(null, "WD")),
          List.of(new Action(null, "SC", List.of("Here", "by us"), Quantity.of(2), "PCE")));

  private static Measurement measured(@Nullable String characteristic, String property) {
    return new Measurement(
        "TR", characteristic, null, property, null, null, BigDecimal.TEN, null, null, "P1", null);
  }

  private static BusinessDocument report(Measurement... measured) {
    var line =
        LineBuilder.line("1", "P")
            .quantity(Quantity.of(40), "PCE")
            .order("4711", null)
            .batch("M7")
            .measurements(List.of(measured))
            .nonconformances(List.of(SCRATCHED))
            .build();
    return Documents.of(Kind.NONCONFORMANCE, "NC").lines(line).codes(Codes.X12).build();
  }

  @Test
  void what_is_wrong_stands_below_its_item_and_what_to_do_about_it_below_that() {
    assertThat(text(report(measured("71", "TH")), rule("842", "004010")))
        .contains("BNR*00*NC*20261126~N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~HL*1**I~")
        .contains("LIN*1*BP*P*LT*M7~CID**71~REF*PO*4711~QTY*01*40*EA~MEA*TR*TH*10*P1~")
        .contains("NCD**Y*1***016*Scratched~NTE**on both sides~QTY*01*2*EA~MEA*TR*WD*10*P1~")
        .contains("NCA**SC*Here*2*EA~NTE**by us~SE*");
  }

  @Test
  void an_item_of_which_several_characteristics_were_measured_is_not_sayable() {
    var several = report(measured("71", "TH"), measured("68", "TH"));
    assertRefused(several, rule("842", "004010"), "several characteristics");
  }
}
