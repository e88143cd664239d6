package weft.api.asking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import weft.api.problem.Problem;
import weft.api.problem.Unavailable;
import weft.desk.Busy;
import weft.desk.DeskRefusal;
import weft.event.Refusal;
import weft.event.RefusalText;
import weft.event.Refused;
import weft.history.store.HistoryUnavailable;

/** Converts every refusal of the rules to a problem. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RefusalProblems {
  @ExceptionHandler
  ResponseEntity<Problem> on(Refused it) {
    Problem problem = problem(it.refusal());
    var answer =
        ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (it.refusal() instanceof DeskRefusal.Stale(_, var current))
      answer.eTag("\"" + current + "\"");
    return answer.body(problem);
  }

  @ExceptionHandler
  ResponseEntity<Problem> on(Busy it) {
    return Unavailable.nothingChanged();
  }

  @ExceptionHandler
  ResponseEntity<Problem> on(HistoryUnavailable it) {
    return it.perhapsRecorded() ? Unavailable.unknown() : Unavailable.nothingChanged();
  }

  /** The problem for a refusal. */
  public static Problem problem(Refusal refusal) {
    RefusalText told = refusal.told();
    Problem problem = Problem.of(status(told.kind()), told.code(), told.text());
    Map<String, Object> params = new LinkedHashMap<>(told.params());
    if (params.remove(RefusalText.POINTER) instanceof String pointer)
      problem = problem.errors(List.of(new Problem.Fault(pointer, told.code(), told.text())));
    return problem.params(params);
  }

  private static HttpStatus status(RefusalText.Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case CONFLICT -> HttpStatus.CONFLICT;
      case STALE -> HttpStatus.PRECONDITION_FAILED;
      case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }
}
