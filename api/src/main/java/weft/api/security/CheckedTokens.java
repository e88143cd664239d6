package weft.api.security;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers for up to 30 s, and never beyond its expiry, that a token was checked: a program sends
 * the same one with every request, and its signature costs a tenth of a page. A key that an issuer
 * withdraws counts as long.
 */
final class CheckedTokens implements JwtDecoder {
  private static final Duration KNOWN_FOR = Duration.ofSeconds(30);

  /** Room for every token in use; only checked ones get here, so nobody fills it by guessing. */
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
