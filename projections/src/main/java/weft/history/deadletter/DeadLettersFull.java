package weft.history.deadletter;

/**
 * A view or reaction has as many dead letters as are kept: something is wrong that is not an event,
 * so it stops where it is.
 */
public final class DeadLettersFull extends RuntimeException {
  DeadLettersFull(String processor, int most) {
    super(processor + " stops: " + most + " dead letters are kept, and no more");
  }
}
