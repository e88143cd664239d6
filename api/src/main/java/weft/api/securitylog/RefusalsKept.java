package weft.api.securitylog;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;
import weft.api.asking.ClientAddress;
import weft.api.security.AskedPath;
import weft.api.security.Caller;
import weft.api.security.CurrentCaller;
import weft.api.securitylog.SecurityEvent.Kind;

/**
 * Records refused (401, 403) and throttled (429) requests, wherever the hub refused them. The
 * portal's login and the issuer record their own refusals, because they know more about them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class RefusalsKept extends OncePerRequestFilter {
  private final SecurityLog log;
  private final ClientAddress addresses;

  RefusalsKept(SecurityLog log, ClientAddress addresses) {
    this.log = log;
    this.addresses = addresses;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = AskedPath.of(request);
    return path.startsWith("/bff/") || path.startsWith("/oauth2/") || path.equals("/login");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    Kind kind = kind(response.getStatus());
    if (kind != null) log.count(event(kind, request, response.getStatus()));
  }

  private static @Nullable Kind kind(int status) {
    return switch (status) {
      case 401, 403 -> Kind.REFUSED;
      case 429 -> Kind.THROTTLED;
      default -> null;
    };
  }

  /**
   * Omits ids, because the caller's own party reads the entry and the caller may have guessed ids
   * of others.
   */
  private static String withoutIds(HttpServletRequest request) {
    if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) != null)
      return LooksKept.target(request);
    String[] parts = AskedPath.of(request).split("/", 5); // "", api, v1, resource, the rest
    String kept = String.join("/", Arrays.copyOf(parts, Math.min(4, parts.length)));
    return request.getMethod() + " " + kept + (parts.length > 4 ? "/…" : "");
  }

  private SecurityEvent event(Kind kind, HttpServletRequest request, int status) {
    String address = addresses.of(request);
    if (request.getAttribute(CurrentCaller.KNOWN) instanceof Caller caller)
      return SecurityEvent.of(kind, caller, address, withoutIds(request) + " " + status);
    String target = request.getMethod() + " " + request.getRequestURI() + " " + status;
    Object said = request.getAttribute(CurrentCaller.SUBJECT);
    String name = said == null ? request.getHeader("AS2-From") : said.toString();
    return SecurityEvent.of(kind, name, address, target);
  }
}
