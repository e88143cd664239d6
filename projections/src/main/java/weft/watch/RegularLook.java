package weft.watch;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a look on a thread of its own, with a pause after each. A look that fails is logged, and
 * the next one is made all the same.
 */
public final class RegularLook implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RegularLook.class);

  /** Something to look after. */
  @FunctionalInterface
  public interface Look {
    void look() throws Exception;
  }

  private final String name;
  private final Look look;
  private final ScheduledExecutorService timer;

  /** Starts the looks; the thread and the log carry {@code name}. */
  public RegularLook(String name, Duration first, Duration pause, Look look) {
    this.name = name;
    this.look = look;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(name).daemon().factory());
    var _ =
        timer.scheduleWithFixedDelay(
            this::lookAndLog, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void lookAndLog() {
    try {
      look.look();
    } catch (Throwable e) { // an error that escapes would end the timer
      LOG.warn("{} failed; the next look is due", name, e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
