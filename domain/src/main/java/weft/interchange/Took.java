package weft.interchange;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long a step took interchanges of a partner on a day. This record is the JSON of the API.
 *
 * @param day in UTC; null: on all days asked for
 * @param partner null: of all partners
 * @param interchanges so many were measured
 * @param p50Seconds within which half of them were done
 * @param p95Seconds within which 95 of 100 were
 */
public record Took(
    @Nullable LocalDate day,
    @Nullable String partner,
    long interchanges,
    double p50Seconds,
    double p95Seconds) {}
