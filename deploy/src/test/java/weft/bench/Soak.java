package weft.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import weft.desk.CommandGateway;
import weft.edi.InterchangeResult;
import weft.edi.reception.Reception;
import weft.edi.reception.inbox.Sender;
import weft.interchange.InterchangeOutcome;

/**
 * Runs the hub under a steady load of releases, commitments and pages, and measures its used heap
 * after each full collection, to see whether it grows with time.
 */
final class Soak implements Bench {
  private static final int SUPPLIERS = 20;

  /**
   * At this slope a half-free heap of 256 MB lasts half a day; noise in half an hour is smaller.
   */
  private static final double MOST_PER_HOUR = 10;

  private final Duration length;
  private final List<Slope.Sample> samples = new ArrayList<>();
  private int steps;

  Soak(Duration length) {
    this.length = length;
  }

  @Override
  public String name() {
    return "soak";
  }

  @Override
  public boolean isByNameAlone() {
    return true;
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    var lasting = small ? Duration.ofMillis(1_500) : length;
    var every = small ? Duration.ofMillis(500) : Duration.ofSeconds(5);
    var releases = new Releases(SUPPLIERS).in("SOAK-");
    samples.clear();
    steps = 0;
    try (var hub = BenchHub.start(small);
        var reading = hub.plain()) {
      releases.introduce(hub);
      report.server(name(), hub.writer());
      var load = new Load(hub, releases, reading);
      load.release(0);
      int threads = ManagementFactory.getThreadMXBean().getThreadCount();
      long begun = System.nanoTime();
      long sampled = begun;
      while (System.nanoTime() - begun < lasting.toNanos()) {
        load.step(steps++);
        TimeUnit.MILLISECONDS.sleep(small ? 10 : 100);
        if (System.nanoTime() - sampled < every.toNanos()) continue;
        sampled = System.nanoTime();
        hub.settle();
        double used = usedAfterCollection();
        samples.add(new Slope.Sample((sampled - begun) / 3_600e9, used));
        if (samples.size() % 12 == 0) report.say("%s: %.1f MB in use", name(), used);
      }
      int more = ManagementFactory.getThreadMXBean().getThreadCount() - threads;
      tell(report, lasting, more, hub.writer());
    }
  }

  private void tell(Report report, Duration lasting, int moreThreads, JdbcClient db) {
    var settled = samples.subList(samples.size() / 3, samples.size()); // until caches are full
    var slope = Slope.of(settled);
    double last = settled.getLast().value();
    report.figure(
        name(),
        "heap in use after a full collection",
        "%d min, %d steps, %,d events, %d samples of which the last %d count"
            .formatted(
                lasting.toMinutes(),
                steps,
                db.sql("select count(*) from domain_event").query(Long.class).single(),
                samples.size(),
                settled.size()),
        String.format(
            Locale.ROOT,
            "%s; from %.1f to %.1f MB; %+d threads",
            slope,
            settled.getFirst().value(),
            last,
            moreThreads),
        "",
        String.format(Locale.ROOT, "with its confidence below %+.0f MB/h", MOST_PER_HOUR),
        slope.perHour() + slope.confidence() < MOST_PER_HOUR);
  }

  /**
   * In MB. The second collection frees objects that the first one's references and cleaners
   * released.
   */
  private static double usedAfterCollection() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
  }

  private static final class Load {
    private final BenchHub hub;
    private final Releases releases;
    private final JdbcClient client;
    private final int[] released = new int[SUPPLIERS];
    private String token = "";
    private long tokenUntil = System.nanoTime();
    private List<CommitToVisible.Line> lines = List.of();

    Load(BenchHub hub, Releases releases, Connection reading) {
      this.hub = hub;
      this.releases = releases;
      this.client = JdbcClient.create(new SingleConnectionDataSource(reading, true));
    }

    /**
     * One in eight is a release of some 750 lines; half of the others are pages, half commitments.
     */
    void step(int number) throws Exception {
      if (number % 8 == 0) release(number / 8 % SUPPLIERS);
      else if (number % 2 == 0) FirstPage.get(hub, "/api/v1/call-offs?as=supplier", token());
      else commit(number);
    }

    /** A token is valid for five minutes. */
    private String token() throws IOException {
      if (System.nanoTime() - tokenUntil >= 0) {
        token = FirstPage.token(hub, "jiaxin-api");
        tokenUntil = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
      }
      return token;
    }

    void release(int supplier) {
      var reception = hub.part(Reception.class);
      var sender = new Sender(releases.buyer(supplier), null, "bench", "https");
      var bytes = releases.delfor(supplier, ++released[supplier]);
      InterchangeResult answer = reception.apply(reception.store(bytes, sender), sender);
      if (answer.outcome() != InterchangeOutcome.ACCEPTED)
        throw new IllegalStateException(answer.toString());
      if (supplier != 0) return;
      hub.settle();
      lines = CommitToVisible.lines(client, releases);
    }

    private void commit(int number) {
      var line = lines.get(number % lines.size());
      hub.settle();
      var release = Integer.toString(released[0]);
      CommitToVisible.ask(
          hub.part(CommandGateway.class),
          releases,
          line,
          release,
          CommitToVisible.version(client, line));
    }
  }
}
