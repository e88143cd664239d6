package weft.api.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request a trace id (32 hex digits, W3C Trace Context), taken from the caller's {@code
 * traceparent} if it sent one. Log lines and problems carry it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class TraceId extends OncePerRequestFilter {
  private static final String KEY = "traceId";
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

  public static String current() {
    String current = MDC.get(KEY);
    return current != null ? current : fresh();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Object known = request.getAttribute(KEY);
    String id = known != null ? known.toString() : from(request.getHeader("traceparent"));
    request.setAttribute(KEY, id);
    MDC.put(KEY, id);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(KEY);
    }
  }

  /** Asynchronous dispatches of a request run on other threads, which need its id as well. */
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  private static String from(@Nullable String traceparent) {
    if (traceparent == null) return fresh();
    var matcher = TRACEPARENT.matcher(traceparent);
    return matcher.matches() ? matcher.group(1) : fresh();
  }

  private static String fresh() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
