package weft.projections.scheduling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A release that was recorded but did not come into force: table {@code schedule_contradiction}.
 */
record ContradictionRow(
    long scheduleNo,
    long position,
    String buyer,
    String supplier,
    Instant recordedAt,
    String release,
    String code,
    @Nullable String known,
    @Nullable String interchange,
    @Nullable String message) {}
