package weft.edi.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;

/** The reader splits a VDA transmission into records, whatever their line ends or folds. */
class VdaRecordsTest {
  private static final String CALL_OFF = Samples.text("vda-4905-hengyue.vda");
  private static final List<String> RECORDS = VdaSamples.records(CALL_OFF);

  private static ReadInterchange read(List<String> records) {
    return Samples.read(String.join("\r\n", records));
  }

  private static List<String> faults(ReadInterchange read) {
    return Samples.faults(read);
  }

  @ParameterizedTest
  @CsvSource({"CRLF", "LF", "CR", "none", "blank lines"})
  void records_are_cut_at_any_line_ends_or_at_none(String how) {
    String by =
        switch (how) {
          case "CRLF" -> "\r\n";
          case "LF" -> "\n";
          case "CR" -> "\r";
          case "none" -> "";
          default -> "\r\n\r\n";
        };
    ReadInterchange read = Samples.read(String.join(by, RECORDS) + by);
    assertThat(faults(read)).isEmpty();
    assertThat(read.segments()).hasSize(RECORDS.size());
    assertThat(read.segments().get(3).value("514-13")).isEqualTo("999999");
  }

  @Test
  void blanks_at_the_end_of_records_may_be_missing() {
    List<String> stripped = RECORDS.stream().map(String::stripTrailing).toList();
    assertThat(faults(read(stripped))).isEmpty();
    String unbroken = String.join("", RECORDS);
    assertThat(faults(Samples.read(unbroken.stripTrailing()))).isEmpty();
    assertThat(faults(Samples.read("\u00ef\u00bb\u00bf" + CALL_OFF))).isEmpty();
    assertThat(faults(Samples.read(CALL_OFF + "\u001a"))).isEmpty();
  }

  private static String stream() {
    return String.join("", RECORDS.stream().map("%-128s"::formatted).toList());
  }

  private static List<String> words(ReadInterchange read) {
    return read.segments().stream().map(it -> it + " " + it.values()).toList();
  }

  /**
   * Records that follow each other and were then folded, or that each stand on lines that were too
   * long.
   */
  static Stream<String> foldedFiles() {
    String flat = stream();
    Stream<String> behindEachOther =
        Stream.of(64, 80, 127, 35)
            .flatMap(
                width ->
                    Stream.of("\r\n", "\n", "\r")
                        .flatMap(
                            end -> {
                              String all = flat.replaceAll("(.{" + width + "})", "$1" + end);
                              return Stream.of(all, all.stripTrailing());
                            }));
    Stream<String> wrapped =
        Stream.of(
            flat.replaceAll("(.{80})(.{48})", "$1\r\n$2\r\n"),
            flat.replaceAll("(.{72})(.{56})", "$1\n$2\n"));
    return Stream.concat(behindEachOther, wrapped);
  }

  @ParameterizedTest
  @MethodSource("foldedFiles")
  void records_that_were_folded_are_read_as_if_they_were_not(String folded) {
    ReadInterchange flat = Samples.read(folded.replaceAll("[\r\n]", ""));
    ReadInterchange read = Samples.read(folded);
    assertThat(faults(read)).isEmpty();
    assertThat(words(read)).isEqualTo(words(flat));
    assertThat(read.envelope()).isEqualTo(flat.envelope());
    for (Segment it : read.segments())
      assertThat(folded.substring((int) it.offset(), (int) it.offset() + 3).replaceAll("\\s", ""))
          .isSubstringOf(it.tag());
    byte[] bytes = folded.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(SeveralInterchanges.of(bytes)).hasSize(1);
    assertThat(EdiReader.scan(bytes)).isEqualTo(flat.envelope());
  }

  @Test
  void what_is_wrong_in_a_folded_record_is_told_at_its_byte_of_the_file() {
    String wrong = stream().replace("JX-88", "JX-8\u0001");
    assertThat(wrong).isNotEqualTo(stream());
    String folded = wrong.replaceAll("(.{80})", "$1\r\n");
    assertThat(Samples.read(folded).allFaults())
        .singleElement()
        .satisfies(it -> assertThat(it.offset()).isEqualTo(folded.indexOf('\u0001')));
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 80, 127})
  void folded_records_that_may_be_others_are_refused_in_one_sentence(int length) {
    String stream = stream();
    for (String doubtful :
        List.of(
            stream.substring(0, 100) + stream.substring(101), // a byte was lost
            stream.substring(0, 128) + "x".repeat(128) + stream.substring(128),
            stream.substring(0, 128) + "519" + stream.substring(131))) {
      String folded = doubtful.replaceAll("(.{" + length + "})", "$1\r\n");
      ReadInterchange read = Samples.read(folded);
      assertThat(read.faults())
          .filteredOn(it -> it.code() != FaultCode.TRAILING_DATA)
          .singleElement()
          .satisfies(it -> assertThat(it.code()).isEqualTo(FaultCode.LINE_BREAK))
          .satisfies(it -> assertThat(it.text().en()).contains("lines of " + length + " bytes"));
      assertThat(read.messages()).isEmpty();
      assertThat(Objects.requireNonNull(read.envelope()).sender().id()).isEqualTo("HENGYUE");
    }
  }

  @Test
  void a_line_longer_than_a_record_is_told_unless_only_blanks_are_too_many() {
    List<String> padded = RECORDS.stream().map(it -> it + "    ").toList();
    assertThat(faults(read(padded))).isEmpty();
    List<String> longer = new ArrayList<>(RECORDS);
    longer.set(6, longer.get(6) + "more");
    assertThat(faults(read(longer))).containsExactly("segment-too-long 7 518");
  }

  @Test
  void a_number_that_its_line_cuts_off_is_told() {
    List<String> records = new ArrayList<>(RECORDS);
    records.set(2, records.get(2).substring(0, 60));
    assertThat(faults(read(records))).containsExactly("element-too-short 3 513 513-09");
  }
}
