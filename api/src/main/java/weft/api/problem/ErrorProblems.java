package weft.api.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Converts errors for which a filter set only the status to problems; does nothing if the answer
 * has begun.
 */
@RestController
@Hidden
class ErrorProblems implements ErrorController {
  @RequestMapping("${server.error.path:/error}")
  @Nullable ResponseEntity<Problem> error(
      HttpServletRequest request, HttpServletResponse response) {
    if (response.isCommitted()) return null;
    var status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? HttpStatus.resolve(code)
            : null;
    var problem = Problem.of(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status);
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
