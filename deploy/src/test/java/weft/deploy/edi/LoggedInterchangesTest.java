package weft.deploy.edi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.LinesOfTheLog;
import weft.deploy.RunningHub;
import weft.deploy.SampleFiles;

/** The log has one line for each interchange received, with its outcome. */
class LoggedInterchangesTest {
  private final Api edi = new Api(RunningHub.busy(), "hengyue-edi");

  @Test
  void each_interchange_is_one_line_with_what_became_of_it() {
    String order =
        SampleFiles.text("orders-d96a-hengyue-jiaxin.edi", "SAMPLE-2", "LOGGED-1")
            .replace("4500099001", "LOGGED-1");
    try (var log = new LinesOfTheLog("weft.edi.reception.inbox.Arrivals")) {
      String id = edi.handIn(order).path("id").asString();
      edi.handIn(order);
      assertThat(log.lines())
          .filteredOn(it -> it.contains("LOGGED-1"))
          .containsExactly(
              "Interchange accepted "
                  + id
                  + " by https: LOGGED-1 from HENGYUE to WEFT, messages: 1",
              "Interchange came again, "
                  + id
                  + " by https: LOGGED-1 from HENGYUE to WEFT, messages: 1, was accepted");
      assertThat(log.anyTrace("LOGGED-1")).isFalse();
    }
  }
}
