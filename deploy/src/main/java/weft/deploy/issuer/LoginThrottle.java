package weft.deploy.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import weft.api.securitylog.SecurityEvent.Kind;

/**
 * Slows down password guessing at the login page and at the endpoints where programs authenticate.
 * It counts by name and address together, so that nobody can lock out another person remotely.
 * Names and paths are normalized first, so that another spelling does not evade it.
 */
final class LoginThrottle extends OncePerRequestFilter {
  private static final String BASIC = "Basic ";
  private static final PathPatternRequestMatcher.Builder PATH =
      PathPatternRequestMatcher.withDefaults();

  /** The token endpoint, and those for introspection and revocation. */
  private static final RequestMatcher PROGRAMS = PATH.matcher(HttpMethod.POST, "/oauth2/**");

  private static final RequestMatcher TOKEN = PATH.matcher(HttpMethod.POST, "/oauth2/token");
  private static final RequestMatcher PEOPLE = PATH.matcher(HttpMethod.POST, LoginPage.PATH);

  private final LoginAttempts attempts;
  private final LoginPage page;
  private final LoginsKept kept;

  LoginThrottle(LoginAttempts attempts, LoginPage page, LoginsKept kept) {
    this.attempts = attempts;
    this.page = page;
    this.kept = kept;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !PROGRAMS.matches(request) && !PEOPLE.matches(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean program = PROGRAMS.matches(request);
    String name = normal(program ? client(request) : request.getParameter("username"));
    String key = (program ? "client " : "user ") + name + " " + kept.address(request);
    var wait = attempts.wait(key);
    if (wait.isPositive()) {
      kept.count(Kind.THROTTLED, name, request);
      tooMany(request, response, wait, program);
      return;
    }
    chain.doFilter(request, response);
    if (failed(request, response, program)) {
      attempts.failed(key);
      kept.count(Kind.LOGIN_REFUSED, name, request);
    } else {
      attempts.succeeded(key);
      if (TOKEN.matches(request) && response.getStatus() == HttpStatus.OK.value())
        kept.countMember(Kind.LOGIN, name, request); // the portal records people's logins
    }
  }

  /** Normalizes a name as the account look-up does: any case, and a client's id decoded. */
  static String normal(@Nullable String name) {
    return name == null
        ? ""
        : Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
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

  /** RFC 6749 2.3.1: the id in a Basic header is form-encoded. */
  private static @Nullable String client(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length()))
      return request.getParameter("client_id");
    try {
      String encoded = header.substring(BASIC.length()).strip();
      String pair = new String(Base64.getDecoder().decode(encoded), UTF_8);
      int colon = pair.indexOf(':');
      return URLDecoder.decode(colon < 0 ? pair : pair.substring(0, colon), UTF_8);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
