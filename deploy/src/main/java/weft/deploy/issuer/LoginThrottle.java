package weft.deploy.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows down guessing, for people at the login page and for programs at the token endpoint, by name
 * and address together, so that nobody locks out someone else from afar.
 */
final class LoginThrottle extends OncePerRequestFilter {
  private static final String TOKEN = "/oauth2/token";

  private final LoginAttempts attempts;
  private final LoginPage page;

  LoginThrottle(LoginAttempts attempts, LoginPage page) {
    this.attempts = attempts;
    this.page = page;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !request.getMethod().equals("POST")
        || !(path.equals(LoginPage.PATH) || path.equals(TOKEN));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean program = request.getRequestURI().equals(TOKEN);
    String name = program ? client(request) : request.getParameter("username");
    String key = (program ? "client " : "user ") + name + " " + request.getRemoteAddr();
    var wait = attempts.wait(key);
    if (wait.isPositive()) {
      tooMany(request, response, wait, program);
      return;
    }
    chain.doFilter(request, response);
    if (failed(request, response, program)) attempts.failed(key);
    else attempts.succeeded(key);
  }

  private static boolean failed(
      HttpServletRequest request, HttpServletResponse response, boolean program) {
    return program
        ? response.getStatus() == HttpStatus.UNAUTHORIZED.value()
        : request.getAttribute(LoginPage.FAILED) != null;
  }

  private void tooMany(
      HttpServletRequest request, HttpServletResponse response, Duration wait, boolean program)
      throws IOException {
    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
    if (program) {
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      response
          .getWriter()
          .write("{\"error\":\"invalid_client\",\"error_description\":\"Too many failures.\"}");
    } else {
      page.tooMany(request, response, wait);
    }
  }

  private static @Nullable String client(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.startsWith("Basic ")) return request.getParameter("client_id");
    try {
      String pair = new String(Base64.getDecoder().decode(header.substring(6).strip()), UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? pair : pair.substring(0, colon);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
