package weft.event;

import java.time.Instant;

/**
 * An event of one stream with where it came from.
 *
 * @param sequence 0-based within the stream
 */
public record Traced(long sequence, Object payload, Provenance provenance, Instant recordedAt) {}
