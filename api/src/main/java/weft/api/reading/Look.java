package weft.api.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a look at one row of a declared view takes: from which side, and of which moment. */
public record Look(@Nullable String as, @Nullable Instant asOf, @Nullable Long atLeast) {

  /** The same, from that side where none is asked for. */
  public Look orAs(@Nullable String side) {
    return as == null ? new Look(side, asOf, atLeast) : this;
  }
}
