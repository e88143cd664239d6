package weft.deploy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.history.Positions;

/** The API as one client or user sees it. */
public final class Api {
  private static final JsonMapper JSON = new JsonMapper();
  private final RunningHub hub;
  private final String bearer;

  public Api(RunningHub hub, String subject) {
    this(hub, hub, subject);
  }

  /** For a hub whose issuer is another hub. */
  public Api(RunningHub hub, RunningHub issuer, String subject) {
    this.hub = hub;
    this.bearer = Mint.bearer(issuer, subject);
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  public JsonNode json(String path) {
    var answer = settled(() -> get(path));
    if (answer.statusCode() != 200) throw new IllegalStateException(answer.body());
    return JSON.readTree(answer.body());
  }

  /** Every item of a list, page by page. */
  public List<JsonNode> items(String path) {
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    for (int pages = 0; pages < 1_000; pages++) {
      JsonNode page = json(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
      page.path("items").forEach(items::add);
      if (page.path("next").isNull()) return items;
      cursor = page.path("next").asString();
    }
    throw new IllegalStateException("pages without end: " + path);
  }

  public HttpResponse<String> post(String path, String body, String... headers) {
    return post(path, BodyPublishers.ofString(body), headers);
  }

  public HttpResponse<String> postJson(String path, String body, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/json";
    return post(path, body, all);
  }

  public HttpResponse<String> post(String path, BodyPublisher body, String... headers) {
    return settled(() -> send(request(path, headers).POST(body)));
  }

  /**
   * Repeats the request while the views lag behind, as a client does; a refused request changed
   * nothing.
   */
  private static HttpResponse<String> settled(Supplier<HttpResponse<String>> asking) {
    HttpResponse<String> answer = asking.get();
    for (int i = 0; i < 20 && answer.statusCode() == 409 && isNotSettled(answer); i++)
      answer = asking.get(); // each request itself waits for a second
    return answer;
  }

  private static boolean isNotSettled(HttpResponse<String> answer) {
    return answer.body().contains("\"not-settled\"");
  }

  /** Hands in an interchange and waits until every view shows it. */
  public JsonNode handIn(String interchange) {
    var answer =
        post("/api/v1/edi/interchanges", interchange, "Content-Type", "application/edifact");
    if (answer.statusCode() != 200) throw new IllegalStateException(answer.body());
    settle();
    return JSON.readTree(answer.body());
  }

  public void settle() {
    var positions = hub.bean(Positions.class);
    if (!positions.awaitSettled(positions.head(), Duration.ofSeconds(20)))
      throw new IllegalStateException("the views do not follow");
  }

  public HttpResponse<String> put(String path, String body, String... headers) {
    return send(request(path, headers).PUT(BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> delete(String path) {
    return send(request(path).DELETE());
  }

  public HttpRequest.Builder request(String path, String... headers) {
    var request =
        HttpRequest.newBuilder(hub.at(path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", bearer);
    if (headers.length > 0) request.headers(headers);
    return request;
  }

  public static JsonNode body(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
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
}
