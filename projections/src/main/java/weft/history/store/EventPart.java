package weft.history.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.serialization.Serializer;
import weft.json.Json;

/**
 * A part of an event whose JSON has over a megabyte even as gzip. Parts are events of the same
 * append, before the event and on a stream of their own, {@code EventPart:} and the event's id; in
 * the place of its payload the event says how many there are. So no store is ever handed more than
 * a megabyte at once, a stream's sequences are those of its events, and whoever reads an event
 * reads it whole.
 *
 * @param number from 0
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
public record EventPart(int number, byte[] bytes) {
  /** Stored for ever. */
  static final String NAME = "event-part";

  private static final String STREAM_TYPE = "EventPart";

  /** Of a payload as it is kept; a megabyte has room for metadata beside it. */
  private static final int MOST_BYTES = 1_000_000;

  /** In base64 they take a third more. */
  private static final int BYTES = 720_000;

  /** As {@link LongPayload#BYTES_IN_SQL} knows it: it ends with the bytes of the JSON. */
  private static final byte[] BEGIN = {
    0x1f, (byte) 0x8c, 'i', 'n', ' ', 'e', 'v', 'e', 'n', 't', ' ', 'p', 'a', 'r', 't', 's'
  };

  static String stream(String eventId) {
    return STREAM_TYPE + ":" + eventId;
  }

  /** The row, and before it those of its parts, if it needs any. */
  static List<Row> withParts(Row whole, Serializer json) {
    if (!isTooLong(whole)) return List.of(whole);
    byte[] kept = whole.payload();
    List<Row> rows = new ArrayList<>();
    for (int from = 0; from < kept.length; from += BYTES) {
      byte[] some = Arrays.copyOfRange(kept, from, Math.min(kept.length, from + BYTES));
      var part = json.serialize(new EventPart(rows.size(), some), byte[].class);
      rows.add(whole.part(STREAM_TYPE, rows.size(), newId(), NAME, part.getData()));
    }
    rows.add(whole.inParts(inParts(rows.size(), LongPayload.bytes(kept))));
    return rows;
  }

  private static String newId() {
    return IdentifierFactory.getInstance().generateIdentifier();
  }

  private static byte[] inParts(int parts, long bytes) {
    return ByteBuffer.allocate(BEGIN.length + 2 * Integer.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(BEGIN)
        .putInt(parts)
        .putInt((int) bytes)
        .array();
  }

  /** Whether it must not be handed to a store at once. */
  public static boolean isTooLong(Row row) {
    return row.payload().length > MOST_BYTES;
  }

  /** Whether the payload stands in parts elsewhere. */
  public static boolean isInParts(byte[] payload) {
    return payload.length == BEGIN.length + 2 * Integer.BYTES
        && Arrays.equals(payload, 0, BEGIN.length, BEGIN, 0, BEGIN.length);
  }

  /**
   * The event with its payload whole.
   *
   * @param parts their payloads, in order
   * @throws HistoryUnavailable where one is missing
   */
  public static StoredEvent joined(StoredEvent event, List<byte[]> parts) {
    int count =
        ByteBuffer.wrap(event.payload()).order(ByteOrder.LITTLE_ENDIAN).getInt(BEGIN.length);
    if (parts.size() != count)
      throw new HistoryUnavailable(
          "Of %d parts of event %s, %d are there".formatted(count, event.eventId(), parts.size()),
          false,
          null);
    List<byte[]> read =
        parts.stream().map(it -> Json.mapper().readValue(it, EventPart.class).bytes()).toList();
    var whole = ByteBuffer.allocate(read.stream().mapToInt(it -> it.length).sum());
    read.forEach(whole::put);
    return event.withPayload(whole.array());
  }

  /** Where the parts of this event are. */
  public static String streamOf(StoredEvent event) {
    return stream(event.eventId());
  }
}
