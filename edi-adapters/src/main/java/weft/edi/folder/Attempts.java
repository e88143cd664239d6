package weft.edi.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a step for each file, so that a failure does not stop the other files. Logs a failing file
 * at most once a minute.
 */
final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedFolders.class);
  private static final Duration TOLD = Duration.ofMinutes(1);
  private final Map<Path, Long> warned = new ConcurrentHashMap<>();

  interface Step {
    void run() throws IOException;
  }

  @SuppressWarnings("CatchingUnchecked")
  void run(Path path, Step step) {
    try {
      step.run();
    } catch (Exception e) {
      if (warned.putIfAbsent(path, System.nanoTime()) == null)
        LOG.warn("Not done now, tried again later: {}", path, e);
    }
  }

  void forget() {
    warned.values().removeIf(it -> System.nanoTime() - it > TOLD.toNanos());
  }
}
