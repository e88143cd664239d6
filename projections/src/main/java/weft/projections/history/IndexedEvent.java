package weft.projections.history;

import org.jspecify.annotations.Nullable;

/**
 * An event as one party finds it.
 *
 * @param type its name in the store
 * @param part the part's number, where its stream is of one part
 * @param first whether this is the first of the event's rows: who may see all reads those alone
 */
record IndexedEvent(
    String viewer,
    long position,
    String stream,
    String type,
    @Nullable String part,
    boolean first) {}
