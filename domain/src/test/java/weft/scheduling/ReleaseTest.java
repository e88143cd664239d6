package weft.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.TUESDAY;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.scheduling.release.Release;

/** The newer one of two releases. */
class ReleaseTest {
  @Test
  void the_date_of_issue_decides_whatever_the_numbers_say() {
    assertThat(release("1", TUESDAY).isAfter(release("52", MONDAY))).isTrue();
    assertThat(release("52", MONDAY).isAfter(release("1", TUESDAY))).isFalse();
  }

  @Test
  void on_one_date_numbers_decide() {
    assertThat(release("10", MONDAY).isAfter(release("9", MONDAY))).isTrue();
    assertThat(release("9", MONDAY).isAfter(release("10", MONDAY))).isFalse();
  }

  @Test
  void leading_zeros_count_nothing() {
    assertThat(release("0010", null).isAfter(release("9", null))).isTrue();
    assertThat(release("0009", null).isAfter(release("9", null))).isFalse();
  }

  @Test
  void numbers_wrap_from_9999_to_1() {
    assertThat(release("1", null).isAfter(release("9999", null))).isTrue();
    assertThat(release("0000", null).isAfter(release("9999", null))).isTrue();
    assertThat(release("9999", null).isAfter(release("1", null))).isTrue();
  }

  @Test
  void a_single_nine_is_no_wrap() {
    assertThat(release("1", null).isAfter(release("9", null))).isFalse();
  }

  @Test
  void alphanumeric_numbers_compare_by_length_then_by_letter() {
    assertThat(release("R10", null).isAfter(release("R9", null))).isTrue();
    assertThat(release("2026B", null).isAfter(release("2026A", null))).isTrue();
    assertThat(release("R9", null).isAfter(release("R10", null))).isFalse();
  }

  @Test
  void without_one_of_the_dates_numbers_decide() {
    assertThat(release("8", null).isAfter(release("7", MONDAY))).isTrue();
    assertThat(release("7", MONDAY).isAfter(release("8", null))).isFalse();
  }

  private static Release release(String number, @Nullable LocalDate issued) {
    return new Release(number, issued == null ? null : issued.atTime(6, 0));
  }
}
