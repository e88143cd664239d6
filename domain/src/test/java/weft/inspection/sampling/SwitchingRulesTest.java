package weft.inspection.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The switching rules between normal and tightened inspection. */
class SwitchingRulesTest {
  /** The strictness after lots: + accepted, - rejected. */
  private static Strictness after(SwitchingRules begin, String lots) {
    SwitchingRules now = begin;
    for (char it : lots.toCharArray()) now = now.after(it == '+');
    return now.strictness();
  }

  private static Strictness afterNormal(String lots) {
    return after(SwitchingRules.BEGIN, lots);
  }

  private static Strictness afterTightened(String lots) {
    return after(SwitchingRules.in(Strictness.TIGHTENED), lots);
  }

  @Test
  void two_rejected_of_five_or_fewer_in_a_row_tighten() {
    assertThat(afterNormal("--")).isEqualTo(Strictness.TIGHTENED);
    assertThat(afterNormal("-+++-")).isEqualTo(Strictness.TIGHTENED);
    assertThat(afterNormal("-++++-")).as("the first is six lots ago").isEqualTo(Strictness.NORMAL);
    assertThat(afterNormal("-++++-+++-")).isEqualTo(Strictness.TIGHTENED);
  }

  @Test
  void five_accepted_in_a_row_return_to_normal() {
    assertThat(afterTightened("++++")).isEqualTo(Strictness.TIGHTENED);
    assertThat(afterTightened("+++++")).isEqualTo(Strictness.NORMAL);
    assertThat(afterTightened("++++-++++")).isEqualTo(Strictness.TIGHTENED);
    assertThat(afterTightened("++++-+++++")).isEqualTo(Strictness.NORMAL);
  }

  @Test
  void five_rejected_in_all_while_tightened_stop_inspection() {
    assertThat(afterTightened("----")).isEqualTo(Strictness.TIGHTENED);
    assertThat(afterTightened("-++-++-+-+-")).isEqualTo(Strictness.STOPPED);
    assertThat(afterTightened("-----+++++")).as("until a person").isEqualTo(Strictness.STOPPED);
  }

  @Test
  void each_period_counts_from_its_beginning() {
    assertThat(afterNormal("--+++++-")).as("one since normal").isEqualTo(Strictness.NORMAL);
    assertThat(afterNormal("--" + "----" + "+++++" + "--" + "----"))
        .as("four since tightened")
        .isEqualTo(Strictness.TIGHTENED);
  }
}
