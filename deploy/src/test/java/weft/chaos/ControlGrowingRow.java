package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import weft.deploy.HubProcess;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.MessageResult;
import weft.interchange.Severity;
import weft.language.Text;
import weft.projections.rows.RowJson;

/**
 * The control of {@link GrowingRow}: where the row of an interchange contains its messages, and
 * each message creates a version of it, the versions of 2,000 messages in one batch end a JVM with
 * a hub's memory.
 */
final class ControlGrowingRow implements Scenario {
  private static final int ENDED_BY_OUT_OF_MEMORY = 3;
  private static final int MESSAGES = 2_000;

  @Override
  public String name() {
    return "control-growing-row";
  }

  @Override
  public void run(Trial trial) throws Exception {
    try (var process = HubProcess.of(ControlGrowingRow.class.getName())) {
      assertThat(process.exitCode()).isEqualTo(ENDED_BY_OUT_OF_MEMORY);
      assertThat(process.output()).contains("OutOfMemoryError");
      trial.found("rows that hold all messages before ended a JVM of 256 MB");
    }
  }

  static void main() {
    var missing = new Text("The segment DTM that every DELFOR needs is missing.", "缺少必备的段 DTM。");
    var fault = new Fault(4, "DTM", null, FaultCode.SEGMENT_MISSING, Severity.ERROR, 81, missing);
    List<MessageResult> messages = new ArrayList<>();
    List<String> versions = new ArrayList<>();
    for (int number = 1; number <= MESSAGES; number++) {
      messages.add(
          new MessageResult(
              "DELFOR",
              "D97A",
              Integer.toString(number),
              MessageResult.Outcome.REJECTED,
              List.of(fault)));
      versions.add(RowJson.of(messages));
    }
    System.out.println(versions.size());
  }
}
