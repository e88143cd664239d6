package weft.replay;

import org.jspecify.annotations.Nullable;

/** A view could not be replayed, compared or switched; the live tables are unchanged. */
public final class ReplayFailed extends RuntimeException {
  ReplayFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
