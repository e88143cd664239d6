package weft.api.problem;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import weft.language.Text;

/** Locates the error in a JSON body: line, column, and a pointer (RFC 6901). */
final class UnreadableBody {
  private UnreadableBody() {}

  /**
   * Returns 400 {@code body-unreadable}, or the problem for which the hub itself stopped reading.
   */
  static Problem problem(Throwable thrown) {
    for (Throwable it = thrown; it != null; it = it.getCause()) {
      if (it instanceof ProblemException known) return known.problem();
      if (it instanceof JacksonException json) return positioned(json);
    }
    return Problem.of(HttpStatus.BAD_REQUEST, "body-unreadable", ProblemTexts.UNREADABLE);
  }

  private static Problem positioned(JacksonException it) {
    for (Throwable cause = it.getCause(); cause != null; cause = cause.getCause())
      if (cause instanceof ProblemException known) return known.problem();
    boolean value = it instanceof DatabindException;
    var place = it.getLocation();
    int line = place == null ? 0 : place.getLineNr();
    int column = place == null ? 0 : place.getColumnNr();
    Text text = value ? ProblemTexts.INVALID_FIELD : ProblemTexts.noJson(line, column);
    var fault = new Problem.Fault(pointer(it), value ? "value-invalid" : "json-syntax", text);
    return Problem.of(HttpStatus.BAD_REQUEST, "body-unreadable", ProblemTexts.UNREADABLE)
        .params(Map.of("line", line, "column", column))
        .errors(List.of(fault));
  }

  private static String pointer(JacksonException it) {
    var pointer = new StringBuilder();
    for (var step : it.getPath()) {
      pointer.append('/');
      if (step.getPropertyName() == null) pointer.append(step.getIndex());
      else pointer.append(step.getPropertyName().replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }
}
