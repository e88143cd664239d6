package weft.bench;

import static weft.bench.Report.number;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Measured values from many inspectors at once and by sheet, certificates as PDF, and the block of
 * a batch until every open screen shows it.
 */
final class MadeAndMeasured implements Bench {
  private static final int VALUES = 20;
  private static final int MOST_MILLIS = 500;
  private static final int MOST_SECONDS = 10;
  private static final int PDFS_A_MINUTE = 100;
  private static final int BLOCKED_MILLIS = 1_000;
  private static final int SCREENS = 5;

  @Override
  public String name() {
    return "made-and-measured";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    int pieces = small ? VALUES * 4 : 1_000;
    try (var hub = BenchHub.start(small);
        var parts = new MeasuredParts(hub)) {
      report.server(name(), hub.writer());
      parts.begin(pieces);
      entered(hub, parts, report, small);
      sheet(hub, parts, report, small ? 2 : 100, pieces);
      papers(parts, report, small ? 2 : 100);
      blocked(hub, parts, report, small ? 2 : 50);
    }
  }

  /** Each client sends a request a second; one that is late counts from when it was due. */
  private void entered(BenchHub hub, MeasuredParts parts, Report report, boolean small)
      throws Exception {
    int clients = small ? 3 : 50;
    int warm = small ? 1 : 10;
    int measured = small ? 2 : 30;
    List<String> inspections = new ArrayList<>();
    for (int i = 0; i < clients; i++) inspections.add(parts.inspection("BE-" + i, 5_000));
    hub.settle();
    long period = TimeUnit.MILLISECONDS.toNanos(small ? 100 : 1_000);
    long begin = System.nanoTime() + period;
    List<Long> taken = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Long>>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        String path = "/api/v1/inspections/" + inspections.get(i) + "/results";
        long first = begin + period * i / clients;
        Callable<List<Long>> client =
            () -> {
              List<Long> mine = new ArrayList<>();
              for (int request = 0; request < warm + measured; request++) {
                long due = first + request * period;
                long rest = due - System.nanoTime();
                if (rest > 0) TimeUnit.NANOSECONDS.sleep(rest);
                parts.post(path, results(request * VALUES));
                if (request >= warm) mine.add(System.nanoTime() - due);
              }
              return mine;
            };
        running.add(threads.submit(client));
      }
      for (var it : running) taken.addAll(it.get());
    }
    Times times = Times.of(taken);
    report.figure(
        name(),
        "values entered by many at once",
        "%d clients, an inspection each, %d values a request, one every %d ms each, %d of them after %d"
            .formatted(clients, VALUES, period / 1_000_000, measured, warm),
        "%s values/s; %s".formatted(number(clients * VALUES * 1e9 / period), times),
        "",
        "p99 under 500 ms",
        times.p99() < MOST_MILLIS);
    hub.settle();
  }

  private static String results(int from) {
    return IntStream.rangeClosed(from + 1, from + VALUES)
        .mapToObj(MeasuredParts::value)
        .collect(Collectors.joining(", ", "{\"person\": \"P-0008\", \"results\": [", "]}"));
  }

  private void sheet(BenchHub hub, MeasuredParts parts, Report report, int inspections, int pieces)
      throws Exception {
    var csv = new StringBuilder("inspection,person,characteristic,piece,value\r\n");
    for (int i = 0; i < inspections; i++) {
      parts.inspection("BS-" + i, 5_000);
      for (int piece = 1; piece <= pieces; piece++)
        csv.append("BS-%d,P-0008,BORE,%d,10.0%d\r\n".formatted(i, piece, piece % 10));
    }
    hub.settle();
    long begun = System.nanoTime();
    JsonNode state = parts.sheet("inspection-values", csv.toString());
    double recorded = (System.nanoTime() - begun) / 1e9;
    hub.settle();
    double shown = (System.nanoTime() - begun) / 1e9;
    if (state.path("done").asInt() != inspections * pieces)
      throw new IllegalStateException(state.toString());
    report.figure(
        name(),
        "values by sheet",
        "%,d values of %d inspections, CSV".formatted(inspections * pieces, inspections),
        "recorded after %.1f s, shown by every view after %.1f s".formatted(recorded, shown),
        "",
        "recorded within 10 s",
        recorded < MOST_SECONDS);
  }

  private void papers(MeasuredParts parts, Report report, int count) throws Exception {
    List<String> certificates = new ArrayList<>();
    for (int i = 0; i < count; i++) certificates.add(parts.certificate("BP-" + i, "B-BP-" + i));
    long bytes = parts.pdf(certificates.getFirst()); // the fonts
    for (String it : certificates) bytes = Math.max(bytes, parts.pdf(it)); // sealed by now
    long begun = System.nanoTime();
    for (String it : certificates) parts.pdf(it);
    double minutes = (System.nanoTime() - begun) / 60e9;
    report.figure(
        name(),
        "certificates as PDF",
        "%d certificates, %,d bytes, one connection".formatted(count, bytes),
        "%s a minute".formatted(number(count / minutes)),
        "",
        "100 a minute",
        count / minutes >= PDFS_A_MINUTE);
  }

  private void blocked(BenchHub hub, MeasuredParts parts, Report report, int rounds)
      throws Exception {
    String batch = parts.get("/api/v1/batches?number=B-2607&limit=1").at("/items/0/id").asString();
    List<Long> taken = new ArrayList<>();
    try (var screens = parts.screens(SCREENS)) {
      for (int i = 0; i < rounds; i++) {
        hub.settle();
        long begun = System.nanoTime();
        parts.post(
            "/api/v1/batches/" + batch + "/problems",
            "{\"problem\": \"BENCH-%d\", \"criticality\": \"high\", \"text\": \"Bench\"}"
                .formatted(i));
        taken.add(screens.last() - begun);
        parts.post(
            "/api/v1/batches/%s/problems/BENCH-%d/end".formatted(batch, i),
            "{\"reason\": \"Bench\"}");
      }
    }
    Times times = Times.of(taken);
    report.figure(
        name(),
        "a batch blocked, from the request to the last open screen",
        "%d times, %d change streams open".formatted(rounds, SCREENS),
        times.toString(),
        "",
        "p99 under 1 s",
        times.p99() < BLOCKED_MILLIS);
  }
}
