package weft.edi.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.edi.reader.check.CallOffDate;
import weft.edi.reader.text.ElementAt;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;
import weft.edi.table.Directory;
import weft.edi.table.Position;
import weft.edi.table.SegmentTable;

class VdaReaderTest {
  private static final String CALL_OFF = Samples.text("vda-4905-hengyue.vda");
  private static final String DESPATCH = Samples.text("vda-4913-jiaxin.vda");
  private static final List<String> RECORDS = VdaSamples.records(CALL_OFF);

  private static ReadInterchange read(List<String> records) {
    return Samples.read(String.join("\r\n", records));
  }

  /** The sample with a text replaced in one of its records, from a byte of the record on. */
  private static ReadInterchange with(int record, int at, String text) {
    List<String> records = new ArrayList<>(RECORDS);
    String it = records.get(record - 1);
    records.set(record - 1, it.substring(0, at) + text + it.substring(at + text.length()));
    return read(records);
  }

  private static ReadInterchange without(int record) {
    List<String> records = new ArrayList<>(RECORDS);
    records.remove(record - 1);
    return read(records);
  }

  private static List<String> faults(ReadInterchange read) {
    return Samples.faults(read);
  }

  @Test
  void the_samples_are_clean() {
    assertThat(faults(Samples.read(CALL_OFF))).isEmpty();
    assertThat(faults(Samples.read(DESPATCH))).isEmpty();
  }

  @Test
  void the_customer_sends_a_call_off_and_the_supplier_a_despatch() {
    Envelope callOff = Objects.requireNonNull(Samples.read(CALL_OFF).envelope());
    assertThat(callOff.syntax()).isEqualTo("VDA");
    assertThat(callOff.sender().id()).isEqualTo("HENGYUE");
    assertThat(callOff.receiver().id()).isEqualTo("JIAXIN");
    assertThat(callOff.reference()).isEqualTo("4905-00124");
    assertThat(callOff.prepared()).isEqualTo(LocalDateTime.of(2026, 11, 24, 0, 0));
    assertThat(callOff.senderPlace()).isEqualTo(new Envelope.Place("511", "511-03"));
    Envelope despatch = Objects.requireNonNull(EdiReader.scan(DESPATCH.getBytes(ISO_8859_1)));
    assertThat(despatch.sender().id()).isEqualTo("JIAXIN");
    assertThat(despatch.receiver().id()).isEqualTo("HENGYUE");
    assertThat(despatch.reference()).isEqualTo("4913-00009");
    assertThat(despatch.senderPlace()).isEqualTo(new Envelope.Place("711", "711-04"));
    assertThat(despatch.isEdifact()).isFalse();
  }

  @Test
  void a_transmission_is_one_message_with_a_group_for_each_part() {
    ReadMessage message = Samples.read(CALL_OFF).messages().getFirst();
    assertThat(message.type()).isEqualTo("4905");
    assertThat(message.release()).isEqualTo("02");
    assertThat(message.reference()).isEqualTo("00124");
    assertThat(Objects.requireNonNull(message.trailer()).tag()).isEqualTo("519");
    assertThat(message.body().groupsAt("512")).hasSize(2);
    assertThat(message.body().groupsAt("512").getFirst().segments())
        .extracting(Segment::tag)
        .containsExactly("512", "513", "514", "515", "517", "518");
  }

