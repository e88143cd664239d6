package weft.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A company's own system, by default HENGYUE's: it uses the hub by its API only. */
public final class Oem {
  private static final JsonMapper JSON = new JsonMapper();

  private final RunningHub hub;
  private final String token;

  public Oem(RunningHub hub) {
    this(hub, "hengyue-edi");
  }

  public Oem(RunningHub hub, String client) {
    this.hub = hub;
    this.token = Logins.token(hub, client);
  }

  public JsonNode post(String interchange) {
    var answer =
        send(
            request("/api/v1/edi/interchanges")
                .header("Content-Type", "application/edifact")
                .POST(BodyPublishers.ofByteArray(interchange.getBytes(UTF_8))));
    if (answer.statusCode() / 100 != 2) throw new IllegalStateException(answer.body());
    return JSON.readTree(answer.body());
  }

  /** Promises lines of a schedule as it stands. */
  public JsonNode commit(String schedule, long version, String commitments) {
    var answer =
        send(
            request("/api/v1/call-offs/" + schedule + "/commitments")
                .header("Content-Type", "application/json")
                .header("If-Match", "\"" + version + "\"")
                .POST(BodyPublishers.ofString(commitments)));
    if (answer.statusCode() != 200) throw new IllegalStateException(answer.body());
    return JSON.readTree(answer.body());
  }

  public JsonNode get(String path) {
    var answer = send(request(path).GET());
    if (answer.statusCode() != 200) throw new IllegalStateException(answer.body());
    return JSON.readTree(answer.body());
  }

  /**
   * Repeats the request until the answer is as wanted or the time is over; returns the last answer.
   */
  public JsonNode until(String path, Predicate<JsonNode> wanted, Duration patience) {
    var end = Instant.now().plus(patience);
    JsonNode answer = get(path);
    while (!wanted.test(answer) && Instant.now().isBefore(end)) {
      sleep();
      answer = get(path);
    }
    return answer;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(hub.at(path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return Logins.HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
