package weft.history.follow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StretchTest {
  @Test
  void stretches_that_touch_are_one() {
    assertThat(new Stretch(2, 5).and(new Stretch(5, 9))).isEqualTo(new Stretch(2, 9));
    assertThat(new Stretch(4, 9).and(new Stretch(2, 5))).isEqualTo(new Stretch(2, 9));
    assertThat(new Stretch(2, 9).and(new Stretch(4, 6))).isEqualTo(new Stretch(2, 9));
  }

  @Test
  void what_lies_between_two_others_may_concern_the_processor_so_the_later_one_counts() {
    assertThat(new Stretch(2, 5).and(new Stretch(6, 9))).isEqualTo(new Stretch(6, 9));
    assertThat(new Stretch(6, 9).and(new Stretch(2, 5))).isEqualTo(new Stretch(6, 9));
  }

  @Test
  void a_processor_passes_a_stretch_only_from_within() {
    var stretch = new Stretch(6, 9);
    assertThat(stretch.leadsOn(5)).as("it has not written event 6").isFalse();
    assertThat(stretch.leadsOn(6)).isTrue();
    assertThat(stretch.leadsOn(8)).isTrue();
    assertThat(stretch.leadsOn(9)).as("it is there").isFalse();
  }
}
