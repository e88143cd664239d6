package weft.edi.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;
import weft.interchange.Fault;
import weft.interchange.FaultCode;

class HostileInputTest {

  @Test
  void how_many_segments_are_read_is_bounded_by_the_heap() {
    assertThat(InterchangeReader.most(256L << 20)).isEqualTo(100_000);
    assertThat(InterchangeReader.most(1L << 30)).isEqualTo(349_525);
    assertThat(InterchangeReader.most(64L << 30)).isEqualTo(3_000_000);
  }

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

  @Test
  void a_control_character_is_told_behind_a_release_character_too() {
    ReadInterchange read =
        Samples.read(Samples.text("orders-d96a.edi").replace("HYDRAULIC", "?\0"));
    assertThat(codes(read)).containsExactly(FaultCode.CHARACTER_NOT_ALLOWED);
    assertThat(read.allFaults().map(Fault::element)).containsExactly("C273.7008");
  }

  /** Faults of the envelope, too, have a segment, element and byte. */
  @Test
  void what_is_wrong_with_an_envelope_is_told_at_its_element() {
    String orders = Samples.text("orders-d96a.edi");
    int unb = orders.indexOf("UNB+");
    String syntax = orders.substring(unb + 4, orders.indexOf('+', unb + 4));
    assertPlaced(orders.replace(syntax, "UNOZ:3"), "S001.0001", "UNOZ");
    assertPlaced(orders.replace(syntax, "UNOC:7"), "S001.0002", "7+");
    String day = orders.split("\\+", -1)[4];
    assertPlaced(orders.replace("+" + day + "+", "+269924:0800+"), "S004.0017", "269924");
    String schedule = Samples.text("830-004010-hengyue.x12");
    assertPlaced(schedule.replace("*00401*", "*09999*"), "ISA12", "09999");
  }

  private static void assertPlaced(String file, String element, String at) {
    Fault told =
        Samples.read(file).faults().stream()
            .filter(it -> element.equals(it.element()))
            .findFirst()
            .orElseThrow(() -> new AssertionError(Samples.read(file).faults()));
    assertThat(told.segment()).isEqualTo(1);
    assertThat(file.substring((int) told.offset())).startsWith(at);
  }

  /** Bytes of GB18030 in UNOY (UTF-8), each at its only place. */
  @Test
  void characters_of_another_charset_are_told_at_their_byte() {
    String text = Samples.text("delfor-d04a-syntax4-utf8.edi");
    int at = text.indexOf("NAD+BY+") + 7;
    String mixed = text.substring(0, at) + "\u00c7\u00eb" + text.substring(at);
    assertThat(Samples.read(mixed).allFaults())
        .anySatisfy(
            it -> {
              assertThat(it.code()).isEqualTo(FaultCode.UNDECODABLE);
              assertThat(it.tag()).isEqualTo("NAD");
              assertThat(it.element()).isEqualTo("C082.3039");
              assertThat(it.offset()).isEqualTo(at);
            });
  }

  /** Without its terminator, all following data is one segment, of which only the front is read. */
  @Test
  void a_segment_of_forty_megabytes_is_one_fault_and_costs_no_copy_of_itself() {
    String unb = "UNB+UNOC:3+A+B+261124:0800+R'UNH+1+ORDERS:D:96A:UN'";
    for (String filling : List.of("A", "A+", "+", ":", "?+", "\u00ff")) {
      String giant = filling.repeat((40 << 20) / filling.length());
      byte[] bytes = (unb + giant + "'UNT+3+1'UNZ+1+R'").getBytes(ISO_8859_1);
      ReadInterchange read = EdiReader.read(bytes);
      Segment it = read.segments().get(2);
      assertThat(it.end()).isEqualTo(unb.length() + giant.length());
      assertThat(it.toString().length()).isLessThanOrEqualTo(64 << 10);
      assertThat(it.values().toString().length()).isLessThan(1 << 20);
      assertThat(read.segments()).hasSize(5);
      assertThat(codes(read)).contains(FaultCode.SEGMENT_TOO_LONG);
      read.allFaults().forEach(fault -> assertThat(fault.toString().length()).isLessThan(1_000));
    }
  }

  /** Ten bad messages use up the fault limit of an interchange, so the eleventh is not checked. */
  @Test
  void what_was_not_checked_any_more_is_not_accepted() {
    String bad = "UNH+%1$d+ORDERS:D:96A:UN'" + "XXX'".repeat(1_100) + "UNT+1102+%1$d'";
    var text = new StringBuilder("UNB+UNOC:3+A+B+261124:0800+R'");
    for (int i = 0; i < 10; i++) text.append(bad.formatted(i));
    String orders = Samples.text("orders-d96a.edi");
    text.append(
        orders
            .substring(orders.indexOf("UNH+"), orders.indexOf("UNZ+"))
            .replaceFirst("QTY\\+21:[^']*'", "QTY+21:MANY'"));
    ReadMessage last = Samples.read(text + "UNZ+11+R'").messages().getLast();
    assertThat(last.type()).isEqualTo("ORDERS");
    assertThat(last.acceptable()).isFalse();
  }

  @Test
  void separators_that_are_letters_of_the_partners_charset_are_refused() {
    String x12 = Samples.text("850-004010-hengyue.x12").replace('~', '\u0080');
    ReaderOptions chinese = ReaderOptions.STANDARD.withCharset(Charset.forName("GB18030"));
    assertThat(codes(EdiReader.read(x12.getBytes(ISO_8859_1), chinese)))
        .contains(FaultCode.INVALID_SEPARATORS);
    assertThat(codes(Samples.read(x12))).doesNotContain(FaultCode.INVALID_SEPARATORS);
  }

  /** The reader inflates nothing: packed data is not EDI, whatever it may contain. */
  @Test
  void UTF_16_is_said_to_be_UTF_16() {
    String edifact = "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0800+REF1'UNZ+0+REF1'";
    for (String text : List.of(edifact, "<?xml version=\"1.0\"?><DELFOR02/>"))
      for (Charset it : List.of(UTF_16, UTF_16LE, UTF_16BE)) {
        ReadInterchange read = EdiReader.read(text.getBytes(it));
        assertThat(codes(read)).containsExactly(FaultCode.NOT_EDIFACT);
        assertThat(read.faults().getFirst().text().en()).contains("UTF-16");
        assertThat(read.faults().getFirst().text().zh()).contains("UTF-16");
      }
  }

  @Test
  void a_zip_bomb_is_one_fault() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) out.write(zeros);
    }
    ReadInterchange read = EdiReader.read(packed.toByteArray());
    assertThat(codes(read)).containsExactly(FaultCode.NOT_EDIFACT);
    assertThat(read.segments()).isEmpty();
  }

  private static Iterable<FaultCode> codes(ReadInterchange read) {
    return read.allFaults().map(Fault::code).toList();
  }
}
