package weft.history.axonserver;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import weft.history.store.EventMetaData;
import weft.history.store.Row;
import weft.history.store.StoredEvent;
import weft.json.Json;

/**
 * Converts events to and from Axon Server's form: payloads stay byte for byte the same; metadata
 * are converted value by value. Only this class converts between the server's global index, which
 * begins at 0, and positions, which begin at 1.
 */
final class AxonServerEvents {
  private static final JsonMapper JSON = Json.mapper();

  private AxonServerEvents() {}

  /** The position of the event with that global index; null stands for an empty history. */
  static long position(@Nullable Long token) {
    return token == null ? 0 : token + 1;
  }

  /** The global index of the event at that position; -1 for position 0, before the first event. */
  static long token(long position) {
    return position - 1;
  }

  static Event of(Row row) {
    var event =
        Event.newBuilder()
            .setMessageIdentifier(row.eventId())
            .setAggregateIdentifier(row.stream())
            .setAggregateSequenceNumber(row.sequence())
            .setAggregateType(row.streamType())
            .setTimestamp(row.publishedAt().toEpochMilli())
            .setPayload(serialized(row.type(), row.revision(), row.payload()));
    JSON.readTree(row.metadata())
        .properties()
        .forEach(it -> event.putMetaData(it.getKey(), value(it.getKey(), it.getValue())));
    return event.build();
  }

  private static SerializedObject serialized(String type, @Nullable String revision, byte[] data) {
    return SerializedObject.newBuilder()
        .setType(type)
        .setRevision(revision == null ? "" : revision)
        .setData(ByteString.copyFrom(data))
        .build();
  }

  private static MetaDataValue value(String key, JsonNode it) {
    var value = MetaDataValue.newBuilder();
    if (it.isString()) return value.setTextValue(it.stringValue()).build();
    if (it.isBoolean()) return value.setBooleanValue(it.booleanValue()).build();
    if (it.canConvertToLong() && it.isIntegralNumber())
      return value.setNumberValue(it.longValue()).build();
    if (it.isNumber()) return value.setDoubleValue(it.doubleValue()).build();
    var type = key.equals(EventMetaData.PROVENANCE) ? "Provenance" : "java.util.Map";
    return value.setBytesValue(serialized(type, null, JSON.writeValueAsBytes(it))).build();
  }

  /**
   * A server's event as the hub's table has it. An event without a stream comes from another
   * application. It gets a stream of its own, so that positions have no gap and views can report
   * that they cannot read it.
   *
   * @param position 0 if unknown
   */
  static StoredEvent stored(long position, Event event) {
    boolean foreign = event.getAggregateIdentifier().isEmpty();
    var payload = event.getPayload();
    return new StoredEvent(
        position,
        foreign ? "Foreign:" + event.getMessageIdentifier() : event.getAggregateIdentifier(),
        foreign ? 0 : event.getAggregateSequenceNumber(),
        event.getMessageIdentifier(),
        foreign ? "Foreign" : event.getAggregateType(),
        payload.getType(),
        payload.getRevision().isEmpty() ? null : payload.getRevision(),
        payload.getData().toByteArray(),
        metadata(event),
        null,
        TimeUnit.MILLISECONDS.toMicros(event.getTimestamp()));
  }

  private static byte[] metadata(Event event) {
    ObjectNode metadata = JSON.createObjectNode();
    event
        .getMetaDataMap()
        .forEach(
            (key, value) -> {
              switch (value.getDataCase()) {
                case TEXT_VALUE -> metadata.put(key, value.getTextValue());
                case NUMBER_VALUE -> metadata.put(key, value.getNumberValue());
                case BOOLEAN_VALUE -> metadata.put(key, value.getBooleanValue());
                case DOUBLE_VALUE -> metadata.put(key, value.getDoubleValue());
                case BYTES_VALUE -> metadata.set(key, json(value.getBytesValue().getData()));
                case DATA_NOT_SET -> metadata.putNull(key);
              }
            });
    return JSON.writeValueAsBytes(metadata);
  }

  private static JsonNode json(ByteString data) {
    try {
      return JSON.readTree(data.toByteArray());
    } catch (JacksonException _) {
      return JSON.getNodeFactory()
          .stringNode(Base64.getEncoder().encodeToString(data.toByteArray()));
    }
  }
}
