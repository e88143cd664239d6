package weft.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;

/** The metrics and health that a hub reports. */
record Monitoring(String url) {
  static final int IN_FLIGHT = 50;

  /** The status of its health: 200, or 503. */
  int health() throws IOException, InterruptedException {
    return ask("/actuator/health").statusCode();
  }

  /**
   * Waits until the hub itself counts at least 50 commands in hand, from at least as many partners
   * without an answer. Returns the hub's count.
   */
  int untilInFlight(Ledger ledger, Duration patience) {
    var inHand = new AtomicInteger();
    Waiting.until(
        IN_FLIGHT + " commands in flight",
        patience,
        () -> {
          inHand.set(commandsInHand());
          return inHand.get() >= IN_FLIGHT && ledger.unacknowledged.get() >= IN_FLIGHT;
        });
    return inHand.get();
  }

  /** Received but unanswered requests that change something. */
  private int commandsInHand() throws IOException, InterruptedException {
    return (int)
        lines(
                "http_server_requests_active_seconds",
                it -> it.contains("_count{") && it.contains("method=\"POST\""))
            .sum();
  }

  /** The sum over all lines of a metric that contain this text. */
  double sum(String name, String containing) throws IOException, InterruptedException {
    return lines(name, it -> it.contains(containing)).sum();
  }

  private DoubleStream lines(String name, Predicate<String> which)
      throws IOException, InterruptedException {
    return ask("/actuator/prometheus?includedNames=" + name)
        .body()
        .lines()
        .filter(it -> !it.startsWith("#"))
        .filter(which)
        .mapToDouble(it -> Double.parseDouble(it.substring(it.lastIndexOf(' ') + 1)));
  }

  private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(10)).build(),
          BodyHandlers.ofString());
    }
  }
}
