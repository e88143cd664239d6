package weft.edi.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.party.PartyCode;

@Timeout(30)
class LanesTest {
  private static final PartyCode FLOODING = new PartyCode("HENGYUE");
  private static final PartyCode OTHER = new PartyCode("LINGYUN");
  private final Lanes lanes = new Lanes();

  private List<Lanes.Place> filled() throws Lanes.Full {
    List<Lanes.Place> places = new ArrayList<>();
    for (int i = 0; i < 4; i++) places.add(lanes.enter(FLOODING, Duration.ZERO));
    return places;
  }

  @Test
  void who_fills_its_lane_waits_for_itself_and_nobody_waits_for_it() throws Lanes.Full {
    List<Lanes.Place> places = filled();
    assertThatThrownBy(() -> lanes.enter(FLOODING, Duration.ofMillis(50)))
        .isInstanceOf(Lanes.Full.class);
    lanes.enter(OTHER, Duration.ZERO).close();
    places.getFirst().close();
    lanes.enter(FLOODING, Duration.ZERO).close();
  }

  @Test
  void of_those_who_wait_there_are_32_at_most_and_the_next_is_told_at_once() throws Exception {
    List<Lanes.Place> places = filled();
    var came = new AtomicInteger();
    try (var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 32; i++)
        waiting.execute(
            () -> {
              try (var _ = lanes.enter(FLOODING, Duration.ofSeconds(20))) {
                came.incrementAndGet();
              } catch (Lanes.Full e) {
                throw new AssertionError(e);
              }
            });
      long begun = System.nanoTime();
      while (lanes.waiting(FLOODING) < 32) TimeUnit.MILLISECONDS.sleep(5);
      assertThatThrownBy(() -> lanes.enter(FLOODING, Duration.ofSeconds(20)))
          .isInstanceOf(Lanes.Full.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
      places.forEach(Lanes.Place::close);
    }
    assertThat(came).hasValue(32);
  }
}
