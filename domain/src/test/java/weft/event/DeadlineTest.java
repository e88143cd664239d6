package weft.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void without_one_a_wait_may_last_as_long_as_it_wants() {
    assertThat(Deadline.isSet()).isFalse();
    assertThat(Deadline.atMost(LONG)).isEqualTo(LONG);
  }

  @Test
  void waits_add_up_and_end_at_nothing() {
    var brief = Duration.ofMillis(1);
    Deadline.within(
        Duration.ofSeconds(1),
        () -> {
          assertThat(Deadline.isSet()).isTrue();
          assertThat(Deadline.atMost(brief)).isEqualTo(brief);
          pass(200);
          assertThat(Deadline.atMost(LONG)).isLessThanOrEqualTo(Duration.ofMillis(800));
          pass(900);
          return assertThat(Deadline.atMost(LONG)).isZero();
        });
  }

  @Test
  void a_step_on_the_way_has_no_time_of_its_own() {
    Deadline.within(
        Duration.ofMillis(50),
        () ->
            Deadline.within(
                LONG,
                () ->
                    assertThat(Deadline.atMost(LONG)).isLessThanOrEqualTo(Duration.ofMillis(50))));
  }

  @Test
  void after_work_there_is_a_second_at_least_and_no_time_is_lost() {
    var second = Duration.ofSeconds(1);
    Deadline.within(
        Duration.ofMillis(50),
        () -> {
          pass(100);
          Deadline.goOn();
          return assertThat(Deadline.atMost(LONG))
              .isBetween(Duration.ofMillis(1), second)
              .isGreaterThan(Duration.ofMillis(500));
        });
    Deadline.within(
        LONG,
        () -> {
          Deadline.goOn();
          return assertThat(Deadline.atMost(LONG)).isGreaterThan(second);
        });
    Deadline.goOn();
    assertThat(Deadline.isSet()).isFalse();
  }

  @Test
  void what_is_large_has_so_much_longer() {
    assertThat(Deadline.longer()).isZero();
    assertThat(Deadline.<Duration, RuntimeException>longer(LONG, Deadline::longer)).isEqualTo(LONG);
    Deadline.within(
        Duration.ofMillis(50),
        () -> {
          pass(100);
          return Deadline.longer(
              Duration.ofSeconds(10),
              () ->
                  assertThat(Deadline.atMost(LONG))
                      .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11)));
        });
  }

  @Test
  void waiting_for_who_asks_is_not_counted() {
    Deadline.within(
        LONG,
        () -> {
          var before = Deadline.atMost(LONG);
          Deadline.uncounted(() -> pass(500));
          return assertThat(Deadline.atMost(LONG)).isGreaterThan(before.minusMillis(450));
        });
  }

  @Test
  void another_thread_that_goes_on_has_what_is_left() throws Exception {
    var task =
        Deadline.within(
            Duration.ofMillis(50),
            () -> new FutureTask<>(Deadline.shared(() -> Deadline.atMost(LONG))));
    Thread.startVirtualThread(task);
    assertThat(task.get()).isLessThanOrEqualTo(Duration.ofMillis(50));
  }

  private static boolean pass(long millis) {
    try {
      Thread.sleep(millis);
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
