package weft.scheduling.release;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.scheduling.release.CountChange.BEGINS_ANEW;
import static weft.scheduling.release.CountChange.CORRECTED;
import static weft.scheduling.release.CountChange.GOES_ON;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.measure.Quantity;

/** The effect of a release on the received count. */
class ReceivedTest {
  private static final LocalDate YEAR = LocalDate.of(2026, 1, 1);
  private static final LocalDate NEXT_YEAR = LocalDate.of(2027, 1, 1);

  @Test
  void a_fall_to_zero_begins_anew() {
    assertThat(received(1_100, null, YEAR).change(received(0, null, null))).isEqualTo(BEGINS_ANEW);
    assertThat(received(1_100, null, null).change(received(0, null, null))).isEqualTo(BEGINS_ANEW);
  }

  @Test
  void a_fall_to_the_delivery_that_is_named_last_begins_anew_with_it() {
    Received before = received(1_100, null, null);
    assertThat(before.change(received(30, 30, null))).isEqualTo(BEGINS_ANEW);
    assertThat(before.until(received(30, 30, null))).isEqualTo(Quantity.of(30));
  }

  @Test
  void a_later_day_begins_anew_whatever_it_states() {
    assertThat(received(100, null, YEAR).change(received(400, null, NEXT_YEAR)))
        .isEqualTo(BEGINS_ANEW);
  }

  @Test
  void another_fall_is_a_correction_and_no_receipt() {
    Received before = received(1_100, null, YEAR);
    assertThat(before.change(received(1_090, 30, null))).isEqualTo(CORRECTED);
    assertThat(before.until(received(1_090, 30, null))).isEqualTo(Quantity.ZERO);
  }

  @Test
  void a_fall_to_the_delivery_that_was_named_last_before_is_a_correction() {
    Received before = last(200, 100, "LS-2", 10);
    assertThat(before.change(last(100, 100, "LS-2", 10))).isEqualTo(CORRECTED);
    assertThat(before.change(last(100, 100, "LS-3", 12))).isEqualTo(BEGINS_ANEW);
    assertThat(before.change(last(0, 100, "LS-2", 10))).isEqualTo(BEGINS_ANEW);
    assertThat(last(200, 100, null, 10).change(last(100, 100, null, 10))).isEqualTo(CORRECTED);
    assertThat(last(200, 100, null, 10).change(last(100, 100, null, 12))).isEqualTo(BEGINS_ANEW);
  }

  private static Received last(int cumulative, int last, @Nullable String note, int on) {
    return new Received(
        Quantity.of(cumulative),
        LocalDate.of(2026, 11, 30),
        Quantity.of(last),
        LocalDate.of(2026, 11, on),
        note,
        null,
        null,
        YEAR);
  }

  @Test
  void a_release_that_leaves_the_day_out_goes_on() {
    Received before = received(100, null, YEAR);
    assertThat(before.change(received(150, null, null))).isEqualTo(GOES_ON);
    assertThat(received(150, null, null).countedAs(before).since()).isEqualTo(YEAR);
  }

  private static Received received(
      int cumulative, @Nullable Integer last, @Nullable LocalDate since) {
    return new Received(
        Quantity.of(cumulative),
        LocalDate.of(2026, 11, 30),
        last == null ? null : Quantity.of(last),
        null,
        null,
        null,
        null,
        since);
  }
}
