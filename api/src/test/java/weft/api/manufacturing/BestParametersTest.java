package weft.api.manufacturing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.measure.Quantity;
import weft.projections.manufacturing.StepYield;

/** The best version is named only where enough lots were made with it. */
class BestParametersTest {
  private static StepYield of(
      int step, @Nullable String tool, long version, int lots, String yield) {
    return new StepYield(
        step, tool, "ParameterSheet:JIAXIN:S", "S", version, lots, new BigDecimal(yield));
  }

  @Test
  void the_best_of_30_lots_or_more_is_named_and_none_below() {
    var best =
        BestParameters.of(
            "P",
            List.of(
                of(10, null, 3, 29, "1"),
                of(10, null, 2, 30, "0.98765"),
                of(10, null, 1, 400, "0.9"),
                of(10, "T-1", 3, 29, "0.99"),
                of(20, null, 3, 30, "0.5")));
    assertThat(best.steps()).extracting(BestParameters.Step::compared).containsExactly(2, 0, 1);
    assertThat(best.steps()).extracting(BestParameters.Step::mostLots).containsExactly(400, 29, 30);
    var first = best.steps().getFirst().best();
    assertThat(first).isNotNull();
    assertThat(first.version()).isEqualTo(2);
    assertThat(first.firstPassYield()).isEqualTo(Quantity.of("0.9877"));
    assertThat(best.steps().get(1).best()).isNull();
    assertThat(best.complete()).isTrue();
  }
}
