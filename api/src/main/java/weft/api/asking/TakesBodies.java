package weft.api.asking;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import weft.api.problem.Problem;

/** Answers the errors of reading a body into a {@link BodyRoom}. */
public abstract class TakesBodies {
  @ExceptionHandler(BodyRoom.TooSlow.class)
  protected ResponseEntity<Problem> tooSlow() {
    return answer(Problem.of(HttpStatus.REQUEST_TIMEOUT));
  }

  /** Writes an answer in case the client still reads. */
  @ExceptionHandler(BodyRoom.BrokenOff.class)
  protected ResponseEntity<Problem> brokenOff() {
    return answer(Problem.of(HttpStatus.BAD_REQUEST));
  }

  protected static ResponseEntity<Problem> answer(Problem problem) {
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
