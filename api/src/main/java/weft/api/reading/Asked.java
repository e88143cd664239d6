package weft.api.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The parameters of every list of a declared view: the side, the page and the moment. */
public record Asked(
    @Nullable String as,
    @Nullable Integer limit,
    @Nullable String cursor,
    @Nullable Instant asOf,
    @Nullable Long atLeast) {

  /** The parameters without the page. */
  public Look look() {
    return new Look(as, asOf, atLeast);
  }
}
