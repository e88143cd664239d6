package weft.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import weft.language.Text;

/**
 * The body of every refusal (RFC 9457): a code for programs, its parameters, the sentence in both
 * languages, and the trace id under which the hub's log knows the request.
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

  /** One thing wrong with the request; the pointer is a JSON pointer into its body (RFC 6901). */
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

  /** What a status says by itself, where there is nothing more to tell. */
  public static Problem of(HttpStatus status) {
    return of(status, ProblemTexts.code(status), ProblemTexts.of(status));
  }

  /** 400: a parameter of the query whose value cannot be read. */
  public static ProblemException parameter(String name) {
    return parameter(name, ProblemTexts.parameter(name));
  }

  /** The same, and what it may be. */
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

  /** The same, detailed in that language. */
  Problem in(Language language) {
    return new Problem(type, title, status, language.of(text), code, text, params, traceId, errors);
  }

  public ProblemException exception() {
    return new ProblemException(this);
  }
}
