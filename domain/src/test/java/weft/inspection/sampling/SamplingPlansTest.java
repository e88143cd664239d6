package weft.inspection.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Single sampling by GB/T 2828.1-2012. The two files hold the cells that two independent
 * transcriptions agree on: one of MIL-STD-105E, which has the same plans, and one of GB/T
 * 2828.1-2012. Arrows are resolved.
 */
class SamplingPlansTest {
  private static final String[] LEVELS = {"S-1", "S-2", "S-3", "S-4", "I", "II", "III"};

  private static SamplePlan plan(long lot, String aql, Strictness strictness) {
    return SamplingPlans.of(lot, "II", new BigDecimal(aql), strictness).orElseThrow();
  }

  @Test
  void the_worked_examples_hold() {
    assertThat(plan(500, "1.0", Strictness.NORMAL)).isEqualTo(new SamplePlan(50, 1, 2));
    assertThat(plan(30, "1.0", Strictness.NORMAL)).as("arrow").isEqualTo(new SamplePlan(13, 0, 1));
    assertThat(plan(10, "1.0", Strictness.NORMAL)).as("all").isEqualTo(new SamplePlan(10, 0, 1));
    assertThat(plan(1_200, "1.0", Strictness.NORMAL)).isEqualTo(new SamplePlan(80, 2, 3));
    assertThat(plan(1_200, "1.0", Strictness.TIGHTENED)).isEqualTo(new SamplePlan(80, 1, 2));
    assertThat(SamplingPlans.letter(500, "II")).isEqualTo('H');
    assertThat(SamplingPlans.letter(30, "II")).isEqualTo('D');
    assertThat(SamplingPlans.letter(1_200, "II")).isEqualTo('J');
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/inspection/sampling-plans.csv", numLinesToSkip = 1)
  void every_cell_is_as_published(
      String severity, char letter, String aql, int size, int accept, int reject) {
    assertThat(SamplingPlans.cell(letter, aql, severity.equals("tightened")))
        .isEqualTo(new SamplePlan(size, accept, reject));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/inspection/code-letters.csv", numLinesToSkip = 1)
  void every_code_letter_is_as_published(ArgumentsAccessor row) {
    for (long lot : new long[] {row.getLong(0), row.getLong(1)})
      for (int i = 0; i < LEVELS.length; i++)
        assertThat(SamplingPlans.letter(lot, LEVELS[i]))
            .as("%s at level %s", lot, LEVELS[i])
            .isEqualTo(row.getCharacter(i + 2));
  }

  @ParameterizedTest
  @CsvSource({"II, 10", "II, 1.2", "II, 0", "IV, 1.0", "ii, 1.0"})
  void what_is_not_confirmed_is_not_offered(String level, String aql) {
    assertThat(SamplingPlans.isOffered(level, new BigDecimal(aql))).isFalse();
    assertThat(SamplingPlans.of(500, level, new BigDecimal(aql), Strictness.NORMAL)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.0", "1.00"})
  void an_aql_is_the_same_however_many_zeros_it_has(String aql) {
    assertThat(plan(500, aql, Strictness.NORMAL)).isEqualTo(new SamplePlan(50, 1, 2));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 7, 8, 12, 13, 14, 50, 200, 4_000})
  void a_sample_is_never_larger_than_its_lot(long lot) {
    for (Strictness it : new Strictness[] {Strictness.NORMAL, Strictness.TIGHTENED})
      for (String level : LEVELS)
        assertThat(SamplingPlans.of(lot, level, BigDecimal.ONE, it).orElseThrow().size())
            .isBetween(1, (int) lot);
  }

  @Test
  void nothing_is_sampled_while_inspection_is_stopped() {
    assertThat(SamplingPlans.of(500, "II", BigDecimal.ONE, Strictness.STOPPED)).isEmpty();
  }
}
