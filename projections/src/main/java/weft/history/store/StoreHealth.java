package weft.history.store;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the last attempt to record something succeeded. Logs when that changes, and when the
 * cause of the failure changes.
 */
public final class StoreHealth {
  private static final Logger log = LoggerFactory.getLogger(StoreHealth.class);

  /** Alternating causes are logged at most this often. */
  private static final long APART = Duration.ofSeconds(5).toNanos();

  private volatile boolean well = true;
  private @Nullable String why;
  private volatile long looked;

  public boolean isWell() {
    return well;
  }

  public void lost(Exception e) {
    lost(e.getMessage());
  }

  public synchronized void lost(@Nullable String why) {
    if (!isDue()) return;
    looked = System.nanoTime();
    if (well || !Objects.equals(this.why, why)) log.warn("History out of reach: {}", why);
    this.why = why;
    well = false;
  }

  /** Whether to look for the cause of the failure now, for callers to whom that is expensive. */
  public boolean isDue() {
    return well || System.nanoTime() - looked > APART;
  }

  public synchronized void found() {
    if (!well) log.warn("History within reach again");
    well = true;
  }
}
