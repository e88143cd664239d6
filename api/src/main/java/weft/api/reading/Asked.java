package weft.api.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every list and look of a declared view takes: from which side, which page, and of which
 * moment.
 */
public record Asked(
    @Nullable String as,
    @Nullable Integer limit,
    @Nullable String cursor,
    @Nullable Instant asOf,
    @Nullable Long atLeast) {

  /** The same, from that side where none is asked for. */
  public Asked orAs(@Nullable String side) {
    return as == null ? new Asked(side, limit, cursor, asOf, atLeast) : this;
  }
}
