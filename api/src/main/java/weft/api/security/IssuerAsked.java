package weft.api.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Distinguishes an invalid token from an issuer whose keys cannot be fetched. While the issuer is
 * unavailable, the hub asks it at most once a second, so that other callers are refused without
 * waiting.
 */
final class IssuerAsked implements JwtDecoder {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final JwtDecoder checking;
  private final Clock clock;
  private volatile Instant askedAgain = Instant.MIN;

  IssuerAsked(JwtDecoder checking, Clock clock) {
    this.checking = checking;
    this.clock = clock;
  }

  @Override
  public Jwt decode(String token) {
    if (clock.instant().isBefore(askedAgain)) throw new IssuerAway();
    try {
      return checking.decode(token);
    } catch (BadJwtException e) {
      throw e;
    } catch (JwtDecoderInitializationException | JwtException e) {
      askedAgain = clock.instant().plus(PAUSE);
      throw new IssuerAway(e);
    }
  }
}
