package weft.edi.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.reader.Samples.faults;
import static weft.edi.reader.Samples.read;

import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.edi.reader.text.Delimiters;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.EnvelopeParty;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;

class EnvelopeTest {
  static final java.util.List<String> clean = Samples.CLEAN;

  @ParameterizedTest
  @FieldSource("clean")
  void a_clean_sample_has_no_faults(String name) {
    ReadInterchange read = EdiReader.read(Samples.bytes(name));
    assertThat(faults(read)).isEmpty();
    assertThat(read.acceptable()).isTrue();
    assertThat(read.messages()).isNotEmpty().allMatch(ReadMessage::acceptable);
  }

  @Test
  void the_envelope_says_who_sends_what_to_whom() {
    Envelope it = envelope(Samples.bytes("delfor-d97a-hengyue.edi"));
    assertThat(it.sender()).isEqualTo(new EnvelopeParty("HENGYUE", "ZZ"));
    assertThat(it.receiver()).isEqualTo(new EnvelopeParty("WEFT", "ZZ"));
    assertThat(it.reference()).isEqualTo("HY1042");
    assertThat(it.prepared()).isEqualTo(LocalDateTime.parse("2026-11-24T06:12"));
    assertThat(it.applicationReference()).isEqualTo("DELFOR");
    assertThat(it.syntax() + it.version()).isEqualTo("UNOC3");
    assertThat(it.test()).isFalse();
  }

  @Test
  void a_scan_reads_the_same_envelope_without_reading_the_messages() {
    for (String name : Samples.CLEAN)
      assertThat(EdiReader.scan(Samples.bytes(name)))
          .isEqualTo(EdiReader.read(Samples.bytes(name)).envelope());
    assertThat(EdiReader.scan("no interchange".getBytes(UTF_8))).isNull();
  }

  @Test
  void acknowledgement_request_and_test_indicator_are_elements_9_and_11() {
    Envelope it =
        envelope("UNB+UNOC:3+A:14+B:14+261124:0800+R++APP++1+AGR+1'".getBytes(ISO_8859_1));
    assertThat(it.acknowledgementRequested()).isTrue();
    assertThat(it.test()).isTrue();
  }

