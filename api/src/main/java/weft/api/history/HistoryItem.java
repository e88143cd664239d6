package weft.api.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.context.Contexts;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.event.ToldToOthers;
import weft.json.EventTypes;
import weft.language.Text;
import weft.party.PartyCode;

/**
 * One event. This record is the JSON.
 *
 * @param stream its id, as lists give it
 * @param type its name in the store, such as {@code order-placed}
 * @param text what happened, in words
 * @param data the event itself, as it is stored
 * @param channel {@code interchange}, {@code request}, {@code portal} or {@code hub}
 */
record HistoryItem(
    long position,
    Instant at,
    String stream,
    long version,
    String type,
    Text text,
    Object data,
    Actor actor,
    String channel,
    Cause cause) {
  /** The party that acted. Only its own party and its auditor see the person or client. */
  record Actor(PartyCode party, @Nullable String user, @Nullable String client) {}

  /**
   * The cause of the event.
   *
   * @param interchange its id, for a partner's message
   * @param message its reference in the interchange
   * @param request the idempotency key or trace id of a request
   * @param event id of the event or command that led to it directly
   */
  record Cause(
      @Nullable String interchange,
      @Nullable String message,
      @Nullable String request,
      @Nullable String event,
      String correlation) {}

  /** The event as the readers may see it: whole if one of them may. */
  private static Object data(Object event, List<PartyCode> readers) {
    if (!(event instanceof ToldToOthers told)) return event;
    List<Object> seen = readers.stream().map(told::asReadBy).toList();
    return seen.contains(event) || seen.isEmpty() ? event : seen.getFirst();
  }

  /**
   * The event in the form for its reader.
   *
   * @param readers as whom it is read: the party itself, for an auditor the parties that granted it
   *     a look
   */
  static HistoryItem of(Recorded it, List<PartyCode> readers) {
    Provenance from = it.provenance();
    Provenance.Source source = from.source();
    boolean named = readers.contains(from.actor().party());
    return new HistoryItem(
        it.position(),
        it.recordedAt(),
        StreamId.toUrl(it.stream()),
        it.sequence() + 1,
        EventTypes.nameOf(it.payload()),
        Contexts.TYPES.sentence(it.payload()),
        data(it.payload(), readers),
        new Actor(
            from.actor().party(),
            named ? from.actor().user() : null,
            named ? from.actor().client() : null),
        source.kind(),
        new Cause(
            source.interchange(),
            source.message(),
            named ? source.request() : null,
            from.causation(),
            from.correlation()));
  }
}
