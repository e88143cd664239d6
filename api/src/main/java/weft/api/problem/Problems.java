package weft.api.problem;

import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import weft.edi.reception.OneLineASecond;
import weft.edi.reception.inbox.ReadingRoom;

/** Converts every exception of a controller to a {@link Problem}. */
@RestControllerAdvice
class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);
  private final OneLineASecond away = new OneLineASecond(log::warn);

  @ExceptionHandler
  ResponseEntity<Problem> on(ProblemException it) {
    return answer(it.problem(), HttpHeaders.EMPTY);
  }

  /** A missing If-Match is 428 (RFC 6585 3); any other missing header is 400. */
  @ExceptionHandler
  ResponseEntity<Problem> on(MissingRequestHeaderException it) {
    String header = it.getHeaderName();
    var problem =
        HttpHeaders.IF_MATCH.equalsIgnoreCase(header)
            ? Problem.of(
                HttpStatus.PRECONDITION_REQUIRED, "if-match-required", ProblemTexts.IF_MATCH)
            : Problem.of(HttpStatus.BAD_REQUEST, "header-required", ProblemTexts.header(header))
                .params(Map.of("header", header));
    return answer(problem, HttpHeaders.EMPTY);
  }

  @ExceptionHandler
  ResponseEntity<Problem> on(MethodArgumentNotValidException it) {
    for (FieldError error : it.getBindingResult().getFieldErrors())
      if (error.isBindingFailure()) return parameter(error.getField());
    var errors =
        it.getBindingResult().getAllErrors().stream()
            .map(
                error ->
                    new Problem.Fault(
                        error instanceof FieldError field ? pointer(field.getField()) : null,
                        Objects.requireNonNullElse(error.getCode(), "invalid"),
                        ProblemTexts.INVALID_FIELD))
            .toList();
    return answer(invalid().errors(errors), HttpHeaders.EMPTY);
  }

  @ExceptionHandler
  ResponseEntity<Problem> on(MethodArgumentTypeMismatchException it) {
    return parameter(it.getName());
  }

  private static ResponseEntity<Problem> parameter(String name) {
    return answer(Problem.parameter(name).problem(), HttpHeaders.EMPTY);
  }

  @ExceptionHandler
  ResponseEntity<Problem> on(HttpMessageNotReadableException it) {
    log.debug("unreadable body", it);
    return answer(UnreadableBody.problem(it), HttpHeaders.EMPTY);
  }

  /**
   * Answers 400 for a value that the database cannot store, such as a zero byte in a filter
   * (SQLSTATE class 22).
   */
  @ExceptionHandler
  @Nullable ResponseEntity<Problem> on(DataIntegrityViolationException it) {
    boolean value =
        it.getMostSpecificCause() instanceof SQLException sql
            && String.valueOf(sql.getSQLState()).startsWith("22");
    if (!value) return on((Exception) it);
    return answer(
        Problem.of(HttpStatus.BAD_REQUEST, "parameter-invalid", ProblemTexts.INVALID_FIELD),
        HttpHeaders.EMPTY);
  }

  @ExceptionHandler
  ResponseEntity<Problem> on(MaxUploadSizeExceededException it) {
    return answer(Problem.of(HttpStatus.CONTENT_TOO_LARGE), HttpHeaders.EMPTY);
  }

  @ExceptionHandler
  ResponseEntity<Problem> on(TooManyAtATime it) {
    log.debug("refused", it);
    return Unavailable.tooManyRequests();
  }

  /** The hub is reading another large file, of any party. */
  @ExceptionHandler
  ResponseEntity<Problem> on(ReadingRoom.Full it) {
    log.debug("refused", it);
    return Unavailable.nothingChanged();
  }

  /** Rethrows, so that the filter chain refuses and writes the challenge. */
  @ExceptionHandler
  void on(AccessDeniedException it) {
    throw it;
  }

  @ExceptionHandler
  void on(AuthenticationException it) {
    throw it;
  }

  /** The client disconnected, which is normal for streams; there is nobody to answer. */
  @ExceptionHandler
  void on(AsyncRequestNotUsableException it) {
    log.debug("the reader has gone", it);
  }

  /**
   * Handles all other exceptions. Spring MVC's own exceptions have a status and headers. An
   * unavailable database gets its own answer. A client that disconnected gets none. Everything else
   * is a fault of the hub and is logged.
   */
  @ExceptionHandler
  @Nullable ResponseEntity<Problem> on(Exception it) {
    if (hasGone(it)) {
      log.debug("the reader has gone", it);
      return null;
    }
    if (it instanceof ErrorResponse known)
      return answer(
          Problem.of(HttpStatus.valueOf(known.getStatusCode().value())), known.getHeaders());
    if (Unavailable.isAway(it)) {
      away.say(() -> "database: " + it.getMessage());
      return Unavailable.unknown();
    }
    log.error("unexpected", it);
    return answer(Problem.of(HttpStatus.INTERNAL_SERVER_ERROR), HttpHeaders.EMPTY);
  }

  private static boolean hasGone(@Nullable Throwable thrown) {
    for (var it = thrown; it != null; it = it.getCause())
      if (it instanceof AsyncRequestNotUsableException || it instanceof ClientAbortException)
        return true;
    return false;
  }

  private static Problem invalid() {
    return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid", ProblemTexts.INVALID);
  }

  private static String pointer(String field) {
    return "/" + field.replace("[", "/").replace("]", "").replace('.', '/');
  }

  private static ResponseEntity<Problem> answer(Problem problem, HttpHeaders headers) {
    return ResponseEntity.status(problem.status())
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
