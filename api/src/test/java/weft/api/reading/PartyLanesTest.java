package weft.api.reading;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import weft.api.problem.TooManyAtATime;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.party.PartyCode;

/** A party has two places for all its callers; its requests delay no other party. */
class PartyLanesTest {
  private static final Executor THREADS = it -> Thread.ofVirtual().start(it);

  private final PartyLanes lanes = new PartyLanes(2);

  private static Caller of(String party, String client) {
    return new Caller(new PartyCode(party), null, client, Set.of(Role.EDI), List.of());
  }

  /** Takes a place in a thread of its own, as each request does. */
  private PartyLanes.Place taken(String party, String client) {
    return CompletableFuture.supplyAsync(() -> lanes.enter(of(party, client)), THREADS).join();
  }

  @Test
  void a_third_is_told_to_come_later_and_another_party_is_not() {
    Semaphore over = new Semaphore(0);
    var first =
        CompletableFuture.runAsync(
            () -> {
              try (var _ = lanes.enter(of("HENGYUE", "one"))) {
                over.acquireUninterruptibly();
              }
            },
            THREADS);
    taken("HENGYUE", "two");
    Caller third = of("HENGYUE", "three");
    assertThatThrownBy(() -> lanes.enter(third)).isInstanceOf(TooManyAtATime.class);
    assertThatCode(() -> taken("LINGYUN", "one")).doesNotThrowAnyException();
    over.release();
    first.join();
    assertThatCode(() -> lanes.enter(third)).doesNotThrowAnyException();
  }

  @Test
  void a_request_that_has_a_place_needs_no_second_one() {
    try (var _ = lanes.enter(of("HENGYUE", "one"))) {
      for (int i = 0; i < 3; i++) lanes.enter(of("HENGYUE", "one")).close();
      taken("HENGYUE", "two");
    }
    assertThatCode(() -> taken("HENGYUE", "three")).doesNotThrowAnyException();
  }
}
