package weft.history.store;

import org.jspecify.annotations.Nullable;

/**
 * The event store did not answer in time (about 5 s). The caller answers 503, and the sender tries
 * again with the same key.
 */
public final class HistoryUnavailable extends RuntimeException {
  private final boolean perhapsRecorded;

  public HistoryUnavailable(String message, boolean perhapsRecorded, @Nullable Throwable cause) {
    super(message, cause);
    this.perhapsRecorded = perhapsRecorded;
  }

  /**
   * False: nothing was recorded, for certain. True: it may have been recorded; check before
   * repeating.
   */
  public boolean perhapsRecorded() {
    return perhapsRecorded;
  }
}
