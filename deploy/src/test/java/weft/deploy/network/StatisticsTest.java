package weft.deploy.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;
import weft.deploy.SampleFiles;

/** The traffic with each partner, and the time until an interchange was applied. */
class StatisticsTest {
  private final RunningHub hub = RunningHub.busy();
  private final Api partner = new Api(hub, "hengyue-edi");
  private final Api jiaxin = new Api(hub, "jiaxin-api");

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

  @Test
  void statistics_count_what_each_partner_sent_and_what_became_of_it() {
    jiaxin.handIn(
        SampleFiles.text("invoice-invoic-d96a-jiaxin-hengyue.edi", "SAMPLE-9", "STAT-1")
            .replace("RE-5001", "RE-5911")
            .replace("4500099001", "4500099004")
            .replace("LS-99001", "LS-99004"));
    JsonNode rows = jiaxin.json("/api/v1/edi/statistics").path("rows");
    JsonNode bills =
        rows.valueStream()
            .filter(it -> it.path("type").asString().equals("INVOIC"))
            .findFirst()
            .orElseThrow();
    assertThat(bills.path("sender").asString()).isEqualTo("JIAXIN");
    assertThat(bills.path("kept").asInt()).isEqualTo(bills.path("messages").asInt()).isPositive();
    assertThat(rows.valueStream().map(it -> it.path("sender").asString()))
        .doesNotContain("HONGZHU", "DINGCHENG");
    assertThat(jiaxin.get("/api/v1/edi/statistics?since=2020-01-01").statusCode()).isEqualTo(400);
  }

  @Test
  void statistics_count_what_goes_out_and_say_how_long_it_took() {
    JsonNode report = jiaxin.json("/api/v1/edi/statistics");
    assertThat(report.path("sent").isEmpty()).isFalse();
    for (JsonNode it : report.path("sent")) {
      assertThat(List.of(it.path("sender").asString(), it.path("receiver").asString()))
          .contains("JIAXIN");
      long told = 0;
      for (String state : List.of("delivered", "rejected", "waiting", "unwritten", "dead"))
        told += it.path(state).asLong();
      assertThat(told).isEqualTo(it.path("messages").asLong()).isPositive();
      assertThat(it.path("bytes").asLong()).isPositive();
    }
    JsonNode all = report.path("applied").path(0);
    assertThat(all.path("partner").isNull() && all.path("day").isNull()).isTrue();
    assertThat(all.path("interchanges").asLong()).isPositive();
    assertThat(all.path("p50Seconds").asDouble()).isBetween(0.0, all.path("p95Seconds").asDouble());
    assertThat(report.path("applied").valueStream().map(it -> it.path("partner").asString("")))
        .contains("JIAXIN")
        .doesNotContain("HONGZHU", "DINGCHENG");
    JsonNode nobody = jiaxin.json("/api/v1/edi/statistics?partner=NOBODY");
    for (String list : List.of("rows", "sent", "applied", "acknowledged"))
      assertThat(nobody.path(list).isEmpty()).as(list).isTrue();
    assertThat(
            new Api(hub, "operator@weft")
                .json("/api/v1/edi/statistics")
                .path("rows")
                .valueStream()
                .map(it -> it.path("sender").asString()))
        .contains("HENGYUE", "JIAXIN");
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