  @Test
  void version_4_has_a_century_in_its_date_and_a_repetition_character() {
    Envelope it = envelope(Samples.bytes("delfor-d04a-syntax4-utf8.edi"));
    assertThat(it.prepared()).isEqualTo(LocalDateTime.parse("2026-11-24T07:15"));
    assertThat(it.delimiters()).isEqualTo(Delimiters.DEFAULT_4);
    assertThat(it.charset()).isEqualTo(UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n", "\r"})
  void segments_may_stand_on_lines_or_not(String between) {
    String text = Samples.text("orders-d96a.edi").replace("'", "'" + between);
    ReadInterchange read = read(text);
    assertThat(faults(read)).isEmpty();
    assertThat(read.segments()).hasSize(25);
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_interchange() {
    byte[] text = ("\uFEFF" + Samples.text("orders-d96a.edi")).getBytes(UTF_8);
    ReadInterchange read = EdiReader.read(text);
    assertThat(faults(read)).isEmpty();
    assertThat(read.segments().getFirst().offset()).isEqualTo(3);
  }

  @Test
  void a_missing_last_terminator_is_noted_and_harms_nothing() {
    String text = Samples.text("orders-d96a.edi");
    ReadInterchange read = read(text.substring(0, text.length() - 1));
    assertThat(faults(read)).containsExactly("terminator-missing 25 UNZ");
    assertThat(read.acceptable()).isTrue();
    assertThat(read.segments().getLast().value(1)).isEqualTo("PO96");
  }

  @Test
  void separators_come_from_UNA() {
    ReadInterchange read = EdiReader.read(Samples.bytes("delfor-d97a-lingyun-una.edi"));
    assertThat(Objects.requireNonNull(read.envelope()).delimiters())
        .isEqualTo(new Delimiters(':', '|', ',', '!', ' ', '~'));
    assertThat(read.segments().get(8).value("7140")).isEqualTo("LM.4711*A");
  }

  @Test
  void separators_that_cannot_be_told_apart_are_refused_and_the_usual_ones_taken() {
    ReadInterchange read = read("UNA++.? '" + Samples.text("orders-d96a.edi"));
    assertThat(faults(read)).containsExactly("invalid-separators 0 null");
    assertThat(read.messages()).hasSize(1);
  }

  @Test
  void released_characters_are_data() {
    ReadInterchange read = EdiReader.read(Samples.bytes("orders-d97a-released-characters.edi"));
    assertThat(read.segments().get(2).value(1)).isEqualTo("45/00+012401");
    assertThat(read.segments().get(13).value("4440")).isEqualTo("what does 80:1 mean? ask O'Neill");
  }

  @Test
  void a_partner_s_charset_stands_above_the_one_of_UNB() {
    byte[] bytes = Samples.bytes("orders-d96a-gb18030-under-unoa.edi");
    ReadInterchange latin = EdiReader.read(bytes);
    assertThat(faults(latin)).contains("character-not-allowed 14 FTX C108.4440");
    ReadInterchange chinese =
        EdiReader.read(bytes, ReaderOptions.STANDARD.withCharset(Charset.forName("GB18030")));
    assertThat(faults(chinese)).isEmpty();
    // The second byte of 弢 is 0x7C, the element separator of this file.
    assertThat(chinese.segments().get(13).value("4440")).isEqualTo("请附材质证明|3.1 并喷涂防锈漆 弢");
  }

  @Test
  void chinese_under_another_charset_is_noted_once_and_western_words_are_not() {
    String text =
        Samples.message(
            "ORDERS:D:96A:UN",
            "BGM+220+1",
            "DTM+137:20261124:102",
            "FTX+AAI+++%s",
            "FTX+AAI+++%s",
            "UNS+S");
    for (String charset : List.of("UTF-8", "GB18030")) {
      byte[] bytes = text.replace("%s", "油缸杆 80 毫米，喷漆").getBytes(Charset.forName(charset));
      for (String syntax : List.of("UNOC", "UNOA", "UNOB")) {
        byte[] sent = new String(bytes, ISO_8859_1).replace("UNOC", syntax).getBytes(ISO_8859_1);
        List<Fault> told =
            EdiReader.read(sent)
                .allFaults()
                .filter(it -> it.text().en().contains("looks like Chinese in " + charset))
                .toList();
        assertThat(told).as(syntax + " " + charset).hasSize(1);
        assertThat(told.getFirst().severity()).isEqualTo(Severity.NOTE);
        assertThat(told.getFirst().element()).isEqualTo("C108.4440");
      }
      assertThat(
              EdiReader.read(bytes, ReaderOptions.STANDARD.withCharset(Charset.forName(charset)))
                  .allFaults())
          .isEmpty();
    }
    byte[] western =
        text.replace("%s", "Kurbelgehäuse, geölt; crème brûlée à l'Été; ÄÖÜß".replace("'", " "))
            .getBytes(ISO_8859_1);
    assertThat(EdiReader.read(western).allFaults()).isEmpty();
  }

  @Test
  void each_syntax_level_has_its_charset() {
    String text = Samples.message("ORDERS:D:96A:UN", "BGM+220+ÄÖ", "DTM+137:20261124:102", "UNS+S");
    byte[] cyrillic =
        text.replace("UNOC", "UNOE").replace("ÄÖ", "Заказ").getBytes(Charset.forName("ISO-8859-5"));
    assertThat(EdiReader.read(cyrillic).segments().get(2).value(1)).isEqualTo("Заказ");
    byte[] polish =
        text.replace("UNOC", "UNOD")
            .replace("ÄÖ", "Zamówień")
            .getBytes(Charset.forName("ISO-8859-2"));
    assertThat(EdiReader.read(polish).segments().get(2).value(1)).isEqualTo("Zamówień");
    assertThat(read(text).segments().get(2).value(1)).isEqualTo("ÄÖ");
  }

  @Test
  void bytes_that_are_no_characters_fault_at_their_offset() {
    byte[] text = Samples.bytes("delfor-d04a-syntax4-utf8.edi");
    int at = indexOf(text, "恒岳".getBytes(UTF_8));
    text[at + 1] = 'x';
    Fault fault = EdiReader.read(text).allFaults().findFirst().orElseThrow();
    assertThat(fault.code()).isEqualTo(FaultCode.UNDECODABLE);
    assertThat(fault.offset()).isEqualTo(at);
  }

  @Test
  void lower_case_under_UNOA_is_a_fault_that_is_tolerated_unless_one_asks() {
    String text =
        Samples.interchange(
            "UNB+UNOA:3+HENGYUE:ZZ+WEFT:ZZ+261124:0800+REF1'",
            "ORDERS:D:96A:UN",
            "BGM+220+abc",
            "DTM+137:20261124:102",
            "UNS+S");
    assertThat(read(text).messages().getFirst().acceptable()).isTrue();
    ReadInterchange strict =
        EdiReader.read(
            text.getBytes(ISO_8859_1), ReaderOptions.STANDARD.toleratingCharacters(false));
    assertThat(strict.messages().getFirst().acceptable()).isFalse();
    assertThat(strict.messages().getFirst().faults().getFirst().offset())
        .isEqualTo(text.indexOf("abc"));
  }

  @Test
  void repetitions_of_version_4_are_read_apart() {
    ReadInterchange read =
        read(
            Samples.interchange(
                "UNB+UNOC:4+HENGYUE:ZZ+WEFT:ZZ+20261124:0800+REF1'",
                "ORDERS:D:01B:UN",
                "BGM+220+X",
                "DTM+137:20261124:102",
                "ALI+++5*6",
                "UNS+S"));
    assertThat(faults(read)).isEmpty();
    Segment ali = read.segments().get(4);
    assertThat(ali.value(2, 0, 0)).isEqualTo("5");
    assertThat(ali.value(2, 1, 0)).isEqualTo("6");
    assertThat(ali.value(2, 2, 0)).isEmpty();
  }

  @Test
  void a_message_without_envelope_is_read_and_the_envelope_missed() {
    ReadInterchange read =
        read("UNH+1+ORDERS:D:96A:UN'BGM+220+1'DTM+137:20261124:102'UNS+S'UNT+5+1'");
    assertThat(faults(read)).containsExactly("envelope-missing 0 null");
    assertThat(read.messages().getFirst().acceptable()).isTrue();
    assertThat(read.acceptable()).isFalse();
  }

  @Test
  void groups_UNG_are_counted_and_their_messages_read() {
    String text =
        "UNB+UNOC:3+A+B+261124:0800+R'UNG+ORDERS+A+B+261124:0800+G1+UN+D:96A'"
            + "UNH+1+ORDERS:D:96A:UN'BGM+220+1'DTM+137:20261124:102'UNS+S'UNT+5+1'UNE+1+G1'UNZ+1+R'";
    assertThat(faults(read(text))).isEmpty();
    assertThat(faults(read(text.replace("UNE+1+G1", "UNE+2+G2"))))
        .containsExactly("wrong-count 8 UNE 0060", "wrong-reference 8 UNE 0048");
  }

  static int indexOf(byte[] bytes, byte[] part) {
    return new String(bytes, ISO_8859_1).indexOf(new String(part, ISO_8859_1));
  }

  private static Envelope envelope(byte[] bytes) {
    return Objects.requireNonNull(EdiReader.scan(bytes));
  }
}
