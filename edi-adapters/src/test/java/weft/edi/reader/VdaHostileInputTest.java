package weft.edi.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.interchange.FaultCode;

class VdaHostileInputTest {
  private static final byte[] CALL_OFF = Samples.bytes("vda-4905-hengyue.vda");
  private static final byte[] DESPATCH = Samples.bytes("vda-4913-jiaxin.vda");

  /** The part of the trailers after the counts that every edition requires. */
  private static final int OPTIONAL_TAIL = 128 - 54;

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
  void a_file_cut_off_at_any_byte_is_read_and_told() {
    for (byte[] sample : List.of(CALL_OFF, DESPATCH))
      for (int length = 0; length < sample.length; length++) {
        byte[] cut = Arrays.copyOf(sample, length);
        isReadToItsEnd(cut);
        boolean whole = length >= sample.length - 2 - OPTIONAL_TAIL;
        if (!whole)
          assertThat(EdiReader.read(cut).allFaults()).as("cut at %d", length).isNotEmpty();
      }
  }

  @Test
  void a_file_with_any_bytes_changed_is_read_and_no_byte_goes_unaccounted() {
    Random random = new Random(4905);
    String special = "5123456789 \r\n\0ABC\u00ff\u001a";
    for (int i = 0; i < 4000; i++) {
      byte[] bytes = (i % 2 == 0 ? CALL_OFF : DESPATCH).clone();
      for (int n = 1 + random.nextInt(4); n > 0; n--)
        bytes[random.nextInt(bytes.length)] =
            i % 3 == 0
                ? (byte) random.nextInt(256)
                : (byte) special.charAt(random.nextInt(special.length()));
      isReadToItsEnd(bytes);
    }
  }

  @Test
  void a_megabyte_of_blanks_digits_or_line_ends_behind_a_header_is_read_in_time() {
    for (char fill : " 05\n\r\0x".toCharArray()) {
      byte[] bytes = new byte[1 << 20];
      Arrays.fill(bytes, (byte) fill);
      System.arraycopy(CALL_OFF, 0, bytes, 0, 130);
      bytes[bytes.length - 1] = 'x';
      long begun = System.nanoTime();
      isReadToItsEnd(bytes);
      assertThat(System.nanoTime() - begun).as("%d", (int) fill).isLessThan(5_000_000_000L);
    }
  }

  @Test
  void parts_without_number_are_read_and_counted() {
    String file = new String(CALL_OFF, StandardCharsets.ISO_8859_1);
    List<String> records = VdaSamples.records(file);
    String part = String.join("\n", records.subList(7, 9)) + "\n";
    ReadInterchange read =
        Samples.read(records.getFirst() + "\n" + part.repeat(20_000) + records.getLast());
    assertThat(read.messages().getFirst().body().groupsAt("512")).hasSize(20_000);
    assertThat(read.allFaults()).extracting(it -> it.code()).containsOnly(FaultCode.WRONG_COUNT);
  }
}
