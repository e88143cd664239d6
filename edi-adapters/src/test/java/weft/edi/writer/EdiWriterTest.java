package weft.edi.writer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.Samples;
import weft.edi.reader.text.Delimiters;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.EnvelopeParty;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;

class EdiWriterTest {
  static final List<String> clean = Samples.CLEAN;

  @ParameterizedTest
  @FieldSource("clean")
  void a_clean_message_rewritten_equals_its_input_segment_by_segment(String name) {
    ReadInterchange read = EdiReader.read(Samples.bytes(name));
    var writer = new EdiWriter(Objects.requireNonNull(read.envelope()), true);
    read.messages().forEach(writer::copy);
    ReadInterchange back = EdiReader.read(writer.toBytes());
    assertThat(back.allFaults()).isEmpty();
    assertThat(back.envelope()).isEqualTo(read.envelope());
    assertThat(lines(back)).isEqualTo(lines(read));
    assertThat(writer.lost()).isZero();
  }

  @Test
  void an_answer_is_written_in_the_partner_s_syntax_and_numbered() {
    byte[] bytes =
        new EdiWriter(envelope("UNOC", 3, Delimiters.DEFAULT, ISO_8859_1), false)
            .begin("1", "ORDRSP", "D96A", "EAN008")
            .segment("BGM", Composite.of("231"), Composite.of("AB-1"), Composite.of("29"))
            .segment("DTM", Composite.of("137", "20261124", "102"))
            .segment(
                "FTX",
                Composite.of("AAI"),
                Composite.NONE,
                Composite.NONE,
                Composite.of("100% sure? 1+1:2 O'K"))
            .segment("NAD", Composite.of("BY"), Composite.of("HENGYUE", "", "92"), Composite.NONE)
            .segment("UNS", Composite.of("S"))
            .end()
            .toBytes();
    assertThat(new String(bytes, ISO_8859_1))
        .isEqualTo(
            "UNB+UNOC:3+WEFT:ZZ+HENGYUE:ZZ+261124:0930+R7++ORDRSP++1'UNH+1+ORDRSP:D:96A:UN:EAN008'"
                + "BGM+231+AB-1+29'DTM+137:20261124:102'FTX+AAI+++100% sure?? 1?+1?:2 O?'K'"
                + "NAD+BY+HENGYUE::92'UNS+S'UNT+7+1'UNZ+1+R7'");
    assertThat(EdiReader.read(bytes).allFaults()).isEmpty();
  }

  @Test
  void separators_that_are_not_the_usual_ones_are_announced_and_released() {
    Delimiters own = new Delimiters('>', '|', ',', '\\', ' ', '\n');
    byte[] bytes = order(new EdiWriter(envelope("UNOB", 2, own, ISO_8859_1), false), "A|B>C\\D'E");
    assertThat(new String(bytes, ISO_8859_1)).startsWith("UNA>|,\\ \nUNB|UNOB>2|");
    ReadInterchange back = EdiReader.read(bytes);
    assertThat(back.allFaults()).isEmpty();
    assertThat(back.segments().get(2).value(1)).isEqualTo("A|B>C\\D'E");
  }

  @Test
  void version_4_releases_the_repetition_character() {
    byte[] bytes =
        order(new EdiWriter(envelope("UNOY", 4, Delimiters.DEFAULT_4, UTF_8), false), "材质*证明");
    ReadInterchange back = EdiReader.read(bytes);
    assertThat(back.allFaults()).isEmpty();
    assertThat(back.segments().get(2).value(1)).isEqualTo("材质*证明");
  }

  @Test
  void what_the_partner_s_characters_cannot_say_is_counted_as_lost() {
    var writer = new EdiWriter(envelope("UNOC", 3, Delimiters.DEFAULT, ISO_8859_1), false);
    ReadInterchange back = EdiReader.read(order(writer, "Ø 80 材质\t?"));
    assertThat(back.segments().get(2).value(1)).isEqualTo("Ø 80 .. ?");
    assertThat(writer.lost()).isEqualTo(3);
  }

  @Test
  void under_UNOA_our_own_text_is_upper_case() {
    byte[] bytes =
        order(new EdiWriter(envelope("UNOA", 3, Delimiters.DEFAULT, ISO_8859_1), true), "late");
    assertThat(EdiReader.read(bytes).segments().get(2).value(1)).isEqualTo("LATE");
  }

  @Test
  void a_partner_s_charset_is_written_as_it_is_read() {
    Charset chinese = Charset.forName("GB18030");
    byte[] bytes =
        order(new EdiWriter(envelope("UNOA", 3, Delimiters.DEFAULT, chinese), false), "弢 交货期");
    ReadInterchange back = EdiReader.read(bytes, ReaderOptions.STANDARD.withCharset(chinese));
    assertThat(back.allFaults()).isEmpty();
    assertThat(back.segments().get(2).value(1)).isEqualTo("弢 交货期");
  }

  private static byte[] order(EdiWriter writer, String number) {
    return writer
        .begin("1", "ORDERS", "D01B", "")
        .segment("BGM", Composite.of("220"), Composite.of(number), Composite.of("9"))
        .segment("DTM", Composite.of("137", "20261124", "102"))
        .segment("UNS", Composite.of("S"))
        .end()
        .toBytes();
  }

  private static Envelope envelope(String syntax, int version, Delimiters by, Charset charset) {
    return new Envelope(
        syntax,
        version,
        new EnvelopeParty("WEFT", "ZZ"),
        new EnvelopeParty("HENGYUE", "ZZ"),
        LocalDateTime.parse("2026-11-24T09:30"),
        "R7",
        "ORDRSP",
        true,
        false,
        by,
        charset);
  }

  private static List<String> lines(ReadInterchange read) {
    return read.segments().stream().map(Segment::toString).toList();
  }
}
