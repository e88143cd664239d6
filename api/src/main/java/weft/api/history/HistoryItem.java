package weft.api.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.context.Contexts;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.event.ToldToOthers;
import weft.json.EventTypes;
import weft.language.Text;
import weft.party.PartyCode;
import weft.projections.people.PersonNames;

/**
 * One event. This record is the JSON.
 *
 * @param stream its id, as lists give it
 * @param type its name in the store, such as {@code order-placed}
 * @param text what happened, in words
 * @param data the event itself, as far as the reader may see it; the words say no more
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
  /**
   * The party that acted. Only its own party and its auditor see the person or client.
   *
   * @param user the person's code
   * @param name of the person today; only its own party sees it
   */
  record Actor(
      PartyCode party, @Nullable String user, @Nullable String client, @Nullable Text name) {}

  /**
   * The cause of the event.
   *
   * @param interchange its id, for a partner's message
   * @param message its reference in the interchange
   * @param request the idempotency key or trace id of a request
   * @param event id of the event or command that led to it directly
   * @param position of the event that led to it; only of one event, and only where there is one
   *     that the reader may read
   */
  record Cause(
      @Nullable String interchange,
      @Nullable String message,
      @Nullable String request,
      @Nullable String event,
      String correlation,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long position) {}

  /** The event as the readers may see it: whole if one of them may. */
  private static Object data(Object event, List<PartyCode> readers) {
    if (!(event instanceof ToldToOthers told)) return event;
    List<Object> seen = readers.stream().map(told::asReadBy).toList();
    return seen.contains(event) || seen.isEmpty() ? event : seen.getFirst();
  }

  /**
   * The event in the form for its reader, without the name of who acted: names can change.
   *
   * @param readers as whom it is read: the party itself, for an auditor the parties that granted it
   *     a look
   */
  static HistoryItem of(Recorded it, List<PartyCode> readers) {
    Provenance from = it.provenance();
    Provenance.Source source = from.source();
    boolean named = readers.contains(from.actor().party());
    Object seen = data(it.payload(), readers);
    return new HistoryItem(
        it.position(),
        it.recordedAt(),
        StreamId.toUrl(it.stream()),
        it.sequence() + 1,
        EventTypes.nameOf(it.payload()),
        Contexts.TYPES.sentence(seen),
        seen,
        new Actor(
            from.actor().party(),
            named ? from.actor().user() : null,
            named ? from.actor().client() : null,
            null),
        source.kind(),
        new Cause(
            source.interchange(),
            source.message(),
            named ? source.request() : null,
            from.causation(),
            from.correlation(),
            null));
  }

  /**
   * The event with the position of its cause. Without one, it does not name the event that led to
   * it either, because the reader may not read that.
   */
  HistoryItem causedBy(@Nullable Long position) {
    var its =
        new Cause(
            cause.interchange(),
            cause.message(),
            cause.request(),
            position == null ? null : cause.event(),
            cause.correlation(),
            position);
    return new HistoryItem(
        this.position, at, stream, version, type, text, data, actor, channel, its);
  }

  /** The event with other data, of the same JSON. */
  HistoryItem withData(Object written) {
    return new HistoryItem(
        position, at, stream, version, type, text, written, actor, channel, cause);
  }

  /** The event with the name of who acted, as far as the reader sees it. */
  HistoryItem named(PersonNames names) {
    Text name = names.of(actor.party().value(), actor.user());
    if (name == null) return this;
    var named = new Actor(actor.party(), actor.user(), actor.client(), name);
    return new HistoryItem(position, at, stream, version, type, text, data, named, channel, cause);
  }

  /** The names of those who acted in these events, as far as the reader sees them. */
  static PersonNames names(
      ReadContexts readings, ReadContext reading, Collection<HistoryItem> events) {
    var persons =
        events.stream()
            .map(HistoryItem::actor)
            .flatMap(it -> PersonNames.Key.of(it.party().value(), it.user()).stream())
            .toList();
    return persons.isEmpty()
        ? PersonNames.NONE
        : readings.read(reading, (db, _) -> PersonNames.of(db, persons));
  }
}
