package weft.deploy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The hub's clock in tests: right, until a test moves it. */
@Component
@Primary
public class MovableClock extends Clock {
  private volatile Duration ahead = Duration.ZERO;

  public void move(Duration ahead) {
    this.ahead = ahead;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
