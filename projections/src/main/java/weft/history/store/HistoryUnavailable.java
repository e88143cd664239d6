package weft.history.store;

import org.jspecify.annotations.Nullable;

/**
 * The store of events did not answer in time (about 5 s): the caller answers 503 and the sender
 * tries again with the same key.
 */
public final class HistoryUnavailable extends RuntimeException {
  private final boolean perhapsRecorded;

  public HistoryUnavailable(String message, boolean perhapsRecorded, @Nullable Throwable cause) {
    super(message, cause);
    this.perhapsRecorded = perhapsRecorded;
  }

  /** False: surely nothing was recorded. True: it may have been; look before doing it again. */
  public boolean perhapsRecorded() {
    return perhapsRecorded;
  }
}
