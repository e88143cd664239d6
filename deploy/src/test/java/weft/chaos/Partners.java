package weft.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.json.JsonMapper;

/**
 * The partners' systems, each with its own part: each sends a release by EDI and, when the supplier
 * sees it, a commitment, one after the other. A request without an answer is sent again unchanged,
 * with the same reference or key, until it is answered.
 */
final class Partners {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Set<Integer> LATER = Set.of(202, 429, 503);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final List<String> hubs;
  private final boolean forgetful;
  private final AccessTokens tokens;
  private final Ledger ledger;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopping;

  private Partners(List<String> hubs, AccessTokens tokens, Ledger ledger, boolean forgetful) {
    this.hubs = hubs;
    this.forgetful = forgetful;
    this.tokens = tokens;
    this.ledger = ledger;
  }

  /**
   * Starts their work.
   *
   * @param hubs if one fails, a partner asks the next one
   * @param round makes their parts and references new
   */
  static Partners start(
      List<String> hubs, AccessTokens tokens, Ledger ledger, int round, int count) {
    return started(new Partners(hubs, tokens, ledger, false), round, count);
  }

  /** The partners of a control: they repeat a release under another reference. */
  static Partners forgetful(String hub, AccessTokens tokens, Ledger ledger, int round, int count) {
    return started(new Partners(List.of(hub), tokens, ledger, true), round, count);
  }

  private static Partners started(Partners partners, int round, int count) {
    for (int i = 0; i < count; i++) {
      int number = i;
      partners.threads.add(
          Thread.ofVirtual()
              .start(
                  () ->
                      partners.work(
                          number, "%s%03d%03d".formatted(partners.ledger.prefix, round, number))));
    }
    return partners;
  }

  /** Each ends with its command in hand, once that is answered. */
  void finish() throws InterruptedException {
    stopping = true;
    for (var thread : threads)
      if (!thread.join(PATIENCE))
        throw new AssertionError("A command is not acknowledged in " + PATIENCE);
  }

  private void work(int number, String name) {
    try {
      for (int release = 1; !stopping; release++) {
        // a new part now and then: this test is not about streams that grow for ever
        var line = Line.of(number, name + "-" + release / 10);
        release(number, line, name + "%04d".formatted(release), release % 10 + 1);
        if (stopping) return;
        var version = see(number, line, release % 10 + 1);
        if (version != null) commit(number, line, version, name + "-" + release, release % 10 + 1);
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      ledger.unexpected.add(name + ": " + e);
    }
  }

  private void release(int number, Line line, String first, int release)
      throws IOException, InterruptedException {
    var sent = new ArrayList<String>();
    var answer =
        acknowledged(
            number,
            line.buyerClient(),
            "/api/v1/edi/interchanges",
            it -> {
              sent.add(first + (forgetful ? another(sent.size()) : ""));
              return it.header("Content-Type", "application/edifact")
                  .POST(BodyPublishers.ofString(line.delfor(sent.getLast(), release)));
            });
    var reference = sent.getLast();
    if (answer.statusCode() == 200
        && JSON.readTree(answer.body()).at("/outcome").asString().equals("accepted"))
      ledger.interchange(reference);
    else ledger.unexpected.add(reference + ": " + answer.statusCode() + " " + answer.body());
  }

  /** Two characters to append to a reference. */
  private static String another(int time) {
    return "%2s".formatted(Integer.toString(time, 36)).replace(' ', '0').toUpperCase(Locale.ROOT);
  }

  private void commit(int number, Line line, String version, String key, int release)
      throws IOException, InterruptedException {
    var answer =
        acknowledged(
            number,
            line.supplierClient(),
            path(line) + "/commitments",
            it ->
                it.header("Content-Type", "application/json")
                    .header("If-Match", version)
                    .header("Idempotency-Key", key)
                    .POST(BodyPublishers.ofString(line.commitments(release))));
    if (answer.statusCode() == 200) ledger.commitment(key);
    else ledger.unexpected.add(key + ": " + answer.statusCode() + " " + answer.body());
  }

  /** The version at which the supplier sees the release; null when it is time to stop. */
  private @org.jspecify.annotations.Nullable String see(int number, Line line, int release)
      throws InterruptedException {
    for (int attempt = 0; !stopping; attempt++) {
      try {
        var answer =
            send(
                number + attempt / 20, line.supplierClient(), path(line), HttpRequest.Builder::GET);
        if (answer.statusCode() == 200
            && JSON.readTree(answer.body())
                .at("/release/number")
                .asString()
                .equals(Integer.toString(release)))
          return answer.headers().firstValue("ETag").orElseThrow();
        if (answer.statusCode() / 100 == 5 && answer.statusCode() != 503)
          ledger.unexpected.add(path(line) + ": " + answer.statusCode() + " " + answer.body());
      } catch (IOException e) {
        // the hub is unreachable
      }
      Thread.sleep(60);
    }
    return null;
  }

  private static String path(Line line) {
    return "/api/v1/call-offs/"
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(line.schedule().stream().getBytes(UTF_8));
  }

  private interface Shape {
    HttpRequest.Builder of(HttpRequest.Builder request);
  }

  /** Repeats a command until the answer is final: none of 429, 503 and 202. */
  private HttpResponse<String> acknowledged(int number, String client, String path, Shape shape)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (int attempt = 0; System.nanoTime() < end; attempt++) {
      ledger.unacknowledged.incrementAndGet();
      try {
        var answer = send(number + attempt, client, path, shape);
        if (!LATER.contains(answer.statusCode())) return answer;
      } catch (IOException e) {
        // the hub is unreachable: the command's outcome is unknown
      } finally {
        ledger.unacknowledged.decrementAndGet();
      }
      ledger.resent.incrementAndGet();
      Thread.sleep(200 + ThreadLocalRandom.current().nextInt(200));
    }
    throw new IOException("not acknowledged in " + PATIENCE + ": " + path);
  }

  private HttpResponse<String> send(int hub, String client, String path, Shape shape)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(hubs.get(hub % hubs.size()) + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + tokens.get(client));
    var built = shape.of(request).build();
    long begun = System.nanoTime();
    String came = "no answer";
    try {
      var answer = http.send(built, BodyHandlers.ofString());
      came = Integer.toString(answer.statusCode());
      if (answer.statusCode() == 503 || answer.statusCode() == 429) refused(path, answer);
      return answer;
    } catch (IOException e) {
      ledger.unanswered.incrementAndGet();
      throw e;
    } finally {
      ledger.waited(
          Duration.ofNanos(System.nanoTime() - begun), built.method() + " " + path + ": " + came);
    }
  }

  private void refused(String path, HttpResponse<String> answer) {
    ledger.refused.incrementAndGet();
    if (answer.headers().firstValue("Retry-After").isEmpty())
      ledger.unexpected.add(path + ": " + answer.statusCode() + " without Retry-After");
  }
}
