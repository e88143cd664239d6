package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.JIAXIN;
import static weft.edi.meaning.Village.PLAIN;
import static weft.edi.meaning.Village.forecast;
import static weft.edi.meaning.Village.places;
import static weft.edi.meaning.Village.streams;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.VdaSamples;
import weft.edi.reader.X12Samples;
import weft.edi.writer.VdaWriter;
import weft.measure.Quantity;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleCommand.RecordWrongCallOff;
import weft.scheduling.DeliveryScheduleCommand.RecordWrongRelease;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ScheduleLine;

/**
 * Two items of one part are combined only if they agree; otherwise they are separate, or a fault.
 */
class ItemsTwiceTest {
  private static final Village BY_DOCK =
      new Village(
          new Profile(
              Profile.UnknownPart.LEARN,
              Profile.Acknowledgement.NEVER,
              false,
              false,
              true,
              null,
              null,
              null,
              null));
  private static final String TEN = "SCC+1'QTY+113:10:PCE'DTM+2:20261201:102'";
  private static final String FIVE = "SCC+1'QTY+113:5:PCE'DTM+2:20261203:102'";

  private static Meaning delfor(Village at, String first, String second) {
    return at.meaning(
        "DELFOR", "D97A", Village.HEAD_D97A + "LIN+1++P1:IN'" + first + "LIN+2++P1:IN'" + second);
  }

  private static Meaning x12(Village at, String type, String body) {
    ReadMessage read =
        Samples.read(X12Samples.set(type, X12Samples.inner(body))).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return Village.PIPELINE.map(read, new Correspondents(at, HENGYUE, null));
  }

  private static Meaning sent(Village at, byte[] bytes) {
    ReadMessage read = EdiReader.read(bytes).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return Village.PIPELINE.map(read, new Correspondents(at, HENGYUE, JIAXIN));
  }

  /** Wrong at the second item, and two schedules if the docks are released separately. */
  private static void twoOrWrong(Meaning plain, Meaning byDock, String place) {
    assertThat(places(plain)).containsExactly("ITEM_REPEATED " + place);
    assertThat(plain.isApplicable()).isFalse();
    assertThat(byDock.faults()).isEmpty();
    assertThat(streams(byDock)).hasSize(2);
  }

  private static @Nullable String dock(Meaning meaning) {
    return switch (meaning.commands().getFirst()) {
      case ReleaseForecast it -> it.forecast().unloadingPoint();
      case ReleaseCallOff it -> it.callOff().unloadingPoint();
      default -> null;
    };
  }

  @Test
  void two_docks_of_a_DELFOR_are_two_schedules_or_wrong() {
    String one = "LOC+11+G1'" + TEN;
    String other = "LOC+11+G2'" + FIVE;
    twoOrWrong(delfor(PLAIN, one, other), delfor(BY_DOCK, one, other), "LIN C212.7140");
    assertThat(delfor(PLAIN, one, other).faults().getFirst().text().en()).contains("G1", "G2");
  }

  @Test
  void what_is_not_taken_is_recorded_on_the_schedule_behind_what_is() {
    String body =
        Village.HEAD_D97A + "LIN+1++P1:IN'LOC+11+G1'" + TEN + "LIN+2++P1:IN'LOC+11+G2'" + FIVE;
    ReadMessage read =
        Samples.read(Samples.message("DELFOR:D:97A:UN", body.split("'"))).messages().getFirst();
    Meaning apart = WrongItems.apart(read, PLAIN.meaning(read));
    assertThat(apart.isApplicable()).isTrue();
    assertThat(apart.commands()).hasSize(2);
    assertThat(apart.commands().getFirst()).isInstanceOf(ReleaseForecast.class);
    assertThat(apart.commands().getLast())
        .isInstanceOfSatisfying(
            RecordWrongRelease.class,
            it -> {
              assertThat(it.repeated()).isTrue();
              assertThat(Village.lines(it.forecast())).containsExactly("2026-12-03 5");
            });
  }

  @Test
  void two_docks_of_a_DELJIT() {
    String body =
        "BGM+242+J77+9'"
            + Village.PARTIES
            + "NAD+ST+PLANT1::92'SEQ+1'LIN+1++P1:IN'LOC+11+G1'QTY+1:10:PCE'DTM+2:20261201:102'"
            + "SEQ+1'LIN+2++P1:IN'LOC+11+G2'QTY+1:5:PCE'DTM+2:20261202:102'";
    twoOrWrong(
        PLAIN.meaning("DELJIT", "D97A", body),
        BY_DOCK.meaning("DELJIT", "D97A", body),
        "LIN C212.7140");
    ReadMessage read =
        Samples.read(Samples.message("DELJIT:D:97A:UN", body.split("'"))).messages().getFirst();
    Meaning apart = WrongItems.apart(read, PLAIN.meaning(read));
    assertThat(apart.commands()).hasSize(2);
    assertThat(apart.commands().getFirst()).isInstanceOf(ReleaseCallOff.class);
    assertThat(apart.commands().getLast())
        .as("recorded behind what is taken")
        .isInstanceOfSatisfying(
            RecordWrongCallOff.class,
            it -> {
              assertThat(it.repeated()).isTrue();
              assertThat(it.callOff().unloadingPoint()).isEqualTo("G2");
              assertThat(it.callOff().lines())
                  .extracting(ScheduleLine::quantity)
                  .containsExactly(Quantity.of(5));
            });
  }

