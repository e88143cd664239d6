package weft.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import weft.api.problem.Problem;
import weft.api.problem.ProblemWriter;
import weft.language.Text;

/**
 * Refuses with 400 a path that is not in its normal spelling, before anything else reads the
 * request. Each path then has exactly one spelling, so no other spelling can bypass a limit.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class PlainPaths extends OncePerRequestFilter {
  private final ProblemWriter problems;

  PlainPaths(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (AskedPath.isPlain(request.getRequestURI())) chain.doFilter(request, response);
    else
      problems.write(
          request,
          response,
          Problem.of(
              HttpStatus.BAD_REQUEST,
              "path-not-plain",
              new Text(
                  "Write the path without doubled slashes, dots, semicolons and needless percent"
                      + " signs.",
                  "路径中请勿使用双斜杠、点段、分号或不必要的百分号编码。")));
  }
}
