package weft.desk;

/**
 * The use of an idempotency key. Stored for ever: add nullable components, never rename or move.
 */
public sealed interface RequestEvent {
  /** The request was carried out and left its stream at that version. */
  record RequestAnswered(String fingerprint, long version) implements RequestEvent {}
}
