package weft.edi.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.interchange.FaultCode;

class SeveralInterchangesTest {
  private static final String ONE =
      "UNB+UNOC:3+HENGYUE:ZZ+JIAXIN:ZZ+261124:0612+1'UNH+1+ORDERS:D:96A:UN'BGM+220+1+9'"
          + "UNS+S'UNT+4+1'UNZ+1+1'";
  private static final String TWO = "UNA:+.? '" + ONE.replace("0612+1", "0612+2");
  private static final String X12 =
      "ISA*00*          *00*          *ZZ*HENGYUE        *ZZ*JIAXIN         *261124*0612*U*00401"
          + "*000000001*0*P*>~GS*PO*HENGYUE*JIAXIN*20261124*0612*1*X*004010~GE*0*1~IEA*1*000000001~";

  private static List<String> parts(byte[] file) {
    return SeveralInterchanges.of(file).stream()
        .map(it -> new String(it.of(file), ISO_8859_1))
        .toList();
  }

  private static List<String> parts(String file) {
    return parts(file.getBytes(ISO_8859_1));
  }

  @Test
  void interchanges_one_behind_the_other_are_parts_as_they_would_have_come_alone() {
    assertThat(parts(ONE + "\r\n" + TWO + "\n" + X12 + X12 + "\n"))
        .containsExactly(ONE + "\r\n", TWO + "\n", X12, X12 + "\n");
    assertThat(parts(ONE + "\n \u001a")).containsExactly(ONE + "\n \u001a");
  }

  @Test
  void transmissions_of_vda_are_cut_with_lines_and_without() {
    byte[] lines = VdaSamples.callOff("261201", "40");
    String bare = new String(lines, ISO_8859_1).replace("\r", "").replace("\n", "");
    String both = new String(lines, ISO_8859_1) + new String(lines, ISO_8859_1);
    assertThat(parts(both)).hasSize(2).containsOnly(new String(lines, ISO_8859_1));
    assertThat(parts(bare + bare + ONE)).containsExactly(bare, bare, ONE);
  }

  @Test
  void folded_transmissions_of_vda_are_cut_behind_their_trailers() {
    List<String> alone =
        List.of("40", "41", "42").stream()
            .map(it -> new String(VdaSamples.callOff("261201", it), ISO_8859_1))
            .map(it -> it.replaceAll("[\r\n]", ""))
            .toList();
    assertThat(alone).allSatisfy(it -> assertThat(it.length() % 128).isZero());
    String all = String.join("", alone);
    for (int width : List.of(35, 40, 64, 72, 80, 100, 127, 130, 200))
      for (String end : List.of("\r\n", "\n", "\r"))
        for (String file :
            List.of(
                all.replaceAll("(.{" + width + "})", "$1" + end),
                all.replaceAll("(.{128})", "$1" + end)
                    .replaceAll("(.{80})(.{48})", "$1" + end + "$2"),
                all.replaceAll("(.{" + width + "})", "$1" + end).stripTrailing())) {
          List<String> parts = parts(file);
          assertThat(parts).hasSize(3);
          for (int i = 0; i < 3; i++) {
            ReadInterchange read = Samples.read(parts.get(i));
            assertThat(read.allFaults()).as(width + " " + i).isEmpty();
            assertThat(said(read))
                .as("%d, part %d", width, i)
                .isEqualTo(said(Samples.read(alone.get(i))));
          }
        }
  }

  /** Without the blanks that end the file. */
  private static List<String> said(ReadInterchange read) {
    return read.segments().stream()
        .map(it -> it + " " + it.values().toString().replaceAll("[\\[\\], ]+$", ""))
        .toList();
  }

  @Test
  void a_folded_file_of_which_a_byte_was_lost_is_not_cut_by_guess() {
    String one =
        new String(VdaSamples.callOff("261201", "40"), ISO_8859_1).replaceAll("[\r\n]", "");
    String lost = one.substring(0, 300) + one.substring(301);
    for (ReadInterchange it :
        parts((lost + one).replaceAll("(.{72})", "$1\n")).stream().map(Samples::read).toList())
      assertThat(it.messages().stream().anyMatch(ReadMessage::acceptable)).isFalse();
  }

  @Test
  void what_stands_between_and_behind_is_a_part_by_itself() {
    assertThat(parts(ONE + "rubbish\n" + X12 + "more'UNB rubbish'" + TWO + "and so on"))
        .containsExactly(ONE, "rubbish\n", X12, "more'UNB rubbish'", TWO, "and so on");
  }

