package weft.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.filing.Interchanges.HENGYUE;
import static weft.filing.Interchanges.only;
import static weft.filing.Interchanges.received;
import static weft.filing.Interchanges.schedule;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.forecast;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.desk.DeskAnswer.Filed;
import weft.desk.DeskCommand.ApplyMessage;
import weft.desk.OpenDesk;
import weft.interchange.FaultCode;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeKey;
import weft.interchange.MessageResult.Outcome;
import weft.interchange.StatedAt;
import weft.measure.Quantity;
import weft.scheduling.DeliveryScheduleCommand.Predecessor;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.Forecast;
import weft.scheduling.Received;

/** Releases that name the one they follow (VDA 4905). */
class ReleaseGapsTest {
  private final OpenDesk desk = new OpenDesk();

  @Test
  void a_release_that_does_not_follow_the_one_in_force_is_applied_and_the_gap_noted() {
    filed(only(received("first", "aa"), numbered("7", "6")));
    var gap = filed(only(next("000124", "bb"), numbered("9", "8")));
    assertThat(gap.results().getFirst().outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(gap.results().getFirst().faults())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.code()).isEqualTo(FaultCode.RELEASE_GAP);
              assertThat(it.forbids()).isFalse();
              assertThat(it.element()).isEqualTo("512-06");
              assertThat(it.offset()).isEqualTo(153);
              assertThat(it.text().en()).contains("follows 8", "was 7");
            });
    assertThat(desk.events(schedule("A").stream())).hasSize(2);
  }

  @Test
  void a_release_that_follows_comes_first_or_comes_late_leaves_no_gap() {
    var first = filed(only(received("first", "aa"), numbered("7", "6")));
    var following = filed(only(next("000124", "bb"), numbered("8", "7")));
    var late = filed(only(next("000125", "cc"), numbered("5", "4")));
    for (Interchange it : List.of(first, following))
      assertThat(it.results().getFirst().faults()).isEmpty();
    assertThat(late.results().getFirst().faults())
        .singleElement()
        .satisfies(it -> assertThat(it.code()).isEqualTo(FaultCode.RELEASE_LATE));
  }

  @Test
  void a_cumulative_received_that_falls_is_taken_and_noted_where_it_stands() {
    filed(only(received("first", "aa"), counting("7", 1200, null)));
    var fallen = filed(only(next("000124", "bb"), counting("8", 900, null)));
    assertThat(fallen.results().getFirst().outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(fallen.results().getFirst().faults())
        .singleElement()
        .satisfies(it -> assertThat(it.code()).isEqualTo(FaultCode.CUMULATIVE_FALLS))
        .satisfies(it -> assertThat(it.segment()).isEqualTo(11))
        .satisfies(it -> assertThat(it.text().en()).contains("1200 to 900", "a correction"))
        .matches(it -> !it.forbids());
    var anew = filed(only(next("000125", "cc"), counting("9", 20, MONDAY)));
    assertThat(anew.results().getFirst().faults())
        .singleElement()
        .satisfies(it -> assertThat(it.text().en()).contains("900 to 20", "counted from"));
    var late = filed(only(next("000126", "dd"), counting("6", 5, null)));
    assertThat(late.results().getFirst().faults())
        .singleElement()
        .satisfies(it -> assertThat(it.code()).isEqualTo(FaultCode.RELEASE_LATE));
  }

  @Test
  void it_is_told_with_the_segment_that_says_so() {
    filed(only(received("first", "aa"), counting("7", 1200, null)));
    ApplyMessage asked = only(next("000124", "bb"), counting("8", 900, null));
    var placed =
        new ApplyMessage(
            asked.provenance(),
            asked.received(),
            asked.number(),
            asked.read(),
            asked.partnership(),
            asked.commands(),
            asked.holdsUnknownParts(),
            asked.last(),
            null,
            List.of(new StatedAt(2, "BGM", null, 40), new StatedAt(11, "QTY", null, 210)),
            null);
    assertThat(filed(placed).results().getFirst().faults())
        .extracting(it -> it.segment() + " " + it.tag() + " " + it.offset())
        .containsExactly("11 QTY 210");
  }

  private static ReleaseForecast counting(
      String release, long received, @Nullable LocalDate since) {
    LocalDate issued = MONDAY.plusDays(Long.parseLong(release));
    var said = forecast(release, issued, firm(MONDAY.plusDays(40), 1));
    return new ReleaseForecast(
        schedule("A"),
        new Forecast(
            said.release(),
            null,
            null,
            "PCE",
            null,
            new Received(Quantity.of(received), null, null, null, null, 11, null, since),
            said.lines()));
  }

  private static InterchangeReceived next(String reference, String sha256) {
    return received(reference, new InterchangeKey("HENGYUE", "WEFT", reference), sha256, HENGYUE);
  }

  private static ReleaseForecast numbered(String release, String before) {
    LocalDate issued = MONDAY.plusDays(Long.parseLong(release));
    return new ReleaseForecast(
        schedule("A"),
        forecast(release, issued, firm(MONDAY.plusDays(40), 1)),
        null,
        new Predecessor(before, new StatedAt(2, "512", "512-06", 153)),
        null,
        null,
        null);
  }

  private Interchange filed(ApplyMessage message) {
    return ((Filed) desk.tell(message)).interchange();
  }
}
