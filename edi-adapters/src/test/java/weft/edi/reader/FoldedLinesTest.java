package weft.edi.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;
import weft.interchange.Fault;
import weft.interchange.FaultCode;

/** Old hosts and mail gateways fold files into lines of 80 characters. */
class FoldedLinesTest {
  private static final List<String> LINE_ENDS = List.of("\r\n", "\n", "\r");

  /** In lines of this many bytes, each with a line end except the last. */
  private static String folded(String flat, int width, String end) {
    var lines = new StringBuilder();
    for (int from = 0; from < flat.length(); from += width) {
      if (from > 0) lines.append(end);
      lines.append(flat, from, Math.min(flat.length(), from + width));
    }
    return lines.toString();
  }

  /** The position in the folded file of a byte of the flat file. */
  private static long place(long offset, int width, String end) {
    return offset + offset / width * end.length();
  }

  private static String flat(String text) {
    return text.replace("\r", "").replace("\n", "");
  }

  static Stream<String> files() {
    return Stream.concat(
        Samples.CLEAN.stream().map(Samples::text),
        Stream.of(
            Samples.text("830-004010-hengyue.x12"),
            // The faults equal those of the unfolded file.
            Samples.text("orders-d96a.edi").replace("QTY+21:", "QTY+21:x"),
            Samples.text("orders-d96a.edi").replace("UNZ+1+", "UNZ+7+"),
            Samples.text("830-004010-hengyue.x12").replace("FST*", "FST*x"),
            Samples.text("delfor-d97a-hengyue.edi").replace("BGM+", "BGM+\u0001"),
            Samples.text("delfor-d97a-hengyue.edi") + "and more"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void lines_folded_anywhere_are_read_as_if_they_were_not_and_faults_point_into_the_file(
      String file) {
    String flat = flat(file);
    ReadInterchange expected = Samples.read(flat);
    assertThat(expected.messages()).isNotEmpty();
    for (int width : List.of(80, 72, 105, 35, 7))
      for (String end : LINE_ENDS) {
        ReadInterchange read = Samples.read(folded(flat, width, end));
        assertThat(words(read)).as("%d %s", width, end.length()).isEqualTo(words(expected));
        assertThat(read.allFaults().toList())
            .as("%d %s", width, end.length())
            .isEqualTo(expected.allFaults().map(it -> moved(it, width, end)).toList());
        for (int i = 0; i < read.segments().size(); i++) {
          Segment segment = read.segments().get(i);
          Segment before = expected.segments().get(i);
          assertThat(segment.offset()).isEqualTo(place(before.offset(), width, end));
          assertThat(segment.placeOfElement(1))
              .isEqualTo(place(before.placeOfElement(1), width, end));
        }
        assertThat(EdiReader.scan(folded(flat, width, end).getBytes(ISO_8859_1)))
            .isEqualTo(EdiReader.scan(flat.getBytes(ISO_8859_1)));
      }
  }

  private static Fault moved(Fault it, int width, String end) {
    return new Fault(
        it.segment(),
        it.tag(),
        it.element(),
        it.code(),
        it.severity(),
        place(it.offset(), width, end),
        it.text());
  }

  private static List<String> words(ReadInterchange read) {
    List<String> words = new ArrayList<>();
    words.add(String.valueOf(read.envelope()));
    read.messages().forEach(it -> words.add(it.type() + " " + it.reference()));
    read.segments().forEach(it -> words.add(it.toString() + it.values()));
    return words;
  }

  @Test
  void a_character_of_two_bytes_may_be_folded_in_its_middle() {
    Charset chinese = Charset.forName("GB18030");
    String order =
        flat(Samples.text("orders-d96a.edi"))
            .replace("HYDRAULIC", "\u957f\u6c99\u6db2\u538b\u6cf5");
    byte[] flat = order.getBytes(chinese);
    ReaderOptions options = ReaderOptions.STANDARD.withCharset(chinese);
    List<String> expected = words(EdiReader.read(flat, options));
    assertThat(expected).anyMatch(it -> it.contains("\u957f\u6c99\u6db2\u538b\u6cf5"));
    for (int width : List.of(3, 5, 80)) {
      byte[] folded = folded(new String(flat, ISO_8859_1), width, "\r\n").getBytes(ISO_8859_1);
      assertThat(words(EdiReader.read(folded, options))).isEqualTo(expected);
    }
  }

  @Test
  void a_release_character_releases_what_stands_on_the_next_line() {
    String orders = flat(Samples.text("orders-d96a.edi")).replace("HYDRAULIC", "IT?'S");
    int fold = orders.indexOf("IT?'S") + 3;
    ReadInterchange read =
        Samples.read(orders.substring(0, fold) + "\r\n" + orders.substring(fold));
    assertThat(words(read)).isEqualTo(words(Samples.read(orders)));
  }

  @Test
  void line_breaks_that_are_terminators_stay_terminators() {
    String schedule = flat(Samples.text("830-004010-hengyue.x12"));
    for (String end : LINE_ENDS) {
      ReadInterchange read = Samples.read(schedule.replace("~", end));
      assertThat(read.messages()).hasSize(1);
      assertThat(read.allFaults()).isEmpty();
    }
    String orders = flat(Samples.text("orders-d96a.edi"));
    assertThat(Samples.read("UNA:+.? \n" + orders.replace("'", "\n")).allFaults()).isEmpty();
  }

  /** In lines of different lengths, a break may be intended. */
  @Test
  void a_break_in_one_of_lines_of_any_length_is_noted_where_it_stands() {
    String orders = Samples.text("orders-d96a.edi");
    String broken = orders.replace("HYDRAULIC", "HYDR\r\nAULIC");
    ReadInterchange read = Samples.read(broken);
    assertThat(read.allFaults())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.code()).isEqualTo(FaultCode.LINE_BREAK);
              assertThat(it.element()).isEqualTo("C273.7008");
              assertThat(it.offset()).isEqualTo(broken.indexOf("\r\nAULIC"));
            });
    assertThat(read.messages()).allMatch(ReadMessage::acceptable);
  }

  @Test
  void interchanges_of_one_folded_file_are_told_apart() {
    String order = flat(Samples.text("orders-d96a.edi"));
    String schedule = flat(Samples.text("830-004010-hengyue.x12"));
    String flat = order + schedule + order.replace("IC-", "ID-") + "UNA:+.? '" + order;
    for (int width : List.of(80, 105, 7))
      for (String end : LINE_ENDS) {
        byte[] file = folded(flat, width, end).getBytes(ISO_8859_1);
        List<SeveralInterchanges.Part> parts = SeveralInterchanges.of(file);
        assertThat(parts).as("%d", width).hasSize(4);
        assertThat(parts.stream().map(it -> words(EdiReader.read(it.of(file)))))
            .containsExactly(
                words(Samples.read(order)),
                words(Samples.read(schedule)),
                words(Samples.read(order.replace("IC-", "ID-"))),
                words(Samples.read("UNA:+.? '" + order)));
      }
  }
}
