package weft.bench;

import static weft.bench.Report.number;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * A hundred partners upload by HTTPS at once, each one interchange after the other without pause:
 * first undisturbed, then while one of them sends garbage on many connections and another stalls.
 * Measures the other ninety-eight.
 */
final class Isolation implements Bench {
  private static final int PARTS = 2;
  private static final double MOST = 1.2;

  @Override
  public String name() {
    return "isolation";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    int partners = small ? 6 : 100;
    int pairs = small ? 1 : 5;
    double seconds = small ? 0.2 : 10;
    var releases = new Releases(partners, PARTS, partners, "CROWD-", null);
    try (var hub = BenchHub.start(small);
        var https = new HttpsPartners(hub)) {
      releases.introduce(hub);
      for (int i = 0; i < partners; i++) https.enrol(releases.buyer(i));
      report.server(name(), hub.writer());
      var crowd = new Crowd(https, releases);
      var _ = crowd.round(seconds * 2, partners); // the compiler's
      var ratios = new ArrayList<Double>();
      var calm = new ArrayList<Double>();
      var disturbed = new ArrayList<Double>();
      try (var trouble = new Troublemakers(hub, https, releases)) {
        for (int i = 0; i < pairs; i++) {
          // The order changes by turns, because the tables grow meanwhile.
          Times first = i % 2 == 0 ? crowd.round(seconds, partners) : trouble.round(crowd, seconds);
          Times second =
              i % 2 == 0 ? trouble.round(crowd, seconds) : crowd.round(seconds, partners);
          Times quiet = i % 2 == 0 ? first : second;
          Times loud = i % 2 == 0 ? second : first;
          calm.add(quiet.p99());
          disturbed.add(loud.p99());
          ratios.add(loud.p99() / quiet.p99());
          report.say("calm %s; disturbed %s; %s", quiet, loud, trouble);
        }
        double ratio = median(ratios);
        report.figure(
            name(),
            "p99 of the others, one partner sending garbage and one stalled",
            "%d partners, interchanges of %,d bytes; garbage on %d connections, %d uploads stalled; %d pairs of %.1f s"
                .formatted(
                    partners,
                    releases.delfor(0, 1).length,
                    Troublemakers.FLOODING,
                    Troublemakers.STALLED,
                    pairs,
                    seconds),
            String.format(
                Locale.ROOT,
                "%s ms, %+.0f %% (pairs: %s); meanwhile %s",
                number(median(disturbed)),
                100 * (ratio - 1),
                ratios.stream()
                    .map(it -> String.format(Locale.ROOT, "%+.0f", 100 * (it - 1)))
                    .collect(Collectors.joining(", ")),
                trouble),
            "calm: %s ms; told to come later: %d of the others' %,d"
                .formatted(number(median(calm)), crowd.refused.get(), crowd.accepted.get()),
            "less than 20 % more",
            ratio < MOST);
      }
    }
  }

  private static double median(List<Double> values) {
    return Times.median(values.stream().mapToDouble(it -> it).toArray());
  }

  /** All partners except the last two, the troublemakers. */
  static final class Crowd {
    final AtomicLong accepted = new AtomicLong();
    final AtomicLong refused = new AtomicLong();
    private final HttpsPartners https;
    private final Releases releases;
    private final AtomicIntegerArray next;

    Crowd(HttpsPartners https, Releases releases) {
      this.https = https;
      this.releases = releases;
      this.next = new AtomicIntegerArray(releases.suppliers());
    }

    int next(int partner) {
      return next.incrementAndGet(partner);
    }

    /**
     * The durations of interchanges of all partners except the last two; of these, too, where they
     * send.
     */
    Times round(double seconds, int sending) throws Exception {
      int measured = releases.suppliers() - 2;
      long end = System.nanoTime() + (long) (seconds * 1e9);
      var all = new ArrayList<Long>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var running = new ArrayList<Future<List<Long>>>();
        for (int i = 0; i < sending; i++) running.add(threads.submit(partner(i, end)));
        for (var it : running.subList(0, measured)) all.addAll(it.get());
        for (var it : running) it.get();
      }
      return Times.of(all);
    }

    private Callable<List<Long>> partner(int partner, long end) {
      return () -> {
        var taken = new ArrayList<Long>();
        do {
          long begun = System.nanoTime();
          handIn(partner);
          taken.add(System.nanoTime() - begun);
        } while (System.nanoTime() < end);
        return taken;
      };
    }

    /** Repeats the interchange until the hub takes it: waiting after a refusal counts, too. */
    private void handIn(int partner) throws IOException, InterruptedException {
      byte[] bytes = releases.delfor(partner, next(partner));
      while (true) {
        var answer = https.handIn(releases.buyer(partner), bytes);
        if (answer.statusCode() == 503) {
          refused.incrementAndGet();
          continue;
        }
        if (answer.statusCode() != 200 || !answer.body().contains("\"outcome\":\"accepted\""))
          throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        accepted.incrementAndGet();
        return;
      }
    }
  }

  static byte[] spoilt(byte[] bytes, int from, java.util.SplittableRandom random) {
    byte[] spoilt = Arrays.copyOf(bytes, bytes.length);
    for (int i = from; i < spoilt.length; i++)
      if (random.nextInt(20) == 0) spoilt[i] = (byte) random.nextInt(256);
    return spoilt;
  }
}
