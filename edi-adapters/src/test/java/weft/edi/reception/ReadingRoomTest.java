package weft.edi.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import weft.edi.reception.inbox.ReadingRoom;

class ReadingRoomTest {
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final int LARGE = 40 << 20;
  private final ReadingRoom room = new ReadingRoom(384L << 20);

  @Test
  void a_large_file_is_read_alone_and_small_ones_wait_for_nobody() {
    try (var _ = room.enter(LARGE, SHORT).orElseThrow()) {
      assertThat(room.enter(LARGE, SHORT)).isEmpty();
      assertThat(room.enter(1 << 20, SHORT)).isEmpty();
      room.enter(64 << 10, Duration.ZERO).orElseThrow().close();
    }
    room.enter(LARGE, Duration.ZERO).orElseThrow().close();
  }

  @Test
  void a_small_one_does_not_wait_behind_a_large_one_that_waits_nor_a_large_one_that_has_no_time()
      throws InterruptedException {
    Thread waiting;
    try (var _ = room.enter(LARGE, SHORT).orElseThrow()) {
      waiting =
          Thread.startVirtualThread(
              () -> room.enter(LARGE, Duration.ofMinutes(1)).orElseThrow().close());
      while (waiting.getState() != Thread.State.TIMED_WAITING) Thread.sleep(1);
      long begun = System.nanoTime();
      room.enter(64 << 10, Duration.ofMinutes(1)).orElseThrow().close();
      assertThat(room.enter(1 << 20, Duration.ZERO)).isEmpty();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
      assertThat(waiting.isAlive()).isTrue();
    }
    assertThat(waiting.join(Duration.ofSeconds(10))).as("its turn came").isTrue();
  }

  @Test
  void whoever_is_in_needs_no_other_place_and_leaves_when_what_it_reads_fails() {
    int read = room.in(LARGE, SHORT, () -> room.in(2 * LARGE, SHORT, () -> 7));
    assertThat(read).isEqualTo(7);
    assertThatThrownBy(
            () ->
                room.in(
                    LARGE,
                    SHORT,
                    () -> {
                      throw new IllegalStateException("unreadable");
                    }))
        .isInstanceOf(IllegalStateException.class);
    room.enter(LARGE, Duration.ZERO).orElseThrow().close();
  }

  @Test
  void a_large_one_read_on_the_way_of_a_small_one_waits_for_its_turn() {
    try (var _ = room.enter(LARGE, SHORT).orElseThrow()) {
      assertThat(room.<Integer, RuntimeException>in(1, SHORT, () -> room.in(2, SHORT, () -> 7)))
          .isEqualTo(7);
      assertThatThrownBy(() -> room.in(1, SHORT, () -> room.in(LARGE, SHORT, () -> 7)))
          .isInstanceOf(ReadingRoom.Full.class);
    }
  }

  @Test
  void whoever_finds_none_in_time_is_told_so() {
    try (var _ = room.enter(LARGE, SHORT).orElseThrow()) {
      assertThatThrownBy(() -> room.in(LARGE, SHORT, () -> 7)).isInstanceOf(ReadingRoom.Full.class);
    }
  }

  @Test
  void of_a_megabyte_some_are_read_side_by_side() {
    try (var _ = room.enter(1 << 20, SHORT).orElseThrow();
        var _ = room.enter(1 << 20, SHORT).orElseThrow()) {
      assertThat(room.enter(LARGE, SHORT)).isEmpty();
    }
  }
}
