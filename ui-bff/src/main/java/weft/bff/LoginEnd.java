package weft.bff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Back from the issuer: the session's clock starts, and the browser goes where it wanted to. */
final class LoginEnd implements AuthenticationSuccessHandler {
  private final Clock clock;

  LoginEnd(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication who)
      throws IOException {
    SessionLimits.begin(request.getSession(), clock.instant());
    response.sendRedirect(LoginStart.local((String) request.getAttribute(LoginStart.RETURN_TO)));
  }

  /** A login that took too long, was answered twice, or that the issuer refused. */
  static final class Failed implements AuthenticationFailureHandler {
    private static final Logger log = LoggerFactory.getLogger(Failed.class);

    @Override
    public void onAuthenticationFailure(
        HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
        throws IOException {
      log.warn("Login failed: {}", cause.getMessage(), cause.getCause());
      response.sendRedirect("/?login=failed");
    }
  }
}
