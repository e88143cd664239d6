package weft.bff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session after 30 idle minutes, and after 8 hours in any case. An open change stream does
 * not count as activity, because it reconnects as long as the tab is open.
 */
final class SessionLimits extends OncePerRequestFilter {
  static final Duration IDLE = Duration.ofMinutes(30);
  static final Duration ABSOLUTE = Duration.ofHours(8);

  /** Limits how often a busy session is written to the database. */
  private static final Duration GRAIN = Duration.ofMinutes(1);

  static final String BEGUN = "weft.begun";
  static final String SEEN = "weft.seen";

  private final Clock clock;

  SessionLimits(Clock clock) {
    this.clock = clock;
  }

  static void begin(HttpSession session, Instant now) {
    session.setAttribute(BEGUN, now);
    session.setAttribute(SEEN, now);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var session = request.getSession(false);
    if (session != null
        && session.getAttribute(BEGUN) instanceof Instant begun
        && session.getAttribute(SEEN) instanceof Instant seen) {
      var now = clock.instant();
      if (isOver(begun, seen, now)) {
        session.invalidate();
        SecurityContextHolder.clearContext();
      } else if (now.isAfter(seen.plus(GRAIN)) && !isStream(request)) {
        session.setAttribute(SEEN, now);
      }
    }
    chain.doFilter(request, response);
  }

  static boolean isOver(Instant begun, Instant seen, Instant now) {
    return now.isAfter(begun.plus(ABSOLUTE)) || now.isAfter(seen.plus(IDLE));
  }

  private static boolean isStream(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
  }
}
