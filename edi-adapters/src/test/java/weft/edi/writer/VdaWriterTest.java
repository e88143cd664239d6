package weft.edi.writer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.Samples;
import weft.edi.reader.VdaSamples;

class VdaWriterTest {
  @ParameterizedTest
  @ValueSource(strings = {"vda-4905-hengyue.vda", "vda-4913-jiaxin.vda"})
  void a_clean_transmission_written_again_equals_its_input(String file) {
    byte[] sent = Samples.bytes(file);
    ReadInterchange read = EdiReader.read(sent);
    boolean lines = new String(sent, ISO_8859_1).contains("\n");
    var out = new VdaWriter(ISO_8859_1, lines).copy(read.messages().getFirst());
    assertThat(new String(out.toBytes(), ISO_8859_1)).isEqualTo(new String(sent, ISO_8859_1));
    assertThat(out.lost()).isZero();
  }

  @Test
  void what_is_written_is_read_back_clean_and_counted() {
    ReadInterchange read = EdiReader.read(VdaSamples.callOff("261201", "120", "261203", "80"));
    assertThat(Samples.faults(read)).isEmpty();
    assertThat(read.segments().getLast().values())
        .startsWith(
            List.of(List.of("02")),
            List.of(List.of("0000001")),
            List.of(List.of("0000001")),
            List.of(List.of("0000001")),
            List.of(List.of("0000000")));
  }

  @Test
  void what_does_not_fit_or_cannot_be_said_is_counted_as_lost() {
    assertThat(new VdaWriter(ISO_8859_1, false).record("518", "01", "x".repeat(42)).lost())
        .isEqualTo(2);
    assertThat(new VdaWriter(US_ASCII, false).record("518", "01", "Lenkgehäuse").lost()).isOne();
    assertThatThrownBy(() -> new VdaWriter(US_ASCII, false).record("999"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
