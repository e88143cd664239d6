package weft.event;

/**
 * Thrown by rules to a person or an API client, never to a partner's message: nothing was recorded.
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
