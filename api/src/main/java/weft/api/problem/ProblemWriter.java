package weft.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem where no controller answers: in filters and for errors of the container. */
@Component
public class ProblemWriter {
  private final JsonMapper json;

  public ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  /** Writes a controller's answer with its headers. */
  public void write(
      HttpServletRequest request, HttpServletResponse response, ResponseEntity<Problem> answer)
      throws IOException {
    answer
        .getHeaders()
        .forEach((name, values) -> values.forEach(it -> response.setHeader(name, it)));
    Problem problem = answer.getBody();
    if (problem != null) write(request, response, problem);
  }

  public void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    Language language = Language.of(request);
    response.setStatus(problem.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag());
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    response.getOutputStream().write(json.writeValueAsBytes(problem.in(language)));
  }
}
