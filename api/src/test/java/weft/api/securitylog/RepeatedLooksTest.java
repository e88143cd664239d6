package weft.api.securitylog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RepeatedLooksTest {
  private Instant now = Instant.parse("2031-03-01T08:00:00Z");
  private final InstantSource source = () -> now;
  private final RepeatedLooks looks = new RepeatedLooks(clock());

  private Clock clock() {
    return source.withZone(ZoneOffset.UTC);
  }

  private static SecurityEvent look(String target, String subject, String concerned) {
    return new SecurityEvent(
        SecurityEvent.Kind.LOOKED, "SHENJI", "a", null, target, "", subject, Set.of(concerned));
  }

  @Test
  void the_progress_of_a_replay_is_one_look_a_minute() {
    var look = look("GET /api/v1/replays/{id}", "r-1", "JIAXIN");
    assertThat(looks.isRecorded(look)).isFalse();
    looks.record(look);
    now = now.plus(Duration.ofSeconds(59));
    assertThat(looks.isRecorded(look)).isTrue();
    now = now.plus(Duration.ofSeconds(1));
    assertThat(looks.isRecorded(look)).isFalse();
  }

  @Test
  void another_replay_or_another_owner_is_a_look_of_its_own() {
    looks.record(look("GET /api/v1/replays/{id}", "r-1", "JIAXIN"));
    assertThat(looks.isRecorded(look("GET /api/v1/replays/{id}", "r-2", "JIAXIN"))).isFalse();
    assertThat(looks.isRecorded(look("GET /api/v1/replays/{id}", "r-1", "HENGYUE"))).isFalse();
  }

  @Test
  void every_other_look_is_recorded_each_time() {
    var look = look("GET /api/v1/orders/{id}", "4711", "JIAXIN");
    looks.record(look);
    assertThat(looks.isRecorded(look)).isFalse();
  }
}
