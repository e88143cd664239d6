package weft.edi.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.text.Delimiters;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.EnvelopeParty;
import weft.edi.reader.text.Segment;

class X12WriterTest {
  private static final LocalDateTime WHEN = LocalDateTime.of(2026, 11, 24, 9, 30);

  private static Envelope envelope(int version, Delimiters by) {
    return new Envelope(
        Envelope.X12,
        version,
        new EnvelopeParty("JIAXIN", "ZZ"),
        new EnvelopeParty("HENGYUE", "ZZ"),
        WHEN,
        "00000042",
        "",
        false,
        true,
        by,
        StandardCharsets.ISO_8859_1);
  }

  private static final Delimiters USUAL = new Delimiters('>', '*', '.', ' ', ' ', '~');

  private static byte[] acknowledgement(int version, String release, Delimiters by) {
    return new X12Writer(envelope(version, by), false)
        .group("FA", "JIAXIN", "HENGYUE", "42", release)
        .begin("997", "")
        .segment("AK1", "PO", "906")
        .segment("AK9", "A", "1", "1", "1", "", "")
        .end()
        .endGroup()
        .toBytes();
  }

  @Test
  void what_is_written_is_read_back_clean() {
    ReadInterchange read = EdiReader.read(acknowledgement(401, "004010", USUAL));
    assertThat(Samples.faults(read)).isEmpty();
    Envelope back = Objects.requireNonNull(read.envelope());
    assertThat(back.prepared()).isEqualTo(WHEN);
    assertThat(back.reference()).isEqualTo("000000042");
    assertThat(back.test()).isTrue();
    assertThat(back.sender().id()).isEqualTo("JIAXIN");
    ReadMessage message = read.messages().getFirst();
    assertThat(message.reference()).isEqualTo("0001");
    assertThat(message.segments()).extracting(Segment::toString).contains("AK9*A*1*1*1");
  }

  @Test
  void ISA_is_106_bytes_long() {
    byte[] bytes = acknowledgement(401, "004010", USUAL);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(text.indexOf("GS*")).isEqualTo(106);
    assertThat(text.charAt(82)).isEqualTo('U');
    assertThat(text.charAt(104)).isEqualTo('>');
  }

  @Test
  void other_separators_and_versions_are_kept() {
    var by = new Delimiters(':', '|', '.', ' ', '^', '\n');
    ReadInterchange read = EdiReader.read(acknowledgement(501, "005010", by));
    assertThat(Samples.faults(read)).isEmpty();
    assertThat(Objects.requireNonNull(read.envelope()).delimiters()).isEqualTo(by);
  }

  @Test
  void releases_before_4010_date_their_groups_with_six_digits() {
    ReadInterchange read = EdiReader.read(acknowledgement(304, "003040", USUAL));
    assertThat(Samples.faults(read)).isEmpty();
    assertThat(read.segments().get(1).value(3)).isEqualTo("261124");
  }

  @Test
  void a_separator_within_a_value_is_lost_and_counted() {
    var writer = new X12Writer(envelope(401, USUAL), false);
    writer
        .group("PO", "JIAXIN", "HENGYUE", "42", "004010")
        .begin("850", "")
        .segment("BEG", "00", "SA", "45*00~1", "", "20261124")
        .segment("PO1", "1", "1", "EA", "1", "", "BP", "P>1")
        .end()
        .endGroup();
    ReadInterchange read = EdiReader.read(writer.toBytes());
    assertThat(Samples.faults(read)).isEmpty();
    assertThat(read.segments().get(3).value(2)).isEqualTo("45 00 1");
    assertThat(writer.lost()).isEqualTo(3);
  }

  @Test
  void a_clean_set_rewritten_equals_its_input_segment_by_segment() {
    for (String name : new String[] {"830-004010-hengyue.x12", "850-004010-hengyue.x12"}) {
      byte[] bytes = Samples.bytes(name);
      ReadInterchange read = EdiReader.read(bytes);
      ReadMessage message = read.messages().getFirst();
      byte[] written =
          new X12Writer(Objects.requireNonNull(read.envelope()), true)
              .copyGroup(Objects.requireNonNull(message.group()))
              .copy(message)
              .endGroup()
              .toBytes();
      assertThat(new String(written, StandardCharsets.ISO_8859_1).replace("\r\n", "\n"))
          .isEqualTo(new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }
}
