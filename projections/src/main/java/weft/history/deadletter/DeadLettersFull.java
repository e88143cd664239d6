package weft.history.deadletter;

/**
 * A view or reaction has reached its limit of dead letters. The fault then lies outside the events,
 * so the view or reaction stops at its position.
 */
public final class DeadLettersFull extends RuntimeException {
  DeadLettersFull(String processor, int most) {
    super(processor + " stops: " + most + " dead letters are kept, and no more");
  }
}
