package weft.edi.answer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.answer.Delfors.answer;
import static weft.edi.answer.Delfors.commitment;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import weft.edi.meaning.Village;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.Samples;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.Segment;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.promise.Promise;
import weft.promise.Reason;
import weft.scheduling.Commitment;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ScheduleLine;

class DelforBackTest {
  static final List<String> DIRECTORIES = Delfors.DIRECTORIES;
  private static final Reason CAPACITY = new Reason(Reason.Code.CAPACITY, "lathe 3 is down");
  private static final Commitment AS_ASKED = commitment(40, "2026-12-01", Map.of("2026-12-01", 40));
  private static final Commitment SPLIT =
      commitment(50, "2026-12-03", Map.of("2026-12-03", 30, "2026-12-10", 20), CAPACITY);
  private static final Commitment REFUSED = commitment(60, "2026-12-07", Map.of(), CAPACITY);

  private static ReadInterchange back(ReadInterchange released, Commitment... commitments) {
    ReadInterchange back = EdiReader.read(requireNonNull(answer(released, commitments)));
    assertThat(back.allFaults()).isEmpty();
    return back;
  }

  private static List<String> text(ReadInterchange back) {
    return back.segments().stream().map(Segment::toString).toList();
  }

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void an_answer_of_every_kind_reads_clean_in_the_release_of_the_DELFOR(String directory) {
    var released = Delfors.read(directory, Delfors.release(directory));
    ReadInterchange back = back(released, AS_ASKED, SPLIT, REFUSED);
    assertThat(back.messages().getFirst().type()).isEqualTo("DELFOR");
    assertThat(back.messages().getFirst().release()).isEqualTo(directory);
  }

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void our_own_mapping_finds_the_promises_under_the_item_of_the_DELFOR(String directory) {
    var released = Delfors.read(directory, Delfors.release(directory));
    var meaning =
        Village.PLAIN.meaning(back(released, AS_ASKED, SPLIT, REFUSED).messages().getFirst());
    assertThat(meaning.faults()).isEmpty();
    assertThat(meaning.commands())
        .extracting(it -> it.stream())
        .containsExactly("DeliverySchedule:HENGYUE:JIAXIN:PLANT1:P1:4711:-");
    Forecast promised = Village.forecasts(meaning).getFirst();
    assertThat(promised.release().number()).isEqualTo("42");
    assertThat(Village.lines(promised))
        .containsExactly("2026-12-01 40", "2026-12-03 30", "2026-12-10 20");
  }

  @Test
  void in_D97A_the_status_stands_above_its_promises() {
    assertThat(text(back(Delfors.read("D97A", Delfors.release("D97A")), SPLIT, REFUSED)))
        .containsExactly(
            "UNB+UNOC:3+WEFT:ZZ+HENGYUE:ZZ+261124:0830+7",
            "UNH+1+DELFOR:D:97A:UN",
            "BGM+241+7+9+AC",
            "DTM+137:202611240830:203",
            "RFF+ADE:PLAN-26",
            "NAD+BY+HENGYUE::92",
            "NAD+SU+JIAXIN::92",
            "GIS+37",
            "NAD+ST+PLANT1::92++Plant one",
            "LOC+11+DOCK-3::92",
            "LIN+1++P1:IN",
            "PIA+1+J-1:SA",
            "FTX+AAI+++capacity?: lathe 3 is down",
            "RFF+ON:4711",
            "RFF+AAN:42",
            "SCC+1++D",
            "QTY+113:30:PCE",
            "DTM+69:20261203:102",
            "QTY+113:20:PCE",
            "DTM+69:20261210:102",
            "SCC+4++W",
            "QTY+113:0:PCE",
            "DTM+69:20261207:102",
            "UNT+23+1",
            "UNZ+1+7");
  }

  @Test
  void in_D96A_it_stands_beside_each_between_the_sections_of_the_message() {
    assertThat(text(back(Delfors.read("D96A", Delfors.release("D96A")), SPLIT)))
        .containsSubsequence(
            "UNS+D",
            "NAD+CN+PLANT1::92++Plant one",
            "LIN+1++P1:IN",
            "QTY+113:30:PCE",
            "SCC+1++D",
            "DTM+69:20261203:102",
            "QTY+113:20:PCE",
            "SCC+1++D",
            "DTM+69:20261210:102",
            "UNS+S")
        .doesNotContain("NAD+CN+PLANT2::92", "LIN+2++P2:IN", "QTY+70:100:PCE");
  }

  @Test
  void it_says_whether_anything_was_changed_and_whether_it_replaces_an_answer() {
    var released = Delfors.read("D97A", Delfors.release("D97A"));
    assertThat(text(back(released, AS_ASKED))).contains("BGM+241+7+9+AD");
    assertThat(text(EdiReader.read(requireNonNull(answer(released, false, AS_ASKED, SPLIT)))))
        .contains("BGM+241+7+5+AC");
  }

