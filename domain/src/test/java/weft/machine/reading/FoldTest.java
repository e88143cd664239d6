package weft.machine.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.machine.MachineState;
import weft.machine.reading.Fold.Folded;

class FoldTest {
  private static final Instant T = Instant.parse("2031-03-03T00:00:00Z");
  private static final int EVERY = 10;

  private static Reading at(int second, MachineState state, @Nullable String parts) {
    return reading(second, second, state, parts, null, null, ReadingQuality.GOOD);
  }

  private static Reading reading(
      int seq,
      int second,
      MachineState state,
      @Nullable String parts,
      @Nullable String counter,
      @Nullable String meter,
      ReadingQuality quality) {
    return new Reading(
        seq,
        T.plusSeconds(second),
        state,
        number(parts),
        number(counter),
        null,
        null,
        number(meter),
        null,
        quality,
        false,
        false,
        null,
        EVERY);
  }

  private static @Nullable BigDecimal number(@Nullable String it) {
    return it == null ? null : new BigDecimal(it);
  }

  private static String told(Folded folded) {
    var told = new StringBuilder();
    for (MachineInterval it : folded.intervals())
      told.append(
          "%d-%d %s %s; "
              .formatted(
                  Duration.between(T, it.from()).toSeconds(),
                  Duration.between(T, it.until()).toSeconds(),
                  it.state(),
                  it.parts()));
    return told.toString();
  }

  @Test
  void a_state_holds_until_the_next_reading_and_parts_count_where_their_time_ends() {
    assertThat(
            told(
                Fold.of(
                    null,
                    List.of(
                        at(0, MachineState.RUNNING, null),
                        at(10, MachineState.RUNNING, "2"),
                        at(20, MachineState.IDLE, "1"),
                        at(30, MachineState.IDLE, "0")))))
        .isEqualTo("0-20 RUNNING 3; 20-30 IDLE 0; ");
  }

  @Test
  void silence_of_more_than_three_reports_is_unknown_from_one_report_after_the_last_reading() {
    assertThat(
            told(
                Fold.of(
                    null,
                    List.of(
                        at(0, MachineState.RUNNING, null),
                        at(30, MachineState.RUNNING, null),
                        at(61, MachineState.RUNNING, "5")))))
        .isEqualTo("0-40 RUNNING null; 40-61 UNKNOWN 5; ");
    Reading last = at(0, MachineState.RUNNING, null);
    assertThat(last.stateAt(T.plusSeconds(30))).isEqualTo(MachineState.RUNNING);
    assertThat(last.stateAt(T.plusSeconds(31))).isEqualTo(MachineState.UNKNOWN);
  }

  @Test
  void an_interval_ends_at_every_five_minutes() {
    var all = new ArrayList<Reading>();
    for (int i = 290; i <= 610; i += 10) all.add(at(i, MachineState.RUNNING, "1"));
    assertThat(told(Fold.of(null, all)))
        .isEqualTo("280-290 UNKNOWN 1; 290-300 RUNNING 1; 300-600 RUNNING 30; 600-610 RUNNING 1; ");
  }

  @Test
  void counters_count_by_differences_across_readings_without_one_and_bad_ones() {
    Folded folded =
        Fold.of(
            null,
            List.of(
                reading(1, 0, MachineState.RUNNING, null, "100", null, ReadingQuality.GOOD),
                reading(2, 10, MachineState.RUNNING, null, null, null, ReadingQuality.GOOD),
                reading(3, 20, MachineState.RUNNING, null, "7", null, ReadingQuality.BAD),
                reading(4, 30, MachineState.RUNNING, null, "104", null, ReadingQuality.GOOD)));
    assertThat(told(folded)).isEqualTo("0-20 RUNNING null; 20-30 UNKNOWN 4; ");
    Reading fallen = reading(5, 40, MachineState.RUNNING, null, "103", null, ReadingQuality.GOOD);
    assertThat(Fold.misfit(folded.last(), fallen)).isEqualTo("counter-fell");
  }

