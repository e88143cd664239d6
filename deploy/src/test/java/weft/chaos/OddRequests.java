package weft.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A party with a valid token sends the largest and oddest requests that the API's description
 * allows to each of its operations, on 8 connections. No answer is 500, another party's pages come
 * within 500 ms, and the hub survives with 256 MB. The seed determines the requests.
 */
final class OddRequests implements Scenario {
  private static final int CONNECTIONS = 8;
  private static final int TOLD = 10;

  /**
   * The hub does not read the rest of a body that is too long. It answers and closes, and its
   * client may notice that while it still sends.
   */
  private static final int LONG_BODY = 100_000;

  private static final int CUT_OFF = 0;

  /** This happens to about 1 of 60 long bodies; if it happens to more, the hub fails. */
  private static final int ONE_CUT_OFF_OF = 10;

  private static final int CUT_OFF_IN_ANY_CASE = 2;
  private static final long LIVE_AT_MOST = 220L << 20;
  private static final List<String> CLIENTS =
      List.of("jiaxin-api", "sales@jiaxin", "planner@jiaxin", "warehouse@jiaxin");

  @Override
  public String name() {
    return "odd-requests";
  }

  @Override
  public void run(Trial trial) throws Exception {
    try (var site = DemoSite.of(trial)) {
      long pid = site.hub().pid();
      var requests = OddBodies.of(site);
      Collection<String> broken = new ConcurrentLinkedQueue<>();
      var time = Duration.ofSeconds(trial.times(12, 600));
      var turn = new AtomicInteger();
      var longBodies = new AtomicInteger();
      List<Double> samples = new ArrayList<>();
      var read =
          Neighbour.beside(
              site,
              () ->
                  sampling(
                      site.monitoring(),
                      samples,
                      () ->
                          Neighbour.from(
                              CONNECTIONS,
                              time,
                              () ->
                                  sent(
                                      site,
                                      requests,
                                      trial.seed() + turn.getAndIncrement(),
                                      longBodies,
                                      broken))));
      int cutOff = read.found().getOrDefault(CUT_OFF, 0);
      double live = Collections.max(samples);
      trial.found(
          "%d requests to %d operations: %s; %d of %d long bodies cut off; at most %s live in the"
              + " heap, of %d samples",
          turn.get(),
          requests.operations(),
          read,
          cutOff,
          longBodies.get(),
          String.format(Locale.ROOT, "%.0f MB", live / (1 << 20)),
          samples.size());
      broken.stream().limit(TOLD).forEach(it -> trial.say("%s", it));
      assertThat(broken).describedAs("answered 500").isEmpty();
      assertThat(cutOff)
          .describedAs("cut off, of %d long bodies", longBodies.get())
          .isLessThanOrEqualTo(CUT_OFF_IN_ANY_CASE + longBodies.get() / ONE_CUT_OFF_OF);
      assertThat(site.hub().pid()).isEqualTo(pid);
      assertThat(site.hub().isAlive()).isTrue();
      assertThat(live).isPositive().isLessThan(LIVE_AT_MOST);
      read.wasServed(trial);
    }
  }

  /** Measures the live heap after a collection every second during the run, and once after it. */
  private static <T> T sampling(Monitoring hub, List<Double> samples, Callable<T> attack)
      throws Exception {
    var ends = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> looking =
          threads.submit(
              () -> {
                do samples.add(hub.sum("jvm_gc_live_data_size_bytes", ""));
                while (!ends.await(1, TimeUnit.SECONDS));
                samples.add(hub.sum("jvm_gc_live_data_size_bytes", ""));
                return samples;
              });
      try {
        return attack.call();
      } finally {
        ends.countDown();
        looking.get();
      }
    }
  }

  private static int sent(
      DemoSite site,
      OddBodies requests,
      long seed,
      AtomicInteger longBodies,
      Collection<String> broken)
      throws Exception {
    var random = new Random(seed);
    var by = Reader.of(site, CLIENTS.get(random.nextInt(CLIENTS.size())));
    OddBodies.Odd odd = requests.next(random);
    boolean isLong = odd.body().length() >= LONG_BODY;
    if (isLong) longBodies.incrementAndGet();
    HttpResponse<String> answer;
    try {
      answer = by.http().send(request(by, odd), BodyHandlers.ofString());
    } catch (IOException e) {
      if (!isLong) throw e;
      return CUT_OFF;
    }
    if (answer.statusCode() == 500)
      broken.add(
          "seed %d: %s %s %s -> %s"
              .formatted(
                  seed,
                  odd.method(),
                  shortened(odd.target()),
                  shortened(odd.body()),
                  answer.body()));
    return answer.statusCode();
  }

  private static String shortened(String text) {
    return text.length() < 300 ? text : text.substring(0, 300) + "… " + text.length();
  }

  private static HttpRequest request(Reader by, OddBodies.Odd odd) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(by.url() + odd.target()))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + by.tokens().get(by.client()))
            .header("If-Match", "\"1\"");
    if (odd.type().isEmpty()) return request.method(odd.method(), BodyPublishers.noBody()).build();
    return request
        .header("Content-Type", odd.type())
        .method(odd.method(), BodyPublishers.ofByteArray(odd.body().getBytes(UTF_8)))
        .build();
  }
}
