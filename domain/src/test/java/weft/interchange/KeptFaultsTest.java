package weft.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weft.interchange.MessageResult.Outcome;
import weft.language.Text;

/** An event is bounded, however many faults its message has. */
class KeptFaultsTest {
  @Test
  void a_message_keeps_its_first_two_hundred_faults_and_counts_the_others() {
    List<Fault> kept = KeptFaults.of(result(faults(1_000)), List.of()).faults();
    assertThat(kept).hasSize(201).startsWith(faults(200).toArray(Fault[]::new));
    assertThat(kept.getLast().severity()).isEqualTo(Severity.NOTE);
    assertThat(kept.getLast().text().en()).startsWith("800 more ");
    assertThat(kept.getLast().text().zh()).contains("800");
  }

  @Test
  void beyond_them_the_first_of_each_code_is_kept_as_the_outcome_goes_by_codes() {
    List<Fault> faults = faults(500);
    faults.add(fault(501, FaultCode.ORDER_UNKNOWN, Severity.NOTE));
    faults.add(fault(502, FaultCode.ORDER_UNKNOWN, Severity.NOTE));
    MessageResult kept = KeptFaults.of(result(faults), List.of());
    assertThat(kept.faults().get(200).segment()).isEqualTo(501);
    assertThat(kept.faults().getLast().text().en()).startsWith("301 more ");
    assertThat(kept.faults()).hasSize(202);
  }

  @Test
  void the_messages_of_an_interchange_keep_two_thousand_and_then_one_of_each_code() {
    List<MessageResult> results = new ArrayList<>();
    for (int i = 0; i < 100; i++) results.add(KeptFaults.of(result(faults(150)), results));
    assertThat(results.get(12).faults()).hasSize(150);
    assertThat(results.getLast().faults()).hasSize(2);
    assertThat(results.getLast().faults().getLast().text().en()).startsWith("149 more ");
  }

  @Test
  void few_faults_stay_as_they_are() {
    assertThat(KeptFaults.of(result(faults(200)), List.of())).isEqualTo(result(faults(200)));
  }

  private static MessageResult result(List<Fault> faults) {
    return new MessageResult("DELFOR", "D97A", "1", Outcome.REJECTED, List.copyOf(faults));
  }

  private static List<Fault> faults(int count) {
    return new ArrayList<>(
        IntStream.rangeClosed(1, count)
            .mapToObj(it -> fault(it, FaultCode.CODE_NOT_LISTED, Severity.ERROR))
            .toList());
  }

  private static Fault fault(int segment, FaultCode code, Severity severity) {
    return new Fault(segment, "QTY", null, code, severity, segment, new Text("Wrong.", "错误。"));
  }
}
