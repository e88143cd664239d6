package weft.api.reading;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import weft.api.problem.Problem;
import weft.api.problem.ProblemWriter;
import weft.history.Positions;
import weft.language.Text;

/**
 * Lets every read that takes {@code asOf} take {@code at}, a position, instead: the moment at which
 * the event of that position was recorded. The answer stays the same for ever, and no read knows a
 * second way to name a moment.
 */
@Component
@Order(4)
class ReadsAtPosition extends OncePerRequestFilter {
  private static final String AT = "at";
  private static final String AS_OF = "asOf";

  /** Answered as a moment that has not come yet. */
  private static final Instant BEYOND_THE_END = Instant.parse("2199-12-31T23:59:59Z");

  private final Positions positions;
  private final ProblemWriter problems;

  ReadsAtPosition(Positions positions, ProblemWriter problems) {
    this.positions = positions;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    return !reads
        || !request.getRequestURI().startsWith("/api/")
        || request.getParameter(AT) == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String[] said = request.getParameterValues(AT);
    if (request.getParameter(AS_OF) != null)
      problems.write(
          request,
          response,
          Problem.of(
                  HttpStatus.BAD_REQUEST,
                  "parameter-invalid",
                  new Text("Give at or asOf, not both.", "at 与 asOf 只能填写其中一个。"))
              .params(Map.of("parameter", AT)));
    else if (said.length > 1 || !said[0].matches("\\d{1,18}"))
      problems.write(
          request,
          response,
          Problem.of(
                  HttpStatus.BAD_REQUEST,
                  "parameter-invalid",
                  new Text("at is a position, such as 1234.", "at 应为位置编号，例如 1234。"))
              .params(Map.of("parameter", AT)));
    else chain.doFilter(new AsOf(request, moment(Long.parseLong(said[0]))), response);
  }

  private Instant moment(long position) {
    return position == 0 ? Instant.EPOCH : positions.recordedAt(position).orElse(BEYOND_THE_END);
  }

  /** The request with the moment of its position. */
  private static final class AsOf extends HttpServletRequestWrapper {
    private final String moment;

    AsOf(HttpServletRequest request, Instant moment) {
      super(request);
      this.moment = moment.toString();
    }

    @Override
    public @Nullable String getParameter(String name) {
      return name.equals(AS_OF) ? moment : super.getParameter(name);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return name.equals(AS_OF) ? new String[] {moment} : super.getParameterValues(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      var all = new LinkedHashMap<>(super.getParameterMap());
      all.put(AS_OF, new String[] {moment});
      return Collections.unmodifiableMap(all);
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.enumeration(getParameterMap().keySet());
    }
  }
}
