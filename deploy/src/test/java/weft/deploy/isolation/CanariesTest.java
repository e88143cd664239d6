package weft.deploy.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanariesTest {
  @ParameterizedTest
  @ValueSource(strings = {"466393", "20261128", "09:12:44", "0eadbeef", "HY-1"})
  void what_a_time_a_reference_or_a_uuid_may_hold_by_chance_gives_nobody_away(String canary) {
    assertThat(Canaries.unmistakable(canary)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"4500000001", "HY-24017", "SAMPLE-2", "轴承座总成"})
  void numbers_of_orders_parts_and_names_do(String canary) {
    assertThat(Canaries.unmistakable(canary)).isTrue();
  }
}
