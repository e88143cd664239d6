package weft.edi.answer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.edi.reader.text.Segment;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.MessageResult.Outcome;
import weft.interchange.Severity;
import weft.language.Text;

class ApplicationAdviceTest {
  private static final LocalDateTime WHEN = LocalDateTime.of(2026, 11, 24, 8, 30);
  private static final Fault UNIT =
      new Fault(
          8,
          "PO1",
          "PO103",
          FaultCode.CODE_NOT_LISTED,
          Severity.ERROR,
          0,
          new Text("The unit is none that the hub knows; ask its operator for a name.", "单位未知。"));

  private static String order(String version) {
    return X12Samples.interchange(
        version.startsWith("005") ? X12Samples.ISA_5010 : X12Samples.ISA,
        "850",
        version,
        "BEG*00*SA*PO-1**" + (version.compareTo("004010") < 0 ? "261124" : "20261124"),
        "N1*BY*Hengyue*92*HENGYUE",
        "N1*SU**92*JIAXIN",
        "N1*ST*Plant*92*PLANT1",
        "PO1*10*100*PC*2.5**BP*HY-10",
        "CTT*1");
  }

  static byte[] written(String version, Outcome outcome, Fault... faults) {
    ReadInterchange read = Samples.read(order(version));
    assertThat(Samples.faults(read)).isEmpty();
    var theirs = requireNonNull(read.envelope());
    var ours = theirs.answered(theirs.version(), "00000007", WHEN);
    var advice = new Advice(read.messages().getFirst(), outcome, List.of(faults));
    return new ApplicationAdvice(theirs, ours).write(List.of(advice), WHEN);
  }

  static byte[] written(String version) {
    return written(version, Outcome.REJECTED, UNIT);
  }

  private static List<String> segments(byte[] written) {
    ReadInterchange read = EdiReader.read(written);
    assertThat(Samples.faults(read)).isEmpty();
    return read.segments().stream().map(Segment::toString).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"003040", "003070", "004010", "004060", "005010"})
  void it_reads_clean_in_the_set_s_own_release_and_names_what_where_and_why(String version) {
    String day = version.compareTo("004010") < 0 ? "261124" : "20261124";
    assertThat(segments(written(version)))
        .contains(
            "GS*AG*WEFT*HENGYUE*" + day + "*0830*7*X*" + version,
            "ST*824*0001",
            "BGN*11*00000007*" + day + "*0830",
            "OTI*TR*PO*PO-1*HENGYUE*WEFT*" + day + "*0800*1*0001*850",
            "REF*ZZ*000000001*ISA13",
            "TED*848*code-not-listed: The unit is none that the hub knows; ask*PO1*6*3*355*PC",
            "NTE*ADD*its operator for a name.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HELD TE", "REJECTED TR", "CONTRADICTED TE", "APPLIED TA"})
  void it_says_what_became_of_the_set(String said) {
    String[] words = said.split(" ", -1);
    assertThat(segments(written("004010", Outcome.valueOf(words[0]))))
        .anyMatch(it -> it.startsWith("OTI*" + words[1] + "*PO*PO-1*"));
  }

  @Test
  void it_goes_back_in_the_interchange_s_own_separators() {
    String text = order("004010").replace('*', '|').replace('~', '!').replace(">!", "<!");
    ReadInterchange read = EdiReader.read(text.getBytes(ISO_8859_1));
    assertThat(Samples.faults(read)).isEmpty();
    var theirs = requireNonNull(read.envelope());
    var ours = theirs.answered(theirs.version(), "00000007", WHEN);
    var advice = new Advice(read.messages().getFirst(), Outcome.REJECTED, List.of(UNIT));
    byte[] written = new ApplicationAdvice(theirs, ours).write(List.of(advice), WHEN);
    assertThat(new String(written, ISO_8859_1)).contains("!OTI|TR|PO|PO-1|HENGYUE|WEFT|");
    assertThat(Samples.faults(EdiReader.read(written))).isEmpty();
  }
}
