package weft.api.security;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers for up to 30 s, but not beyond its expiry, that a token is valid. A client sends the
 * same token with every request, and checking its signature takes a tenth of the time of a page. A
 * key that the issuer withdraws stays valid for the same time.
 */
final class CheckedTokens implements JwtDecoder {
  private static final Duration KNOWN_FOR = Duration.ofSeconds(30);

  /**
   * Enough for every token in use. Only valid tokens are stored, so nobody can fill the cache by
   * guessing.
   */
  private static final int ROOM = 10_000;

  private final JwtDecoder checking;
  private final Clock clock;
  private final ConcurrentHashMap<String, Known> known = new ConcurrentHashMap<>();

  private record Known(Jwt token, Instant until) {}

  CheckedTokens(JwtDecoder checking, Clock clock) {
    this.checking = checking;
    this.clock = clock;
  }

  @Override
  public Jwt decode(String token) {
    Instant now = clock.instant();
    Known found = known.get(token);
    if (found != null && now.isBefore(found.until())) return found.token();
    Jwt checked = checking.decode(token);
    if (known.size() >= ROOM) known.clear();
    Instant expiry = requireNonNull(checked.getExpiresAt(), "checked by the rules");
    Instant until = now.plus(KNOWN_FOR);
    known.put(token, new Known(checked, expiry.isBefore(until) ? expiry : until));
    return checked;
  }
}
