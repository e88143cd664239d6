package weft.api.quota;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import weft.api.problem.ProblemWriter;
import weft.api.problem.TooManyAtATime;
import weft.api.problem.Unavailable;
import weft.api.reading.PartyLanes;
import weft.api.security.AskedPath;
import weft.api.security.Caller;
import weft.api.security.CurrentCaller;

/**
 * Puts long pages, the feed of changes and the history into the lane of their party, because each
 * costs as much as fifty short pages.
 */
@Component
@Order(2)
class LongReads extends OncePerRequestFilter {
  /** The maximum number of rows of a short page. */
  private static final int SHORT = 100;

  private final PartyLanes lanes;
  private final ProblemWriter problems;

  LongReads(PartyLanes lanes, ProblemWriter problems) {
    this.lanes = lanes;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return switch (AskedPath.kind(request)) {
      case FEED -> false;
      case OPERATION -> !isLong(request.getParameter("limit"));
      case INTERCHANGE, SHEET, EXPORT, STREAM, ELSEWHERE -> true;
    };
  }

  private static boolean isLong(@Nullable String limit) {
    if (limit == null) return false;
    try {
      return Integer.parseInt(limit.strip()) > SHORT;
    } catch (NumberFormatException e) {
      return true; // Spring accepts more spellings of a number than this method
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Caller> caller = CurrentCaller.find();
    PartyLanes.Place place;
    try {
      place = caller.isEmpty() ? () -> {} : lanes.enter(caller.get());
    } catch (TooManyAtATime e) {
      problems.write(request, response, Unavailable.tooManyRequests());
      return;
    }
    try (place) {
      chain.doFilter(request, response);
    }
  }
}
