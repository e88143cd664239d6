package weft.bench.planning;

import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import weft.bench.Bench;
import weft.bench.BenchHub;
import weft.bench.Report;
import weft.bench.Times;
import weft.party.PartyCode;

/**
 * Suppliers publish output plans, each every few seconds, while all of them and their OEMs have
 * boards open. Measures from the request until each of the OEM's open boards has the row.
 */
public final class OpenBoards implements Bench {
  private static final int PARTS = 3;
  private static final int EVERY_SECONDS = 5;

  @Override
  public String name() {
    return "open-board";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    int suppliers = small ? 5 : 200;
    int boards = small ? 20 : 1_000;
    int seconds = small ? 1 : 30;
    try (var hub = BenchHub.start(small);
        var planners = Planners.introduced(hub, "OPN", suppliers)) {
      report.server(name(), hub.writer());
      var round = new Round(planners);
      round.open(boards);
      int published = small ? suppliers : suppliers * seconds / EVERY_SECONDS;
      if (!small) round.publish(published / 3, seconds / 3); // the compiler's
      round.measure();
      round.publish(published, seconds);
      boolean all = round.awaitAll();
      var missed = round.missed();
      missed.stream().limit(10).forEach(it -> report.say("%s: %s", name(), it));
      if (small && !missed.isEmpty()) throw new IllegalStateException(missed.toString());
      var toOthers = Times.of(round.toOthers);
      report.figure(
          name(),
          "from a published output to the other side's open board",
          "%,d publications in %d s by %,d suppliers, %,d open boards, %,d of them their %d OEMs'"
              .formatted(
                  published, seconds, suppliers, boards, round.ofBuyers(), planners.buyers()),
          "%s; %s"
              .formatted(toOthers, missed.isEmpty() ? "none missed" : missed.size() + " missed"),
          "the request to its answer: " + Times.of(round.answered),
          "p99 under 1 s, none missed",
          all && missed.isEmpty() && toOthers.p99() < 1_000);
      report.figure(
          name(),
          "to the publisher's own open boards",
          "the same",
          Times.of(round.toOwn).toString(),
          "");
    }
  }

  private static final class Round {
    final Queue<Long> toOthers = new ConcurrentLinkedQueue<>();
    final Queue<Long> toOwn = new ConcurrentLinkedQueue<>();
    final Queue<Long> answered = new ConcurrentLinkedQueue<>();
    private final Planners planners;
    private final List<OpenBoard> boards = new ArrayList<>();
    private final AtomicInteger number = new AtomicInteger();

    /** The newest publication of each schedule, identified by its quantity. */
    private final Map<String, Integer> newest = new ConcurrentHashMap<>();

    private final Map<Integer, Long> begun = new ConcurrentHashMap<>();
    private volatile boolean measured;

    Round(Planners planners) {
      this.planners = planners;
    }

    void measure() {
      measured = true;
    }

    /** Four of five streams are suppliers', evenly distributed; a refused one is opened again. */
    void open(int count) throws InterruptedException {
      for (int i = 0; i < count; i++) {
        int supplier = i / 5 * 4 + i % 5;
        PartyCode reader =
            i % 5 == 4 ? planners.buyer(i / 5) : planners.supplier(supplier % planners.count());
        boards.add(opened(reader));
        if (i % 50 == 49) TimeUnit.MILLISECONDS.sleep(100);
      }
      boolean all =
          await(
              () -> {
                boards.replaceAll(it -> it.wasPutOff() ? opened(it.reader) : it);
                return boards.stream().allMatch(OpenBoard::isOpen);
              });
      if (!all) throw new IllegalStateException("not all boards opened");
    }

    private OpenBoard opened(PartyCode reader) {
      var board = new OpenBoard(reader, this::seen);
      var _ =
          planners
              .http()
              .sendAsync(
                  planners.request(reader, "/api/v1/changes/stream").build(),
                  BodyHandlers.fromLineSubscriber(board));
      return board;
    }

    long ofBuyers() {
      return boards.stream().filter(it -> it.reader.value().contains("-OEM-")).count();
    }

    private void seen(OpenBoard by, String schedule, int quantity) {
      Long sent = begun.get(quantity);
      if (sent == null || !measured) return;
      boolean own = schedule.startsWith(by.reader.value() + " ");
      (own ? toOwn : toOthers).add(System.nanoTime() - sent);
    }

    /**
     * One supplier after the other, at an even pace, whether or not the previous request was
     * answered.
     */
    void publish(int count, int seconds) throws Exception {
      long first = System.nanoTime();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Callable<Boolean>> all =
            IntStream.range(0, count)
                .<Callable<Boolean>>mapToObj(
                    it ->
                        () -> {
                          long at = first + (long) (seconds * 1e9 * it / count);
                          TimeUnit.NANOSECONDS.sleep(at - System.nanoTime());
                          publishPart(it % planners.count(), it / planners.count() % PARTS);
                          return true;
                        })
                .toList();
        for (var it : threads.invokeAll(all)) it.get();
      }
    }

    private void publishPart(int supplier, int part) throws Exception {
      int quantity = number.incrementAndGet();
      PartyCode by = planners.supplier(supplier);
      LocalDate first = LocalDate.now().plusDays(1);
      String lines =
          IntStream.range(0, 10)
              .mapToObj(
                  it ->
                      "{\"date\": \"%s\", \"quantity\": \"%d\"}"
                          .formatted(first.plusDays(it), it == 0 ? quantity : 100))
              .collect(Collectors.joining(", "));
      String body =
          """
          {"site": "PLANT1", "part": "P%d", "unit": "PCE", "from": "%s", "until": "%s", "lines": [%s], "buyers": ["%s"]}\
          """
              .formatted(part, first, first.plusDays(9), lines, planners.buyer(supplier));
      long sent = System.nanoTime();
      begun.put(quantity, sent);
      var answer = planners.post(by, "/api/v1/production-schedules", "application/json", body);
      if (answer.statusCode() != 200)
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      if (measured) answered.add(System.nanoTime() - sent);
      newest.merge(by.value() + " P" + part, quantity, Math::max);
    }

    /** Half a minute for the last changes. */
    boolean awaitAll() throws InterruptedException {
      return await(() -> missed().isEmpty());
    }

    /** Rows that boards should show but do not, or show but should not. */
    List<String> missed() {
      List<String> missed = new ArrayList<>();
      for (OpenBoard it : boards) {
        if (it.ended() != null) missed.add("a board of %s: %s".formatted(it.reader, it.ended()));
        newest.forEach(
            (schedule, quantity) -> {
              int shown = it.newest(schedule);
              if (shown != (concerns(it.reader, schedule) ? quantity : 0))
                missed.add("%s sees %d of %s".formatted(it.reader, shown, schedule));
            });
      }
      return missed;
    }

    private boolean concerns(PartyCode reader, String schedule) {
      if (schedule.startsWith(reader.value() + " ")) return true;
      String supplier = schedule.substring(0, schedule.indexOf(' '));
      int number = Integer.parseInt(supplier.substring(supplier.lastIndexOf('-') + 1));
      return planners.buyer(number).equals(reader);
    }

    private interface Condition {
      boolean holds();
    }

    private static boolean await(Condition condition) throws InterruptedException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!condition.holds()) {
        if (System.nanoTime() > end) return false;
        TimeUnit.MILLISECONDS.sleep(50);
      }
      return true;
    }
  }
}
