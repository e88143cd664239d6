package weft.bff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/** The tokens of a session: stored at login, renewed a minute before they expire. */
@Component
class SessionTokens implements OAuth2AuthorizedClientRepository {
  private static final Logger log = LoggerFactory.getLogger(SessionTokens.class);
  static final String KEY = "weft.tokens";
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final RestClientRefreshTokenTokenResponseClient issuer = IssuerCalls.renewals();
  private final ReentrantLock[] locks = new ReentrantLock[64];
  private final SessionRepository<Session> sessions;
  private final Registrations registrations;
  private final Clock clock;

  @SuppressWarnings("unchecked")
  SessionTokens(
      SessionRepository<? extends Session> sessions, Registrations registrations, Clock clock) {
    this.sessions = (SessionRepository<Session>) sessions;
    this.registrations = registrations;
    this.clock = clock;
    for (int i = 0; i < locks.length; i++) locks[i] = new ReentrantLock();
  }

  /**
   * A token valid for at least another minute, or the old one if renewal fails meanwhile; empty if
   * the login can no longer be renewed.
   *
   * @throws OAuth2AuthorizationException if the token has expired and the issuer does not answer
   */
  Optional<Tokens> fresh(HttpSession session) {
    return fresh(session.getId(), (Tokens) session.getAttribute(KEY));
  }

  Optional<Tokens> fresh(String session, @Nullable Tokens mine) {
    if (mine == null || isFresh(mine)) return Optional.ofNullable(mine);
    // One renewal at a time: an issuer that rotates refresh tokens ends a login if an old one
    // returns.
    var lock = locks[Math.floorMod(session.hashCode(), locks.length)];
    if (!isMyTurn(lock)) return forAWhile(mine, busy());
    try {
      return renewed(session);
    } finally {
      lock.unlock();
    }
  }

  private static boolean isMyTurn(ReentrantLock lock) {
    try {
      return lock.tryLock(IssuerCalls.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static OAuth2AuthorizationException busy() {
    return new OAuth2AuthorizationException(
        new OAuth2Error(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE));
  }

  /** The old token while it is valid; a failed renewal does not end the login. */
  private Optional<Tokens> forAWhile(Tokens old, OAuth2AuthorizationException why) {
    if (clock.instant().isBefore(old.expires())) return Optional.of(old);
    throw why;
  }

  /** Reads the session again, because this request's copy may be outdated. */
  private Optional<Tokens> renewed(String id) {
    var session = sessions.findById(id);
    if (session == null) return Optional.empty();
    Tokens stored = session.getAttribute(KEY);
    if (stored == null || isFresh(stored)) return Optional.ofNullable(stored);
    var renewed = renew(stored);
    renewed.ifPresent(
        it -> {
          session.setAttribute(KEY, it);
          sessions.save(session);
        });
    return renewed;
  }

  private Optional<Tokens> renew(Tokens old) {
    if (old.refresh() == null) return Optional.empty();
    var access =
        new OAuth2AccessToken(
            OAuth2AccessToken.TokenType.BEARER, old.access(), Instant.EPOCH, old.expires());
    var request =
        new OAuth2RefreshTokenGrantRequest(
            registrations.portal(), access, new OAuth2RefreshToken(old.refresh(), null));
    try {
      var answer = issuer.getTokenResponse(request);
      return Optional.of(tokens(answer.getAccessToken(), answer.getRefreshToken(), old.refresh()));
    } catch (OAuth2AuthorizationException e) {
      if (e.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_GRANT))
        return Optional.empty();
      log.warn("A token was not renewed: {}", e.getMessage());
      return forAWhile(old, e);
    }
  }

  private boolean isFresh(Tokens it) {
    return clock.instant().plus(MARGIN).isBefore(it.expires());
  }

  private Tokens tokens(
      OAuth2AccessToken access, @Nullable OAuth2RefreshToken refresh, @Nullable String older) {
    var expires = access.getExpiresAt();
    return new Tokens(
        access.getTokenValue(),
        expires == null ? clock.instant().plus(MARGIN.multipliedBy(5)) : expires,
        refresh == null ? older : refresh.getTokenValue());
  }

  @Override
  public void saveAuthorizedClient(
      OAuth2AuthorizedClient it,
      Authentication who,
      HttpServletRequest request,
      HttpServletResponse response) {
    request.getSession().setAttribute(KEY, tokens(it.getAccessToken(), it.getRefreshToken(), null));
  }

  /** Not used: callers take tokens from {@link #fresh}. */
  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // Spring's signature
  public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
      String registration, Authentication who, HttpServletRequest request) {
    return null;
  }

  @Override
  public void removeAuthorizedClient(
      String registration,
      Authentication who,
      HttpServletRequest request,
      HttpServletResponse response) {
    var session = request.getSession(false);
    if (session != null) session.removeAttribute(KEY);
  }
}
