package weft.edi.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

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
    for (int length = 0; length < FORECAST.length; length++) {
      byte[] cut = Arrays.copyOf(FORECAST, length);
      isReadToItsEnd(cut);
      boolean whole = length >= FORECAST.length - 2;
      if (!whole) assertThat(EdiReader.read(cut).allFaults()).as("cut at %d", length).isNotEmpty();
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
  void a_million_separators_are_no_trouble() {
    byte[] bytes = new byte[1 << 20];
    Arrays.fill(bytes, (byte) '*');
    byte[] head = X12Samples.ISA.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(head, 0, bytes, 0, head.length);
    isReadToItsEnd(bytes);
  }
}
