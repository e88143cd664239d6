package weft.api.problem;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses with 400 a query that is not valid UTF-8 before anything reads its parameters. The web
 * server would throw on the first access, and each such request would leave a stack trace in the
 * log.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 18)
class ReadableQuery extends OncePerRequestFilter {
  private final ProblemWriter problems;

  ReadableQuery(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String query = request.getQueryString();
    if (query == null || isText(query)) chain.doFilter(request, response);
    else problems.write(request, response, Problem.of(HttpStatus.BAD_REQUEST));
  }

  /** Whether its percent-encoded bytes are UTF-8. */
  static boolean isText(String query) {
    if (query.indexOf('%') < 0) return true;
    var bytes = new ByteArrayOutputStream(query.length());
    for (int i = 0; i < query.length(); i++) {
      if (query.charAt(i) != '%') {
        bytes.writeBytes(query.substring(i, i + 1).getBytes(US_ASCII));
        continue;
      }
      int high = i + 2 < query.length() ? Character.digit(query.charAt(i + 1), 16) : -1;
      int low = i + 2 < query.length() ? Character.digit(query.charAt(i + 2), 16) : -1;
      if (high < 0 || low < 0) return false;
      bytes.write(high << 4 | low);
      i += 2;
    }
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
