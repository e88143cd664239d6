package weft.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures a step through a long stream: {@code GET /api/v1/history/events/{position}}, one event
 * after the other, with its rows before and after.
 */
final class StepEvents implements Bench {
  private static final String PART = "BENCH-STEP";
  private static final double TO_REACH = 50;

  @Override
  public String name() {
    return "step-events";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    int events = small ? 20 : 10_000;
    int steps = small ? 5 : 500;
    try (var hub = BenchHub.start(small);
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      report.server(name(), hub.writer());
      String token = FirstPage.token(hub, "jiaxin-api");
      report.say("recording %,d movements of one part", events);
      for (int i = 0; i < events; i++) move(hub, http, token, i);
      hub.settle();
      List<Long> positions =
          hub.writer()
              .sql("select position from domain_event where stream = ? order by position")
              .param("Stock:JIAXIN:JX1:" + PART)
              .query((row, _) -> row.getLong(1))
              .list();
      var times = new ArrayList<Long>();
      int first = Math.max(0, positions.size() / 2 - steps / 2);
      for (int i = first; i < first + steps && i < positions.size(); i++) {
        long begun = System.nanoTime();
        String event = FirstPage.get(hub, "/api/v1/history/events/" + positions.get(i), token);
        times.add(System.nanoTime() - begun);
        if (!event.contains("\"changed\":[{")) throw new IllegalStateException(event);
      }
      var measured = Times.of(times);
      report.figure(
          name(),
          "a step through a stream",
          "%,d events of one stream, %,d steps in the middle".formatted(positions.size(), steps),
          measured.toString(),
          "",
          "p50 under 50 ms",
          measured.p50() < TO_REACH);
    }
  }

  private static void move(BenchHub hub, HttpClient http, String token, int number)
      throws Exception {
    String body =
        """
        {"kind": "receipt", "site": "JX1", "part": "%s", "category": "finished", "status": "usable", "quantity": "1", "unit": "PCE", "at": "%s", "document": "STEP-%d"}\
        """
            .formatted(PART, Instant.now().minusSeconds(1), number);
    var answer =
        http.send(
            HttpRequest.newBuilder(URI.create(hub.url("/api/v1/stock/movements")))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofMinutes(1))
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200) throw new IllegalStateException(answer.body());
  }
}