  @Test
  void energy_is_spread_evenly_and_its_sum_is_kept() {
    Folded folded =
        Fold.of(
            null,
            List.of(
                reading(1, 895, MachineState.RUNNING, null, null, "100", ReadingQuality.GOOD),
                reading(2, 910, MachineState.RUNNING, null, null, "101", ReadingQuality.GOOD)));
    assertThat(folded.quarters())
        .containsExactly(
            new EnergyQuarter(T, new BigDecimal("0.333333333"), 5),
            new EnergyQuarter(T.plusSeconds(900), new BigDecimal("0.666666667"), 10));
  }

  /** Otherwise the first reading after the holidays would write a row for each five minutes. */
  @Test
  void a_long_silence_has_intervals_at_its_ends_only_and_its_energy_is_kept() {
    int days = 500 * 86_400;
    Folded folded =
        Fold.of(
            null,
            List.of(
                reading(1, 0, MachineState.RUNNING, null, "7", "100", ReadingQuality.GOOD),
                reading(2, days + 5, MachineState.IDLE, null, "9", "101", ReadingQuality.GOOD)));
    assertThat(told(folded))
        .isEqualTo(
            "0-10 RUNNING null; 10-300 UNKNOWN null; %d-%d UNKNOWN 2; "
                .formatted(days, days + 5));
    assertThat(folded.quarters()).hasSize(400 * 96 + 1);
    assertThat(folded.quarters().getLast().from()).isEqualTo(T.plusSeconds(days));
    assertThat(
            folded.quarters().stream()
                .map(EnergyQuarter::kWh)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("1");
  }

  private static Reading metered(int second, String meter, @Nullable String offset) {
    return reading(second, second, MachineState.RUNNING, null, null, meter, ReadingQuality.GOOD)
        .withMeterOffset(number(offset));
  }

  @Test
  void energy_across_a_stated_replacement_counts_by_the_registers_of_both_meters() {
    Reading last = metered(0, "4999.9", null);
    Reading between = at(10, MachineState.IDLE, null);
    Reading next = metered(20, "0.5", "4999.8"); // from 5000 to 0.2
    assertThat(Fold.misfit(last, next)).isNull();
    assertThat(Fold.of(last, List.of(between, next)).quarters())
        .extracting(EnergyQuarter::kWh)
        .containsExactly(new BigDecimal("0.4"));
  }

  @Test
  void a_replacement_that_the_readings_do_not_show_is_contradicted_and_never_guessed() {
    Reading last = metered(0, "4999.9", null);
    assertThat(Fold.misfit(last, metered(10, "5000", "4999.8")))
        .as("the register goes on")
        .isEqualTo("meter-contradicts");
    assertThat(Fold.misfit(last, metered(10, "0.1", "4999.5")))
        .as("the old register ended below its own reading")
        .isEqualTo("meter-contradicts");
    assertThat(Fold.misfit(last, metered(10, "0.1", null)))
        .as("nothing was stated")
        .isEqualTo("counter-fell");
    assertThat(Fold.misfit(metered(20, "0.5", "4999.8"), metered(30, "0.4", "4999.8")))
        .as("the new register falls")
        .isEqualTo("counter-fell");
  }

  /** Chunks in order, with the tail merged as the table does, come to what all at once come to. */
  @Test
  void random_readings_come_to_the_same_in_any_chunks_and_to_what_each_second_says() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Reading> all = random(random);
      Folded whole = Fold.of(null, all);
      List<MachineInterval> merged = new ArrayList<>();
      Map<Instant, EnergyQuarter> quarters = new TreeMap<>();
      Reading last = null;
      for (int from = 0; from < all.size(); ) {
        int until = Math.min(all.size(), from + 1 + random.nextInt(5));
        Folded some = Fold.of(last, all.subList(from, until));
        for (MachineInterval it : some.intervals())
          if (!merged.isEmpty() && merged.getLast().goesOnAs(it))
            merged.set(merged.size() - 1, merged.getLast().and(it));
          else merged.add(it);
        some.quarters().forEach(it -> quarters.merge(it.from(), it, EnergyQuarter::and));
        last = some.last();
        from = until;
      }
      assertThat(merged).as("seed %d", seed).isEqualTo(whole.intervals());
      assertThat(List.copyOf(quarters.values())).as("seed %d", seed).isEqualTo(whole.quarters());
      assertSecondBySecond(all, whole, seed);
      assertEnergySecondBySecond(all, whole, seed);
    }
  }

  private static List<Reading> random(Random random) {
    List<Reading> all = new ArrayList<>();
    int second = 0;
    int counter = 0;
    int meter = 50;
    for (int i = 0; i < 60; i++) {
      second += random.nextInt(10) == 0 ? 20 + random.nextInt(600) : 1 + random.nextInt(12);
      counter += random.nextInt(3);
      meter += random.nextInt(4);
      all.add(
          reading(
              i,
              second,
              MachineState.values()[random.nextInt(5)],
              null,
              random.nextInt(4) == 0 ? null : "" + counter,
              random.nextInt(4) == 0 ? null : "" + meter,
              ReadingQuality.values()[Math.max(0, random.nextInt(12) - 9)]));
    }
    return all;
  }

  /** The plain reference: the state of each second by the rule as it is written. */
  private static void assertSecondBySecond(List<Reading> all, Folded whole, long seed) {
    Map<Instant, MachineState> states = new TreeMap<>();
    for (MachineInterval it : whole.intervals())
      for (Instant at = it.from(); at.isBefore(it.until()); at = at.plusSeconds(1))
        assertThat(states.put(at, it.state())).as("once, seed %d", seed).isNull();
    for (int i = 0; i + 1 < all.size(); i++) {
      Reading it = all.get(i);
      Instant next = all.get(i + 1).at();
      boolean silent = Duration.between(it.at(), next).toSeconds() > 3 * EVERY;
      for (Instant at = it.at(); at.isBefore(next); at = at.plusSeconds(1)) {
        boolean known = !silent || at.isBefore(it.at().plusSeconds(EVERY));
        boolean bad = it.quality() == ReadingQuality.BAD;
        assertThat(states.get(at))
            .as("seed %d at %s", seed, at)
            .isEqualTo(known && !bad ? it.state() : MachineState.UNKNOWN);
      }
    }
    List<Reading> counted =
        all.stream()
            .filter(it -> it.counter() != null && it.quality() != ReadingQuality.BAD)
            .toList();
    BigDecimal parts =
        whole.intervals().stream()
            .map(MachineInterval::parts)
            .reduce(BigDecimal.ZERO, (one, other) -> other == null ? one : one.add(other));
    assertThat(parts)
        .as("seed %d", seed)
        .isEqualByComparingTo(counted.getLast().counter().subtract(counted.getFirst().counter()));
  }

  /** The plain reference: each second of a reading's time has the same share of its energy. */
  private static void assertEnergySecondBySecond(List<Reading> all, Folded whole, long seed) {
    Map<Instant, Double> energy = new TreeMap<>();
    Map<Instant, Integer> covered = new TreeMap<>();
    BigDecimal meter = null;
    BigDecimal first = null;
    Reading before = null;
    for (Reading it : all) {
      boolean metered = it.meter() != null && it.quality() != ReadingQuality.BAD;
      if (metered && meter != null && before != null) {
        long seconds = Duration.between(before.at(), it.at()).toSeconds();
        double each = it.meter().subtract(meter).doubleValue() / seconds;
        boolean silent = seconds > 3 * EVERY;
        for (Instant at = before.at(); at.isBefore(it.at()); at = at.plusSeconds(1)) {
          Instant quarter = Instant.ofEpochSecond(at.getEpochSecond() / 900 * 900);
          energy.merge(quarter, each, Double::sum);
          covered.merge(quarter, silent ? 0 : 1, Integer::sum);
        }
      }
      if (metered) {
        if (first == null) first = it.meter();
        meter = it.meter();
      }
      before = it;
    }
    assertThat(whole.quarters()).as("seed %d", seed).hasSameSizeAs(energy.keySet());
    BigDecimal sum = BigDecimal.ZERO;
    for (EnergyQuarter it : whole.quarters()) {
      sum = sum.add(it.kWh());
      assertThat(it.kWh().doubleValue())
          .as("seed %d at %s", seed, it.from())
          .isCloseTo(energy.get(it.from()), within(1e-6));
      assertThat(it.seconds())
          .as("seed %d at %s", seed, it.from())
          .isEqualTo(covered.get(it.from()));
    }
    assertThat(sum).as("seed %d", seed).isEqualByComparingTo(meter.subtract(first));
  }
}
