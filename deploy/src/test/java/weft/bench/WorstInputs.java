package weft.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.database.FreePort;
import weft.deploy.DemoData;
import weft.deploy.Weft;

/**
 * Sends the largest inputs that the limits allow, one after the other, to a hub with a heap of 384
 * MB: a question with as many answers as it takes, two files of 10,000 faults, a file of 2,000
 * messages, and shipments of 5,000 lines that six readers list at the same time. The hub must
 * survive, and no page may be longer than a megabyte.
 */
final class WorstInputs implements Bench {
  private static final String HEAP = "384m";
  private static final int MEGABYTE = 1 << 20;
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The sizes of the inputs. */
  private record Size(
      int answers, int faults, int messages, int shipments, int lines, Duration reading) {
    static final Size SMALL = new Size(3, 40, 5, 2, 101, Duration.ofMillis(200));
    static final Size WORST = new Size(99, 10_000, 2_000, 12, 5_000, Duration.ofSeconds(10));
  }

  @Override
  public String name() {
    return "worst-inputs";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    if (small) {
      try (var hub = BenchHub.start(true)) {
        report.server(name(), hub.writer());
        measure(new Caller(hub.url("")), Size.SMALL, report);
      }
      return;
    }
    Path data = DemoData.copyTo(Files.createTempDirectory("weft-bench"));
    Path log = Files.createTempFile("weft-worst-inputs", ".log");
    int port = FreePort.next();
    Process hub = start(port, data, log);
    try {
      var caller = new Caller("http://localhost:" + port);
      caller.await(Duration.ofMinutes(5));
      measure(caller, Size.WORST, report);
      report.figure(
          name(), "the hub lives", "heap " + HEAP, "" + hub.isAlive(), "", "true", hub.isAlive());
    } finally {
      hub.destroy();
      if (!hub.waitFor(30, TimeUnit.SECONDS)) hub.destroyForcibly().waitFor();
      report.say("%s: the hub's log is %s", name(), log);
      FileSystemUtils.deleteRecursively(data);
    }
  }

