package weft.api.security;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a caller is still what it was when its request was let in: its token has not expired and
 * its membership is the same. Asked by answers that go on for long; a controller takes it as a
 * parameter.
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

  /** Costs a query twice a minute at most, however often it is asked. */
  public boolean holds() {
    return clock.instant().isBefore(expires)
        && members
            .caller(token.issuer(), token.getPrincipal())
            .equals(Optional.ofNullable(token.caller()));
  }
}
