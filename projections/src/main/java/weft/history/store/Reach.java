package weft.history.store;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the last attempt to record something succeeded; says in the log when that changes. */
public final class Reach {
  private static final Logger log = LoggerFactory.getLogger(Reach.class);
  private volatile boolean well = true;

  public boolean isWell() {
    return well;
  }

  public void lost(Exception e) {
    lost(e.getMessage());
  }

  public void lost(@Nullable String why) {
    if (well) log.warn("History out of reach: {}", why);
    well = false;
  }

  public void found() {
    if (!well) log.warn("History within reach again");
    well = true;
  }
}
