package weft.bench.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import weft.bench.BenchHub;
import weft.bench.FirstPage;

/** Reads of the demo's planners, at an even pace whether or not the one before was answered. */
final class OtherRequests {
  private static final int EVERY_MILLIS = 50;

  private final BenchHub hub;
  private final List<Page> pages;

  private record Page(String path, String token) {}

  OtherRequests(BenchHub hub) throws Exception {
    this.hub = hub;
    String supplier = FirstPage.token(hub, "jiaxin-api");
    String buyer = FirstPage.token(hub, "hengyue-planner");
    this.pages =
        List.of(
            new Page("/api/v1/call-offs?as=supplier", supplier),
            new Page("/api/v1/orders?as=supplier", supplier),
            new Page("/api/v1/stock", supplier),
            new Page("/api/v1/call-offs?as=buyer", buyer),
            new Page("/api/v1/shipments?as=buyer", buyer),
            new Page("/api/v1/part-agreements?as=buyer", buyer));
  }

  /** Asks for some time; each answer counts from when its request was due. */
  List<Long> ask(double seconds) throws Exception {
    int count = (int) Math.max(pages.size(), seconds * 1_000 / EVERY_MILLIS);
    long begin = System.nanoTime();
    List<Long> taken = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> running = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Page page = pages.get(i % pages.size());
        long due = begin + TimeUnit.MILLISECONDS.toNanos((long) i * EVERY_MILLIS);
        Callable<Long> asking =
            () -> {
              long rest = due - System.nanoTime();
              if (rest > 0) TimeUnit.NANOSECONDS.sleep(rest);
              FirstPage.get(hub, page.path, page.token);
              return System.nanoTime() - due;
            };
        running.add(threads.submit(asking));
      }
      for (Future<Long> it : running) taken.add(it.get());
    }
    return taken;
  }
}
