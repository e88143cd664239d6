package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills the hub while a gateway posts readings and sends again what was not answered: nothing is
 * lost and nothing counts twice, and at least one kill fell between commit and answer.
 */
@Tag("long")
class KilledIngestTest {
  private static final int READINGS_AT_ONCE = 40;
  private static final int GATEWAYS = 6;
  private static final int MOST_KILLS = 25;
  private static final String OURS =
      "where machine in (select no from machine_live where stream like"
          + " 'Machine:JIAXIN:JX1:KILLED-%')";
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant T =
      Instant.now().truncatedTo(ChronoUnit.HOURS).minus(20, ChronoUnit.HOURS);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger committedUnanswered = new AtomicInteger();
  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  void what_a_gateway_sends_until_it_is_answered_counts_once() throws Exception {
    try (DemoSite site = DemoSite.start()) {
      var failed = new AtomicBoolean();
      List<Thread> gateways = new ArrayList<>();
      for (int i = 0; i < GATEWAYS; i++) {
        String machine = "KILLED-" + i;
        register(site, machine);
        gateways.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      try {
                        for (int from = 0; !over.get(); from += READINGS_AT_ONCE)
                          postNext(site, machine, from);
                      } catch (IOException | InterruptedException | RuntimeException e) {
                        failed.set(true);
                      }
                    }));
      }
      Random random = new Random(37);
      int kills = 0;
      while (kills < MOST_KILLS && (kills < 3 || committedUnanswered.get() == 0)) {
        Thread.sleep(1_000 + random.nextInt(1_500));
        site.hub().kill();
        kills++;
        site.startHub();
        site.hub().untilUp(URI.create(site.url()).getPort());
      }
      over.set(true);
      for (Thread it : gateways) assertThat(it.join(Duration.ofMinutes(2))).isTrue();
      assertThat(failed).isFalse();
      assertThat(committedUnanswered.get()).as("kills between commit and answer").isPositive();
      JdbcClient look = site.postgres().look();
      assertThat(number(look, "select count(*) from machine_reading " + OURS))
          .isEqualTo(sent.get());
      assertThat(
              number(
                  look,
                  "select sum(parts) from machine_interval where stream like"
                      + " 'Machine:JIAXIN:JX1:KILLED-%'"))
          .isEqualTo(sent.get());
      assertThat(
              number(
                  look,
                  "select round(sum(kwh) * 100) from energy_quarter where machine like 'KILLED-%'"))
          .isEqualTo(sent.get());
    }
  }

  private static long number(JdbcClient look, String sql) {
    return look.sql(sql).query(Long.class).single();
  }

  private void register(DemoSite site, String machine) throws Exception {
    HttpResponse<String> answer =
        post(
            site,
            "jiaxin-api",
            "/api/v1/machines",
            "application/json",
            """
            {"code": "%s", "site": "JX1", "kind": "machine", "reportEvery": "PT10S"}
            """
                .formatted(machine));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /** Sends the next readings again and again until they are answered. */
  private void postNext(DemoSite site, String machine, int from)
      throws IOException, InterruptedException {
    StringBuilder lines = new StringBuilder();
    for (int i = from; i < from + READINGS_AT_ONCE; i++)
      lines.append(
          """
          {"machine":"%s","seq":%d,"at":"%s","state":"running","parts":1,"kWh":"0.01","quality":"good"}
          """
              .formatted(machine, i + 1, T.plusSeconds(i)));
    while (true) {
      try {
        HttpResponse<String> answer =
            post(
                site,
                "jiaxin-gateway",
                "/api/v1/machine-readings",
                "application/x-ndjson",
                lines.toString());
        if (answer.statusCode() == 200) {
          JsonNode body = JSON.readTree(answer.body());
          int taken = body.path("taken").asInt();
          int repeated = body.path("repeated").asInt();
          assertThat(taken + repeated).as(answer.body()).isEqualTo(READINGS_AT_ONCE);
          if (repeated > 0) committedUnanswered.incrementAndGet();
          sent.addAndGet(READINGS_AT_ONCE);
          return;
        }
      } catch (IOException _) {
        // not answered: the same again
      }
      Thread.sleep(50);
    }
  }

  private HttpResponse<String> post(
      DemoSite site, String client, String path, String type, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(site.url() + path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + site.tokens().get(client))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
