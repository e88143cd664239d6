package weft.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import weft.deploy.HubProcess;

/**
 * The control of {@link WidePages}: a page with all lines of its 12 shipments has 44 MB. Six
 * concurrent readers of this page end a JVM with a hub's memory.
 */
final class ControlWidePages implements Scenario {
  private static final int ENDED_BY_OUT_OF_MEMORY = 3;
  private static final int SHIPMENTS = 12;

  /** The size of a shipment line's JSON. */
  private static final int BYTES_OF_A_LINE = 730;

  @Override
  public String name() {
    return "control-wide-pages";
  }

  @Override
  public void run(Trial trial) throws Exception {
    try (var process = HubProcess.of(ControlWidePages.class.getName())) {
      assertThat(process.exitCode()).isEqualTo(ENDED_BY_OUT_OF_MEMORY);
      assertThat(process.output()).contains("OutOfMemoryError");
      trial.found("six pages that end by rows alone ended a JVM of 256 MB");
    }
  }

  static void main() throws Exception {
    int readers = WidePages.READERS;
    var all = new CountDownLatch(readers);
    Callable<Integer> reader =
        () -> {
          byte[] page = page();
          all.countDown();
          all.await(); // sends each page while the next ones are made
          return page.length;
        };
    try (var threads = Executors.newFixedThreadPool(readers)) {
      for (var it : threads.invokeAll(Collections.nCopies(readers, reader)))
        System.out.println(it.get());
    }
  }

  private static byte[] page() {
    String line = "{\"part\":\"%s\"}".formatted("x".repeat(BYTES_OF_A_LINE));
    List<String> lines = Collections.nCopies(SHIPMENTS * WidePages.LINES, line);
    return String.join(",", lines).getBytes(UTF_8);
  }
}
