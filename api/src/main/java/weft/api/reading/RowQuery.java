package weft.api.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The parameters for one row of a declared view: the side and the moment. */
public record RowQuery(@Nullable String as, @Nullable Instant asOf, @Nullable Long atLeast) {

  /** A copy with a default side. */
  public RowQuery orAs(@Nullable String side) {
    return as == null ? new RowQuery(side, asOf, atLeast) : this;
  }
}
