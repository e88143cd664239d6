package weft.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.forecast;
import static weft.scheduling.Schedules.line;
import static weft.scheduling.Schedules.received;
import static weft.scheduling.Schedules.upTo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import weft.SampleSize;
import weft.measure.Quantity;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.LineDelta;
import weft.scheduling.release.LineDelta.Kind;
import weft.scheduling.release.ReleaseDelta;
import weft.scheduling.release.ScheduleLine;

/** Properties of the delta of any two releases. A failure reports the seed. */
class ReleaseDeltaPropertiesTest {
  private static final int CASES = SampleSize.of(20_000);
  private static final List<Bucket> BUCKETS = List.of(Bucket.values());
  private static final List<Firmness> FIRMNESSES = List.of(Firmness.values());

  @Test
  void every_line_of_both_releases_appears_exactly_once() {
    forAll(
        (before, now) -> {
          Set<ScheduleLine.Key> all = new TreeSet<>();
          before.lines().forEach(it -> all.add(it.key()));
          now.lines().forEach(it -> all.add(it.key()));
          assertThat(ReleaseDelta.between(before, now))
              .extracting(it -> new ScheduleLine.Key(it.due(), it.ordinal()))
              .containsExactlyElementsOf(all);
        });
  }

  @Test
  void each_line_carries_the_quantities_of_both_releases() {
    forAll(
        (before, now) -> {
          Map<ScheduleLine.Key, Quantity> old = quantities(before);
          Map<ScheduleLine.Key, Quantity> current = quantities(now);
          for (LineDelta it : ReleaseDelta.between(before, now)) {
            var key = new ScheduleLine.Key(it.due(), it.ordinal());
            assertThat(it.now()).isEqualTo(current.get(key));
            if (it.kind() == Kind.MOVED && !it.isGone()) assertThat(it.before()).isNotNull();
            else assertThat(it.before()).isEqualTo(old.get(key));
          }
        });
  }

  @Test
  void what_was_open_and_every_change_add_up_to_what_is_asked_now() {
    forAll(
        (before, now) -> {
          Quantity sum = Quantity.ZERO;
          List<LineDelta> deltas = ReleaseDelta.between(before, now);
          Set<ScheduleLine.Key> consumed =
              deltas.stream()
                  .filter(it -> it.isGone() && it.kind() == Kind.CONSUMED)
                  .map(it -> new ScheduleLine.Key(it.due(), it.ordinal()))
                  .collect(Collectors.toSet());
          Quantity received = receivedBetween(before, now);
          for (ScheduleLine line : before.lines()) {
            Quantity taken = received.exceeds(line.quantity()) ? line.quantity() : received;
            received = received.minus(taken);
            if (!consumed.contains(line.key())) sum = sum.plus(line.quantity()).minus(taken);
          }
          for (LineDelta it : deltas) sum = sum.plus(it.change());
          assertThat(sum).isEqualTo(now.total());
        });
  }

  @Test
  void consumed_lines_were_received_or_their_days_went_by() {
    forAll(
        (before, now) -> {
          LocalDate start = now.horizonBegins();
          for (LineDelta it : ReleaseDelta.between(before, now)) {
            if (it.kind() != Kind.CONSUMED) continue;
            boolean received = !Quantity.ZERO.equals(receivedBetween(before, now));
            boolean passed = start != null && it.due().isBefore(start);
            assertThat(received || passed).isTrue();
          }
        });
  }

  @Test
  void moves_come_in_pairs_and_never_beyond_the_old_horizon() {
    forAll(
        (before, now) -> {
          var moves =
              ReleaseDelta.between(before, now).stream()
                  .filter(it -> it.kind() == Kind.MOVED)
                  .toList();
          assertThat(moves.stream().filter(LineDelta::isGone).count() * 2).isEqualTo(moves.size());
          LocalDate end = before.knownUntil();
          moves.stream()
              .filter(it -> !it.isGone())
              .forEach(it -> assertThat(it.due()).isBeforeOrEqualTo(end));
        });
  }

  @Test
  void a_release_compared_with_itself_is_all_the_same() {
    forAll(
        (release, _) ->
            assertThat(ReleaseDelta.between(release, release))
                .hasSameSizeAs(release.lines())
                .allMatch(it -> it.kind() == Kind.SAME && !it.withinFirmHorizon()));
  }

