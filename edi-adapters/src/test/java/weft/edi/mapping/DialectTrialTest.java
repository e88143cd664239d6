package weft.edi.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import weft.edi.reader.Samples;
import weft.edi.reader.text.ReaderOptions;
import weft.interchange.FaultCode;
import weft.interchange.InterchangeOutcome;

class DialectTrialTest {
  @Test
  void a_sample_shows_what_the_dialect_makes_of_it_and_what_it_is_worth_before_and_after() {
    byte[] sample =
        Samples.text("delfor-d97a-hengyue.edi")
            .replaceFirst("SCC\\+1", "SCC+FX")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    var trial =
        DialectTrial.of(
            "<dialect><on segment=\"SCC\"><translate element=\"4017\"><code from=\"FX\" to=\"1\"/>"
                + "</translate></on></dialect>",
            sample,
            ReaderOptions.STANDARD);
    assertThat(trial.before().outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    assertThat(trial.after().outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(trial.changed()).isEqualTo(1);
    assertThat(trial.changes())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.before()).isEqualTo("SCC+FX++D");
              assertThat(it.after()).isEqualTo("SCC+1++D");
              assertThat(it.segment()).isEqualTo(24);
            });
  }

  @Test
  void a_dialect_that_fails_on_one_message_of_two_shows_it_there_alone() {
    var trial =
        DialectTrial.of(
            "<dialect><on segment=\"BGM\"><translate element=\"C106.1004\" other=\"refuse\">"
                + "<code from=\"4500012345\" to=\"A\"/></translate></on></dialect>",
            Samples.bytes("orders-d01b-two-messages.edi"),
            ReaderOptions.STANDARD);
    assertThat(trial.before().outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    long failed =
        trial.after().messages().stream()
            .filter(it -> it.faults().stream().anyMatch(f -> f.code() == FaultCode.DIALECT_FAILED))
            .count();
    assertThat(failed).isPositive();
  }
}
