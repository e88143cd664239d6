package weft.bff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 with a page while the issuer is unreachable; a redirect would lead the browser to a
 * server that does not answer, with no way back.
 */
final class LoginOpen extends OncePerRequestFilter {
  private static final Logger log = LoggerFactory.getLogger(LoginOpen.class);

  private final Registrations registrations;
  private final IssuerPresence issuer;

  LoginOpen(Registrations registrations, IssuerPresence issuer) {
    this.registrations = registrations;
    this.issuer = issuer;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith(LoginStart.PATH);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain next)
      throws IOException, ServletException {
    if (!issuer.isThere()) {
      IssuerAway.tell(response);
      return;
    }
    try {
      registrations.portal();
    } catch (IssuerAway e) {
      log.warn(
          "Nobody can log in, as the issuer does not answer: {}", String.valueOf(e.getCause()));
      IssuerAway.tell(response);
      return;
    }
    next.doFilter(request, response);
  }
}
