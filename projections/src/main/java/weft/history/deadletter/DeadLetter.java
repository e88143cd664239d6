package weft.history.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a view or a reaction could not process, or that waits behind such an event. This
 * record is the JSON.
 *
 * @param view the view or reaction that parked it
 * @param sequence events of one sequence must be processed in order: the first failed, the others
 *     wait
 * @param position of the event in the history, which holds its payload
 * @param eventType stable name of the event's type; null if the history no longer has the event
 * @param waiting true if it has not been tried because an earlier event of its sequence failed
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

  /** The form for lists. */
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

  /** The kind of follower that parked the event. */
  public enum Kind {
    VIEW,
    REACTION
  }

  /** The operator who left it out, when, and why. */
  public record Discard(Instant at, String by, String reason) {}
}
