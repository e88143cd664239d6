package weft.event;

/**
 * Thrown by rules that refuse a command; nothing was recorded. A person or API client gets the
 * refusal; for a partner's message it becomes a fault.
 */
public final class Refused extends RuntimeException {
  private final transient Refusal refusal;

  public Refused(Refusal refusal) {
    super(refusal.toString(), null, false, false);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
