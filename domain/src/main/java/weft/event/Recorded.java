package weft.event;

import java.time.Instant;

/**
 * An event as it stands in history.
 *
 * @param position the global position: commit order is position order, and views are versioned by
 *     it
 * @param stream the stream's id, a business key such as {@code
 *     DeliverySchedule:HENGYUE:JIAXIN:PLANT1:4711-A:-:-}
 * @param sequence 0-based within the stream
 * @param recordedAt strictly rising with position, microseconds
 */
public record Recorded(
    long position,
    String stream,
    long sequence,
    String id,
    Instant recordedAt,
    Object payload,
    Provenance provenance) {}
