package weft.deploy.machine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.deploy.RunningHub;

/**
 * The sample gateway replays a recording, and sends what the hub did not confirm again with the
 * same numbers.
 */
@Tag("long")
class SampleGatewayTest {
  private static final Path SAMPLES =
      Path.of(Files.isDirectory(Path.of("samples")) ? "samples" : "deploy/samples");

  private static final JsonMapper JSON = new JsonMapper();

  private final RunningHub hub = RunningHub.busy();
  private final HttpClient http = HttpClient.newHttpClient();

  /** The hub's answer to each request with readings. */
  private final List<JsonNode> answers = new CopyOnWriteArrayList<>();

  @TempDir Path folder;

  @Test
  void a_lost_answer_makes_it_send_again_and_each_reading_counts_once() throws Exception {
    Path recording = folder.resolve("ten-minutes.ndjson");
    List<String> lines =
        Files.readAllLines(SAMPLES.resolve("gateway/shift-jiaxin.ndjson")).stream()
            .limit(20)
            .toList();
    Files.write(recording, lines);
    HttpServer line =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    line.createContext("/", this::pass);
    line.start();
    try {
      String url = "http://localhost:" + line.getAddress().getPort();
      assertThat(replay(url, recording)).isZero();
    } finally {
      line.stop(0);
    }
    assertThat(answers).as("the first answer was lost").hasSizeGreaterThanOrEqualTo(2);
    assertThat(answers.get(0).path("taken").asInt()).isEqualTo(lines.size());
    assertThat(answers.get(1).path("taken").asInt()).isZero();
    assertThat(answers.get(1).path("repeated").asInt()).isEqualTo(lines.size());
    assertThat(answers).allSatisfy(it -> assertThat(it.path("refused").size()).isZero());
  }

  private int replay(String url, Path recording) throws Exception {
    Process gateway =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                SAMPLES.resolve("gateway/Gateway.java").toString(),
                url,
                "jiaxin-gateway",
                "demo",
                recording.toString(),
                "PT20M")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("gateway.log").toFile())
            .start();
    try {
      assertThat(gateway.waitFor(90, TimeUnit.SECONDS))
          .as(Files.readString(folder.resolve("gateway.log"), UTF_8))
          .isTrue();
      return gateway.exitValue();
    } finally {
      gateway.destroyForcibly();
    }
  }

  /** Passes a request to the hub, and loses the first answer to readings. */
  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpResponse<String> answer = http.send(toHub(exchange), BodyHandlers.ofString());
      boolean readings = exchange.getRequestURI().getPath().endsWith("/machine-readings");
      if (readings && answer.statusCode() == 200) answers.add(JSON.readTree(answer.body()));
      boolean lost = readings && answers.size() == 1;
      byte[] body = lost ? new byte[0] : answer.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(
          lost ? 503 : answer.statusCode(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest toHub(HttpExchange exchange) throws IOException {
    var request =
        HttpRequest.newBuilder(hub.at(exchange.getRequestURI().toString()))
            .POST(BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    for (String it : List.of("Authorization", "Content-Type", "Accept")) {
      String value = exchange.getRequestHeaders().getFirst(it);
      if (value != null) request.header(it, value);
    }
    return request.build();
  }
}
