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
 * Where browsers find the hub by https, by its own TLS or a proxy's, they are told to come by
 * nothing else for a year (HSTS, RFC 6797); by plain http they would not believe it.
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
