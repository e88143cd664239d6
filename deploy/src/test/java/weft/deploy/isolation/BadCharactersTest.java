package weft.deploy.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import weft.deploy.Mint;
import weft.deploy.RunningHub;
import weft.deploy.browser.Browser;

/** One bad character is refused, and causes at most one line in the log. */
class BadCharactersTest {
  private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final RunningHub hub = RunningHub.shared();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    ROOT.addAppender(lines);
  }

  @AfterEach
  void listenNoMore() {
    ROOT.detachAppender(lines);
    lines.stop();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/orders?part=%ff%fe",
        "/api/v1/orders?%c3=x",
        "/api/v1/orders?part=%ed%a0%80",
        "/api/v1/orders/%c0%af",
        "/api/v1/ord%0aers",
        "/bff/login?returnTo=%ff",
        "/login?username=%80"
      })
  void what_is_no_text_is_refused_without_a_stack_trace(String path) {
    String bearer = Mint.bearer(hub, "hengyue-edi");
    lines.list.clear();
    assertThat(new Browser(hub.url()).get(path, "Authorization", bearer).statusCode())
        .isEqualTo(400);
    assertThat(List.copyOf(lines.list))
        .filteredOn(it -> it.getThrowableProxy() != null)
        .as("with a stack trace")
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/orders?part=%E4%BD%B3%20a%2Bb",
        "/api/v1/orders?part=%00",
        "/api/v1/orders?limit=5&part=%F0%9F%98%80"
      })
  void what_is_text_is_answered(String path) {
    String bearer = Mint.bearer(hub, "hengyue-edi");
    assertThat(new Browser(hub.url()).get(path, "Authorization", bearer).statusCode())
        .isEqualTo(200);
  }
}
