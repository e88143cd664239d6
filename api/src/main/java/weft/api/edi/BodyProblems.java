package weft.api.edi;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import weft.api.asking.BodyRoom;
import weft.api.asking.TakesBodies;
import weft.api.problem.Problem;
import weft.api.problem.Unavailable;
import weft.edi.reception.Lanes;
import weft.language.Text;

/** Answers the errors that can occur while a file is uploaded. */
@RestControllerAdvice(assignableTypes = {HandIn.class, Checks.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class BodyProblems extends TakesBodies {
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
            new Text("An interchange may have at most 50 MB.", "EDI 文件最大为 50 MB。")));
  }
}
