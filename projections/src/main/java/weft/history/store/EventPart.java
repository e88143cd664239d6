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
 * A part of an event whose JSON exceeds a megabyte even as gzip. The parts are events of the same
 * append, placed before the event on a stream of their own: {@code EventPart:} and the event's id.
 * The event itself holds the number of parts in place of its payload. No store therefore receives
 * more than a megabyte at once, a stream's sequences count only its own events, and readers get the
 * event whole.
 *
 * @param number from 0
 */
@SuppressWarnings("ArrayRecordComponent") // only sent, never compared
public record EventPart(int number, byte[] bytes) {
  /** Stored in the history, so it must never change. */
  static final String NAME = "event-part";

  private static final String STREAM_TYPE = "EventPart";

  /** The largest stored payload; the rest of the megabyte is for metadata. */
  private static final int MOST_BYTES = 1_000_000;

  /** The bytes of one part; base64 adds a third. */
  private static final int BYTES = 720_000;

  /**
   * The first bytes of a payload that only holds the number of parts. {@link
   * LongPayload#BYTES_IN_SQL} recognises it: like gzip, it ends with the number of JSON bytes.
   */
  private static final byte[] BEGIN = {
    0x1f, (byte) 0x8c, 'i', 'n', ' ', 'e', 'v', 'e', 'n', 't', ' ', 'p', 'a', 'r', 't', 's'
  };

  static String stream(String eventId) {
    return STREAM_TYPE + ":" + eventId;
  }

  /** The row, preceded by the rows of its parts if it needs any. */
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

  /** Whether the payload is too large for a store in one piece. */
  public static boolean isTooLong(Row row) {
    return row.payload().length > MOST_BYTES;
  }

  /** Whether the payload is stored in parts on another stream. */
  public static boolean isInParts(byte[] payload) {
    return payload.length == BEGIN.length + 2 * Integer.BYTES
        && Arrays.equals(payload, 0, BEGIN.length, BEGIN, 0, BEGIN.length);
  }

  /**
   * The event with its payload whole.
   *
   * @param parts their payloads, in order
   * @throws HistoryUnavailable if a part is missing
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

  /** The stream that holds the event's parts. */
  public static String streamOf(StoredEvent event) {
    return stream(event.eventId());
  }
}
