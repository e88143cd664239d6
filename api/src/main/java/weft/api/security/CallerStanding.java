package weft.api.security;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a caller may still get data: its token has not expired and its membership is unchanged.
 * Long-running answers ask this repeatedly; a controller can take it as a parameter.
 */
public final class CallerStanding {
  private final CallerToken token;
  private final Instant expires;
  private final Memberships members;
  private final Clock clock;

  CallerStanding(CallerToken token, Instant expires, Memberships members, Clock clock) {
    this.token = token;
    this.expires = expires;
    this.members = members;
    this.clock = clock;
  }

  /** Costs at most two queries a minute, however often it is called. */
  public boolean holds() {
    return clock.instant().isBefore(expires)
        && members
            .caller(token.issuer(), token.getPrincipal())
            .equals(Optional.ofNullable(token.caller()));
  }
}
