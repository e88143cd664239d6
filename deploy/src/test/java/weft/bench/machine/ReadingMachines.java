package weft.bench.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import weft.bench.BenchHub;
import weft.bench.FirstPage;
import weft.json.Json;

/** A supplier's machines, which its gateways report; they are registered over HTTP. */
final class ReadingMachines implements AutoCloseable {
  static final String OWNER = "JIAXIN";
  static final String SITE = "JX1";
  private static final int REGISTERING = 4;

  private final BenchHub hub;
  private final String prefix;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private String owner;
  private String gateway;

  /**
   * Takes the hub's demo parties.
   *
   * @param prefix of the machines' codes
   */
  ReadingMachines(BenchHub hub, String prefix) throws IOException {
    this.hub = hub;
    this.prefix = prefix;
    signIn();
  }

  /** Takes new tokens; a long measurement outlives one. */
  void signIn() throws IOException {
    owner = FirstPage.token(hub, "jiaxin-api");
    gateway = FirstPage.token(hub, "jiaxin-gateway");
  }

  String code(int machine) {
    return "%s-%04d".formatted(prefix, machine);
  }

  String stream(int machine) {
    return "Machine:" + OWNER + ":" + SITE + ":" + code(machine);
  }

  /** Selects the streams of these machines in SQL. */
  String streams() {
    return "Machine:" + OWNER + ":" + SITE + ":" + prefix + "-%";
  }

  void register(int count, String reportEvery) throws Exception {
    try (var threads = Executors.newFixedThreadPool(REGISTERING)) {
      var all =
          IntStream.range(0, count)
              .<Callable<JsonNode>>mapToObj(it -> () -> registered(code(it), reportEvery))
              .toList();
      for (var it : threads.invokeAll(all)) it.get();
    }
    hub.settle();
  }

  private JsonNode registered(String code, String reportEvery) throws Exception {
    HttpResponse<String> answer =
        send(
            asked("/api/v1/machines", owner)
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        """
                        {"code": "%s", "site": "%s", "kind": "machine", "idealSecondsPerPart": "20", "reportEvery": "%s"}
                        """
                            .formatted(code, SITE, reportEvery),
                        UTF_8)));
    return Json.mapper().readTree(ok(answer));
  }

  /** Posts lines as the gateway; the answer may be of any status. */
  HttpResponse<String> post(String lines) throws Exception {
    return send(
        asked("/api/v1/machine-readings", gateway)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines, UTF_8)));
  }

  JsonNode get(String path) throws Exception {
    return Json.mapper().readTree(ok(send(asked(path, owner))));
  }

  HttpRequest stream() {
    return asked("/api/v1/changes/stream", owner).build();
  }

  HttpClient http() {
    return http;
  }

  private HttpRequest.Builder asked(String path, String token) {
    return HttpRequest.newBuilder(URI.create(hub.url(path)))
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder asked) throws Exception {
    return http.send(asked.build(), BodyHandlers.ofString(UTF_8));
  }

  private static String ok(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 == 2) return answer.body();
    throw new IllegalStateException(answer.statusCode() + " " + answer.body());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
