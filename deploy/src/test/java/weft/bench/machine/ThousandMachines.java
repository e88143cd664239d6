package weft.bench.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import weft.bench.Bench;
import weft.bench.BenchHub;
import weft.bench.Report;
import weft.bench.Times;

/**
 * A thousand machines that report each second beside the demo's work: the door, the screen, other
 * requests, the bytes of a day, and the OEE of a month.
 */
public final class ThousandMachines implements Bench {
  private static final int INGEST_MILLIS = 1_000;
  private static final int SCREEN_MILLIS = 2_000;
  private static final double WORSE = 1.2;

  /** Longer than the rounds without readings, so that these are not told as silence. */
  private static final String REPORT_EVERY = "PT1M";

  @Override
  public String name() {
    return "machine-readings";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    try (var hub = BenchHub.start(small);
        var machines = new ReadingMachines(hub, "BR")) {
      report.server(name(), hub.writer());
      int count = small ? 6 : 1_000;
      report.say("registering %,d machines", count);
      machines.register(count, REPORT_EVERY);
      reported(hub, machines, count, report, small);
      new FoldedDay(hub, report, name()).measure(small);
      new MonthOfDays(hub, machines, report, name()).measure(count, small);
    }
  }

  private void reported(
      BenchHub hub, ReadingMachines machines, int count, Report report, boolean small)
      throws Exception {
    int connections = small ? 2 : 50;
    long period = TimeUnit.MILLISECONDS.toNanos(small ? 100 : 1_000);
    var posted = new PostedReadings(machines, count, connections, period);
    var others = new OtherRequests(hub);
    var screen = new MachineScreen(machines);
    int periods = small ? 10 : 30;
    double seconds = periods * period / 1e9;
    List<Long> without = new ArrayList<>();
    List<Long> with = new ArrayList<>();
    List<Long> shown = new ArrayList<>();
    var _ = others.ask(seconds / 2); // the compiler's
    if (!small) posted.report(periods, false);
    for (int round = 0; round < (small ? 1 : 4); round++) {
      int first = round * 100;
      without.addAll(others.ask(seconds));
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Callable<List<Long>> asking = () -> others.ask(seconds);
        Callable<List<Long>> watching =
            () -> watched(machines, posted, screen, count, first, seconds);
        Future<List<Long>> asked = threads.submit(asking);
        Future<List<Long>> watched = threads.submit(watching);
        posted.report(periods, true);
        with.addAll(asked.get());
        shown.addAll(watched.get());
      }
      hub.settle();
    }
    int sent = 0;
    for (int i = 0; i < count; i++) sent += posted.sent(i);
    String sizes =
        "%,d machines, a reading every %d ms each, %d connections, %,d readings"
            .formatted(count, period / 1_000_000, connections, sent);
    lost(hub, machines, posted, count, sent, report, sizes);
    Times times = Times.of(posted.taken);
    report.figure(
        name(),
        "a gateway's request to its durable answer",
        sizes,
        "%s; sent again %d".formatted(times, posted.sentAgain.get()),
        "",
        "p99 under 1 s",
        times.p99() < INGEST_MILLIS);
    Times screens = Times.of(shown);
    report.figure(
        name(),
        "a changed state, from the reading to the open screen",
        "one machine after the other, beside the rest; from the sending of its reading",
        screens.toString(),
        "",
        "p99 under 2 s",
        shown.isEmpty() || screens.p99() < SCREEN_MILLIS);
    Times before = Times.of(without);
    Times beside = Times.of(with);
    report.figure(
        name(),
        "other requests beside the readings",
        "six lists of two companies, 20 requests/s, in turns with and without",
        beside.toString(),
        "without: " + before,
        "p99 at most 20 % worse",
        beside.p99() <= before.p99() * WORSE);
  }

  /** Changes the state of a machine at a time; each machine once, so that its stream is free. */
  private static List<Long> watched(
      ReadingMachines machines,
      PostedReadings posted,
      MachineScreen screen,
      int count,
      int first,
      double seconds)
      throws InterruptedException {
    List<Long> shown = new ArrayList<>();
    long end = System.nanoTime() + (long) (seconds * 8e8);
    for (int i = 0; System.nanoTime() < end && i < Math.min(100, count); i++) {
      int machine = (first + i) % count;
      long begun = System.nanoTime();
      posted.turn(machine);
      Long at = screen.awaitChange(machines.code(machine), begun);
      long sent = posted.turned(machine) == 0 ? begun : posted.turned(machine);
      shown.add((at == null ? System.nanoTime() : at) - sent); // it waits ten seconds at most
    }
    return shown;
  }

  /** Every answered reading is kept once, and its pieces are counted once. */
  private void lost(
      BenchHub hub,
      ReadingMachines machines,
      PostedReadings posted,
      int count,
      int sent,
      Report report,
      String sizes) {
    long raw =
        hub.writer()
            .sql(
                "select count(*) from machine_reading r join machine_live l on l.no = r.machine"
                    + " where l.stream like ?")
            .param(machines.streams())
            .query(Long.class)
            .single();
    long parts =
        hub.writer()
            .sql("select coalesce(sum(parts), 0) from machine_interval where stream like ?")
            .param(machines.streams())
            .query(Long.class)
            .single();
    long counted = 0;
    for (int i = 0; i < count; i++) counted += PostedReadings.counter(posted.sent(i) - 1);
    long lost = Math.abs(sent - raw) + Math.abs(sent - posted.kept.get());
    if (parts != counted)
      throw new IllegalStateException("%d pieces of %d".formatted(parts, counted));
    report.figure(
        name(),
        "readings lost or kept twice",
        sizes,
        "%d; %,d pieces counted of %,d".formatted(lost, parts, counted),
        "",
        "none",
        lost == 0);
    if (lost != 0) throw new IllegalStateException(lost + " readings lost or kept twice");
  }
}
