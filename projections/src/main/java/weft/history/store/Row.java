package weft.history.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import weft.event.Provenance;

/**
 * One event to insert into the table.
 *
 * @param payload its JSON in the form that {@link LongPayload} describes
 * @param whole the whole payload if it is stored in parts; otherwise null
 * @param provenance the provenance if it is the only metadata; otherwise null
 */
@SuppressWarnings("ArrayRecordComponent") // only sent, never compared
public record Row(
    String stream,
    long sequence,
    String eventId,
    String streamType,
    String type,
    @Nullable String revision,
    byte[] payload,
    byte @Nullable [] whole,
    byte[] metadata,
    @Nullable Provenance provenance,
    Instant publishedAt) {

  /** The rows of one append; the parts of a long event precede it. */
  public static List<Row> of(List<? extends EventMessage<?>> messages, Serializer json) {
    return messages.stream()
        .flatMap(it -> EventPart.withParts(of(it, json), json).stream())
        .toList();
  }

  public static Row of(EventMessage<?> message, Serializer json) {
    if (!(message instanceof DomainEventMessage<?> event))
      throw new IllegalArgumentException("An event belongs to a stream: " + message);
    var payload = event.serializePayload(json, byte[].class);
    var metadata = event.serializeMetaData(json, byte[].class);
    return new Row(
        event.getAggregateIdentifier(),
        event.getSequenceNumber(),
        event.getIdentifier(),
        typeOf(event),
        payload.getType().getName(),
        payload.getType().getRevision(),
        LongPayload.kept(payload.getData()),
        null,
        metadata.getData(),
        EventMetaData.only(event.getMetaData()),
        event.getTimestamp());
  }

  /**
   * The stream's type; if Axon names none, the prefix of the id. An id begins with its type, so the
   * table can be unique on the id alone.
   */
  private static String typeOf(DomainEventMessage<?> event) {
    if (event.getType() != null) return event.getType();
    int colon = event.getAggregateIdentifier().indexOf(':');
    return colon < 0 ? "" : event.getAggregateIdentifier().substring(0, colon);
  }

  Row part(String partType, int number, String id, String name, byte[] part) {
    return new Row(
        EventPart.stream(eventId),
        number,
        id,
        partType,
        name,
        null,
        part,
        null,
        metadata,
        provenance,
        publishedAt);
  }

  Row inParts(byte[] instead) {
    return new Row(
        stream,
        sequence,
        eventId,
        streamType,
        type,
        revision,
        instead,
        payload,
        metadata,
        provenance,
        publishedAt);
  }

  /** The row as a reader gets it, with its position and time. */
  public StoredEvent recorded(long position, long micros) {
    return new StoredEvent(
        position,
        stream,
        sequence,
        eventId,
        streamType,
        type,
        revision,
        whole == null ? payload : whole,
        metadata,
        provenance,
        micros);
  }

  public long publishedMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, publishedAt);
  }
}
