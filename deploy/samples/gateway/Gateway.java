import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A gateway beside machines: it replays a recorded shift to a hub. A line of the recording is a
 * reading with {@code "after"}, the seconds since the shift began, instead of {@code "at"}, and with
 * {@code "seq"} from 1.
 *
 * <p>Usage: {@code java Gateway.java URL CLIENT SECRET FILE [AGO]}. AGO is how long ago the shift
 * began, such as PT4H: readings of that time are sent at once, the others when they are due.
 */
public final class Gateway {
  /** The hub takes larger requests; small ones are soon on the screen. */
  private static final int MOST_LINES = 500;

  private static final Duration HEARTBEAT = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Pattern AFTER = Pattern.compile("\"after\"\\s*:\\s*([0-9]+(?:\\.[0-9]+)?)");
  private static final Pattern SEQ = Pattern.compile("\"seq\"\\s*:\\s*([0-9]+)");
  private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

  /** A reading, and when it is due. */
  record Reading(Instant at, String json) {}

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final String hub;
  private final String client;
  private final String secret;
  private String token = "";

  private Gateway(String hub, String client, String secret) {
    this.hub = hub.replaceAll("/+$", "");
    this.client = client;
    this.secret = secret;
  }

  public static void main(String[] asked) throws IOException, InterruptedException {
    if (asked.length < 4 || asked.length > 5) {
      System.err.println("Usage: java Gateway.java URL CLIENT SECRET FILE [AGO, such as PT4H]");
      System.exit(2);
      return;
    }
    Instant now = Instant.now();
    Instant began = asked.length == 5 ? now.minus(Duration.parse(asked[4])) : now;
    var gateway = new Gateway(asked[0], asked[1], asked[2]);
    boolean sent = gateway.replay(readings(Path.of(asked[3]), began, now));
    System.exit(sent ? 0 : 1);
  }

  /**
   * Gives each reading its time, and a number that no earlier replay used: the moment of this start
   * in microseconds, and the number in the recording.
   */
  static List<Reading> readings(Path file, Instant began, Instant now) throws IOException {
    long first = now.toEpochMilli() * 1_000;
    List<Reading> all = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      if (line.isBlank()) continue;
      Matcher after = AFTER.matcher(line);
      Matcher seq = SEQ.matcher(line);
      if (!after.find() || !seq.find()) throw new IOException("No \"after\" and \"seq\": " + line);
      Instant at = began.plusMillis((long) (Double.parseDouble(after.group(1)) * 1_000));
      String timed = after.replaceFirst("\"at\":\"" + at + "\"");
      long number = first + Long.parseLong(seq.group(1));
      all.add(new Reading(at, SEQ.matcher(timed).replaceFirst("\"seq\":" + number)));
    }
    return all;
  }

  /** Sends every reading when it is due; false if the hub refused one, or a whole request. */
  private boolean replay(List<Reading> readings) throws InterruptedException {
    var waiting = new ArrayDeque<>(readings);
    boolean all = true;
    Instant beat = Instant.EPOCH;
    while (!waiting.isEmpty()) {
      Instant now = Instant.now();
      List<String> lines = new ArrayList<>();
      while (!waiting.isEmpty() && lines.size() < MOST_LINES && !waiting.peek().at().isAfter(now))
        lines.add(waiting.remove().json());
      if (!beat.plus(HEARTBEAT).isAfter(now)) {
        lines.add("{\"gateway\":\"" + client + "\",\"at\":\"" + now + "\"}");
        beat = now;
      }
      if (lines.isEmpty()) Thread.sleep(500);
      else all &= deliver(String.join("\n", lines) + "\n");
    }
    return all;
  }

  /**
   * Sends the lines until the hub has them. It gets the same numbers again after a failure, so that
   * it counts once what it had already.
   */
  private boolean deliver(String lines) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        if (token.isEmpty()) token = newToken();
        HttpResponse<String> answer =
            http.send(
                request("/api/v1/machine-readings", "Bearer " + token, "application/x-ndjson", lines),
                BodyHandlers.ofString());
        int status = answer.statusCode();
        if (status == 200) {
          System.out.println(Instant.now() + " " + answer.body());
          return answer.body().replaceAll("\\s", "").contains("\"refused\":[]");
        }
        System.err.println(Instant.now() + " HTTP " + status + " " + answer.body());
        if (status == 401) token = "";
        else if (status != 429 && status < 500) return false;
      } catch (IOException e) {
        System.err.println(Instant.now() + " " + e);
      }
      Thread.sleep(pause(attempt).toMillis());
    }
  }

  /** 1, 2, 4 seconds and so on. */
  private static Duration pause(int attempt) {
    Duration pause = Duration.ofSeconds(1L << Math.min(attempt - 1, 5));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private String newToken() throws IOException, InterruptedException {
    String login =
        Base64.getEncoder()
            .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        http.send(
            request(
                "/oauth2/token",
                "Basic " + login,
                "application/x-www-form-urlencoded",
                "grant_type=client_credentials"),
            BodyHandlers.ofString());
    Matcher token = TOKEN.matcher(answer.body());
    if (answer.statusCode() == 200 && token.find()) return token.group(1);
    throw new IOException("No token: HTTP " + answer.statusCode() + " " + answer.body());
  }

  private HttpRequest request(String path, String authorization, String type, String body) {
    return HttpRequest.newBuilder(URI.create(hub + path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", authorization)
        .header("Content-Type", type)
        .header("Accept", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }
}
