package weft.edi.answer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.answer.Delfors.commitment;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.edi.meaning.Village;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.edi.reader.text.Segment;
import weft.promise.Reason;
import weft.scheduling.Commitment;
import weft.scheduling.release.Forecast;

class X12ScheduleBackTest {
  private static final Reason CAPACITY = new Reason(Reason.Code.CAPACITY, "lathe 3 is down");
  static final Commitment AS_ASKED = commitment(40, "2026-12-01", Map.of("2026-12-01", 40));
  static final Commitment SPLIT =
      commitment(50, "2026-12-03", Map.of("2026-12-03", 30, "2026-12-10", 20), CAPACITY);
  private static final Commitment REFUSED = commitment(60, "2026-12-07", Map.of(), CAPACITY);

  private static String day(String version, String day) {
    return version.compareTo("004010") < 0 ? day.substring(2) : day;
  }

  private static ReadInterchange released(String version, String... below) {
    String[] head = {
      "BFR*05**7*DL*A*%s*%s*%s***4600090"
          .formatted(day(version, "20261130"), day(version, "20270131"), day(version, "20261124")),
      "N1*BY*Hengyue*92*HENGYUE",
      "N1*SU**92*JIAXIN",
      "N1*ST**92*PLANT1",
      "LIN*1*BP*P1*VP*J-1",
      "UIT*EA"
    };
    String[] all = Arrays.copyOf(head, head.length + below.length);
    System.arraycopy(below, 0, all, head.length, below.length);
    ReadInterchange read =
        Samples.read(
            X12Samples.interchange(
                version.startsWith("005") ? X12Samples.ISA_5010 : X12Samples.ISA,
                "830",
                version,
                all));
    assertThat(Samples.faults(read)).isEmpty();
    return read;
  }

  private static ReadInterchange released(String version) {
    return released(
        version,
        "FST*40*C*D*" + day(version, "20261201"),
        "FST*50*C*D*" + day(version, "20261203"),
        "FST*60*D*W*" + day(version, "20261207"),
        "FST*70*D*W*" + day(version, "20261214"));
  }

  private static byte @Nullable [] answer(
      ReadInterchange released, boolean first, String here, Commitment... commitments) {
    LocalDateTime when = LocalDateTime.of(2026, 11, 24, 8, 30);
    var theirs = requireNonNull(released.envelope());
    var message = released.messages().getFirst();
    Forecast forecast = Village.forecasts(Village.PLAIN.meaning(message)).getFirst();
    return new X12ScheduleBack(
            theirs.answered(theirs.version(), "00000007", when),
            message,
            forecast,
            Arrays.stream(commitments).collect(Collectors.toMap(Commitment::key, it -> it)),
            here::equals)
        .write("00000007", when, first);
  }

  static byte[] written(String version) {
    return requireNonNull(answer(released(version), true, "PLANT1", AS_ASKED, SPLIT, REFUSED));
  }

  private static List<String> text(byte @Nullable [] written) {
    ReadInterchange read = EdiReader.read(requireNonNull(written));
    assertThat(Samples.faults(read)).isEmpty();
    return read.segments().stream().map(Segment::toString).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"003040", "003070", "004010", "004060", "005010"})
  void our_own_mapping_finds_the_promises_under_the_item_of_the_830(String version) {
    ReadInterchange back = EdiReader.read(written(version));
    assertThat(Samples.faults(back)).isEmpty();
    var meaning = Village.PLAIN.meaning(back.messages().getFirst());
    assertThat(meaning.faults()).isEmpty();
    assertThat(meaning.commands())
        .extracting(it -> it.stream())
        .containsExactly("DeliverySchedule:HENGYUE:JIAXIN:PLANT1:P1:4600090:-");
    Forecast promised = Village.forecasts(meaning).getFirst();
    assertThat(promised.release().number()).isEqualTo("7");
    assertThat(Village.lines(promised))
        .containsExactly("2026-12-01 40", "2026-12-03 30", "2026-12-10 20");
  }

  @Test
  void each_promise_stands_in_the_place_of_what_was_asked() {
    assertThat(text(written("004010")))
        .contains(
            "GS*PS*WEFT*HENGYUE*20261124*0830*7*X*004010",
            "BFR*00*00000007*7*DL*A*20261130*20270131*20261124***4600090",
            "N1*ST**92*PLANT1",
            "LIN*1*BP*P1*VP*J-1",
            "REF*ZZ**capacity: lathe 3 is down",
            "FST*40*C*D*20261201",
            "FST*30*C*D*20261203",
            "FST*20*C*D*20261210",
            "FST*0*D*D*20261207")
        .noneMatch(it -> it.startsWith("FST*70"));
  }

  @Test
  void a_later_answer_replaces_the_one_before() {
    assertThat(text(answer(released("004010"), false, "PLANT1", AS_ASKED)))
        .anyMatch(it -> it.startsWith("BFR*05*00000007*7*"));
  }

  @Test
  void cumulative_quantities_are_answered_by_discrete_ones() {
    ReadInterchange cumulative =
        Samples.read(
            X12Samples.set(
                "830",
                "BFR*05**7*DL*C*20261130**20261124",
                "N1*SU**92*JIAXIN",
                "N1*ST**92*PLANT1",
                "LIN*1*BP*P1",
                "FST*140*C*D*20261201",
                "SHP*02*100*050*20260101**20261120"));
    assertThat(text(answer(cumulative, true, "PLANT1", AS_ASKED)))
        .contains("FST*40*C*D*20261201")
        .anyMatch(it -> it.startsWith("BFR*00*00000007*7*DL*A*"));
  }

  @Test
  void of_a_quantity_that_SDQ_divides_the_ship_to_that_is_answered_stands_in_it() {
    ReadInterchange divided =
        released("004010", "FST*90*C*D*20261201", "SDQ*EA*92*PLANT1*40*PLANT2*50");
    assertThat(text(answer(divided, true, "PLANT1", AS_ASKED)))
        .contains("FST*40*C*D*20261201", "SDQ*EA*92*PLANT1*40");
  }

  @Test
  void without_an_answered_line_there_is_nothing_to_send() {
    assertThat(answer(released("004010"), true, "PLANT1")).isNull();
  }
}
