package weft.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** One event on its way into the table. */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
record Row(
    String stream,
    long sequence,
    String eventId,
    String streamType,
    String type,
    @Nullable String revision,
    byte[] payload,
    byte[] metadata,
    Instant publishedAt) {

  static Row of(EventMessage<?> message, Serializer json) {
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
        payload.getData(),
        metadata.getData(),
        event.getTimestamp());
  }

  /** A stream's id begins with its type, so the table can be unique on the id alone. */
  private static String typeOf(DomainEventMessage<?> event) {
    if (event.getType() != null) return event.getType();
    int colon = event.getAggregateIdentifier().indexOf(':');
    return colon < 0 ? "" : event.getAggregateIdentifier().substring(0, colon);
  }

  long publishedMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, publishedAt);
  }
}
