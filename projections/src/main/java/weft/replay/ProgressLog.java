package weft.replay;

import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the progress of a rebuild that takes long, every ten seconds. */
final class ProgressLog implements Consumer<ReplayProgress> {
  private static final Logger log = LoggerFactory.getLogger(ProgressLog.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private Duration next = PAUSE;

  @Override
  public void accept(ReplayProgress progress) {
    if (progress.elapsed().compareTo(next) < 0) return;
    log.info("Rebuilding {}", progress);
    next = progress.elapsed().plus(PAUSE);
  }
}