  @Test
  void an_interchange_that_was_cut_off_ends_where_the_next_begins() {
    String cut = ONE.substring(0, ONE.indexOf("UNT"));
    assertThat(parts(cut + TWO)).containsExactly(cut, TWO);
    String middle = ONE.substring(0, ONE.indexOf("220")) + "\n";
    assertThat(parts(middle + X12)).containsExactly(middle, X12);
  }

  @Test
  void released_signs_and_words_in_texts_end_nothing() {
    String text = ONE.replace("BGM+220", "FTX+AAI+++x?'UNZ?+1?+1?'UNB?+UNOC'BGM+220");
    assertThat(parts(text + TWO)).containsExactly(text, TWO);
    assertThat(parts("rubbish before " + ONE)).containsExactly("rubbish before " + ONE);
    assertThat(parts("<?xml version=\"1.0\"?><DELFOR02/>" + ONE)).hasSize(1);
    assertThat(parts("")).containsExactly("");
  }

  @Test
  void files_laid_behind_each_other_keep_their_byte_order_marks() {
    byte[] one = ("\ufeff" + ONE).getBytes(UTF_8);
    var file = new ByteArrayOutputStream();
    file.writeBytes(one);
    file.writeBytes(one);
    byte[] both = file.toByteArray();
    assertThat(SeveralInterchanges.of(both).stream().map(it -> it.of(both)).toList())
        .containsExactly(one, one);
  }

  @Test
  void a_file_of_more_than_a_thousand_is_refused_as_a_whole() {
    List<SeveralInterchanges.Part> parts =
        SeveralInterchanges.of(ONE.repeat(SeveralInterchanges.MOST + 5).getBytes(ISO_8859_1));
    assertThat(parts).hasSize(SeveralInterchanges.MOST + 1);
    assertThat(SeveralInterchanges.tooMany(parts).faults())
        .extracting(it -> it.code())
        .containsExactly(FaultCode.TOO_LARGE);
    assertThat(SeveralInterchanges.tooMany(parts).faults().getFirst().offset())
        .isEqualTo((long) SeveralInterchanges.MOST * ONE.length());
  }

  @Test
  void whatever_the_bytes_each_belongs_to_one_part_and_none_takes_long() {
    for (String word : List.of("\n", "'", "UNA", "ISA*", "UNB+UNO", "UNZ+'", "51102\n", "~\n")) {
      byte[] file = word.repeat((1 << 20) / word.length()).getBytes(ISO_8859_1);
      for (String header : List.of("", ONE, X12, "51102")) {
        byte[] head = header.getBytes(ISO_8859_1);
        byte[] whole = Arrays.copyOf(head, head.length + file.length);
        System.arraycopy(file, 0, whole, head.length, file.length);
        long begun = System.nanoTime();
        List<SeveralInterchanges.Part> parts = SeveralInterchanges.of(whole);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun))
            .as(header + word)
            .isLessThan(1_000);
        int at = 0;
        for (SeveralInterchanges.Part it : parts) {
          assertThat(it.from()).isEqualTo(at);
          assertThat(it.until()).isGreaterThan(at);
          at = it.until();
        }
        if (parts.size() <= SeveralInterchanges.MOST) assertThat(at).isEqualTo(whole.length);
      }
    }
  }

  /** Each part has its own beginning; the data behind all of them is searched once. */
  @Test
  @Tag("long")
  void a_thousand_parts_before_much_filling_cost_one_look_at_it() {
    String tiny = "51102\n51902\nrubbish\n";
    for (String filling : List.of(" ", "x", "\n", "A'"))
      for (String parts : List.of(tiny, ONE + "rubbish", ONE + tiny)) {
        String much = filling.repeat((32 << 20) / filling.length());
        byte[] one = (parts + much).getBytes(ISO_8859_1);
        byte[] many = (parts.repeat(SeveralInterchanges.MOST / 4) + much).getBytes(ISO_8859_1);
        long begun = cpu();
        assertThat(SeveralInterchanges.of(one).getLast().until()).isEqualTo(one.length);
        long look = cpu() - begun;
        List<SeveralInterchanges.Part> cut = SeveralInterchanges.of(many);
        assertThat(cpu() - begun - look).as("%.12s… %.1s", parts, filling).isLessThan(2 * look);
        assertThat(cut.getLast().until()).isEqualTo(many.length);
        assertThat(cut).hasSizeGreaterThanOrEqualTo(SeveralInterchanges.MOST / 2);
      }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
