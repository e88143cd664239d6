package weft.api.imports;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import weft.api.problem.TooManyAtATime;
import weft.desk.Busy;
import weft.party.PartyCode;

class ImportSlotsTest {
  private static final PartyCode GREEDY = new PartyCode("GREEDY");
  private static final PartyCode OTHER = new PartyCode("OTHER");
  private static final int LARGE = 15 << 20;

  @Test
  void one_of_a_party_waits_and_it_keeps_nobody_else_from_waiting() throws Exception {
    var turns = full(Duration.ofMinutes(1));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> turns.take(GREEDY, 1));
      untilOneWaits(turns);
      assertThatThrownBy(() -> turns.take(GREEDY, 1)).isInstanceOf(TooManyAtATime.class);
      var other = threads.submit(() -> turns.take(OTHER, 1));
      turns.end();
      first.get(30, TimeUnit.SECONDS);
      turns.end();
      other.get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void no_more_waits_than_there_is_room_for() throws Exception {
    var turns = full(Duration.ofMinutes(1));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var large = threads.submit(() -> turns.take(GREEDY, LARGE));
      untilOneWaits(turns);
      assertThatThrownBy(() -> turns.take(OTHER, LARGE)).isInstanceOf(Busy.class);
      turns.end();
      large.get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void a_turn_that_does_not_come_is_given_up_and_the_party_may_ask_again() {
    var turns = full(Duration.ofMillis(20));
    for (int i = 0; i < 2; i++)
      assertThatThrownBy(() -> turns.take(OTHER, LARGE)).isInstanceOf(Busy.class);
    turns.end();
    assertThatCode(() -> turns.take(OTHER, Integer.MAX_VALUE)).doesNotThrowAnyException();
  }

  private static ImportSlots full(Duration patience) {
    var turns = new ImportSlots(patience);
    for (int i = 0; i < 3; i++) turns.take(new PartyCode("P" + i), Integer.MAX_VALUE);
    return turns;
  }

  private static void untilOneWaits(ImportSlots turns) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!turns.isWaitedFor()) {
      if (System.nanoTime() > end) throw new AssertionError("nobody waits");
      LockSupport.parkNanos(1_000_000);
    }
  }
}
