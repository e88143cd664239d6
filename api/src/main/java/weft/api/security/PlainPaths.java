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
 * Refuses a path that could be spelled more simply, with 400 and before anything else looks at the
 * request. Each path has one spelling then, and no limit can be got round by another.
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
