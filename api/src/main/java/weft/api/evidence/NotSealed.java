package weft.api.evidence;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import weft.api.problem.Problem;
import weft.language.Text;

/** The answer to a client that asks for a proof too early. */
public final class NotSealed {
  private NotSealed() {}

  /** 409 {@code not-sealed}, to be tried again after a second. */
  public static ResponseEntity<Problem> answer(Text text) {
    return ResponseEntity.status(HttpStatus.CONFLICT)
        .header(HttpHeaders.RETRY_AFTER, "1")
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Problem.of(HttpStatus.CONFLICT, "not-sealed", text));
  }
}
