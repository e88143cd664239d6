package weft.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.scheduling.Schedules.FRIDAY;
import static weft.scheduling.Schedules.MONDAY;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.measure.Quantity;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ForecastDigest;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;
import weft.scheduling.release.SeenRelease;

/** Only a digest of an earlier release is kept; it must distinguish all contents of a release. */
class ForecastDigestTest {
  private static final ScheduleLine LINE =
      new ScheduleLine(
          FRIDAY,
          0,
          LocalTime.of(6, 0),
          DateKind.DELIVERY,
          Bucket.DAY,
          Firmness.FIRM,
          Quantity.of(5),
          Quantity.of(50),
          17);
  private static final Received RECEIVED =
      new Received(Quantity.of(45), MONDAY, Quantity.of(3), MONDAY, "LS-1", null, null, null);

  @Test
  void every_component_is_in_it_but_where_the_line_stood_and_what_all_of_a_call_off_have_alike() {
    assertThat(components(ScheduleLine.class))
        .describedAs("a new one goes into the digest, and is tried here")
        .containsExactly(
            "due",
            "ordinal",
            "time",
            "dateKind",
            "bucket",
            "firmness",
            "quantity",
            "cumulative",
            "segment",
            "callOff");
    assertThat(components(Received.class))
        .containsExactly(
            "cumulative",
            "asOf",
            "lastQuantity",
            "lastDate",
            "lastReference",
            "cumulativeSegment",
            "lastSegment",
            "since");
    var digests =
        Stream.of(
                forecast("PCE", RECEIVED, LINE),
                forecast("KGM", RECEIVED, LINE),
                forecast("PCE", RECEIVED),
                forecast("PCE", RECEIVED, LINE, line(FRIDAY.plusDays(1), null, DateKind.SHIP)),
                forecast("PCE", RECEIVED, line(FRIDAY.plusDays(1), LINE.time(), DateKind.DELIVERY)),
                forecast("PCE", RECEIVED, line(FRIDAY, null, DateKind.DELIVERY)),
                forecast("PCE", RECEIVED, line(FRIDAY, LINE.time(), DateKind.SHIP)),
                forecast("PCE", RECEIVED, of(Bucket.WEEK, Firmness.FIRM, "5", "50")),
                forecast("PCE", RECEIVED, of(Bucket.DAY, Firmness.FORECAST, "5", "50")),
                forecast("PCE", RECEIVED, of(Bucket.DAY, Firmness.FIRM, "5.5", "50")),
                forecast("PCE", RECEIVED, of(Bucket.DAY, Firmness.FIRM, "5", "51")),
                forecast("PCE", Received.UNKNOWN, LINE),
                forecast("PCE", received(46, MONDAY, 3, MONDAY, "LS-1"), LINE),
                forecast("PCE", received(45, FRIDAY, 3, MONDAY, "LS-1"), LINE),
                forecast("PCE", received(45, MONDAY, 4, MONDAY, "LS-1"), LINE),
                forecast("PCE", received(45, MONDAY, 3, FRIDAY, "LS-1"), LINE),
                forecast("PCE", received(45, MONDAY, 3, MONDAY, "LS-1;6:LS-2"), LINE),
                forecast("PCE", since(MONDAY.minusDays(7)), LINE),
                forecast("PCE", since(MONDAY.minusDays(14)), LINE))
            .map(ForecastDigest::of)
            .toList();
    assertThat(digests).doesNotHaveDuplicates().allMatch(it -> it.length() == 22);
    Received there =
        new Received(Quantity.of(45), MONDAY, Quantity.of(3), MONDAY, "LS-1", 14, 17, null);
    assertThat(ForecastDigest.of(forecast("PCE", there, elsewhere(LINE))))
        .isEqualTo(digests.getFirst());
  }

