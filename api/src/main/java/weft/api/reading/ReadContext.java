package weft.api.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/**
 * One read: its scope and its moment.
 *
 * @param position the position to which all views have settled, or the position of the requested
 *     moment
 */
public record ReadContext(PartyScope scope, Moment moment, long position, @Nullable Instant asOf) {}
