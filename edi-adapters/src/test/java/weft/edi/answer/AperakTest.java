package weft.edi.answer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.table.Directory;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.interchange.Severity;
import weft.language.Text;

class AperakTest {
  static final List<String> DIRECTORIES =
      Directory.edifactReleases().stream().filter(it -> !it.matches("D9[34].|D95A")).toList();

  private static final LocalDateTime WHEN = LocalDateTime.of(2026, 11, 24, 8, 30);
  private static final Fault PART =
      fault(7, "LIN", "C212.7140", FaultCode.PART_UNKNOWN, "Part P-1 is not known; it is held.");

  private static Fault fault(
      int segment, String tag, String element, FaultCode code, String words) {
    return new Fault(segment, tag, element, code, Severity.ERROR, 0, new Text(words, words));
  }

  private static String orders(String syntax, String release) {
    return "UNB+%1$s+HENGYUE:ZZ+WEFT:ZZ+%3$s:0800+I1'UNH+M1+ORDERS:D:%2$s:UN'BGM+220+PO-1+9'DTM+137:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'LIN+10++P-1:IN'QTY+21:1:PCE'UNS+S'UNT+9+M1'UNZ+1+I1'"
        .formatted(syntax, release.substring(1), syntax.endsWith("4") ? "20261124" : "261124");
  }

  private static byte[] written(String orders, Charset charset, Outcome outcome, Fault... faults) {
    ReadInterchange read = EdiReader.read(orders.getBytes(charset));
    assertThat(read.allFaults()).isEmpty();
    ReadMessage message = read.messages().getFirst();
    var theirs = requireNonNull(read.envelope());
    var ours = theirs.answered(theirs.version(), "00000007", WHEN);
    return new Aperak(theirs, ours)
        .write(List.of(new Advice(message, outcome, List.of(faults))), WHEN);
  }

  static byte[] written(String release) {
    return written(orders("UNOC:3", release), ISO_8859_1, Outcome.HELD, PART);
  }

  private static String text(byte[] written) {
    ReadInterchange back = EdiReader.read(written);
    assertThat(back.allFaults()).isEmpty();
    return new String(written, ISO_8859_1);
  }

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void it_reads_clean_in_the_message_s_own_release_and_names_what_where_and_why(String release) {
    assertThat(text(written(release)))
        .startsWith("UNB+UNOC:3+WEFT:ZZ+HENGYUE:ZZ+261124:0830+00000007'")
        .contains("APERAK:D:" + release.substring(1) + ":UN'")
        .contains("+00000007+23'DTM+137:202611240830:203'")
        .contains("'RFF+ACE:I1'RFF+ACW:M1'RFF+AGO:PO-1'ERC+PART:ZZZ:ZZZ'")
        .contains("FTX+AAO+++part-unknown?: Part P-1 is not known; it is held.'")
        .contains("'RFF+ZZZ:LIN C212.7140:6'UNT+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"HELD 313 23", "REJECTED 313 27", "CONTRADICTED 313 45", "APPLIED 312 29"})
  void it_says_what_became_of_the_message(String said) {
    String[] words = said.split(" ", -1);
    byte[] written = written(orders("UNOC:3", "D01B"), ISO_8859_1, Outcome.valueOf(words[0]));
    assertThat(text(written)).contains("BGM+" + words[1] + "+00000007+" + words[2] + "'");
  }

  @Test
  void it_is_written_in_the_partner_s_syntax_characters_and_separators() {
    String una = "UNA:+,? ~" + orders("UNOA:2", "D96A").replace("'", "~");
    byte[] upper = written(una, ISO_8859_1, Outcome.HELD, PART);
    assertThat(text(upper))
        .startsWith("UNA:+,? ~UNB+UNOA:2+")
        .contains("FTX+AAO+++PART-UNKNOWN?: PART P-1 IS NOT KNOWN; IT IS HELD.~");
    Fault chinese = fault(7, "LIN", "C212.7140", FaultCode.PART_UNKNOWN, "Part 轴承 is not known.");
    byte[] four = written(orders("UNOY:4", "D04A"), UTF_8, Outcome.HELD, chinese);
    ReadInterchange back = EdiReader.read(four, ReaderOptions.STANDARD);
    assertThat(back.allFaults()).isEmpty();
    assertThat(requireNonNull(back.envelope()).syntax()).isEqualTo("UNOY");
    assertThat(back.segments().toString()).contains("part-unknown?: Part 轴承 is not known.");
  }

  @Test
  void long_words_are_cut_between_words_and_nothing_stands_after_the_fifth_piece() {
    String words = "a sentence that says very much about what is wrong, ".repeat(20).strip();
    Fault fault = fault(4, "DTM", "C507.2380", FaultCode.VALUE_MISSING, words);
    ReadInterchange back =
        EdiReader.read(written(orders("UNOC:3", "D97A"), ISO_8859_1, Outcome.REJECTED, fault));
    assertThat(back.allFaults()).isEmpty();
    var ftx =
        back.segments().stream().filter(it -> it.tag().equals("FTX")).findFirst().orElseThrow();
    assertThat(ftx.values().get(3).getFirst())
        .hasSize(5)
        .allMatch(it -> it.length() <= 70 && !it.startsWith(" ") && !it.endsWith(" "))
        .first()
        .asString()
        .startsWith("value-missing: a sentence");
  }

  @Test
  void only_business_faults_are_told_and_never_what_an_acknowledgement_tells() {
    String bad = orders("UNOC:3", "D97A").replace("QTY+21:1:PCE", "QTY+21:1x:PCE");
    ReadMessage message = EdiReader.read(bad.getBytes(ISO_8859_1)).messages().getFirst();
    assertThat(message.faults()).isNotEmpty();
    assertThat(Advice.of(message, result("ORDERS", Outcome.REJECTED, message.faults()))).isNull();
    Fault test = fault(2, "UNH", "x", FaultCode.TEST_INTERCHANGE, "A test.");
    assertThat(Advice.of(message, result("ORDERS", Outcome.REJECTED, List.of(test)))).isNull();
    Fault kept = fault(2, "UNH", "x", FaultCode.MEANING_UNKNOWN, "Kept.");
    assertThat(Advice.of(message, result("ORDERS", Outcome.HELD, List.of(kept)))).isNull();
    assertThat(Advice.of(message, result("ORDERS", Outcome.HELD, List.of(PART, kept))))
        .isNotNull()
        .extracting(Advice::faults)
        .isEqualTo(List.of(PART));
    assertThat(Advice.of(message, result("ORDERS", Outcome.APPLIED, List.of(PART)))).isNull();
    for (String type : List.of("APERAK", "CONTRL", "997", "999", "TA1", "824"))
      assertThat(Advice.of(message, result(type, Outcome.HELD, List.of(PART)))).isNull();
  }

  private static MessageResult result(String type, Outcome outcome, List<Fault> faults) {
    return new MessageResult(type, "D97A", "M1", outcome, faults);
  }
}
