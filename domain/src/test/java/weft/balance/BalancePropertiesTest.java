package weft.balance;

import org.junit.jupiter.api.Test;
import weft.SampleSize;

/**
 * The properties of docs/planning/balance.md over random histories. {@link RandomHistories} runs
 * more of them.
 */
class BalancePropertiesTest {
  @Test
  void random_histories_agree_with_the_plain_reference_whatever_grain_horizon_and_order() {
    long seed = Long.getLong("balance.seed", System.nanoTime());
    int many = Integer.getInteger("balance.histories", SampleSize.of(300));
    System.out.println("BalancePropertiesTest: " + many + " histories of seed " + seed);
    RandomHistories.check(many, seed);
  }
}
