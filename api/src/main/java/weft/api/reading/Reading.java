package weft.api.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/**
 * One read: for whom and of which moment.
 *
 * @param position up to which the views have settled, or the position of the moment asked for
 */
public record Reading(PartyScope scope, Moment moment, long position, @Nullable Instant asOf) {}
