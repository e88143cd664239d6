package weft.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The proposed number of the next delivery note. */
class NumberSeriesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

  private static String next(String... used) {
    return NumberSeries.next(List.of(used), TODAY);
  }

  @Test
  void the_last_number_is_counted_on_with_as_many_digits() {
    assertThat(next("LS-0099", "LS-0098")).isEqualTo("LS-0100");
    assertThat(next("80012345")).isEqualTo("80012346");
    assertThat(next("LS-9")).isEqualTo("LS-10");
  }

  @Test
  void a_number_that_is_used_already_is_never_proposed() {
    assertThat(next("LS-007", "LS-012", "X-99")).isEqualTo("LS-013");
  }

  @Test
  void another_series_of_the_same_supplier_is_left_alone() {
    assertThat(next("LS-007", "RET-950", "LS-006")).isEqualTo("LS-008");
  }

  @Test
  void the_first_number_of_all_begins_with_the_day() {
    assertThat(next()).isEqualTo("20261201-01");
    assertThat(next("20261201-01")).isEqualTo("20261201-02");
  }

  @Test
  void a_number_without_digits_at_its_end_goes_on_with_two() {
    assertThat(next("Crane parts")).isEqualTo("Crane parts-2");
    assertThat(next("Crane parts-2")).isEqualTo("Crane parts-3");
  }
}
