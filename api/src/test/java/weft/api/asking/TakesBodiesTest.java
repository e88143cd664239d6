package weft.api.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

/** Every controller that takes bodies inherits the answers to the errors of reading them. */
class TakesBodiesTest {
  private static final class Door extends TakesBodies {}

  private static int status(Class<? extends Throwable> wrong)
      throws InvocationTargetException, IllegalAccessException {
    Method handler =
        Objects.requireNonNull(
            new ExceptionHandlerMethodResolver(Door.class).resolveMethodByExceptionType(wrong));
    handler.setAccessible(true);
    var answer = (ResponseEntity<?>) Objects.requireNonNull(handler.invoke(new Door()));
    return answer.getStatusCode().value();
  }

  @Test
  void a_body_that_does_not_come_in_time_is_408_and_one_broken_off_is_400() throws Exception {
    assertThat(status(BodyRoom.TooSlow.class)).isEqualTo(408);
    assertThat(status(BodyRoom.BrokenOff.class)).isEqualTo(400);
  }
}
