package weft.api.balance;

import weft.event.StreamId;

/**
 * A link to an event. This record is the JSON.
 *
 * @param stream its id, as lists give it
 * @param history the address that answers with this event alone
 */
public record EventLink(String stream, long position, String history) {
  /** Links to the event of a stream at a position. */
  public static EventLink of(String stream, long position) {
    return new EventLink(
        StreamId.toUrl(stream),
        position,
        "/api/v1/history/events?after=%d&before=%d".formatted(position - 1, position + 1));
  }
}
