package weft.bench.planning;

import static java.util.Objects.requireNonNull;
import static weft.bench.Report.number;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import weft.bench.Bench;
import weft.bench.BenchHub;
import weft.bench.FirstPage;
import weft.bench.RawCommits;
import weft.bench.Report;
import weft.bench.Times;
import weft.json.Json;

/**
 * Clients scan the same few parts in and out at once, more out than there is. The final stock must
 * equal the accepted scans, and each refused client must get the reason.
 */
public final class Scans implements Bench {
  private static final int CLIENTS = 32;
  private static final int PARTS = 4;
  private static final int COUNTED = 100;
  private static final Set<String> LOSERS =
      Set.of("409 below-zero", "409 document-says-otherwise", "409 conflict", "412", "429", "503");

  /** The number of answers by status, for a refusal with the problem's code. */
  private record Told(Scan scan, int status, @Nullable String code, long nanos) {
    boolean taken() {
      return status == 200;
    }

    String outcome() {
      return status == 409 ? status + " " + code : Integer.toString(status);
    }
  }

  @Override
  public String name() {
    return "scans";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    int scans = small ? 40 : 50_000;
    try (var hub = BenchHub.start(small);
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      report.server(name(), hub.writer());
      double raw = RawCommits.perSecond(hub, CLIENTS / 2, small ? 0.05 : 5);
      var client = new Client(hub, http, FirstPage.token(hub, "jiaxin-api"), Instant.now());
      for (int part = 0; part < PARTS; part++) client.count(part);
      long begun = System.nanoTime();
      List<Told> told = client.scan(scans);
      double seconds = (System.nanoTime() - begun) / 1e9;
      hub.settle();
      double shown = (System.nanoTime() - begun) / 1e9;
      var outcomes = new TreeMap<String, Integer>();
      for (Told it : told) outcomes.merge(it.outcome(), 1, Integer::sum);
      List<String> wrong = wrong(client, hub, told);
      wrong.forEach(it -> report.say("%s: %s", name(), it));
      boolean allTold =
          outcomes.keySet().stream().allMatch(it -> it.equals("200") || LOSERS.contains(it));
      if (small && (!wrong.isEmpty() || !allTold))
        throw new IllegalStateException(wrong + " " + outcomes);
      report.figure(
          name(),
          "stock of parts that are scanned by all at once",
          "%,d scans from %d clients, %d parts".formatted(scans, CLIENTS, PARTS),
          "%s; answered %s".formatted(wrong.isEmpty() ? "all as answered" : wrong, outcomes),
          "",
          "stock is the sum of what was answered as taken, no scan lost, every loser told",
          wrong.isEmpty() && allTold);
      report.figure(
          name(),
          "scans over HTTP to their answer",
          "all of them; shown by every view %.1f s after the first".formatted(shown),
          "%s/s, %s"
              .formatted(
                  number(scans / seconds), Times.of(told.stream().map(Told::nanos).toList())),
          "raw commits of %d connections: %s/s, ratio %.2f"
              .formatted(CLIENTS / 2, number(raw), scans / seconds / raw));
    }
  }

  /** Differences between the stock and the answers; empty where all agree. */
  private static List<String> wrong(Client client, BenchHub hub, List<Told> told)
      throws IOException {
    List<String> wrong = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      var facts = new TreeMap<String, BigDecimal>();
      Map<String, Integer> documents = new TreeMap<>();
      for (Told it : told) {
        if (it.scan().part() != part || !it.taken()) continue;
        facts.put(it.scan().fact(), it.scan().amount());
        if (it.scan().excludesItsOther())
          documents.merge(requireNonNull(it.scan().document()), 1, Integer::sum);
      }
      documents.forEach(
          (document, times) -> {
            if (times > 1) wrong.add(document + " was taken with two quantities");
          });
      BigDecimal sum = facts.values().stream().reduce(BigDecimal.valueOf(COUNTED), BigDecimal::add);
      BigDecimal stands = client.stands(part);
      if (sum.compareTo(stands) != 0)
        wrong.add("%s of part %d stand, answered %s".formatted(stands, part, sum));
      long events =
          hub.writer()
              .sql("select count(*) from domain_event where stream = ?")
              .param("Stock:JIAXIN:JX1:" + client.part(part))
              .query(Long.class)
              .single();
      if (events != facts.size() + 1)
        wrong.add("%,d events of part %d, answered %,d".formatted(events, part, facts.size() + 1));
    }
    return wrong;
  }

  /**
   * @param at the moment of all scans, after the count
   */
  private record Client(BenchHub hub, HttpClient http, String token, Instant at) {
    String part(int number) {
      return "BENCH-SCAN-" + number;
    }

    void count(int part) throws Exception {
      String body =
          """
          {"site": "JX1", "part": "%s", "category": "finished", "status": "usable", "quantity": "%d", "unit": "PCE", "at": "%s"}\
          """
              .formatted(part(part), COUNTED, at.minusSeconds(60));
      int status = post("/api/v1/stock/counts", body, null).statusCode();
      if (status != 200) throw new IllegalStateException("counted: " + status);
    }

    List<Told> scan(int scans) throws Exception {
      Queue<Told> told = new ConcurrentLinkedQueue<>();
      var next = new AtomicInteger();
      Callable<Boolean> scanning =
          () -> {
            for (int it = next.getAndIncrement(); it < scans; it = next.getAndIncrement())
              told.add(told(Scan.of(it, PARTS)));
            return true;
          };
      try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
        for (var it : threads.invokeAll(java.util.Collections.nCopies(CLIENTS, scanning))) it.get();
      }
      return List.copyOf(told);
    }

    private Told told(Scan scan) throws Exception {
      long begun = System.nanoTime();
      // Both halves of a pair state the same moment: the same request under the same key.
      String body = scan.json(part(scan.part()), at);
      var answer = post("/api/v1/stock/movements", body, scan.key());
      long nanos = System.nanoTime() - begun;
      String code =
          answer.statusCode() == 200
              ? null
              : Json.mapper().readTree(answer.body()).path("code").asString();
      return new Told(scan, answer.statusCode(), code, nanos);
    }

    private java.net.http.HttpResponse<String> post(String path, String body, @Nullable String key)
        throws Exception {
      var request =
          HttpRequest.newBuilder(URI.create(hub.url(path)))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .timeout(Duration.ofMinutes(1));
      if (key != null) request.header("Idempotency-Key", key);
      return http.send(
          request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    BigDecimal stands(int part) throws IOException {
      var page =
          Json.mapper().readTree(FirstPage.get(hub, "/api/v1/stock?part=" + part(part), token));
      BigDecimal sum = BigDecimal.ZERO;
      for (var it : page.path("items"))
        sum = sum.add(new BigDecimal(it.path("quantity").asString()));
      return sum;
    }
  }
}
