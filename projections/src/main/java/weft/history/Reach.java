package weft.history;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the last attempt to record something succeeded; says in the log when that changes. */
final class Reach {
  private static final Logger log = LoggerFactory.getLogger(Reach.class);
  private volatile boolean well = true;

  boolean isWell() {
    return well;
  }

  void lost(Exception e) {
    lost(e.getMessage());
  }

  void lost(@Nullable String why) {
    if (well) log.warn("History out of reach: {}", why);
    well = false;
  }

  void found() {
    if (!well) log.warn("History within reach again");
    well = true;
  }
}
