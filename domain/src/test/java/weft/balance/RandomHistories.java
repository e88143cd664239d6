package weft.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import weft.balance.NotCounted.Why;
import weft.balance.SupplyHistory.Schedule;
import weft.measure.Quantity;

/**
 * Compares balances of random histories with the simple reference, and reports the seed of a
 * failure.
 */
public final class RandomHistories {
  private RandomHistories() {}

  /** {@code RandomHistories [how many] [seed]}: 10,000 histories by default. */
  public static void main(String[] arguments) {
    int many = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    check(many, seed);
    System.out.println(many + " random histories agree with the reference; seed " + seed);
  }

  /**
   * Checks this many histories, and more where the rarest case was not among them, up to ten times
   * as many.
   */
  static void check(int many, long seed) {
    RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Set<Reached> reached = EnumSet.noneOf(Reached.class);
    for (int i = 0; i < many || (i < many * 10 && reached.size() < Reached.values().length); i++) {
      SupplyHistory history = SupplyHistory.random(chance);
      try {
        agrees(history);
        ordersMakeNoDifference(history, chance);
        grainsMakeNoDifference(history);
        horizonsMakeNoDifference(history, chance);
        partsAddUp(history);
        reached.addAll(Reached.by(history));
      } catch (AssertionError wrong) {
        throw new AssertionError("History " + i + " of seed " + seed + ": " + history, wrong);
      }
    }
    assertThat(reached).as("seed " + seed).containsExactly(Reached.values());
  }

  /** The cases that the histories must reach for the test to prove anything. */
  private enum Reached {
    RUN_OUT,
    RECOVERY,
    SHORT_AGAIN,
    BELOW_MINIMUM,
    ABOVE_MAXIMUM,
    COVER,
    COVER_AT_LEAST,
    OVERDUE,
    LATE_TRANSIT,
    LATE_PLAN,
    NOT_COUNTED;

    static Set<Reached> by(SupplyHistory history) {
      Set<Reached> reached = EnumSet.noneOf(Reached.class);
      BalanceInputs inputs = history.inputs();
      SupplyBalance balance = history.balance(Grain.DAY);
      Breach runOut = balance.runOut();
      if (runOut != null) reached.add(RUN_OUT);
      if (runOut != null && runOut.recoversOn() != null) reached.add(RECOVERY);
      if (runOut != null && runOut.later() != null) reached.add(SHORT_AGAIN);
      if (balance.belowMinimum() != null) reached.add(BELOW_MINIMUM);
      if (balance.aboveMaximum() != null) reached.add(ABOVE_MAXIMUM);
      for (BalanceRow row : balance.rows())
        reached.add(row.cover() == null ? COVER_AT_LEAST : COVER);
      if (inputs.overdueDemand().isPositive()) reached.add(OVERDUE);
      if (inputs.lateTransit().isPositive()) reached.add(LATE_TRANSIT);
      if (inputs.latePlan().isPositive()) reached.add(LATE_PLAN);
      if (!inputs.notCounted().isEmpty()) reached.add(NOT_COUNTED);
      return reached;
    }
  }

  private static void agrees(SupplyHistory history) {
    var plain = new PlainBalance(history);
    BalanceInputs inputs = history.inputs();
    for (Grain grain : Grain.values())
      assertThat(inputs.balance(history.terms(), history.today(), grain))
          .usingRecursiveComparison()
          .withStrictTypeChecking()
          .isEqualTo(plain.balance(grain));
    assertThat(inputs.overdueDemand()).isEqualTo(Quantity.of(plain.overdue));
    assertThat(inputs.latePlan()).isEqualTo(Quantity.of(plain.latePlan));
    assertThat(inputs.lateTransit()).isEqualTo(Quantity.of(plain.lateTransit));
    assertThat(inputs.notCounted().stream().map(NotCounted::quantity).toList())
        .isEqualTo(plain.notCounted == 0 ? List.of() : List.of(Quantity.of(plain.notCounted)));
    assertThat(inputs.notCounted()).allMatch(it -> it.why() == Why.NO_CONVERSION);
  }

  /** The order of inputs must not change a balance. */
  private static void ordersMakeNoDifference(SupplyHistory history, RandomGenerator chance) {
    assertThat(history.shuffled(chance).balance(Grain.DAY)).isEqualTo(history.balance(Grain.DAY));
  }

  private static void grainsMakeNoDifference(SupplyHistory history) {
    SupplyBalance days = history.balance(Grain.DAY);
    for (Grain grain : List.of(Grain.WEEK, Grain.MONTH)) {
      SupplyBalance longer = history.balance(grain);
      assertThat(longer.runOut()).isEqualTo(days.runOut());
      assertThat(longer.belowMinimum()).isEqualTo(days.belowMinimum());
      assertThat(longer.aboveMaximum()).isEqualTo(days.aboveMaximum());
      for (BalanceRow row : longer.rows()) {
        BalanceRow last =
            days.rows().stream()
                .filter(it -> it.until().equals(row.until()))
                .findFirst()
                .orElseThrow();
        assertThat(row.closing()).isEqualTo(last.closing());
        assertThat(row.cover()).isEqualTo(last.cover());
        assertThat(row.coverAtLeast()).isEqualTo(last.coverAtLeast());
      }
    }
  }

  /** A longer horizon knows more of the days to come and nothing else of those before. */
  private static void horizonsMakeNoDifference(SupplyHistory history, RandomGenerator chance) {
    LocalDate later = history.last().plusDays(chance.nextInt(1, 30));
    List<BalanceRow> rows = history.balance(Grain.DAY).rows();
    List<BalanceRow> more = history.until(later).balance(Grain.DAY).rows();
    for (int i = 0; i < rows.size(); i++) {
      BalanceRow row = rows.get(i);
      BalanceRow same = more.get(i);
      assertThat(same.opening()).isEqualTo(row.opening());
      assertThat(same.in()).isEqualTo(row.in());
      assertThat(same.out()).isEqualTo(row.out());
      assertThat(same.outFirm()).isEqualTo(row.outFirm());
      assertThat(same.closing()).isEqualTo(row.closing());
      if (row.cover() != null) assertThat(same.cover()).isEqualTo(row.cover());
      else
        assertThat(same.cover() == null ? same.coverAtLeast() : same.cover())
            .isGreaterThanOrEqualTo(Objects.requireNonNull(row.coverAtLeast()));
    }
  }

  /** The demand of all partners together is the sum of their demands. */
  private static void partsAddUp(SupplyHistory history) {
    List<BalanceRow> all = history.balance(Grain.DAY).rows();
    List<List<BalanceRow>> parts =
        history.schedules().stream()
            .map((Schedule it) -> history.part(List.of(it), false).balance(Grain.DAY).rows())
            .toList();
    List<BalanceRow> supply = history.part(List.of(), true).balance(Grain.DAY).rows();
    for (int i = 0; i < all.size(); i++) {
      Quantity closing = Objects.requireNonNull(supply.get(i).closing());
      Quantity out = Quantity.ZERO;
      for (List<BalanceRow> part : parts) {
        closing = closing.plus(Objects.requireNonNull(part.get(i).closing()));
        out = out.plus(Objects.requireNonNull(part.get(i).out()));
      }
      assertThat(all.get(i).closing()).isEqualTo(closing);
      assertThat(all.get(i).out()).isEqualTo(out);
    }
  }
}
