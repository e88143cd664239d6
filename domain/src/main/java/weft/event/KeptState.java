package weft.event;

/**
 * A snapshot: the state of a stream after a number of events.
 *
 * @param version number of events that made it; at least one
 * @param lastEvent id of the last of them, which proves that the snapshot belongs to this history
 */
public record KeptState(String stream, long version, String lastEvent, KeptRules<?, ?, ?> state) {}
