package weft.interchange;

/**
 * A whole interchange in which a message was put right, kept beside the one that arrived, which
 * never changes.
 *
 * @param id under which its bytes are kept; segments of events that came of it count in these
 * @param sha256 of its bytes, lower-case hex
 */
public record Correction(String id, String sha256) {}
