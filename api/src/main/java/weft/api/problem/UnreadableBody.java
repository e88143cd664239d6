package weft.api.problem;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import weft.language.Text;

/** Where a JSON body stops being what was expected: line, column, and a pointer (RFC 6901). */
public final class UnreadableBody {
  /** Says that a field cannot take its value. */
  public static final Text INVALID = ProblemTexts.INVALID_FIELD;

  private UnreadableBody() {}

  /**
   * 400 {@code body-unreadable}, where values cannot be read.
   *
   * @param first where the first of them stands
   */
  public static Problem problem(TokenStreamLocation first, List<Problem.Fault> faults) {
    return Problem.of(HttpStatus.BAD_REQUEST, "body-unreadable", ProblemTexts.UNREADABLE)
        .params(Map.of("line", first.getLineNr(), "column", first.getColumnNr()))
        .errors(faults);
  }

  /** 400 {@code body-unreadable}; or why reading was broken off, where that was our doing. */
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