  @Test
  void goods_for_another_unloading_point_are_not_the_same_release() {
    var digests =
        Stream.of("GATE-7", "GATE-8", null)
            .map(
                point ->
                    new Forecast(
                        new Release("7", null),
                        null,
                        null,
                        "PCE",
                        null,
                        RECEIVED,
                        List.of(LINE),
                        point))
            .map(ForecastDigest::of)
            .toList();
    assertThat(digests).doesNotHaveDuplicates();
    assertThat(digests.getLast()).isEqualTo(ForecastDigest.of(forecast("PCE", RECEIVED, LINE)));
  }

  @Test
  void it_is_the_same_tomorrow() {
    assertThat(ForecastDigest.of(forecast("PCE", RECEIVED, LINE)))
        .describedAs("another one wants another DeliverySchedule.VERSION")
        .isEqualTo("0r1ylgJgDZE1Yvve0LtWjw");
  }

  @Test
  void random_releases_have_one_digest_exactly_where_they_say_the_same() {
    Random random = new Random(7);
    List<Forecast> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      List<ScheduleLine> lines = new ArrayList<>();
      for (int n = random.nextInt(3); n > 0; n--) {
        var line =
            new ScheduleLine(
                FRIDAY.plusDays(random.nextInt(2)),
                0,
                null,
                DateKind.DELIVERY,
                random.nextBoolean() ? Bucket.DAY : Bucket.WEEK,
                Firmness.FIRM,
                Quantity.of(random.nextInt(3)),
                random.nextBoolean() ? null : Quantity.of(random.nextInt(2)),
                random.nextInt(99));
        lines.add(line);
      }
      all.add(forecast("PCE", Received.UNKNOWN, lines.toArray(ScheduleLine[]::new)));
    }
    for (Forecast one : all)
      for (Forecast other : all)
        assertThat(SeenRelease.of(one).saidTheSameAs(other))
            .describedAs("%s and %s", one, other)
            .isEqualTo(said(one).equals(said(other)));
  }

  @Test
  void a_release_seen_is_read_as_it_was_written() {
    for (String number : List.of("7", "0008", "A 12 B", "", "-", "编号")) {
      for (var issued : Arrays.<@Nullable LocalDate>asList(MONDAY, null)) {
        var seen = SeenRelease.of(Schedules.forecast(number, issued, LINE));
        assertThat(SeenRelease.parse(seen.text())).isEqualTo(seen);
        assertThat(SeenRelease.number(seen.text())).isEqualTo(number);
      }
    }
  }

  private static List<ScheduleLine> said(Forecast it) {
    return it.lines().stream().map(ForecastDigestTest::elsewhere).toList();
  }

  private static ScheduleLine elsewhere(ScheduleLine it) {
    return new ScheduleLine(
        it.due(),
        it.ordinal(),
        it.time(),
        it.dateKind(),
        it.bucket(),
        it.firmness(),
        it.quantity(),
        it.cumulative(),
        null);
  }

  private static ScheduleLine line(LocalDate due, @Nullable LocalTime time, DateKind kind) {
    return new ScheduleLine(
        due, 0, time, kind, Bucket.DAY, Firmness.FIRM, Quantity.of(5), Quantity.of(50), 17);
  }

  private static ScheduleLine of(
      Bucket bucket, Firmness firmness, String quantity, String cumulative) {
    return new ScheduleLine(
        FRIDAY,
        0,
        LINE.time(),
        DateKind.DELIVERY,
        bucket,
        firmness,
        Quantity.of(quantity),
        Quantity.of(cumulative),
        17);
  }

  private static Received received(
      long cumulative, LocalDate asOf, long last, LocalDate lastDate, String reference) {
    return new Received(
        Quantity.of(cumulative), asOf, Quantity.of(last), lastDate, reference, null, null, null);
  }

  private static Received since(LocalDate day) {
    return new Received(Quantity.of(45), MONDAY, Quantity.of(3), MONDAY, "LS-1", null, null, day);
  }

  private static Forecast forecast(String unit, Received received, ScheduleLine... lines) {
    return new Forecast(
        new Release("7", null), null, null, unit, null, received, Arrays.asList(lines));
  }

  private static List<String> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }
}
