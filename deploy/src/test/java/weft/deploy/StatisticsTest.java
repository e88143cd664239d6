package weft.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How long it took until an interchange was applied. */
class StatisticsTest {
  private final RunningHub hub = RunningHub.busy();
  private final Api partner = new Api(hub, "hengyue-edi");

  @Test
  void what_waited_for_a_person_counts_in_no_time_that_the_hub_took() {
    long before = applied();
    String reference = "T" + UUID.randomUUID().toString().substring(0, 8);
    partner.handIn(Delfors.of(reference, reference, "11", "20261201", "40"));
    JsonNode kept = partner.handIn(Delfors.of(reference, reference, "12", "20261201", "50"));
    assertThat(kept.path("outcome").asString()).isEqualTo("rejected");
    assertThat(applied()).isEqualTo(before + 1);
    String rerun = "/api/v1/edi/interchanges/" + kept.path("id").asString() + "/rerun";
    JsonNode done =
        Api.body(
            partner.post(
                rerun,
                "{\"reason\": \"their system began anew\"}",
                "Content-Type",
                "application/json"));
    assertThat(done.path("outcome").asString()).isEqualTo("accepted");
    partner.settle();
    JsonNode now = partner.json("/api/v1/edi/interchanges/" + kept.path("id").asString());
    assertThat(now.path("outcome").asString()).isEqualTo("accepted");
    assertThat(applied()).isEqualTo(before + 1);
  }

  private long applied() {
    partner.settle();
    return partner
        .json("/api/v1/edi/statistics")
        .path("applied")
        .path(0)
        .path("interchanges")
        .asLong();
  }
}
