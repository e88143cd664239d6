package weft.bff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/** No login begins, and none ends, before the issuer has said where its doors are. */
final class LoginOpen extends OncePerRequestFilter {
  private static final Logger log = LoggerFactory.getLogger(LoginOpen.class);

  private final Registrations registrations;

  LoginOpen(Registrations registrations) {
    this.registrations = registrations;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith(LoginStart.PATH);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain next)
      throws IOException, ServletException {
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
