package weft.edi.document;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.document.Documents.DAY;
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
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Measurement;

class TestResultsTest {
  private static BusinessDocument tested(@Nullable Codes codes, Measurement... measured) {
    return new BusinessDocument(
        Kind.TEST_RESULTS,
        "PZ",
        DAY,
        Documents.BOTH,
        List.of(),
        List.of(
            new Line(
                "1",
                "P",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                "M7",
                List.of(measured))),
        1,
        null,
        null,
        null,
        null,
        null,
        codes);
  }

  private static Measurement measured(
      @Nullable String characteristic, @Nullable String method, String property, String value) {
    var number = new BigDecimal(value);
    return new Measurement(
        "TR", characteristic, method, property, null, "7", number, null, number, "P1", null);
  }

  private static final Measurement[] MEASURED = {
    measured(null, null, "TH", "4.5"),
    measured("68", null, "ZC", "0.04"),
    measured("71", "ST 016", "YS", "60"),
    measured("71", "ST 016", "EA", "31")
  };

  @Test
  void test_results_stand_below_their_characteristic_and_method() {
    assertThat(text(tested(Codes.EDIFACT, MEASURED), rule("QALITY", "D96A")))
        .contains("LIN+1++P:IN'PIA+1+M7:NB'MEA+TR+TH:7+P1:4.5::4.5'CCI+++68'MEA+TR+ZC:7+P1:0.04")
        .contains("CCI+++71'TEM+ST 016'MEA+TR+YS:7+P1:60::60'MEA+TR+EA:7+P1:31::31'UNT");
    assertThat(text(tested(Codes.X12, MEASURED), rule("863", "004010")))
        .contains("BTR*00*20261126**RT*PZ~", "LIN*1*BP*P*LT*M7~MEA*TR*TH*4.5*P1**4.5*07~CID**68~")
        .contains("CID**71~TMD**ST*016~MEA*TR*YS*60*P1**60*07~MEA*TR*EA*31*P1**31*07~CTT*1~");
  }

  @Test
  void test_results_go_on_in_the_standard_of_their_codes_alone() {
    assertRefused(tested(Codes.X12, MEASURED), rule("QALITY", "D96A"), "codes");
    assertRefused(tested(Codes.EDIFACT, MEASURED), rule("863", "004010"), "codes");
    assertRefused(tested(null), rule("863", "004010"), "no measured value");
  }
}
