package weft.bff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Completes a login when the browser returns from the issuer: starts the session's clock, creates
 * the page's token and redirects to the requested page.
 */
final class LoginEnd implements AuthenticationSuccessHandler {
  private final Clock clock;
  private final OwnSessions sessions;
  private final ApplicationEventPublisher events;

  LoginEnd(Clock clock, OwnSessions sessions, ApplicationEventPublisher events) {
    this.clock = clock;
    this.sessions = sessions;
    this.events = events;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication who)
      throws IOException {
    SessionLimits.begin(request.getSession(), clock.instant());
    if (who.getPrincipal() instanceof OidcUser user) sessions.begin(request, user);
    keepToken(request);
    events.publishEvent(PortalEvent.of(PortalEvent.What.LOGGED_IN, who, LoginStart.PATH));
    response.sendRedirect(LoginStart.local((String) request.getAttribute(LoginStart.RETURN_TO)));
  }

  /**
   * Creates the CSRF token now rather than on first use: if two pages asked at once, one would get
   * a token that is not stored.
   */
  private static void keepToken(HttpServletRequest request) {
    if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
      var _ = token.getToken();
    }
  }

  /** Handles a login that took too long, was answered twice, or was refused by the issuer. */
  static final class Failed implements AuthenticationFailureHandler {
    private static final Logger log = LoggerFactory.getLogger(Failed.class);
    private final ApplicationEventPublisher events;

    Failed(ApplicationEventPublisher events) {
      this.events = events;
    }

    @Override
    public void onAuthenticationFailure(
        HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
        throws IOException {
      if (IssuerAway.is(cause)) {
        log.warn("Login failed, as the issuer does not answer: {}", cause.getMessage());
        IssuerAway.tell(response);
        return;
      }
      log.warn("Login failed: {}", cause.getMessage(), cause.getCause());
      events.publishEvent(
          PortalEvent.of(PortalEvent.What.LOGIN_REFUSED, null, PortalClient.CALLBACK));
      response.sendRedirect("/?login=failed");
    }
  }
}
