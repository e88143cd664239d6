package weft.history.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a view or a reaction could not take in, or that waits behind one. This record is
 * the JSON.
 *
 * @param view the view or reaction it is parked for
 * @param sequence what must be taken in in order: the first of a sequence failed, the others wait
 * @param position of the event in the history, where its payload is
 * @param eventType stable name of the event's type; null where the history has it no more
 * @param waiting true where it has not been tried: an earlier one of its sequence failed
 * @param cause null while it only waits
 * @param attempts how often it was tried alone
 * @param discard null unless an operator chose to leave it out
 */
public record DeadLetter(
    long id,
    String view,
    Kind kind,
    String stream,
    String sequence,
    long position,
    @Nullable String eventType,
    @Nullable Instant recordedAt,
    boolean waiting,
    @Nullable Cause cause,
    int attempts,
    Instant firstSeenAt,
    Instant lastSeenAt,
    @Nullable Discard discard) {

  /** As a list shows it. */
  public DeadLetter withoutStack() {
    if (cause == null) return this;
    return new DeadLetter(
        id,
        view,
        kind,
        stream,
        sequence,
        position,
        eventType,
        recordedAt,
        waiting,
        new Cause(cause.type(), cause.message(), ""),
        attempts,
        firstSeenAt,
        lastSeenAt,
        discard);
  }

  /** What it was parked for. */
  public enum Kind {
    VIEW,
    REACTION
  }

  /** Who left it out, and why. */
  public record Discard(Instant at, String by, String reason) {}
}
