package weft.interchange;

/**
 * An interchange with a corrected message, kept in addition to the original, which never changes.
 *
 * @param id the id of its bytes; segment numbers in events from the correction count in these bytes
 * @param sha256 of its bytes, lower-case hex
 */
public record Correction(String id, String sha256) {}
