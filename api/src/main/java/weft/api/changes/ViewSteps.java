package weft.api.changes;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.history.Positions;
import weft.projections.board.ConcernedReaders;

/**
 * Determines once for all open streams whom an advance of the views concerns, so that only those
 * streams read. It starts with the first stream.
 */
@Component
class ViewSteps {
  private static final Logger log = LoggerFactory.getLogger(ViewSteps.class);

  /** At high load, several commits become one step. */
  private static final long REST_MILLIS = 20;

  private final SettledSignal signal;
  private final Positions positions;
  private final JdbcClient hub;
  private @Nullable Thread watching;
  private volatile ViewStep newest = new ViewStep(0, ConcernedReaders.ALL);

  ViewSteps(SettledSignal signal, Positions positions, JdbcClient hub) {
    this.signal = signal;
    this.positions = positions;
    this.hub = hub;
  }

  /** The step at which a new follower begins. */
  synchronized ViewStep newest() {
    if (watching == null) {
      newest = new ViewStep(positions.settled(), ConcernedReaders.ALL);
      watching = Thread.ofVirtual().name("steps").start(this::watch);
    }
    return newest;
  }

  private void watch() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        long before = newest.position();
        long settled = signal.awaitAfter(before);
        if (settled <= before) continue;
        ViewStep next = new ViewStep(settled, concerned(before, settled));
        ViewStep last = newest;
        newest = next;
        last.follow(next);
        TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the hub stops
    }
  }

  /** Everyone if the readers cannot be determined; then each stream reads. */
  private ConcernedReaders concerned(long after, long until) {
    if (positions.anyParked()) return ConcernedReaders.ALL;
    try {
      return ConcernedReaders.by(hub, after, until);
    } catch (RuntimeException e) {
      log.warn("Whom changes up to {} concern is not known, so all open streams look", until, e);
      return ConcernedReaders.ALL;
    }
  }

  @EventListener(ContextClosedEvent.class)
  synchronized void stop() {
    if (watching != null) watching.interrupt();
  }
}
