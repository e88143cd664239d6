package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import weft.deploy.HubProcess;

/**
 * The control of {@link Exponents}: without a limit on a number's digits, the same cell ends a JVM
 * with a hub's memory as soon as it is written out.
 */
final class ControlExponents implements Scenario {
  private static final int ENDED_BY_OUT_OF_MEMORY = 3;

  @Override
  public String name() {
    return "control-exponents";
  }

  @Override
  public void run(Trial trial) throws Exception {
    try (var process = HubProcess.of(ControlExponents.class.getName(), Exponents.CELL)) {
      assertThat(process.exitCode()).isEqualTo(ENDED_BY_OUT_OF_MEMORY);
      assertThat(process.output()).contains("OutOfMemoryError");
      trial.found("written out without a bound, the cell ended a JVM of 256 MB");
    }
  }

  static void main(String[] cell) {
    System.out.println(new BigDecimal(cell[0]).toPlainString().length());
  }
}
