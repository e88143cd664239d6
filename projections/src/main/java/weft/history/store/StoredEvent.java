package weft.history.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import weft.event.Provenance;

/**
 * A row of the history as Axon reads it; its time is when it was recorded.
 *
 * @param payload its JSON in the form that {@link LongPayload} describes
 * @param provenance the metadata's content, if this hub has just written it; null if it must be
 *     parsed
 */
@SuppressWarnings("ArrayRecordComponent") // only sent, never compared
public record StoredEvent(
    long position,
    String stream,
    long sequence,
    String eventId,
    String streamType,
    String type,
    @Nullable String revision,
    byte[] payload,
    byte[] metadata,
    @Nullable Provenance provenance,
    long recordedMicros)
    implements TrackedEventData<byte[]>, DomainEventData<byte[]> {

  static final String COLUMNS =
      "position, stream, sequence, event_id, stream_type, type, revision, payload, metadata, "
          + "(extract(epoch from recorded_at) * 1000000)::bigint";

  static StoredEvent of(ResultSet row) throws SQLException {
    return new StoredEvent(
        row.getLong(1),
        row.getString(2),
        row.getLong(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getBytes(8),
        row.getBytes(9),
        null,
        row.getLong(10));
  }

  StoredEvent withPayload(byte[] whole) {
    return new StoredEvent(
        position,
        stream,
        sequence,
        eventId,
        streamType,
        type,
        revision,
        whole,
        metadata,
        provenance,
        recordedMicros);
  }

  /** The event's size in memory, in bytes of JSON and metadata. */
  public long bytes() {
    return LongPayload.bytes(payload) + metadata.length;
  }

  @Override
  public TrackingToken trackingToken() {
    return new GlobalSequenceTrackingToken(position);
  }

  @Override
  public String getEventIdentifier() {
    return eventId;
  }

  @Override
  public Instant getTimestamp() {
    return Instant.EPOCH.plus(recordedMicros, ChronoUnit.MICROS);
  }

  @Override
  public SerializedObject<byte[]> getMetaData() {
    return provenance == null
        ? new SerializedMetaData<>(metadata, byte[].class)
        : new HandedMetaData(metadata, provenance);
  }

  @Override
  @SuppressWarnings("NullAway") // null stands for no revision in Axon
  public SerializedObject<byte[]> getPayload() {
    return new SimpleSerializedObject<>(LongPayload.json(payload), byte[].class, type, revision);
  }

  @Override
  public String getType() {
    return streamType;
  }

  @Override
  public String getAggregateIdentifier() {
    return stream;
  }

  @Override
  public long getSequenceNumber() {
    return sequence;
  }
}
