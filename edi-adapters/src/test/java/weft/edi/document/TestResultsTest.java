package weft.edi.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.document.Documents.assertRefused;
import static weft.edi.document.Documents.rule;
import static weft.edi.document.Documents.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Codes;
import weft.document.BusinessDocument.Kind;
import weft.document.LineBuilder;
import weft.document.Measurement;
import weft.edi.onward.TheirNames;

class TestResultsTest {
  private static BusinessDocument tested(@Nullable Codes codes, Measurement... measured) {
    var line = LineBuilder.line("1", "P").batch("M7").measurements(List.of(measured)).build();
    return Documents.of(Kind.TEST_RESULTS, "PZ").lines(line).codes(codes).build();
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

  /**
   * ZC and TH are codes of both standards; YS, EA and similar ones become text in front of other
   * text.
   */
  @Test
  void test_results_go_on_in_the_other_standard_by_the_codes_of_both_and_by_text() {
    assertThat(text(tested(Codes.EDIFACT, MEASURED), rule("863", "004010")))
        .contains("LIN*1*BP*P*LT*M7~MEA*TR*TH*4.5*P1**4.5*07~CID***ZZ*68~MEA*TR*ZC*0.04*P1**0.04*")
        .contains("CID***ZZ*71*YS~TMD**ZZ*ST 016~MEA*TR**60*P1**60*07~")
        .contains("CID***ZZ*71*EA~TMD**ZZ*ST 016~MEA*TR**31*P1**31*07~CTT*1~");
    assertThat(text(tested(Codes.X12, MEASURED), rule("QALITY", "D96A")))
        .contains("MEA+TR+TH:7+P1:4.5::4.5'CCI+++68'MEA+TR+ZC:7+P1:0.04::0.04'")
        .contains("CCI+++71'TEM+ST 016'MEA+TR+:7::YS+P1:60::60'MEA+TR+:7::EA+P1:31::31'");
  }

  @Test
  void what_was_measured_of_another_batch_stands_in_a_line_of_its_own_in_an_863() {
    var own = measured("68", null, "ZC", "0.04");
    var other =
        new Measurement("TR", "68", null, "ZC", null, null, own.value(), null, null, "P1", "M8");
    assertThat(text(tested(Codes.EDIFACT, own, other), rule("863", "004010")))
        .contains("LIN*1*BP*P*LT*M7~CID***ZZ*68~MEA*TR*ZC*0.04*P1**0.04*07~")
        .contains("LIN*1*BP*P*LT*M8~CID***ZZ*68~MEA*TR*ZC*0.04*P1~CTT*2~");
  }

  @Test
  void what_the_other_standard_has_no_word_for_is_refused() {
    var x12 = rule("863", "004010");
    var edifact = rule("QALITY", "D96A");
    assertRefused(tested(null), x12, "no measured values");
    var megapascal = measured("TR", "71", "YS", null, "MPA");
    assertRefused(tested(Codes.EDIFACT, megapascal), x12, "unit MPA");
    assertRefused(tested(Codes.EDIFACT, measured("AAE", "71", "YS", null, "P1")), x12, "AAE");
    assertRefused(
        tested(Codes.EDIFACT, measured("TR", "CHARACTERISTIC", "ZC", null, "P1")), x12, "12");
    assertRefused(
        tested(Codes.X12, measured("TR", "71", "YB", "x".repeat(70), "P1")), edifact, "70");
    assertRefused(tested(Codes.X12, measured("TR", "71", "YB", null, null)), edifact, "no unit");
    var names = new TheirNames(Map.of(), Map.of("MPA", "MB"), Map.of(), List.of());
    byte[] named = Documents.written(tested(Codes.EDIFACT, megapascal), x12, names);
    assertThat(new String(named, ISO_8859_1)).contains("MEA*TR**60*MB~");
  }

  private static Measurement measured(
      String purpose,
      String characteristic,
      String property,
      @Nullable String name,
      @Nullable String unit) {
    var value = new BigDecimal("60");
    return new Measurement(
        purpose, characteristic, null, property, name, null, value, null, null, unit, null);
  }
}
