package weft.edi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import weft.edi.ContrlPolicy.Due;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.Samples;
import weft.edi.reader.text.Segment;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;

class ContrlTest {
  private static final LocalDateTime WHEN = LocalDateTime.parse("2026-11-24T09:30");
  private static final ContrlPolicy ALWAYS = new ContrlPolicy(Due.ALWAYS, null);

  private static List<String> answer(String text, ContrlPolicy policy) {
    return answer(EdiReader.read(text.getBytes(ISO_8859_1)), policy);
  }

  /** The CONTRL, which the hub's own reader must read without a fault. */
  private static List<String> answer(ReadInterchange read, ContrlPolicy policy) {
    byte[] bytes = Objects.requireNonNull(Contrl.answer(read, policy, "C1", WHEN));
    ReadInterchange back = EdiReader.read(bytes);
    assertThat(back.allFaults()).isEmpty();
    assertThat(back.messages()).hasSize(1);
    return back.segments().stream().map(Segment::toString).toList();
  }

  @Test
  void a_good_interchange_is_accepted_as_a_whole() {
    assertThat(answer(Samples.text("orders-d96a.edi"), ALWAYS))
        .containsExactly(
            "UNB+UNOA:3+WEFT:ZZ+HENGYUE:ZZ+261124:0930+C1",
            "UNH+1+CONTRL:D:3:UN",
            "UCI+PO96+HENGYUE:ZZ+WEFT:ZZ+7",
            "UNT+3+1",
            "UNZ+1+C1");
  }

  @Test
  void bad_messages_of_a_mixed_interchange_are_named_with_segment_and_element() {
    assertThat(answer(Samples.text("orders-d96a-good-bad-good.edi"), ALWAYS))
        .containsSequence(
            "UCI+POMIX+HENGYUE:ZZ+WEFT:ZZ+7",
            "UCM+2+ORDERS:D:96A:UN+4",
            "UCS+11",
            "UCD+37+2:2",
            "UNT+6+1");
  }

  @Test
  void a_missing_segment_is_told_of_the_segment_before_it() {
    String text = Samples.message("ORDERS:D:96A:UN", "BGM+220+1", "LIN+1++A:IN", "QTX+1", "UNS+S");
    assertThat(answer(text, ALWAYS))
        .containsSequence("UCM+1+ORDERS:D:96A:UN+4", "UCS+2+13", "UCS+4+15");
  }

  @Test
  void a_wrong_count_of_segments_is_told_of_UNT() {
    String text = Samples.text("orders-d96a.edi").replace("UNT+23", "UNT+22");
    assertThat(answer(text, ALWAYS)).contains("UCM+1+ORDERS:D:96A:UN:EAN008+4+29+UNT+2");
  }

  @Test
  void a_wrong_envelope_refuses_the_whole() {
    String text = Samples.text("orders-d96a.edi").replace("UNZ+1", "UNZ+2");
    assertThat(answer(text, ALWAYS))
        .containsSequence("UCI+PO96+HENGYUE:ZZ+WEFT:ZZ+4+29+UNZ+2", "UNT+3+1");
  }

  @Test
  void a_fault_that_only_we_could_find_refuses_the_whole_too() {
    ReadInterchange read = EdiReader.read(Samples.bytes("orders-d96a.edi"));
    Fault twice =
        new Fault(
            1, "UNB", null, FaultCode.DUPLICATE_INTERCHANGE, Severity.ERROR, 0, new Text("", ""));
    assertThat(answer(read.with(twice), ALWAYS)).contains("UCI+PO96+HENGYUE:ZZ+WEFT:ZZ+4+26+UNB");
  }

  @Test
  void it_goes_back_in_the_sender_s_syntax_version_and_separators() {
    assertThat(answer(Samples.text("delfor-d97a-lingyun-una.edi"), ALWAYS))
        .contains("UNB|UNOA:2|WEFT:ZZ|6909990000035:14|261124:0930|C1", "UNH|1|CONTRL:2:2:UN");
    assertThat(answer(Samples.text("delfor-d04a-syntax4-utf8.edi"), ALWAYS))
        .contains("UNB+UNOY:4+WEFT:ZZ+HENGYUE:ZZ+20261124:0930+C1", "UNH+1+CONTRL:4:1:UN");
  }

  @Test
  void syntax_version_1_has_none_unless_another_version_is_agreed() {
    ReadInterchange read = EdiReader.read(Samples.bytes("delfor-d96a-syntax1.edi"));
    assertThat(Contrl.answer(read, ALWAYS, "C1", WHEN)).isNull();
    assertThat(answer(read, new ContrlPolicy(Due.ALWAYS, 3))).contains("UNH+1+CONTRL:D:3:UN");
  }

  @Test
  void it_is_sent_as_the_policy_says() {
    ReadInterchange unasked = EdiReader.read(Samples.bytes("orders-d96a.edi"));
    ReadInterchange asked =
        Samples.read(Samples.text("orders-d96a.edi").replace("PO96++ORDERS++1", "PO96++ORDERS++1"));
    assertThat(Contrl.answer(unasked, new ContrlPolicy(Due.NEVER, null), "C1", WHEN)).isNull();
    assertThat(Contrl.answer(unasked, new ContrlPolicy(Due.IF_WRONG, null), "C1", WHEN)).isNull();
    assertThat(Contrl.answer(asked, ContrlPolicy.STANDARD, "C1", WHEN)).isNotNull();
    ReadInterchange silent = EdiReader.read(Samples.bytes("orders-d01b-two-messages.edi"));
    assertThat(Contrl.answer(silent, ContrlPolicy.STANDARD, "C1", WHEN)).isNull();
  }

  @Test
  void a_CONTRL_is_never_answered() {
    byte[] contrl =
        Objects.requireNonNull(
            Contrl.answer(EdiReader.read(Samples.bytes("orders-d96a.edi")), ALWAYS, "C1", WHEN));
    assertThat(Contrl.answer(EdiReader.read(contrl), ALWAYS, "C2", WHEN)).isNull();
  }

  @Test
  void what_has_no_envelope_has_no_answer() {
    assertThat(Contrl.answer(Samples.read("rubbish"), ALWAYS, "C1", WHEN)).isNull();
  }
}
