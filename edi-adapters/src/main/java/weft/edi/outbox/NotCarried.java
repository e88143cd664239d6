package weft.edi.outbox;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/** Why a parcel did not reach the partner, in words that its sender and receiver may read. */
public final class NotCarried extends IOException {
  private final transient Text reason;
  private final boolean forGood;

  private NotCarried(Text reason, boolean forGood, @Nullable Throwable cause) {
    super(reason.en(), cause);
    this.reason = reason;
    this.forGood = forGood;
  }

  /** It is tried again. */
  public static NotCarried forNow(Text reason, @Nullable Throwable cause) {
    return new NotCarried(reason, false, cause);
  }

  /** The partner took it and said no: the same again would get the same answer. */
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