  @Test
  void the_same_releases_give_the_same_delta_whatever_the_order_of_their_lines() {
    forAll(
        (before, now) -> {
          List<ScheduleLine> shuffled = new ArrayList<>(now.lines());
          Collections.reverse(shuffled);
          var again =
              new Forecast(
                  now.release(),
                  now.horizonStart(),
                  now.horizonEnd(),
                  now.unit(),
                  null,
                  now.received(),
                  shuffled);
          assertThat(ReleaseDelta.between(before, again))
              .isEqualTo(ReleaseDelta.between(before, now));
        });
  }

  private static void forAll(BiConsumer<Forecast, Forecast> property) {
    for (long seed = 1; seed <= CASES; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      Forecast before = release(random, "7", MONDAY.minusDays(random.nextInt(5)));
      Forecast now = next(random, before);
      try {
        property.accept(before, now);
      } catch (AssertionError e) {
        throw new AssertionError("seed %d%n%s%n%s".formatted(seed, before, now), e);
      }
    }
  }

  private static Forecast release(RandomGenerator random, String number, LocalDate issued) {
    ScheduleLine[] lines = new ScheduleLine[random.nextInt(9)];
    for (int i = 0; i < lines.length; i++) lines[i] = anyLine(random, MONDAY);
    Forecast released = forecast(number, random.nextInt(8) == 0 ? null : issued, lines);
    if (random.nextInt(3) == 0) released = upTo(MONDAY.plusDays(random.nextInt(80)), released);
    return random.nextInt(3) == 0 ? released : received(1000, released);
  }

  /**
   * Mostly lines of the previous release, kept, cut, raised, moved or split; and some new lines.
   */
  private static Forecast next(RandomGenerator random, Forecast before) {
    List<ScheduleLine> lines = new ArrayList<>();
    for (ScheduleLine it : before.lines()) {
      switch (random.nextInt(8)) {
        case 0 -> {}
        case 1 -> lines.add(it.with(0, Quantity.of(random.nextLong(1, 8) * 50)));
        case 2 -> lines.add(at(it.due().plusDays(random.nextInt(-5, 9)), it));
        case 3 -> {
          for (int day = 0; day < Math.min(it.days(), 5); day++)
            lines.add(
                line(
                    it.due().plusDays(day),
                    Bucket.DAY,
                    it.firmness(),
                    it.quantity().amount().longValue() / Math.min(it.days(), 5)));
        }
        case 4 -> lines.add(line(it.due(), Bucket.WEEK, it.firmness(), 100));
        default -> lines.add(it);
      }
    }
    for (int i = random.nextInt(3); i > 0; i--) lines.add(anyLine(random, MONDAY.plusDays(7)));
    LocalDate issued = MONDAY.plusDays(random.nextInt(-6, 15));
    Forecast now =
        forecast("8", random.nextInt(8) == 0 ? null : issued, lines.toArray(ScheduleLine[]::new));
    return random.nextInt(3) == 0 ? now : received(1000 + random.nextLong(-2, 8) * 50, now);
  }

  private static ScheduleLine anyLine(RandomGenerator random, LocalDate from) {
    return line(
        from.plusDays(random.nextInt(40)),
        BUCKETS.get(random.nextInt(BUCKETS.size())),
        FIRMNESSES.get(random.nextInt(FIRMNESSES.size())),
        random.nextLong(6) * 50);
  }

  private static ScheduleLine at(LocalDate due, ScheduleLine it) {
    return line(due, it.bucket(), it.firmness(), it.quantity().amount().longValue());
  }

  private static Quantity receivedBetween(Forecast before, Forecast now) {
    Quantity then = before.received().cumulative();
    Quantity today = now.received().cumulative();
    return then == null || today == null || then.exceeds(today) ? Quantity.ZERO : today.minus(then);
  }

  private static Map<ScheduleLine.Key, Quantity> quantities(Forecast forecast) {
    Map<ScheduleLine.Key, Quantity> all = new HashMap<>();
    forecast.lines().forEach(it -> all.put(it.key(), it.quantity()));
    return all;
  }
}
