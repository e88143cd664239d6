package weft.interchange;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Processing times of one step for a partner's interchanges on one day. This record is the JSON of
 * the API.
 *
 * @param day in UTC; null for all requested days together
 * @param partner null for all partners
 * @param interchanges number of interchanges measured
 * @param p50Seconds half of them were done within this time
 * @param p95Seconds 95 per cent of them were done within this time
 */
public record StepDurations(
    @Nullable LocalDate day,
    @Nullable String partner,
    long interchanges,
    double p50Seconds,
    double p95Seconds) {}
