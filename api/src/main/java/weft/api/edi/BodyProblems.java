package weft.api.edi;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import weft.api.asking.BodyRoom;
import weft.api.problem.Problem;
import weft.api.problem.Unavailable;
import weft.edi.reception.Lanes;
import weft.language.Text;

/** What may go wrong while a file comes in. */
@RestControllerAdvice(assignableTypes = {HandIn.class, Checks.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class BodyProblems {
  @ExceptionHandler({Lanes.Full.class, BodyRoom.NoRoom.class})
  ResponseEntity<Problem> tooManyAtATime() {
    return Unavailable.tooManyInterchanges();
  }

  @ExceptionHandler(BodyRoom.TooMuch.class)
  ResponseEntity<Problem> tooLarge() {
    return answer(
        Problem.of(
            HttpStatus.CONTENT_TOO_LARGE,
            "content-too-large",
            new Text("An interchange may have 50 MB.", "交换最大为 50 MB。")));
  }

  @ExceptionHandler(BodyRoom.TooSlow.class)
  ResponseEntity<Problem> tooSlow() {
    return answer(Problem.of(HttpStatus.REQUEST_TIMEOUT));
  }

  /** Perhaps somebody still listens. */
  @ExceptionHandler(BodyRoom.BrokenOff.class)
  ResponseEntity<Problem> brokenOff() {
    return answer(Problem.of(HttpStatus.BAD_REQUEST));
  }

  private static ResponseEntity<Problem> answer(Problem problem) {
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
