package weft.bff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that the browser marks as started by another site (Fetch Metadata). Navigations
 * may come from anywhere, because the issuer sends the browser back.
 */
final class SameOrigin extends OncePerRequestFilter {
  private static final Set<String> OURS = Set.of("same-origin", "none");

  private final PortalRefusals refusals;
  private final ApplicationEventPublisher events;

  SameOrigin(PortalRefusals refusals, ApplicationEventPublisher events) {
    this.refusals = refusals;
    this.events = events;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String site = request.getHeader("Sec-Fetch-Site");
    boolean navigation =
        request.getMethod().equals("GET")
            && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
            && request.getRequestURI().startsWith(LoginStart.PATH);
    if (site == null || OURS.contains(site) || navigation) chain.doFilter(request, response);
    else {
      String asked = request.getMethod() + " " + request.getRequestURI() + " from another site";
      events.publishEvent(PortalEvent.of(PortalEvent.What.REFUSED, null, asked));
      refusals.send(
          response,
          HttpStatus.FORBIDDEN,
          "cross-site",
          "The request came from another site and was not carried out.",
          "该请求由其他网站发起，未予执行。");
    }
  }
}
