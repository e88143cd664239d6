package weft.api.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What every list of a declared view takes: from which side, which page, and of which moment. */
public record Asked(
    @Nullable String as,
    @Nullable Integer limit,
    @Nullable String cursor,
    @Nullable Instant asOf,
    @Nullable Long atLeast) {

  /** The same without a page. */
  public Look look() {
    return new Look(as, asOf, atLeast);
  }
}
