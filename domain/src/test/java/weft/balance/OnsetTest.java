package weft.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.SampleSize;
import weft.balance.Onset.Known;
import weft.calendar.SiteCalendar;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.parts.Spread;
import weft.scheduling.release.Bucket;

/** Finds the event or the day after which stock is short for good. */
class OnsetTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 12, 7);
  private static final LocalDate ON = MONDAY.plusDays(20);

  /**
   * The state after some events.
   *
   * @param stock last stock count
   * @param demand due by {@link #ON}
   * @param output last planned output and its day; null if there is none
   */
  private record Said(int stock, int demand, int output, @Nullable LocalDate outputOn)
      implements Known {
    @Override
    public Quantity stock(LocalDate today) {
      var inputs = new BalanceInputs(new BaseUnit("PCE", List.of()), today, ON);
      ShipDates here = ShipDates.at(SiteCalendar.UNSTATED, Spread.FIRST, today);
      inputs.stock(Quantity.of(stock), "PCE");
      inputs.demand(here, ON, Bucket.DAY, Quantity.of(demand), "PCE", true);
      if (outputOn != null) inputs.planned(here, outputOn, Bucket.DAY, Quantity.of(output), "PCE");
      SupplyBalance balance = inputs.balance(BalanceTerms.USUAL, today, Grain.DAY);
      Quantity closing = balance.rows().getLast().closing();
      assertThat(closing).isNotNull();
      return closing;
    }

    /** The same stock, computed by hand: output planned for a past day does not come. */
    int plainly(LocalDate today) {
      return stock
          - demand
          + (outputOn == null || outputOn.isBefore(today) || outputOn.isAfter(ON) ? 0 : output);
    }
  }

  private record Step(long position, LocalDate day, Said said) {}

  private static Onset find(List<Step> steps, LocalDate today, int most) {
    List<Long> changes = steps.reversed().stream().map(Step::position).limit(most).toList();
    LongFunction<LocalDate> recorded =
        position ->
            steps.stream().filter(it -> it.position() == position).findFirst().orElseThrow().day();
    LongFunction<Known> before =
        position ->
            steps.stream()
                .filter(it -> it.position() < position)
                .reduce((_, last) -> last)
                .map(it -> (Known) it.said())
                .orElse(new Said(0, 0, 0, null));
    return Onset.find(today, steps.getLast().said(), changes, recorded, before);
  }

  @Test
  void the_event_that_turned_it_is_the_cause_and_not_what_came_after() {
    List<Step> steps =
        List.of(
            new Step(1, MONDAY, new Said(50, 0, 0, null)),
            new Step(2, MONDAY, new Said(50, 40, 0, null)),
            new Step(5, MONDAY.plusDays(1), new Said(30, 40, 0, null)),
            new Step(9, MONDAY.plusDays(2), new Said(20, 40, 0, null)));
    assertThat(find(steps, MONDAY.plusDays(2), 200))
        .isEqualTo(new Onset(5L, MONDAY.plusDays(1), Quantity.of(20)));
  }

  @Test
  void a_shortage_that_recovered_in_between_is_another_one() {
    List<Step> steps =
        List.of(
            new Step(1, MONDAY, new Said(0, 40, 0, null)),
            new Step(2, MONDAY, new Said(60, 40, 0, null)),
            new Step(3, MONDAY, new Said(60, 70, 0, null)));
    assertThat(find(steps, MONDAY, 200)).isEqualTo(new Onset(3L, MONDAY, Quantity.of(30)));
  }

  @Test
  void output_that_did_not_come_turns_it_on_the_day_after() {
    List<Step> steps =
        List.of(
            new Step(1, MONDAY, new Said(30, 0, 0, null)),
            new Step(2, MONDAY, new Said(30, 40, 25, MONDAY.plusDays(3))));
    assertThat(find(steps, MONDAY.plusDays(6), 200))
        .isEqualTo(new Onset(null, MONDAY.plusDays(4), Quantity.of(25)));
  }

  @Test
  void what_is_older_than_all_that_was_looked_at_says_so() {
    List<Step> steps =
        List.of(
            new Step(1, MONDAY, new Said(0, 40, 0, null)),
            new Step(2, MONDAY, new Said(1, 40, 0, null)),
            new Step(3, MONDAY, new Said(2, 40, 0, null)));
    assertThat(find(steps, MONDAY, 2).isEarlier()).isTrue();
    assertThat(find(steps, MONDAY, 3).position()).isEqualTo(1L);
  }

  @Test
  void in_random_histories_it_is_what_looking_at_every_moment_finds() {
    long seed = Long.getLong("onset.seed", System.nanoTime());
    int many = Integer.getInteger("onset.histories", SampleSize.of(1_000));
    int events = 0;
    int days = 0;
    for (int i = 0; i < many; i++) {
      List<Step> steps = history(new Random(seed + i));
      LocalDate today = MONDAY.plusDays(15);
      if (steps.getLast().said().plainly(today) >= 0) continue;
      Onset found = find(steps, today, 200);
      assertThat(found).as("history %d: %s", seed + i, steps).isEqualTo(plainly(steps, today));
      if (found.position() == null) days++;
      else events++;
    }
    assertThat(events).as("turned by an event").isPositive();
    assertThat(days).as("turned by a day that passed").isPositive();
    System.out.println("OnsetTest: " + many + " histories of seed " + seed);
  }

  private static List<Step> history(Random random) {
    List<Step> steps = new ArrayList<>();
    Said said = new Said(random.nextInt(100), 0, 0, null);
    LocalDate day = MONDAY;
    for (long position = 1; position <= 3 + random.nextInt(12); position++) {
      said =
          switch (random.nextInt(3)) {
            case 0 -> new Said(random.nextInt(100), said.demand(), said.output(), said.outputOn());
            case 1 -> new Said(said.stock(), random.nextInt(100), said.output(), said.outputOn());
            default ->
                new Said(
                    said.stock(),
                    said.demand(),
                    random.nextInt(80),
                    MONDAY.plusDays(random.nextInt(20)));
          };
      steps.add(new Step(position, day, said));
      day = day.plusDays(random.nextInt(3));
      if (day.isAfter(MONDAY.plusDays(15))) day = MONDAY.plusDays(15);
    }
    return steps;
  }

  /** Tries every event and midnight in order and returns the last one that made stock short. */
  private static Onset plainly(List<Step> steps, LocalDate today) {
    Onset last = new Onset(null, null, Quantity.ZERO);
    int stock = 0;
    LocalDate day = steps.getFirst().day();
    Said said = new Said(0, 0, 0, null);
    for (Step step : steps) {
      for (; day.isBefore(step.day()); day = day.plusDays(1)) {
        int now = said.plainly(day.plusDays(1));
        if (stock >= 0 && now < 0)
          last = new Onset(null, day.plusDays(1), Quantity.of(stock - now));
        stock = now;
      }
      said = step.said();
      int now = said.plainly(day);
      if (stock >= 0 && now < 0) last = new Onset(step.position(), day, Quantity.of(stock - now));
      stock = now;
    }
    for (; day.isBefore(today); day = day.plusDays(1)) {
      int now = said.plainly(day.plusDays(1));
      if (stock >= 0 && now < 0) last = new Onset(null, day.plusDays(1), Quantity.of(stock - now));
      stock = now;
    }
    return last;
  }
}
