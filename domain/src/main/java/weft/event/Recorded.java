package weft.event;

import java.time.Instant;

/**
 * An event as it stands in the history.
 *
 * @param position the global position; positions follow commit order, and views use them as
 *     versions
 * @param stream the stream's id, a business key such as {@code
 *     DeliverySchedule:HENGYUE:JIAXIN:PLANT1:4711-A:-:-}
 * @param sequence 0-based within the stream
 * @param recordedAt strictly increasing with the position, in microseconds
 */
public record Recorded(
    long position,
    String stream,
    long sequence,
    String id,
    Instant recordedAt,
    Object payload,
    Provenance provenance) {}
