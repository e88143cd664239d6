package weft.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.measure.Quantity;

/** The vector of notes-planning section 1, and the mistakes of its section 7 that it rules out. */
class OpenQuantityTest {
  private static final List<Quantity> LINES = List.of(Quantity.of(50), Quantity.of(50));

  @Test
  void a_despatch_is_taken_off_the_oldest_lines_and_its_receipt_is_not_taken_off_again() {
    assertThat(open("130", "100", "100")).isEqualTo(quantities(20, 50));
    assertThat(open("130", "130", "100")).isEqualTo(quantities(20, 50));
  }

  @Test
  void a_despatch_counts_before_the_buyers_next_release_says_so_and_not_twice_after() {
    assertThat(open("130", "100", "100")).isEqualTo(quantities(20, 50));
    List<Quantity> next = List.of(Quantity.of(20), Quantity.of(50));
    assertThat(OpenQuantity.of(next, consumed("130", "130", "130"))).isEqualTo(next);
  }

  @Test
  void a_receipt_without_a_despatch_counts() {
    assertThat(open(null, "160", "100")).isEqualTo(quantities(0, 40));
    assertThat(open("110", "160", "100")).isEqualTo(quantities(0, 40));
  }

  @Test
  void a_return_is_no_demand() {
    assertThat(open("100", "90", "100")).isEqualTo(LINES);
    assertThat(open(null, "90", "100")).isEqualTo(LINES);
  }

  @Test
  void more_than_was_called_off_leaves_nothing_open_and_never_less() {
    assertThat(open("250", "100", "100")).isEqualTo(quantities(0, 0));
  }

  @Test
  void nothing_is_consumed_where_the_release_states_no_cumulative() {
    assertThat(open("130", "130", null)).isEqualTo(LINES);
    assertThat(open(null, null, "100")).isEqualTo(LINES);
  }

  private static List<Quantity> open(
      @Nullable String despatched, @Nullable String received, @Nullable String stated) {
    return OpenQuantity.of(LINES, consumed(despatched, received, stated));
  }

  private static Quantity consumed(
      @Nullable String despatched, @Nullable String received, @Nullable String stated) {
    return OpenQuantity.consumed(quantity(despatched), quantity(received), quantity(stated));
  }

  private static @Nullable Quantity quantity(@Nullable String amount) {
    return amount == null ? null : Quantity.of(amount);
  }

  private static List<Quantity> quantities(long first, long second) {
    return List.of(Quantity.of(first), Quantity.of(second));
  }
}
