package weft.edi.reader;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.interchange.FaultCode;

class X12HostileInputTest {
  private static final byte[] FORECAST = Samples.bytes("830-004010-hengyue.x12");
  private static final byte[] ORDER = Samples.bytes("850-004010-hengyue.x12");

  private static void isReadToItsEnd(byte[] bytes) {
    ReadInterchange read = EdiReader.read(bytes);
    assertThat(Samples.unaccounted(bytes, read))
        .as(() -> new String(bytes, StandardCharsets.ISO_8859_1))
        .isZero();
    read.allFaults()
        .forEach(
            it -> {
              assertThat(it.offset()).isBetween(0L, (long) bytes.length);
              assertThat(it.segment()).isBetween(0, read.segments().size());
            });
  }

  @Test
  void the_samples_are_clean() {
    assertThat(Samples.faults(EdiReader.read(FORECAST))).isEmpty();
    assertThat(Samples.faults(EdiReader.read(ORDER))).isEmpty();
  }

  @Test
  void a_file_cut_off_at_any_byte_is_read_and_told() {
    for (byte[] sample : List.of(FORECAST, ORDER))
      for (int length = 0; length < sample.length; length++) {
        byte[] cut = Arrays.copyOf(sample, length);
        isReadToItsEnd(cut);
        boolean whole = length >= sample.length - 2;
        if (!whole)
          assertThat(EdiReader.read(cut).allFaults()).as("cut at %d", length).isNotEmpty();
      }
  }

  @Test
  void a_file_with_any_bytes_changed_is_read_and_no_byte_goes_unaccounted() {
    Random random = new Random(12);
    for (int i = 0; i < 4000; i++) {
      byte[] bytes = (i % 2 == 0 ? FORECAST : ORDER).clone();
      int changes = 1 + random.nextInt(4);
      for (int n = 0; n < changes; n++)
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      isReadToItsEnd(bytes);
    }
  }

  @Test
  void bytes_without_sense_are_read_in_time() {
    Random random = new Random(4010);
    byte[] bytes = new byte[1 << 20];
    String alphabet = "ISAGSTE*~>^0123456789\n ABC";
    for (int i = 0; i < bytes.length; i++)
      bytes[i] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
    byte[] head = X12Samples.ISA.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(head, 0, bytes, 0, head.length);
    long begun = System.nanoTime();
    isReadToItsEnd(bytes);
    assertThat(System.nanoTime() - begun).isLessThan(20_000_000_000L);
  }

  @Test
  void NUL_bytes_and_line_breaks_inside_a_segment_are_told() {
    String order = Samples.text("850-004010-hengyue.x12");
    int at = order.indexOf("HENGYUE", order.indexOf("N1*"));
    assertThat(Samples.faults(Samples.read(insert(order, at, "\0"))))
        .singleElement(as(STRING))
        .startsWith("character-not-allowed");
    assertThat(Samples.faults(Samples.read(insert(order, at, "\r"))))
        .singleElement(as(STRING))
        .startsWith("line-break");
  }

  private static String insert(String text, int at, String what) {
    return text.substring(0, at) + what + text.substring(at);
  }

  @Test
  void a_million_acknowledgements_stop_at_the_limit_of_messages() {
    String text = X12Samples.ISA + "TA1*000000001*261124*0800*A*000~".repeat(1_000_000);
    ReadInterchange read = Samples.read(text);
    assertThat(read.messages()).hasSize(10_000);
    assertThat(read.faults()).anyMatch(it -> it.code() == FaultCode.TOO_MANY_MESSAGES);
  }

  @Test
  void a_separator_that_is_a_blank_ends_no_segment_early() {
    String text = X12Samples.ISA.replace('*', '\0') + "GE\0";
    ReadInterchange read = Samples.read(text);
    assertThat(read.segments().getLast().end()).isEqualTo(text.length());
    isReadToItsEnd(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void a_million_separators_are_no_trouble() {
    byte[] bytes = new byte[1 << 20];
    Arrays.fill(bytes, (byte) '*');
    byte[] head = X12Samples.ISA.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(head, 0, bytes, 0, head.length);
    isReadToItsEnd(bytes);
  }
}
