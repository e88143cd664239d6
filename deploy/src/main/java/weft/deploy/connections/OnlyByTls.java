package weft.deploy.connections;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import weft.deploy.settings.WeftSettings;

/**
 * Sends HSTS (RFC 6797) for a year if browsers reach the hub by https, its own or a proxy's.
 * Browsers ignore the header over plain http.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class OnlyByTls extends OncePerRequestFilter {
  private static final String HEADER = "Strict-Transport-Security";
  private final boolean everywhere;

  @Autowired
  OnlyByTls(WeftSettings settings) {
    this(settings.portal().url());
  }

  OnlyByTls(@Nullable URI portal) {
    everywhere = portal != null && "https".equalsIgnoreCase(portal.getScheme());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (everywhere || request.isSecure()) response.setHeader(HEADER, "max-age=31536000");
    chain.doFilter(request, response);
  }
}
