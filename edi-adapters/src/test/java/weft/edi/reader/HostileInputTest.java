package weft.edi.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.interchange.Fault;
import weft.interchange.FaultCode;

class HostileInputTest {

  @Test
  void cut_off_at_any_byte_it_says_so_and_loses_no_byte() {
    for (String name : Samples.CLEAN) {
      byte[] whole = Samples.bytes(name);
      int end = new String(whole, ISO_8859_1).stripTrailing().length() - 1;
      for (int length = 0; length < end; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        ReadInterchange read = EdiReader.read(cut);
        assertThat(read.allFaults()).as("%s cut at %d", name, length).isNotEmpty();
        assertThat(Samples.unaccounted(cut, read)).as("%s cut at %d", name, length).isZero();
      }
    }
  }

  @Test
  void random_changes_never_escape_as_an_exception_and_lose_no_byte() {
    Random random = new Random(42);
    String special = "+:'?*\n\r\0\u00ff UNBAHTZ0123456789";
    for (int round = 0; round < 4_000; round++) {
      byte[] bytes = Samples.bytes(Samples.CLEAN.get(round % Samples.CLEAN.size()));
      for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
        int at = random.nextInt(bytes.length);
        boolean drop = random.nextInt(4) == 0;
        bytes[at] = (byte) special.charAt(random.nextInt(special.length()));
        if (drop) bytes = without(bytes, at, Math.min(bytes.length, at + random.nextInt(40)));
        if (bytes.length == 0) break;
      }
      ReadInterchange read = EdiReader.read(bytes);
      read.segments().forEach(Segment::values);
      if (read.faults().stream().noneMatch(it -> it.code() == FaultCode.INVALID_SEPARATORS))
        assertThat(read.segments().isEmpty() && read.faults().isEmpty()).isFalse();
    }
  }

  private static byte[] without(byte[] bytes, int from, int to) {
    byte[] rest = Arrays.copyOf(bytes, bytes.length - (to - from));
    System.arraycopy(bytes, to, rest, from, bytes.length - to);
    return rest;
  }

  @Test
  void garbage_of_a_megabyte_takes_less_than_a_second() {
    String unb = "UNB+UNOC:3+A+B+261124:0800+R'UNH+1+DELFOR:D:97A:UN'";
    assertFast(unb + "A'".repeat(500_000));
    assertFast(unb + "QTY+113:5'".repeat(100_000));
    assertFast(unb + "LIN'DTM'".repeat(120_000));
    assertFast(unb + "DTM+++++:::::".repeat(80_000));
    assertFast(unb + "?".repeat(1_000_000));
    assertFast("UNB".repeat(330_000));
    assertFast("UNA".repeat(330_000));
    assertFast("UNB+UNOC:3+A+B+261124:0800+R'" + "UNH+1+DELFOR:D:97A:UN'".repeat(45_000));
    byte[] noise = new byte[1_000_000];
    new Random(7).nextBytes(noise);
    assertFast(new String(noise, ISO_8859_1));
    assertFast(unb + new String(noise, ISO_8859_1));
  }

  private static void assertFast(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    long start = System.nanoTime();
    ReadInterchange read = EdiReader.read(bytes);
    long millis = (System.nanoTime() - start) / 1_000_000;
    assertThat(read.allFaults()).isNotEmpty();
    // One second is the promise; a test machine under load gets three.
    assertThat(millis).as("%.40s…", text).isLessThan(3_000);
  }

  @Test
  void limits_are_faults() {
    byte[] orders = Samples.bytes("orders-d01b-two-messages.edi");
    ReaderOptions standard = ReaderOptions.STANDARD;
    assertThat(codes(EdiReader.read(orders, standard.withLimits(900, 10, 1000))))
        .containsExactly(FaultCode.TOO_LARGE);
    assertThat(codes(EdiReader.read(orders, standard.withLimits(5000, 1, 1000))))
        .contains(FaultCode.TOO_MANY_MESSAGES);
    String longer = new String(orders, ISO_8859_1).replace("Ra 0,4 µm", "Ra".repeat(200));
    ReadInterchange tooLong =
        EdiReader.read(longer.getBytes(ISO_8859_1), standard.withLimits(5000, 10, 300));
    assertThat(codes(tooLong)).containsExactly(FaultCode.SEGMENT_TOO_LONG);
    assertThat(tooLong.segments()).hasSize(49);
  }

  @Test
  void a_million_messages_stop_at_the_limit() {
    String message = "UNH+1+ORDERS:D:96A:UN'UNT+2+1'";
    byte[] bytes =
        ("UNB+UNOC:3+A+B+261124:0800+R'" + message.repeat(1_000_000)).getBytes(ISO_8859_1);
    ReadInterchange read = EdiReader.read(bytes);
    assertThat(read.messages()).hasSize(10_000);
    assertThat(codes(read)).contains(FaultCode.TOO_MANY_MESSAGES);
  }

  @Test
  void NUL_bytes_and_line_breaks_inside_a_segment_are_told() {
    String orders = Samples.text("orders-d96a.edi");
    assertThat(codes(Samples.read(orders.replace("HYDRAULIC", "HYDR\0ULIC"))))
        .containsExactly(FaultCode.CHARACTER_NOT_ALLOWED);
    ReadInterchange broken = Samples.read(orders.replace("HYDRAULIC", "HYDR\r\nAULIC"));
    assertThat(codes(broken)).containsExactly(FaultCode.LINE_BREAK);
    assertThat(broken.segments().get(10).value("7008")).startsWith("HYDRAULIC");
  }

  private static Iterable<FaultCode> codes(ReadInterchange read) {
    return read.allFaults().map(Fault::code).toList();
  }
}
