package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Another party that reads a short page again and again, while the flooding party sends. */
final class Neighbour {
  /** The limit for 99 of 100 pages, whatever one party sends. */
  static final Duration PROMISED = Duration.ofMillis(500);

  /** The limit of the short form, during a build. */
  static final Duration IN_ANY_CASE = Duration.ofSeconds(5);

  private static final String PAGE = "/api/v1/call-offs?limit=20";
  private static final int PAUSE_MILLIS = 20;

  private Neighbour() {}

  /**
   * The result of its reads.
   *
   * @param found the result of the flood meanwhile
   * @param looks the duration of each page, ascending
   * @param refused pages answered with anything but 200
   */
  record Read<T>(T found, List<Duration> looks, int refused) {
    Duration p99() {
      return looks.get(Math.min(looks.size() - 1, looks.size() * 99 / 100));
    }

    /** Fails if the neighbour was held up. */
    void wasServed(Trial trial) {
      assertThat(refused).describedAs("pages refused to a neighbour: %s", this).isZero();
      assertThat(p99())
          .describedAs("a neighbour's pages: %s", this)
          .isLessThan(trial.small() ? IN_ANY_CASE : PROMISED);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s; a neighbour's %d pages: half within %.0f ms, 99 of 100 within %.0f ms, all but %d"
              + " answered",
          found,
          looks.size(),
          looks.get(looks.size() / 2).toNanos() / 1e6,
          p99().toNanos() / 1e6,
          refused);
    }
  }

  /** Reads while the flood goes on. */
  static <T> Read<T> beside(DemoSite site, Callable<T> attack) throws Exception {
    var reader = Reader.of(site, "hengyue-edi");
    var ends = new AtomicBoolean();
    List<Duration> looks = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> reading =
          threads.submit(
              () -> {
                int refused = 0;
                do {
                  long asked = System.nanoTime();
                  if (reader.get(PAGE).statusCode() != 200) refused++;
                  looks.add(Duration.ofNanos(System.nanoTime() - asked));
                  TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                } while (!ends.get());
                return refused;
              });
      T found;
      try {
        found = attack.call();
      } finally {
        ends.set(true);
      }
      int refused = reading.get();
      Collections.sort(looks);
      return new Read<>(found, looks, refused);
    }
  }

  /**
   * The number of answers by status, from this many connections that ask without pause for this
   * long.
   */
  static Map<Integer, Integer> from(int connections, Duration time, Callable<Integer> ask)
      throws Exception {
    long end = System.nanoTime() + time.toNanos();
    Map<Integer, Integer> answers = new TreeMap<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Map<Integer, Integer>>> running = new ArrayList<>();
      for (int i = 0; i < connections; i++)
        running.add(
            threads.submit(
                () -> {
                  Map<Integer, Integer> own = new TreeMap<>();
                  while (System.nanoTime() < end) own.merge(ask.call(), 1, Integer::sum);
                  return own;
                }));
      for (var it : running)
        it.get().forEach((status, times) -> answers.merge(status, times, Integer::sum));
    }
    return answers;
  }
}
