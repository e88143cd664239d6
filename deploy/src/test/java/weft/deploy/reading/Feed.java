package weft.deploy.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import weft.deploy.Api;
import weft.deploy.Logins;
import weft.deploy.RunningHub;

/**
 * The feed of changes of a hub, by pages and as a stream. A viewpoint is a client, or a client and
 * the side it reads from, such as {@code jiaxin-api&as=supplier}.
 */
public record Feed(RunningHub hub) {
  /** Clients, each with the party whose changes it reads. */
  private static final Map<String, String> READERS =
      Map.of(
          "hengyue-edi", "HENGYUE",
          "lingyun-edi", "LINGYUN",
          "jiaxin-api", "JIAXIN",
          "hongzhu-api", "HONGZHU",
          "dingcheng-api", "DINGCHENG",
          "xiangyin-bank", "XIANGYIN",
          "shenji-audit", "SHENJI");

  private static final JsonMapper JSON = new JsonMapper();

  public static String party(String viewpoint) {
    return requireNonNull(READERS.get(client(viewpoint)));
  }

  public static String side(String viewpoint) {
    return viewpoint.contains("&") ? viewpoint.substring(viewpoint.indexOf('&')) : "";
  }

  private static String client(String viewpoint) {
    return viewpoint.split("&", -1)[0];
  }

  public Api api(String viewpoint) {
    return new Api(hub, client(viewpoint));
  }

  /** All changes after a cursor, page by page. */
  public List<JsonNode> items(String viewpoint, String after, String more) {
    Api api = api(viewpoint);
    List<JsonNode> items = new ArrayList<>();
    String cursor = after;
    while (true) {
      JsonNode page = api.json("/api/v1/changes?after=" + cursor + side(viewpoint) + more);
      page.path("items").forEach(items::add);
      cursor = page.path("next").asString();
      if (!page.path("more").asBoolean()) return items;
    }
  }

  /** The first events of the stream after its hello, in the form of a page. */
  public List<JsonNode> followed(String viewpoint, String last, int count) throws Exception {
    if (count == 0) return List.of();
    List<JsonNode> events = new ArrayList<>();
    try (var lines = lines(open(viewpoint, last))) {
      var event = JsonNodeFactory.instance.objectNode();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          String value = line.substring(colon + 1);
          switch (line.substring(0, colon)) {
            case "data" -> event.set("data", JSON.readTree(value));
            default -> event.put(line.substring(0, colon), value);
          }
        } else if (line.isEmpty()) {
          if (!event.path("event").asString("hello").equals("hello")) events.add(event);
          if (events.size() == count) return events;
          event = JsonNodeFactory.instance.objectNode();
        }
      }
    }
    throw new AssertionError("the stream ended after " + events.size() + " events");
  }

  /** The stream after a position; from now on if it is empty. */
  public HttpResponse<InputStream> open(String viewpoint, String last)
      throws IOException, InterruptedException {
    var request =
        api(viewpoint)
            .request("/api/v1/changes/stream?" + side(viewpoint))
            .timeout(Duration.ofSeconds(10));
    if (!last.isEmpty()) request.header("Last-Event-ID", last);
    return Logins.HTTP.send(request.GET().build(), BodyHandlers.ofInputStream());
  }

  public static BufferedReader lines(HttpResponse<InputStream> stream) {
    return new BufferedReader(new InputStreamReader(stream.body(), UTF_8));
  }
}
