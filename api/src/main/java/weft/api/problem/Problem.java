package weft.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import weft.language.Text;

/**
 * The body of every refusal (RFC 9457): a code for programs, its parameters, the sentence in both
 * languages, and the trace id of the request in the hub's log.
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    Text text,
    Map<String, Object> params,
    String traceId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> errors) {

  /** One fault in the request; the pointer is a JSON pointer into its body (RFC 6901). */
  public record Fault(@Nullable String pointer, String code, Text text) {}

  public static Problem of(HttpStatus status, String code, Text text) {
    return new Problem(
        "urn:weft:problem:" + code,
        status.getReasonPhrase(),
        status.value(),
        text.en(),
        code,
        text,
        Map.of(),
        TraceId.current(),
        List.of());
  }

  /** A problem with only the standard text of a status. */
  public static Problem of(HttpStatus status) {
    return of(status, ProblemTexts.code(status), ProblemTexts.of(status));
  }

  /** 400 for a query parameter whose value cannot be read. */
  public static ProblemException parameter(String name) {
    return parameter(name, ProblemTexts.parameter(name));
  }

  /** 400 for a query parameter, with a text that names the allowed values. */
  public static ProblemException parameter(String name, Text text) {
    return of(HttpStatus.BAD_REQUEST, "parameter-invalid", text)
        .params(Map.of("parameter", name))
        .exception();
  }

  /** 400: a number beyond what the parameter may be. */
  public static ProblemException parameter(String name, int least, int most) {
    return parameter(name, ProblemTexts.parameter(name, least, most));
  }

  public Problem params(Map<String, Object> params) {
    return new Problem(type, title, status, detail, code, text, params, traceId, errors);
  }

  public Problem errors(List<Fault> errors) {
    return new Problem(type, title, status, detail, code, text, params, traceId, errors);
  }

  /** A copy whose detail is in that language. */
  Problem in(Language language) {
    return new Problem(type, title, status, language.of(text), code, text, params, traceId, errors);
  }

  public ProblemException exception() {
    return new ProblemException(this);
  }
}
