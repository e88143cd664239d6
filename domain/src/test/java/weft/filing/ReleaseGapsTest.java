package weft.filing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.filing.Interchanges.HENGYUE;
import static weft.filing.Interchanges.only;
import static weft.filing.Interchanges.placed;
import static weft.filing.Interchanges.received;
import static weft.filing.Interchanges.schedule;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.forecast;
import static weft.scheduling.Schedules.line;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.HighWater;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/** Releases that name their predecessor (VDA 4905). */
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
        placed(asked, new StatedAt(2, "BGM", null, 40), new StatedAt(11, "QTY", null, 210));
    assertThat(filed(placed).results().getFirst().faults())
        .extracting(it -> it.segment() + " " + it.tag() + " " + it.offset())
        .containsExactly("11 QTY 210");
  }

  @Test
  void the_most_that_was_ever_authorised_never_falls_and_a_lower_one_is_noted() {
    filed(only(received("first", "aa"), authorising("7", 1700, MONDAY)));
    assertThat(planned()).containsExactly("PRODUCTION 500", "FORECAST 500");
    Interchange lower = filed(only(next("000124", "bb"), authorising("8", 1500, MONDAY)));
    assertThat(lower.results().getFirst().outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(lower.results().getFirst().faults())
        .singleElement()
        .satisfies(it -> assertThat(it.code()).isEqualTo(FaultCode.CUMULATIVE_FALLS))
        .satisfies(it -> assertThat(it.segment()).isEqualTo(12))
        .satisfies(it -> assertThat(it.text().en()).contains("fell from 1700 to 1500", "kept"))
        .satisfies(it -> assertThat(it.text().zh()).contains("1700", "1500"))
        .matches(it -> !it.forbids());
    assertThat(planned()).containsExactly("PRODUCTION 500", "FORECAST 500");
    Interchange again = filed(only(next("000125", "cc"), authorising("8", 1500, MONDAY)));
    assertThat(again.results().getFirst().outcome()).as("a repeat").isEqualTo(Outcome.APPLIED);
    Interchange anew =
        filed(only(next("000126", "dd"), authorising("9", 1300, MONDAY.plusYears(1))));
    assertThat(anew.results().getFirst().faults()).as("a new start").isEmpty();
    assertThat(planned()).containsExactly("PRODUCTION 100", "FORECAST 900");
  }

  @Test
  void of_several_ship_tos_the_most_counts_what_all_of_them_want_before() {
    filed(only(received("first", "aa"), authorising("7", 1700, MONDAY, 1400L)));
    assertThat(planned()).containsExactly("PRODUCTION 300", "FORECAST 700");
    filed(only(next("000124", "bb"), authorising("8", 1500, MONDAY, 1400L)));
    assertThat(planned())
        .as("200 of elsewhere stand before")
        .containsExactly("PRODUCTION 300", "FORECAST 700");
    filed(only(next("000125", "cc"), authorising("9", 1500, MONDAY, 1800L)));
    assertThat(planned()).as("all of it goes elsewhere").containsExactly("FORECAST 1000");
  }

  /** The same if more is wanted earlier: lines have no cumulative of their own. */
  private static ReleaseForecast authorising(
      String release, long most, LocalDate since, long before) {
    Forecast of = authorising(release, Math.max(most, 1200), since).forecast();
    long made = Math.max(0, most - before);
    return new ReleaseForecast(
        schedule("A"),
        new Forecast(
                of.release(),
                null,
                null,
                "PCE",
                null,
                Received.UNKNOWN,
                Stream.of(
                        Map.entry(Firmness.PRODUCTION, made),
                        Map.entry(Firmness.FORECAST, 1000 - made))
                    .map(it -> planned(it.getKey(), it.getValue()))
                    .toList())
            .authorising(
                HighWater.of(
                    new HighWater.Mark(Quantity.of(most), since, 12),
                    null,
                    List.of(new HighWater.Ahead(14, Quantity.of(before))))));
  }

  private static ScheduleLine planned(Firmness firmness, long quantity) {
    return new ScheduleLine(
        MONDAY.plusDays(40),
        0,
        null,
        DateKind.DELIVERY,
        Bucket.WEEK,
        firmness,
        Quantity.of(quantity),
        null,
        14);
  }

  /** Creates a release with 1,200 received and 1,000 planned, authorised up to {@code most}. */
  private static ReleaseForecast authorising(String release, long most, LocalDate since) {
    LocalDate issued = MONDAY.plusDays(Long.parseLong(release));
    var mark = new HighWater.Mark(Quantity.of(most), since, 12);
    long made = most - 1200;
    return new ReleaseForecast(
        schedule("A"),
        new Forecast(
                new Release(release, issued.atTime(6, 0)),
                null,
                null,
                "PCE",
                null,
                new Received(Quantity.of(1200), null, null, null, null, null, null, null),
                List.of(
                    line(MONDAY.plusDays(40), Bucket.WEEK, Firmness.PRODUCTION, made)
                        .reaching(Quantity.of(most)),
                    line(MONDAY.plusDays(40), Bucket.WEEK, Firmness.FORECAST, 1000 - made)
                        .reaching(Quantity.of(2200))))
            .authorising(HighWater.of(mark, null)));
  }

  private List<String> planned() {
    Forecast all = null;
    for (Object it : desk.events(schedule("A").stream()))
      if (it instanceof ForecastReleased released) all = released.ledger();
    return requireNonNull(all).lines().stream()
        .map(it -> it.firmness() + " " + it.quantity())
        .toList();
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
