package weft.api.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;
import weft.edi.reception.OneLineASecond;
import weft.event.Deadline;

/**
 * Gives each request one {@link Deadline} for all waits, and answers if a later filter finds the
 * database unavailable; filters need it for sessions, logins and memberships.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class DatabaseAway extends OncePerRequestFilter {
  private static final Logger log = LoggerFactory.getLogger(DatabaseAway.class);

  /**
   * Callers get an answer within 5 s when the hub is unavailable. A connection and a query that
   * begin at the end of this time may take 0.4 s each, and the network takes some time too.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final OneLineASecond lines = new OneLineASecond(log::warn);
  private final JsonMapper json;

  DatabaseAway(JsonMapper json) {
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      inTime(request, response, chain);
    } catch (RuntimeException | ServletException e) {
      if (!Unavailable.isAway(e) || response.isCommitted()) throw e;
      lines.say(() -> "database: " + e.getMessage());
      var problem = Unavailable.unknown().getBody();
      response.reset();
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.setHeader(HttpHeaders.RETRY_AFTER, Unavailable.RETRY_AFTER);
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
  }

  private static void inTime(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      Deadline.within(
          PATIENCE,
          () -> {
            chain.doFilter(new UnhurriedBody(request), response);
            return response;
          });
    } catch (ServletException | IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e); // the chain throws no other exception
    }
  }
}
