package weft.api.securitylog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import weft.api.securitylog.EventThrottle.Told;
import weft.api.securitylog.SecurityEvent.Kind;

/** Events that anybody can cause take few rows, and all of them are counted. */
class EventThrottleTest {
  private final AtomicLong clock = new AtomicLong();
  private final EventThrottle gathered = new EventThrottle(clock::get);

  private static SecurityEvent refused(String target) {
    return SecurityEvent.of(Kind.REFUSED, "nobody", "192.0.2.1", target);
  }

  @Test
  void the_first_is_told_at_once_and_its_repetitions_once_a_minute_with_their_number() {
    gathered.add(refused("a"));
    assertThat(gathered.due()).containsExactly(new Told(refused("a"), 1));
    for (int i = 0; i < 41; i++) gathered.add(refused("a"));
    assertThat(gathered.due()).isEmpty();
    clock.addAndGet(EventThrottle.AGAIN);
    assertThat(gathered.due()).containsExactly(new Told(refused("a"), 41));
  }

  @Test
  void beyond_so_many_kinds_they_are_counted_together() {
    for (int i = 0; i < EventThrottle.KINDS + 70; i++) gathered.add(refused("scan " + i));
    List<Told> told = gathered.due();
    assertThat(told).hasSize(EventThrottle.KINDS + 1);
    assertThat(told).extracting(it -> it.event().target()).contains("scan 0", "*");
    assertThat(told.stream().mapToInt(Told::times).sum()).isEqualTo(EventThrottle.KINDS + 70);
  }

  @Test
  void kinds_that_have_ended_make_room() {
    for (int i = 0; i < EventThrottle.KINDS; i++) gathered.add(refused("scan " + i));
    gathered.due();
    clock.addAndGet(EventThrottle.AGAIN);
    assertThat(gathered.due()).isEmpty();
    gathered.add(refused("new"));
    assertThat(gathered.due()).containsExactly(new Told(refused("new"), 1));
  }

  @Test
  void what_could_not_be_kept_is_told_again() {
    gathered.add(refused("a"));
    gathered.takeBack(gathered.due());
    gathered.add(refused("a"));
    assertThat(gathered.due()).containsExactly(new Told(refused("a"), 2));
    gathered.add(refused("a"));
    assertThat(gathered.rest()).containsExactly(new Told(refused("a"), 1));
  }
}
