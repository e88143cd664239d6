package weft.api.edi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.api.asking.Spool;
import weft.api.problem.TooManyAtATime;
import weft.deploy.reception.SmallHub;
import weft.edi.reception.Lanes;
import weft.edi.reception.inbox.ReadingRoom;
import weft.event.Deadline;
import weft.party.PartyCode;

@Tag("long")
class TimedReceptionTest {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static SmallHub hub;

  @BeforeAll
  static void opens() {
    hub = new SmallHub();
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  @Test
  void whoever_has_what_is_read_waits_for_room_no_longer_than_its_time_allows(@TempDir Path spool)
      throws Exception {
    var timed = new TimedReception(hub.reception(), new Lanes(), new Spool(spool));
    byte[] large = new byte[1 << 20];
    try (var _ =
        ReadingRoom.SHARED.enter(Integer.MAX_VALUE, Duration.ofSeconds(10)).orElseThrow()) {
      assertThat(timed.<Integer>read(request(new byte[9]), HENGYUE, it -> it.length)).isEqualTo(9);
      long begun = System.nanoTime();
      assertThatThrownBy(
              () ->
                  Deadline.<Integer, Exception>within(
                      Duration.ofMillis(200),
                      () -> timed.read(request(large), HENGYUE, it -> it.length)))
          .isInstanceOf(TooManyAtATime.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .as("not the two seconds that it waits at most")
          .isBetween(Duration.ofMillis(200), Duration.ofMillis(1_900));
    }
    assertThat(timed.<Integer>read(request(large), HENGYUE, it -> it.length)).isEqualTo(1 << 20);
  }

  private static HttpServletRequest request(byte[] body) {
    var bytes = new ByteArrayInputStream(body);
    var in =
        new ServletInputStream() {
          @Override
          public int read() {
            return bytes.read();
          }

          @Override
          public boolean isFinished() {
            return bytes.available() == 0;
          }

          @Override
          public boolean isReady() {
            return true;
          }

          @Override
          public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
          }
        };
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            TimedReceptionTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (_, method, _) ->
                switch (method.getName()) {
                  case "getContentLengthLong" -> (long) body.length;
                  case "getInputStream" -> in;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
