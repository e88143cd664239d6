package weft.api.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The parameters of every list of a declared view: the side, the page and the moment. */
public record ListQuery(
    @Nullable String as,
    @Nullable Integer limit,
    @Nullable String cursor,
    @Nullable Instant asOf,
    @Nullable Long atLeast) {

  /** The parameters without the page. */
  public RowQuery look() {
    return new RowQuery(as, asOf, atLeast);
  }
}
