package weft.api.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The parameters for one row of a declared view: the side and the moment. */
public record Look(@Nullable String as, @Nullable Instant asOf, @Nullable Long atLeast) {

  /** A copy with a default side. */
  public Look orAs(@Nullable String side) {
    return as == null ? new Look(side, asOf, atLeast) : this;
  }
}
