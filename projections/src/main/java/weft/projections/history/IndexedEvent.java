package weft.projections.history;

import org.jspecify.annotations.Nullable;

/**
 * An event in the index of one party.
 *
 * @param type its name in the store
 * @param part the part's number, if its stream is about one part
 * @param first whether this is the first of the event's rows; a reader who sees all reads only
 *     first rows
 */
record IndexedEvent(
    String viewer,
    long position,
    String stream,
    String type,
    @Nullable String part,
    boolean first) {}
