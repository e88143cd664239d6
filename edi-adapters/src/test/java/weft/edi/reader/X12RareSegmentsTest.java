package weft.edi.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.reader.Samples.faults;
import static weft.edi.reader.Samples.read;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rarely used segments, each without a fault and with one fault of each kind at its place. */
class X12RareSegmentsTest {
  private static final String SHIPMENT =
      X12Samples.set(
          "856",
          "BSN*00*ASN1*20261124*0800",
          "HL*1**S",
          "ETD*A*S*AE*AUTH1*C",
          "HL*2*1*I",
          "LIN**BP*P-1",
          "LH1*KG*2*UN1263***KG*1.5",
          "LH2*3*P***RQ*FA*12.5",
          "LFH*DRC*STORE DRY",
          "PAL*4*2*3*6*8.5*KG*1200*800*1000*MM");
  private static final String COMPLAINT =
      X12Samples.set(
          "842",
          "BNR*00*NCR1*20261124*0800*OS",
          "HL*1**RP",
          "LIN**BP*P-1",
          "NCD*17**1*OR*ZZ*SCRATCH",
          "NCA*1*RW**20*PC");
  private static final String RESULTS =
      X12Samples.set(
          "863",
          "BTR*00*20261124*0800*TR*CERT1",
          "LIN**BP*P-1",
          "PSD*02*01*7*EA*05",
          "CID**58",
          "STA*11*4.25*MM*TH",
          "TSP*TI*1*24*HR");
  private static final String ADVICE =
      X12Samples.set(
          "824",
          "BGN*11*ADV1*20261124*0800*ET",
          "OTI*TR*SI*ASN1***20261124*0800*1*0001*856",
          "TED*007*NO SUCH PART");

  @Test
  void they_are_right_as_they_stand() {
    assertThat(faults(read(SHIPMENT))).isEmpty();
    assertThat(faults(read(COMPLAINT))).isEmpty();
    assertThat(faults(read(RESULTS))).isEmpty();
    assertThat(faults(read(ADVICE))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ETD*A*S*, ETD*A**, element-missing 6 ETD ETD02",
    "ETD*A*S*, ETD*A*SX*, element-too-long 6 ETD ETD02",
    "*AE*AUTH1*C, *AE**C, element-required 6 ETD ETD04",
    "*AUTH1*C~, *AUTH1*Q~, code-not-listed 6 ETD ETD05",
    "*AUTH1*C~, *AUTH1*C*X~, element-unexpected 6 ETD",
    "LH1*KG*2, LH1*KG*2.5, element-not-numeric 9 LH1 LH102",
    "*UN1263*, *UN126*, element-too-short 9 LH1 LH103",
    "*RQ*FA*12.5, *RQ*FA*, element-required 10 LH2 LH207",
    "*P***RQ, *X***RQ, code-not-listed 10 LH2 LH202",
    "LFH*DRC*STORE DRY, LFH*DRC, element-missing 11 LFH LFH02",
    "PAL*4*2*3*6*, PAL*9*2*3*6*, code-not-listed 12 PAL PAL01",
    "*1200*800*1000*MM, *1200*800*1000, element-required 12 PAL PAL10",
  })
  void on_a_ship_notice(String right, String wrong, String fault) {
    wrong(SHIPMENT, right, wrong, fault);
  }

  @ParameterizedTest
  @CsvSource({
    "BNR*00*NCR1*20261124, BNR*00*NCR1*20261324, date-invalid 4 BNR BNR03",
    "*OS~, *QQ~, code-not-listed 4 BNR BNR05",
    "NCD*17**1*OR, NCD***1*OR, element-required 7 NCD NCD01",
    "NCA*1*RW*, NCA*1**, element-required 8 NCA NCA02",
    "*20*PC~, *20~, element-required 8 NCA NCA05",
    "*20*PC~, *2O*PC~, element-not-numeric 8 NCA NCA04",
  })
  void on_a_nonconformance_report(String right, String wrong, String fault) {
    wrong(COMPLAINT, right, wrong, fault);
  }

  @ParameterizedTest
  @CsvSource({
    "PSD*02*01*7*EA*05, PSD*02*01*7**05, element-required 6 PSD PSD04",
    "PSD*02*01*7*EA*05, PSD*02*01*7*EA*05****3, element-excluded 6 PSD PSD09",
    "STA*11*4.25*, STA*11**, element-missing 8 STA STA02",
    "STA*11*4.25*, STA*11*4.25X*, element-not-numeric 8 STA STA02",
    "TSP*TI*1*24*HR, TSP*TI*1*24, element-required 9 TSP TSP04",
    "TSP*TI*, TSP*T*, element-too-short 9 TSP TSP01",
  })
  void on_a_report_of_test_results(String right, String wrong, String fault) {
    wrong(RESULTS, right, wrong, fault);
  }

  @ParameterizedTest
  @CsvSource({
    "BGN*11*ADV1*20261124*0800*ET, BGN*11*ADV1*20261124**ET, element-required 4 BGN BGN04",
    "OTI*TR*SI, OTI*XX*SI, code-not-listed 5 OTI OTI01",
    "*0800*1*0001*856, *0800**0001*856, element-required 5 OTI OTI08",
    "TED*007, TED*999, code-not-listed 6 TED TED01",
  })
  void on_an_application_advice(String right, String wrong, String fault) {
    wrong(ADVICE, right, wrong, fault);
  }

  private static void wrong(String whole, String right, String wrong, String fault) {
    String text = whole.replace(right, wrong);
    assertThat(text).isNotEqualTo(whole);
    assertThat(faults(read(text))).first().isEqualTo(fault);
  }

  @Test
  void what_may_be_repeated_in_5010_is_counted() {
    assertThat(faults(read(refused("CTX*A>1^B>2^C*PO1*6*4")))).isEmpty();
    assertThat(faults(read(refused("CTX*A>1" + "^B>2".repeat(10) + "*PO1*6"))))
        .containsExactly("element-repeated 7 CTX CTX01");
  }

  private static String refused(String context) {
    return X12Samples.interchange(
        X12Samples.ISA_5010,
        "999",
        "005010",
        "AK1*PO*1",
        "AK2*850*0001",
        "IK3*PO1*6**8",
        context,
        "IK5*R*5",
        "AK9*R*1*1*0");
  }

  @Test
  void a_code_of_a_later_release_is_not_judged_by_an_older_list() {
    String[] order = {"BEG*00*QX*4500**20261124", "PO1*1*1*EA*2**BP*P-1"};
    assertThat(faults(read(X12Samples.set("850", order))))
        .containsExactly("code-not-listed 4 BEG BEG02");
    assertThat(faults(read(X12Samples.interchange(X12Samples.ISA_5010, "850", "005010", order))))
        .isEmpty();
  }
}
