package weft.event;

import java.time.Instant;

/**
 * An event of one stream with its provenance.
 *
 * @param id of the event
 * @param sequence 0-based within the stream
 */
public record TracedEvent(
    String id, long sequence, Object payload, Provenance provenance, Instant recordedAt) {}