  @ParameterizedTest
  @CsvSource({"830", "862"})
  void two_docks_of_an_830_or_862(String type) {
    String head =
        type.equals("830")
            ? "BFR*05**7*DL*A*20261130**20261124~N1*SU**92*JIAXIN~N1*ST**92*PLANT1~"
            : "BSS*05*7*20261124*DL*20261130*20261204*12***4600090*A~N1*SU**92*JIAXIN~"
                + "N1*ST**92*PLANT1~";
    String body =
        head
            + "LIN*1*BP*P1~UIT*EA~REF*DK*G1~FST*10*C*D*20261201~"
            + "LIN*2*BP*P1~UIT*EA~REF*DK*G2~FST*5*C*D*20261202~";
    twoOrWrong(x12(PLAIN, type, body), x12(BY_DOCK, type, body), "LIN LIN03");
    assertThat(dock(x12(PLAIN, type, head + "LIN*1*BP*P1~UIT*EA~REF*DK*G1~FST*1*C*D*20261201~")))
        .isEqualTo("G1");
  }

  @Test
  void two_docks_of_a_4905() {
    var out = new VdaWriter(ISO_8859_1, true).record("511", VdaSamples.header());
    for (String dock : List.of("G1", "G2")) {
      String[] part = VdaSamples.part("P1", "42", "41");
      part[9] = dock;
      out.record("512", part);
      out.record("513", "01", "261120", "70001234", "261118", "480000", "1200", "261201", "10");
    }
    byte[] bytes = out.end("511", "02").toBytes();
    twoOrWrong(sent(PLAIN, bytes), sent(BY_DOCK, bytes), "512 512-08");
  }

  @Test
  void two_docks_of_a_4915() {
    var out = new VdaWriter(ISO_8859_1, true);
    out.record("551", "02", "HENGYUE", "JIAXIN", "123", "124", "261124");
    for (String dock : List.of("G1", "G2")) {
      out.record("552", "01", "P1", "77", "261127", "P1", "JX-88", dock);
      out.record("553", "01", "1200");
      out.record("554", "01", "261201", "0600", "40");
    }
    byte[] bytes = out.end("551", "02").toBytes();
    ReadMessage read = EdiReader.read(bytes).messages().getFirst();
    assertThat(places(Village.PIPELINE.map(read, new Correspondents(PLAIN, HENGYUE, JIAXIN))))
        .contains("ITEM_REPEATED 552 552-06");
    assertThat(streams(Village.PIPELINE.map(read, new Correspondents(BY_DOCK, HENGYUE, JIAXIN))))
        .hasSize(2);
  }

  @Test
  void two_docks_of_a_DELFOR02() {
    String text = new String(Samples.bytes("idoc-delfor02-hengyue.xml"), UTF_8);
    int from = text.indexOf("<E1EDP10");
    int until = text.indexOf("</E1EDP10>") + "</E1EDP10>".length();
    String item = text.substring(from, until);
    String other = item.replaceFirst("<IDNKD>", "<ABLAD>G9</ABLAD><IDNKD>");
    String only =
        text.substring(0, from)
            + item
            + other
            + text.substring(text.lastIndexOf("</E1EDP10>") + "</E1EDP10>".length());
    byte[] bytes = only.getBytes(UTF_8);
    twoOrWrong(sent(PLAIN, bytes), sent(BY_DOCK, bytes), "E1EDP10 IDNKD");
  }

  @Test
  void other_receipts_other_releases_and_twice_cumulative_are_never_added() {
    assertThat(places(delfor(PLAIN, "QTY+70:100:PCE'" + TEN, "QTY+70:30:PCE'" + FIVE)))
        .as("15 pieces, received 100, cumulative 35")
        .containsExactly("ITEM_REPEATED LIN C212.7140");
    assertThat(places(delfor(PLAIN, "RFF+AAN:7'" + TEN, "RFF+AAN:8'" + FIVE)))
        .containsExactly("ITEM_REPEATED LIN C212.7140");
    String cumulative = "QTY+70:100:PCE'SCC+1'QTY+3:%s:PCE'DTM+2:20261201:102'";
    assertThat(places(delfor(PLAIN, cumulative.formatted("140"), cumulative.formatted("160"))))
        .containsExactly("ITEM_REPEATED LIN C212.7140");
    assertThat(places(delfor(PLAIN, TEN, FIVE.replace("PCE", "KGM"))))
        .containsExactly("ITEM_REPEATED LIN C212.7140");
  }

  @Test
  void what_was_received_of_one_item_is_one_number() {
    assertThat(
            places(
                Village.item(
                    "QTY+70:100:PCE'QTY+70:30:PCE'SCC+1'QTY+113:9:PCE'DTM+2:20261201:102'")))
        .containsExactly("ITEM_REPEATED QTY C186.6060");
  }

