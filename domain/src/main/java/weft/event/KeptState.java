package weft.event;

/**
 * The state of a stream after so many events.
 *
 * @param version events that made it; at least one
 * @param lastEvent id of the last of them, by which the state proves that it belongs to a history
 */
public record KeptState(String stream, long version, String lastEvent, KeptRules<?, ?, ?> state) {}