  @Test
  void days_of_despatch_are_answered_with_days_of_despatch() {
    var released =
        Delfors.read("D97A", Delfors.release("D97A").replace("DTM+2:20261201", "DTM+10:20261201"));
    ReadInterchange back = back(released, AS_ASKED);
    assertThat(text(back)).contains("DTM+10:20261201:102");
    assertThat(Delfors.forecast(back.messages().getFirst()).lines())
        .extracting(it -> it.dateKind())
        .containsExactly(DateKind.SHIP);
  }

  @Test
  void a_ship_to_below_the_item_stands_below_it_in_the_answer() {
    String sixty = "SCC+1++D'QTY+113:60:PCE'DTM+2:20261207:102'";
    var released =
        Delfors.read(
            "D97A",
            "BGM+241+R7+5'DTM+137:202611230600:203'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'GIS+37'"
                + "LIN+1++P1:IN'NAD+ST+PLANT1::92'SCC+1++D'QTY+113:40:PCE'DTM+2:20261201:102'"
                + ("NAD+ST+PLANT2::92'" + sixty));
    assertThat(text(back(released, AS_ASKED)))
        .containsSequence(
            "LIN+1++P1:IN",
            "NAD+ST+PLANT1::92",
            "SCC+1++D",
            "QTY+113:40:PCE",
            "DTM+69:20261201:102")
        .doesNotContain("NAD+ST+PLANT2::92");
  }

  @Test
  void a_release_known_by_the_number_of_its_message_is_named_by_AAN() {
    var released = Delfors.read("D97A", Delfors.release("D97A").replace("RFF+AAN:42'", ""));
    assertThat(text(back(released, AS_ASKED))).containsSequence("RFF+AAN:R7", "RFF+ADE:PLAN-26");
  }

  @Test
  void the_buyers_separators_decimal_mark_and_syntax_version_come_back() {
    String unb = "UNA:+,? 'UNB+UNOA:1+HENGYUE:ZZ+WEFT:ZZ+261124:0800+I1'";
    var released = Delfors.read(unb, "D96A", Delfors.release("D96A").replace(":PCE", ":kgm"));
    var half = new Promise(LocalDate.of(2026, 12, 1), Quantity.of("39.5"));
    var promised =
        new Commitment(
            half.date(),
            0,
            Quantity.of(40),
            List.of(half),
            new Reason(CAPACITY.code(), null),
            null);
    assertThat(new String(requireNonNull(answer(released, promised)), ISO_8859_1))
        .startsWith("UNA:+,? 'UNB+UNOA:1+WEFT:ZZ+HENGYUE:ZZ+261124:0830+7'")
        .contains("QTY+113:39,5:kgm'", "NAD+CN+PLANT1::92++Plant one'");
  }

  /**
   * Cumulative quantities, weeks, GLNs, odd separators, syntax 1 and 4, several items and plants.
   */
  @ParameterizedTest
  @CsvSource({
    "delfor-d97a-hengyue.edi, HENGYUE, 3",
    "delfor-d97a-lingyun-una.edi, LINGYUN, 1",
    "delfor-d96a-syntax1.edi, LINGYUN, 1",
    "delfor-d04a-syntax4-utf8.edi, HENGYUE, 1"
  })
  void what_is_promised_as_asked_means_to_the_hub_what_was_asked(
      String sample, String buyer, int schedules) {
    var sender = new PartyCode(buyer);
    var released = EdiReader.read(Samples.bytes(sample));
    var asked = Village.PLAIN.meaning(released.messages().getFirst(), sender).commands();
    assertThat(asked).hasSize(schedules);
    for (StreamCommand schedule : asked) {
      Forecast forecast = ((ReleaseForecast) schedule).forecast();
      ReadInterchange back = EdiReader.read(requireNonNull(asAsked(released, forecast)));
      assertThat(back.allFaults().filter(Fault::forbids)).isEmpty();
      var meaning = Village.PLAIN.meaning(back.messages().getFirst(), sender);
      assertThat(meaning.faults()).isEmpty();
      assertThat(meaning.commands())
          .singleElement()
          .satisfies(it -> assertThat(it.stream()).isEqualTo(schedule.stream()));
      Forecast promised = Village.forecasts(meaning).getFirst();
      assertThat(promised.release().number()).isEqualTo(forecast.release().number());
      assertThat(Village.lines(promised)).isEqualTo(Village.lines(forecast));
    }
  }

  private static byte @Nullable [] asAsked(ReadInterchange released, Forecast forecast) {
    Map<ScheduleLine.Key, Commitment> all = new HashMap<>();
    for (ScheduleLine it : forecast.lines()) {
      var promise = List.of(new Promise(it.due(), it.quantity()));
      all.put(it.key(), new Commitment(it.due(), it.ordinal(), it.quantity(), promise, null, null));
    }
    Envelope theirs = requireNonNull(released.envelope());
    return new DelforBack(
            theirs.answered(theirs.version(), "7", Delfors.WHEN),
            released.messages().getFirst(),
            forecast,
            all)
        .write("7", Delfors.WHEN, true);
  }

  @Test
  void nothing_is_written_where_the_message_holds_none_of_the_lines() {
    assertThat(
            answer(
                Delfors.read("D97A", Delfors.release("D97A")),
                commitment(5, "2027-05-05", Map.of("2027-05-05", 5))))
        .isNull();
  }
}
