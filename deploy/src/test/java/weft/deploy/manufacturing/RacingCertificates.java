package weft.deploy.manufacturing;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.ok;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/**
 * Pairs of certificates that are issued at the same time and together exceed their batch, on a hub
 * with either store of events.
 */
public final class RacingCertificates {
  private static final int ROUNDS = 8;

  private final RunningHub hub;
  private final Api supplier;
  private final String own = UUID.randomUUID().toString().substring(0, 8);
  private final String part = "JX-R" + own;

  public RacingCertificates(RunningHub hub) {
    this.hub = hub;
    this.supplier = new Api(hub, "jiaxin-api");
  }

  /** An answer, and when its request was under way. */
  private record Timed(HttpResponse<String> answer, long from, long until) {}

  /** In each pair exactly one is issued. */
  public void run() throws Exception {
    new Api(hub, "hengyue-edi").settle();
    ok(
        new Api(hub, "hengyue-edi")
            .postJson(
                "/api/v1/part-agreements",
                "{\"partner\": \"JIAXIN\", \"part\": \"HY-R%s\", \"partnerPart\": \"%s\", \"unit\": \"PCE\"}"
                    .formatted(own, part)));
    supplier.settle();
    JsonNode order =
        ok(
            supplier.postJson(
                "/api/v1/work-orders",
                """
                {"number": "WO-R%s", "site": "JX1", "part": "%s", "quantity": "1000", "unit": "PCE",
                 "steps": [{"step": 10, "names": {"en": "Milling", "zh": "铣削"}}]}
                """
                    .formatted(own, part)));
    int overlapping = 0;
    for (int round = 0; round < ROUNDS; round++) {
      reported(order, round);
      List<Timed> both = together(round);
      assertThat(both)
          .extracting(it -> it.answer().statusCode())
          .as(both.getFirst().answer().body() + both.getLast().answer().body())
          .containsExactlyInAnyOrder(200, 409);
      JsonNode refused =
          both.stream()
              .map(Timed::answer)
              .filter(it -> it.statusCode() == 409)
              .map(Api::body)
              .findFirst()
              .orElseThrow();
      assertThat(refused.path("code").asString()).isEqualTo("beyond-batch");
      assertThat(refused.at("/params/left").asString()).isEqualTo("37");
      if (both.getFirst().from() < both.getLast().until()
          && both.getLast().from() < both.getFirst().until()) overlapping++;
    }
    assertThat(overlapping).as("pairs that were under way together").isPositive();
    supplier.settle();
    assertThat(supplier.items("/api/v1/certificates?part=" + part)).hasSize(ROUNDS);
  }

  private void reported(JsonNode order, int round) {
    Instant until = Instant.now().minusSeconds(60);
    ok(
        supplier.postJson(
            "/api/v1/work-orders/" + order.path("id").asString() + "/reports",
            """
            {"step": 10, "from": "%s", "until": "%s", "good": "97", "scrap": "0", "rework": "0", "person": "P-0007", "batch": "%s"}
            """
                .formatted(until.minusSeconds(600), until, batch(round))));
  }

  private String batch(int round) {
    return "R-" + round + own;
  }

  private List<Timed> together(int round) throws Exception {
    var start = new CyclicBarrier(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Callable<Timed>> asking = new ArrayList<>();
      for (String each : List.of("A", "B"))
        asking.add(
            () -> {
              start.await(20, TimeUnit.SECONDS);
              long from = System.nanoTime();
              var answer = supplier.postJson("/api/v1/certificates", certificate(each, round));
              return new Timed(answer, from, System.nanoTime());
            });
      List<Timed> all = new ArrayList<>();
      for (Future<Timed> it : threads.invokeAll(asking)) all.add(it.get());
      return all;
    }
  }

  private String certificate(String each, int round) {
    return """
    {"number": "%1$s%2$d-%3$s", "buyer": "HENGYUE", "type": "3.1", "issued": "2026-11-30", "part": "%4$s",
     "quantity": "60", "unit": "PCE", "goods": [{"batch": "%5$s", "quantity": "60"}],
     "results": [{"characteristic": "Rm", "unit": "MPa", "minimum": "500", "value": "531.0"}],
     "validatedBy": {"person": "P-0008"}}
    """
        .formatted(each, round, own, part, batch(round));
  }
}