  private static Process start(int port, Path data, Path log) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + HEAP,
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "-Daxoniq.update-checker.disabled=true",
            "-Ddisable-axoniq-console-message=true",
            "-cp",
            System.getProperty("java.class.path"),
            Weft.class.getName(),
            "--spring.profiles.active=demo",
            "--weft.port=" + port,
            "--weft.data=" + data,
            "--weft.sftp.port=0",
            "--weft.limits.requests-per-minute=0",
            "--weft.limits.uploads-per-minute=0",
            "--logging.level.root=warn")
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private void measure(Caller hub, Size size, Report report) throws Exception {
    String before =
        JSON.readTree(hub.get("hengyue-planner", "/api/v1/changes")).path("next").asString();
    question(hub, size);
    report.say("%s: a question with %d answers", name(), size.answers());
    for (int i = 0; i < 2; i++) send(hub, faulty("WF" + i, size.faults()));
    report.say("%s: two files of %d faults", name(), size.faults());
    for (int i = 0; i < size.shipments(); i++) shipment(hub, "WORST-" + i, size.lines());
    report.say("%s: %d shipments of %d lines", name(), size.shipments(), size.lines());
    send(hub, manyMessages("WM", size.messages()));
    report.say("%s: a file of %d messages", name(), size.messages());
    Map<String, Integer> pages = new TreeMap<>();
    for (String list :
        List.of(
            "/api/v1/shipments?as=supplier&limit=500",
            "/api/v1/questions?as=buyer&limit=500",
            "/api/v1/edi/interchanges?limit=500",
            "/api/v1/history/events?limit=500",
            "/api/v1/changes?limit=500&after=" + before))
      pages.put(list, read(hub, list, size.reading()));
    pages.forEach(
        (list, longest) ->
            report.figure(
                name(),
                "the longest page of " + list.replaceAll("^/api/v1/|&after=.*", ""),
                "6 readers",
                "%,d bytes".formatted(longest),
                "",
                "1 MB",
                longest <= MEGABYTE));
  }

  private static void question(Caller hub, Size size) throws Exception {
    String text = "\"text\": \"%s\"".formatted("缺".repeat(1_000));
    String about = "\"about\": {\"kind\": \"part\", \"part\": \"%s\"}".formatted(hub.part());
    JsonNode asked =
        hub.post(
            "hengyue-planner",
            "/api/v1/questions?as=buyer",
            "{\"partner\": \"JIAXIN\", %s, %s}".formatted(about, text),
            0);
    for (int i = 0; i < size.answers(); i++)
      asked =
          hub.post(
              i % 2 == 0 ? "jiaxin-api" : "hengyue-planner",
              "/api/v1/questions/" + asked.path("id").asString() + "/answers",
              "{" + text + "}",
              asked.path("version").asLong());
  }

  private static void shipment(Caller hub, String number, int lines) throws Exception {
    var day = LocalDate.now(ZoneOffset.UTC);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < lines; i++)
      all.add(
          "{\"part\": \"WORST-%05d-%s\", \"quantity\": \"1\", \"unit\": \"PCE\"}"
              .formatted(i, "x".repeat(20)));
    hub.post(
        "jiaxin-api",
        "/api/v1/shipments",
        "{\"number\": \"%s\", \"buyer\": \"HENGYUE\", \"shipFrom\": \"JX1\", \"shipTo\": \"PLANT1\", \"shipped\": \"%s\", \"arrives\": \"%s\", \"lines\": [%s]}"
            .formatted(number, day, day.plusDays(2), String.join(", ", all)),
        0);
  }

  /** Ten messages, each with a tenth of the faults. */
  private static String faulty(String reference, int faults) {
    var messages = new StringBuilder();
    for (int i = 1; i <= 10; i++)
      messages
          .append("UNH+%d+DELFOR:D:97A:UN'BGM+241+%s%d+5'".formatted(i, reference, i))
          .append("ZZZ+1'".repeat(faults / 10))
          .append("UNT+%d+%d'".formatted(faults / 10 + 3, i));
    return envelope(reference, 10, messages);
  }

  private static String manyMessages(String reference, int count) {
    var messages = new StringBuilder();
    for (int i = 1; i <= count; i++)
      messages.append(
          "UNH+%d+DELFOR:D:97A:UN'BGM+241+%s%d+5'UNT+3+%1$d'".formatted(i, reference, i));
    return envelope(reference, count, messages);
  }

  private static String envelope(String reference, int count, CharSequence messages) {
    return "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261201:0800+%s'%sUNZ+%d+%1$s'"
        .formatted(reference, messages, count);
  }

  /**
   * Sends an interchange and waits for its result, because the hub continues with an interchange
   * that takes longer than its request.
   */
  private static void send(Caller hub, String interchange) throws Exception {
    String id = hub.upload("hengyue-edi", interchange).path("id").asString();
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(15);
    while (System.nanoTime() < until) {
      var now = hub.get("hengyue-edi", "/api/v1/edi/interchanges/" + id);
      if (!JSON.readTree(now).path("outcome").asString().equals("pending")) return;
      TimeUnit.MILLISECONDS.sleep(500);
    }
    throw new IllegalStateException(id + " is pending after 15 minutes");
  }

  /** The longest answer to any of six readers. */
  private static int read(Caller hub, String list, Duration reading) throws Exception {
    String client = list.contains("supplier") ? "jiaxin-api" : "hengyue-planner";
    long until = System.nanoTime() + reading.toNanos();
    Callable<Integer> reader =
        () -> {
          int longest = 0;
          do longest = Math.max(longest, hub.get(client, list).length);
          while (System.nanoTime() < until);
          return longest;
        };
    try (var readers = Executors.newFixedThreadPool(6)) {
      int longest = 0;
      for (var it : readers.invokeAll(List.of(reader, reader, reader, reader, reader, reader)))
        longest = Math.max(longest, it.get());
      return longest;
    } catch (ExecutionException e) {
      throw new IllegalStateException(list, e.getCause());
    }
  }

  /** Sends an HTTP request; any answer other than success is an error. */
  private static final class Caller {
    private final String address;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new TreeMap<>();

    Caller(String address) {
      this.address = address;
    }

    void await(Duration patience) throws InterruptedException {
      long until = System.nanoTime() + patience.toNanos();
      while (!isUp()) {
        if (System.nanoTime() > until) throw new IllegalStateException("The hub is not up");
        TimeUnit.MILLISECONDS.sleep(500);
      }
    }

    private boolean isUp() throws InterruptedException {
      try {
        return answer(request("/actuator/health")).statusCode() == 200;
      } catch (IOException e) {
        return false; // nobody listens yet
      }
    }

    /** A part that both partners of the demo know. */
    String part() throws Exception {
      return JSON.readTree(
              get("hengyue-planner", "/api/v1/part-agreements?as=buyer&limit=1&partner=JIAXIN"))
          .path("items")
          .path(0)
          .path("part")
          .asString();
    }

    byte[] get(String client, String path) throws Exception {
      return ok(answer(as(client, request(path))));
    }

    JsonNode post(String client, String path, String json, long version) throws Exception {
      var request =
          as(client, request(path))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(json));
      if (version > 0) request.header("If-Match", "\"" + version + "\"");
      HttpResponse<byte[]> answer = answer(request);
      while (answer.statusCode() == 409
          && new String(answer.body(), UTF_8).contains("not-settled")) {
        TimeUnit.MILLISECONDS.sleep(500); // the views have not caught up yet
        answer = answer(request);
      }
      return JSON.readTree(ok(answer));
    }

    JsonNode upload(String client, String interchange) throws Exception {
      return JSON.readTree(
          ok(
              answer(
                  as(client, request("/api/v1/edi/interchanges"))
                      .header("Content-Type", "application/edifact")
                      .POST(HttpRequest.BodyPublishers.ofString(interchange)))));
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofMinutes(2));
    }

    private HttpRequest.Builder as(String client, HttpRequest.Builder request) throws Exception {
      return request.header("Authorization", "Bearer " + token(client));
    }

    private synchronized String token(String client) throws Exception {
      String known = tokens.get(client);
      if (known != null) return known;
      String form = "grant_type=client_credentials&client_secret=demo&client_id=" + client;
      var asked =
          request("/oauth2/token")
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form));
      String token = JSON.readTree(ok(answer(asked))).path("access_token").asString();
      tokens.put(client, token);
      return token;
    }

    private HttpResponse<byte[]> answer(HttpRequest.Builder request)
        throws IOException, InterruptedException {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      while (answer.statusCode() == 429) { // the party's own requests use up its share
        TimeUnit.MILLISECONDS.sleep(500);
        answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      }
      return answer;
    }

    private static byte[] ok(HttpResponse<byte[]> answer) {
      if (answer.statusCode() / 100 == 2) return answer.body();
      throw new IllegalStateException(
          answer.uri() + ": " + answer.statusCode() + " " + new String(answer.body(), UTF_8));
    }
  }
}