  @Test
  void an_item_that_comes_again_is_a_copy_and_not_more_of_it() {
    String head = Village.HEAD_D97A;
    assertThat(places(Village.delfor("D97A", head + "LIN+1++P1:IN'" + TEN + "LIN+1++P1:IN'" + TEN)))
        .containsExactly("ITEM_REPEATED LIN C212.7140");
    assertThat(places(Village.delfor("D97A", head + "LIN+++P1:IN'" + TEN + "LIN+++P1:IN'" + TEN)))
        .containsExactly("ITEM_REPEATED LIN C212.7140");
    for (String more :
        List.of("LIN+1++P1:IN'" + FIVE, "LIN+2++P1:IN'" + TEN, "LIN+++P1:IN'" + TEN + FIVE))
      assertThat(Village.delfor("D97A", head + "LIN+1++P1:IN'" + TEN + more).faults()).isEmpty();
  }

  @Test
  void an_authorisation_up_to_a_cumulative_is_never_given_twice() {
    String head = "BFR*05**7*DL*A*20261130**20261124~N1*SU**92*JIAXIN~N1*ST**92*PLANT1~";
    String item = "LIN*%d*BP*P1~UIT*EA~%sFST*%d*D*W*20261207~SHP*02*0*051*20260101**20261123~";
    String ath = "ATH*FI*20261220*100**20260101~";
    for (String other : List.of(ath, ""))
      assertThat(
              places(
                  x12(
                      PLAIN,
                      "830",
                      head + item.formatted(1, ath, 60) + item.formatted(2, other, 80))))
          .containsExactly("ITEM_REPEATED LIN LIN03");
    String byDay = "ATH*FI*20261220~";
    assertThat(
            x12(PLAIN, "830", head + item.formatted(1, byDay, 60) + item.formatted(2, byDay, 80))
                .faults())
        .isEmpty();
  }

  @Test
  void items_that_agree_are_one_whose_cumulatives_count_all_of_it() {
    Meaning meaning = delfor(PLAIN, "QTY+70:100:PCE'" + FIVE, "QTY+70:100:PCE'" + TEN);
    assertThat(forecast(meaning).lines())
        .extracting(it -> it.due() + " " + it.quantity(), ScheduleLine::cumulative)
        .containsExactly(
            tuple("2026-12-01 10", Quantity.of(110)), tuple("2026-12-03 5", Quantity.of(115)));
  }

  @Test
  void a_zero_of_one_item_is_none_where_another_wants_something_that_day() {
    String zero = "SCC+1'QTY+113:0:PCE'DTM+2:%s:102'";
    Meaning meaning =
        delfor(PLAIN, TEN + zero.formatted("20261203"), FIVE + zero.formatted("20261205"));
    Forecast forecast = forecast(meaning);
    assertThat(forecast.total()).isEqualTo(Quantity.of(15));
    assertThat(requireNonNull(requireNonNull(forecast.particulars()).zeros()))
        .extracting(it -> it.due() + " " + it.quantity())
        .containsExactly("2026-12-05 0");
  }

  @Test
  @Timeout(30)
  void thousands_of_items_of_one_part_are_added_up_once() {
    var items = new StringBuilder(Village.HEAD_D97A);
    LocalDate day = LocalDate.of(2026, 12, 1);
    for (int i = 0; i < 9_000; i++)
      items.append(
          "LIN+%d++P1:IN'SCC+1'QTY+113:1:PCE'DTM+2:%s:102'"
              .formatted(i + 1, day.plusDays(i).toString().replace("-", "")));
    long before =
        ManagementFactory.getThreadMXBean().getThreadCpuTime(Thread.currentThread().threadId());
    Meaning meaning = Village.delfor("D97A", items.toString());
    long took =
        ManagementFactory.getThreadMXBean().getThreadCpuTime(Thread.currentThread().threadId())
            - before;
    assertThat(forecast(meaning).lines()).hasSize(9_000);
    assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void an_item_that_goes_on_where_another_ended_is_one_with_it() {
    Meaning meaning =
        delfor(
            PLAIN,
            "QTY+70:100:PCE'SCC+1'QTY+3:140:PCE'DTM+2:20261201:102'",
            "QTY+79:140:PCE'SCC+1'QTY+3:150:PCE'DTM+2:20261208:102'");
    assertThat(forecast(meaning).lines())
        .extracting(it -> it.due() + " " + it.quantity(), ScheduleLine::cumulative)
        .containsExactly(
            tuple("2026-12-01 40", Quantity.of(140)), tuple("2026-12-08 10", Quantity.of(150)));
  }

  @Test
  void the_dock_is_told_whether_or_not_it_is_released_separately() {
    assertThat(dock(Village.item("LOC+11+G1'" + TEN))).isEqualTo("G1");
    assertThat(dock(Village.item(TEN))).isNull();
    assertThat(dock(sent(PLAIN, VdaSamples.callOff("261201", "1")))).isEqualTo("G3");
  }
}
