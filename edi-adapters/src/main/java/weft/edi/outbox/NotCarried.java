package weft.edi.outbox;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/** Thrown if a parcel did not reach the partner; its reason is meant for sender and receiver. */
public final class NotCarried extends IOException {
  private final transient Text reason;
  private final boolean forGood;

  private NotCarried(Text reason, boolean forGood, @Nullable Throwable cause) {
    super(reason.en(), cause);
    this.reason = reason;
    this.forGood = forGood;
  }

  /** A failure after which the hub retries. */
  public static NotCarried forNow(Text reason, @Nullable Throwable cause) {
    return new NotCarried(reason, false, cause);
  }

  /** A final refusal by the partner: a repeated attempt would get the same answer. */
  public static NotCarried forGood(Text reason) {
    return new NotCarried(reason, true, null);
  }

  public Text reason() {
    return reason;
  }

  boolean isForGood() {
    return forGood;
  }
}
