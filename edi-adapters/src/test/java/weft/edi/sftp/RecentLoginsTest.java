package weft.edi.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentLoginsTest {
  @Test
  void a_party_logs_in_120_times_a_minute_and_others_as_often() {
    var clock = new AtomicLong();
    var logins = new RecentLogins(clock::get);
    for (int i = 0; i < 120; i++) {
      assertThat(logins.areTooMany("LEE")).isFalse();
      logins.add("LEE");
    }
    assertThat(logins.areTooMany("LEE")).isTrue();
    assertThat(logins.areTooMany("WANG")).isFalse();
    clock.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(logins.areTooMany("LEE")).isFalse();
  }
}
