package weft.edi.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.reader.Samples.faults;
import static weft.edi.reader.Samples.read;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.edi.reader.text.Delimiters;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.EnvelopeParty;
import weft.interchange.FaultCode;

class X12EnvelopeTest {
  private static final String[] ORDER = {
    "BEG*00*SA*4500*" + "*20261124", "PO1*1*10*EA*2.5**BP*P-1", "CTT*1"
  };
  private static final String CLEAN = X12Samples.set("850", ORDER);

  private static Envelope envelope(ReadInterchange read) {
    return Objects.requireNonNull(read.envelope());
  }

  @Test
  void an_address_of_ISA_is_a_code_a_GLN_or_a_D_U_N_S_number_by_its_qualifier() {
    Envelope envelope = envelope(read(CLEAN));
    assertThat(envelope.scheme(new EnvelopeParty("HENGYUE", "ZZ"))).isEqualTo("ZZ");
    assertThat(envelope.scheme(new EnvelopeParty("6909990000004", "07"))).isEqualTo("14");
    assertThat(envelope.scheme(new EnvelopeParty("549900011", "01"))).isEqualTo("1");
  }

  @Test
  void ISA_says_who_sends_what_to_whom() {
    ReadInterchange read = read(CLEAN);
    assertThat(faults(read)).isEmpty();
    Envelope envelope = envelope(read);
    assertThat(envelope.isX12()).isTrue();
    assertThat(envelope.version()).isEqualTo(401);
    assertThat(envelope.sender()).isEqualTo(new EnvelopeParty("HENGYUE", "ZZ"));
    assertThat(envelope.receiver()).isEqualTo(new EnvelopeParty("WEFT", "ZZ"));
    assertThat(envelope.prepared()).isEqualTo(LocalDateTime.of(2026, 11, 24, 8, 0));
    assertThat(envelope.reference()).isEqualTo("000000001");
    assertThat(envelope.acknowledgementRequested()).isFalse();
    assertThat(envelope.test()).isFalse();
    assertThat(EdiReader.scan(CLEAN.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(envelope);
  }

  @Test
  void a_set_is_a_message_with_its_group_s_release() {
    ReadMessage message =
        read(X12Samples.interchange(X12Samples.ISA, "850", "004010VICS", ORDER))
            .messages()
            .getFirst();
    assertThat(message.faults()).isEmpty();
    assertThat(message.type()).isEqualTo("850");
    assertThat(message.release()).isEqualTo("004010");
    assertThat(message.association()).isEqualTo("VICS");
    assertThat(message.agency()).isEqualTo("X");
    assertThat(message.reference()).isEqualTo("0001");
    assertThat(Objects.requireNonNull(message.group()).value(5)).isEqualTo("1");
    assertThat(Objects.requireNonNull(message.trailer()).tag()).isEqualTo("SE");
    assertThat(message.segments()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "'", "\u001c", "|"})
  void the_terminator_is_what_stands_behind_ISA(String terminator) {
    String text = CLEAN.replace("~\n", "~").replace("~", terminator);
    assertThat(faults(read(text))).isEmpty();
    assertThat(read(text).messages().getFirst().segments()).hasSize(5);
  }

  @Test
  void line_ends_behind_the_terminator_belong_to_nothing() {
    assertThat(faults(read(CLEAN.replace("\n", "\r\n")))).isEmpty();
    assertThat(faults(read(CLEAN.replace("\n", "")))).isEmpty();
  }

  @Test
  void separators_are_those_that_ISA_uses() {
    String text = CLEAN.replace('*', '\u001d').replace('>', '\u001f');
    assertThat(faults(read(text))).isEmpty();
    assertThat(envelope(read(text)).delimiters())
        .isEqualTo(new Delimiters('\u001f', '\u001d', '.', ' ', ' ', '~'));
  }

  @Test
  void from_00402_on_ISA11_separates_repetitions() {
    ReadInterchange read =
        read(X12Samples.interchange(X12Samples.ISA_5010, "850", "005010", ORDER));
    assertThat(faults(read)).isEmpty();
    assertThat(envelope(read).delimiters().repetition()).isEqualTo('^');
    assertThat(envelope(read(CLEAN)).delimiters().hasRepetition()).isFalse();
  }

  @Test
  void a_separator_that_is_a_letter_cannot_be_used() {
    assertThat(faults(read(CLEAN.replace("*P*>~", "*P*A~"))))
        .containsExactly("invalid-separators 0 null");
  }

  @Test
  void an_ISA_whose_padding_was_cut_is_read_by_its_elements() {
    String text = CLEAN.replace("HENGYUE        ", "HENGYUE");
    assertThat(faults(read(text))).containsExactly("element-too-short 1 ISA ISA06");
    assertThat(envelope(read(text)).sender().id()).isEqualTo("HENGYUE");
    assertThat(read(text).messages().getFirst().faults()).isEmpty();
  }

  @Test
  void a_byte_order_mark_says_that_the_rest_is_UTF_8() {
    String text = CLEAN.replace("BP*P-1", "BP*P-1*PD*阀门");
    byte[] marked = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
    ReadInterchange read = EdiReader.read(marked);
    assertThat(faults(read)).isEmpty();
    assertThat(read.segments().get(4).value(8)).isEqualTo("阀门");
    assertThat(Samples.unaccounted(marked, read)).isZero();
  }

  @Test
  void what_stands_before_ISA_and_behind_IEA_is_told() {
    assertThat(faults(read("From: nobody\n\n" + CLEAN))).containsExactly("leading-data 0 null");
    assertThat(faults(read(CLEAN + "\nand so on"))).containsExactly("trailing-data 0 null");
    assertThat(faults(read(CLEAN + CLEAN))).containsExactly("trailing-data 0 null");
  }

  @Test
  void a_missing_last_terminator_is_a_note() {
    ReadInterchange read = read(CLEAN.substring(0, CLEAN.length() - 1));
    assertThat(faults(read)).containsExactly("terminator-missing 9 IEA");
    assertThat(read.acceptable()).isTrue();
  }

  @Test
  void counts_are_those_of_what_is_there() {
    assertThat(faults(read(CLEAN.replace("SE*5*", "SE*6*"))))
        .containsExactly("wrong-count 7 SE SE01");
    assertThat(faults(read(CLEAN.replace("GE*1*", "GE*2*"))))
        .containsExactly("wrong-count 8 GE GE01");
    assertThat(faults(read(CLEAN.replace("IEA*1*", "IEA*2*"))))
        .containsExactly("wrong-count 9 IEA IEA01");
  }

  @Test
  void references_are_those_of_the_beginning() {
    assertThat(faults(read(CLEAN.replace("SE*5*0001", "SE*5*0002"))))
        .containsExactly("wrong-reference 7 SE SE02");
    assertThat(faults(read(CLEAN.replace("GE*1*1~", "GE*1*7~"))))
        .containsExactly("wrong-reference 8 GE GE02");
    assertThat(faults(read(CLEAN.replace("IEA*1*000000001", "IEA*1*000000002"))))
        .containsExactly("wrong-reference 9 IEA IEA02");
    assertThat(faults(read(CLEAN.replace("GE*1*1~", "GE*1*01~")))).isEmpty();
  }

  @Test
  void trailers_that_are_missing_are_told_once_each() {
    assertThat(faults(read(CLEAN.replace("SE*5*0001~\n", ""))))
        .containsExactly("trailer-missing 7 SE");
    assertThat(faults(read(CLEAN.replace("GE*1*1~\n", ""))))
        .containsExactly("trailer-missing 8 IEA");
    assertThat(faults(read(CLEAN.substring(0, CLEAN.indexOf("IEA")))))
        .containsExactly("trailer-missing 8 IEA");
  }

  @Test
  void several_groups_count_their_own_sets_and_control_numbers() {
    String group = CLEAN.substring(CLEAN.indexOf("GS*"), CLEAN.indexOf("IEA"));
    String second = group.replace("0800*1*X", "0800*2*X").replace("GE*1*1~", "GE*1*2~");
    String text = X12Samples.ISA + "\n" + group + second + "IEA*2*000000001~";
    ReadInterchange read = read(text);
    assertThat(faults(read)).isEmpty();
    assertThat(read.messages())
        .extracting(ReadMessage::reference)
        .containsExactly("0001", "2-0001");
  }

  @Test
  void a_control_number_used_twice_in_one_group_is_noted() {
    String set = CLEAN.substring(CLEAN.indexOf("ST*"), CLEAN.indexOf("GE*"));
    String text = CLEAN.replace("GE*1*1~", set + "GE*2*1~");
    assertThat(faults(read(text))).containsExactly("duplicate-message 8 ST");
  }

  @Test
  void a_set_belongs_into_the_group_of_its_kind() {
    assertThat(faults(read(CLEAN.replace("GS*PO", "GS*IN"))))
        .containsExactly("wrong-group 3 ST ST01");
  }

  @Test
  void a_set_outside_of_any_group_is_a_fault_of_its_own() {
    String text = CLEAN.replaceAll("G[SE]\\*[^~]*~\n", "");
    assertThat(faults(read(text))).contains("envelope-missing 2 ST", "release-unknown 2 ST GS08");
  }

  @Test
  void releases_and_sets_that_nobody_knows_are_told() {
    assertThat(faults(read(CLEAN.replace("004010", "002001"))))
        .containsExactly("release-unknown 3 ST GS08");
    ReadInterchange later = read(CLEAN.replace("*X*004010", "*X*006020"));
    assertThat(faults(later)).containsExactly("release-unknown 3 ST GS08");
    assertThat(later.messages().getFirst().body().groupsAt("PO1"))
        .as("read by the nearest earlier one")
        .isNotEmpty();
    assertThat(faults(read(CLEAN.replace("ST*850", "ST*999"))))
        .containsExactly("message-unknown 3 ST ST01");
  }

  @Test
  void a_group_before_4010_has_dates_of_six_digits() {
    String text =
        X12Samples.interchange(
            X12Samples.ISA,
            "850",
            "003060",
            "BEG*00*SA*4500**261124",
            "PO1*1*1*EA*2**BP*P-1",
            "CTT*1");
    assertThat(faults(read(text))).isEmpty();
    assertThat(faults(read(text.replace("*261124~", "*20261124~"))))
        .containsExactly("element-too-long 4 BEG BEG05");
  }

  @Test
  void TA1_alone_is_a_message() {
    String text = X12Samples.ISA + "TA1*000000905*261124*0800*A*000~IEA*0*000000001~";
    ReadInterchange read = read(text);
    assertThat(faults(read)).isEmpty();
    assertThat(read.messages()).extracting(ReadMessage::type).containsExactly("TA1");
    assertThat(read.messages().getFirst().reference()).isEqualTo("000000905");
  }

  @Test
  void an_ISA_that_is_cut_off_is_told_as_such() {
    ReadInterchange read = read(CLEAN.substring(0, 60));
    assertThat(read.envelope()).isNull();
    assertThat(read.faults().getFirst().code()).isEqualTo(FaultCode.NOT_EDIFACT);
    assertThat(read.faults().getFirst().text().en()).contains("ISA");
  }
}