  @Test
  void values_stand_without_their_padding_and_lead_to_the_byte_they_came_from() {
    ReadInterchange read = Samples.read(CALL_OFF);
    Segment part = read.segments().get(1);
    assertThat(part.value("512-08")).isEqualTo("HY-2010-118");
    assertThat(part.value("512-04")).isEqualTo("000000042");
    assertThat(CALL_OFF.substring((int) part.offsetOf("512-08"))).startsWith("HY-2010-118 ");
    assertThat(part.toString()).isEqualTo(RECORDS.get(1).stripTrailing());
    assertThat(ElementAt.of(part, part.offsetOf("512-08")).element()).isEqualTo(6);
    NamedSegment named = NamedSegment.of(part);
    assertThat(named.name().zh()).isEqualTo("零件要货指令");
    assertThat(named.values())
        .contains(
            new NamedSegment.Value(
                "512-11", new weft.language.Text("unloading point", "卸货点"), "G3"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 5, '         ', element-missing 1 511 511-03",
    "1, 33, 26AA24, date-invalid 1 511 511-07",
    "1, 33, 261324, date-invalid 1 511 511-07",
    "1, 3, 07, code-not-listed 1 511 511-02",
    "2, 38, '                      ', element-missing 2 512 512-08",
    "2, 8, 00000004O, element-not-numeric 2 512 512-04",
    "3, 37, 00000 1200, element-not-numeric 3 513 513-07",
    "3, 47, 261399, date-invalid 3 513 513-08",
    "3, 47, '      ', element-missing 3 513 513-08",
    "5, 5, 261131, date-invalid 5 515 515-03",
    "10, 5, 0000002, wrong-count 10 519 519-03",
    "10, 54, 0000009, wrong-count 10 519 519-10",
    "10, 12, '       ', element-missing 10 519 519-04",
  })
  void each_field_is_checked_at_its_place(int record, int at, String text, String fault) {
    ReadInterchange read = with(record, at, text);
    assertThat(faults(read)).containsExactly(fault);
    Segment segment = read.segments().get(record - 1);
    assertThat(read.allFaults().findFirst().orElseThrow().offset())
        .isBetween(segment.offset() + at, segment.offset() + at + 3);
  }

  @ParameterizedTest
  @CsvSource({
    "261201, DAY, 2026-12-01, 0",
    "260050, WEEKS, 2026-12-07, 1",
    "260148, WEEKS, 2025-12-29, 48",
    "275201, WEEKS, 2027-12-27, 2",
    "265353, WEEKS, 2026-12-28, 1",
    "270300, MONTH, 2027-03-01, 0",
    "000000, END, , 0",
    "222222, NO_DEMAND, , 0",
    "333333, BACKLOG, , 0",
    "444444, IMMEDIATE, , 0",
    "555555, SPANS, , 0",
    "999999, REST, , 0",
  })
  void a_date_is_a_day_weeks_a_month_or_a_meaning(
      String text, CallOffDate.Kind kind, java.time.LocalDate from, int weeks) {
    var date = new CallOffDate(kind, from, weeks);
    assertThat(CallOffDate.read(text, true)).isEqualTo(date);
    assertThat(CallOffDate.read(text, false)).isEqualTo(weeks > 8 ? null : date);
  }

  @Test
  void behind_555555_a_date_is_weeks_where_it_can_be() {
    assertThat(Objects.requireNonNull(CallOffDate.read("270306", false)).kind())
        .isEqualTo(CallOffDate.Kind.DAY);
    assertThat(Objects.requireNonNull(CallOffDate.read("270306", true)).weeks()).isEqualTo(4);
    assertThat(Objects.requireNonNull(CallOffDate.read("270130", true)).kind())
        .isEqualTo(CallOffDate.Kind.DAY); // thirty weeks are no span
    for (String none : List.of("261300", "260054", "269999", "26120", "26 201"))
      assertThat(CallOffDate.read(none, true)).as(none).isNull();
  }

  @Test
  void a_record_missing_too_many_or_out_of_order_is_told() {
    assertThat(faults(without(3)))
        .containsExactly("wrong-count 9 519 519-05", "segment-missing 3 513");
    assertThat(faults(without(2))).contains("wrong-count 9 519 519-04", "group-missing 2 512");
    assertThat(faults(without(10))).containsExactly("trailer-missing 9 519");
    List<String> twice = new ArrayList<>(RECORDS);
    twice.add(3, RECORDS.get(2));
    assertThat(faults(read(twice)))
        .containsExactly("wrong-count 11 519 519-05", "segment-repeated 4 513");
    assertThat(faults(with(7, 0, "516"))).contains("segment-unknown 7 516");
  }

  @Test
  void a_header_and_a_trailer_alone_are_no_message() {
    var empty =
        new weft.edi.writer.VdaWriter(ISO_8859_1, true)
            .record("511", VdaSamples.header())
            .end("511", "02");
    ReadInterchange read = EdiReader.read(empty.toBytes());
    assertThat(faults(read)).containsExactly("no-message 1 511");
    assertThat(read.messages()).isEmpty();
  }

  @Test
  void a_file_carries_one_transmission() {
    ReadInterchange read = Samples.read(CALL_OFF + DESPATCH);
    assertThat(faults(read)).containsExactly("trailing-data 0 null");
    assertThat(read.faults().getFirst().offset()).isEqualTo(CALL_OFF.length());
    assertThat(faults(read(List.of(RECORDS.get(0), RECORDS.get(1), CALL_OFF))))
        .contains("trailing-data 0 null", "trailer-missing 2 519");
  }

  @Test
  void a_blank_text_record_says_nothing_and_is_no_fault() {
    assertThat(faults(with(7, 5, " ".repeat(123)))).isEmpty();
  }

  @Test
  void control_characters_are_told_and_letters_are_read_in_the_partners_characters() {
    assertThat(faults(with(7, 10, "\0"))).containsExactly("character-not-allowed 7 518 518-03");
    List<String> records = new ArrayList<>(RECORDS);
    byte[] text = "液压缸".getBytes(java.nio.charset.Charset.forName("GB18030"));
    String word = new String(text, ISO_8859_1);
    records.set(6, "51801" + word + " ".repeat(123 - word.length()));
    byte[] bytes = String.join("\r\n", records).getBytes(ISO_8859_1);
    ReadInterchange read =
        EdiReader.read(
            bytes, ReaderOptions.STANDARD.withCharset(java.nio.charset.Charset.forName("GB18030")));
    assertThat(faults(read)).isEmpty();
    assertThat(read.segments().get(6).value("518-03")).isEqualTo("液压缸");
    assertThat(
            faults(
                EdiReader.read(bytes, ReaderOptions.STANDARD.withCharset(StandardCharsets.UTF_8))))
        .containsExactly("undecodable 7 518 518-03");
  }

  @Test
  void too_large_a_file_is_refused_by_its_header() {
    ReadInterchange read =
        EdiReader.read(
            CALL_OFF.getBytes(ISO_8859_1), ReaderOptions.STANDARD.withLimits(500, 10, 99));
    assertThat(faults(read)).containsExactly("too-large 0 null");
    assertThat(Objects.requireNonNull(read.envelope()).reference()).isEqualTo("4905-00124");
  }

  @Test
  void every_record_of_the_tables_is_128_bytes() {
    Directory vda = Directory.vda();
    for (int type = 511; type < 830; type++) {
      SegmentTable table = vda.segment(String.valueOf(type));
      if (table == null || table.open()) continue;
      int length =
          table.positions().stream()
              .map(Position::components)
              .mapToInt(it -> it.getFirst().element().max())
              .sum();
      assertThat(3 + length).as("%d", type).isEqualTo(128);
    }
  }
}
