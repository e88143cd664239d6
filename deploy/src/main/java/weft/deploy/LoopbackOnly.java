package weft.deploy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Restricts the demo to this machine's host names, so that a foreign page whose name resolves to
 * 127.0.0.1 gets nothing (DNS rebinding). Redirects browsers to localhost, the only origin that the
 * cookies cover.
 */
@Component
@Profile("demo")
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class LoopbackOnly extends OncePerRequestFilter {
  private static final String ORIGIN = "localhost";
  private static final Set<String> NAMES = Set.of(ORIGIN, "127.0.0.1", "[::1]", "::1");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String host = request.getServerName();
    if (!NAMES.contains(host)) response.sendError(HttpStatus.MISDIRECTED_REQUEST.value());
    else if (!host.equals(ORIGIN) && isPage(request))
      response.sendRedirect(
          "http://" + ORIGIN + ":" + request.getServerPort() + request.getRequestURI());
    else chain.doFilter(request, response);
  }

  private static boolean isPage(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return request.getMethod().equals("GET")
        && accept != null
        && accept.contains("text/html")
        && !request.getRequestURI().startsWith("/api/");
  }
}
