package weft.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.bench.Slope.Sample;

@Tag("long")
class SlopeTest {
  @Test
  void a_leak_of_20_MB_an_hour_is_seen_through_noise_in_half_an_hour() {
    var slope = Slope.of(samples(20));
    assertThat(slope.perHour()).isCloseTo(20, within(slope.confidence()));
    assertThat(slope.perHour() - slope.confidence()).isPositive();
  }

  @Test
  void without_one_the_interval_has_zero_in_it() {
    var slope = Slope.of(samples(0));
    assertThat(slope.perHour()).isCloseTo(0, within(slope.confidence()));
  }

  /** A sample every 10 s for half an hour, at 80 MB plus or minus up to 2 MB. */
  private static List<Sample> samples(double perHour) {
    var random = new SplittableRandom(7);
    return IntStream.range(0, 180)
        .mapToDouble(it -> it / 360.0)
        .mapToObj(it -> new Sample(it, 80 + perHour * it + 4 * random.nextDouble() - 2))
        .toList();
  }
}
