package weft.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.scheduling.release.CountChange.BEGINS_ANEW;
import static weft.scheduling.release.CountChange.CORRECTED;
import static weft.scheduling.release.CountChange.RETURNED;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.measure.Quantity;
import weft.party.Side;
import weft.scheduling.release.CountChange;

/** A cumulative that falls by just what the buyer reported as sent back falls by that return. */
class ReturnedFallsTest extends LedgerStory {
  /** Delivers and counts goods, with a receipt of the same day. */
  private void delivered(String number, int quantity, int on, int damaged) {
    shipped(number, quantity, on);
    came(on, quantity, 0, 0, damaged);
  }

  private List<String> changes() {
    return ledger().changes().stream()
        .map(it -> it.by().number() + " " + it.change() + " " + it.taken())
        .toList();
  }

  private static String change(String release, CountChange it) {
    return release + " " + it + " " + it;
  }

  @Test
  void a_fall_by_what_went_back_is_that_return_and_60_wanted_are_60_open() {
    stated("1", 1_000, 1);
    delivered("LS-1", 100, 2, 10);
    stated("2", 1_100, 3);
    sentBack("LS-1", 10);
    stated("3", 1_090, 4);
    assertThat(changes()).containsExactly(change("3", RETURNED));
    assertThat(figures(ledger())).isEqualTo("1100 - 1090 = 10, 0");
    assertThat(items(ledger())).containsExactly("RETURN 10 LS-1");
    assertThat(ledger().explained().getFirst().shipment()).isEqualTo("Shipment:LS-1");
    assertThat(open(5, 60)).isEqualTo(pieces(60));
  }

  @Test
  void a_fall_to_zero_is_no_new_count_where_everything_went_back() {
    stated("1", 0, 1);
    delivered("LS-1", 10, 2, 10);
    stated("2", 10, 3);
    sentBack("LS-1", 10);
    shipped("LS-2", 20, 28);
    stated("3", 0, 4);
    assertThat(changes()).containsExactly(change("3", RETURNED));
    assertThat(figures(ledger())).isEqualTo("30 - 0 = 30, 0");
    assertThat(items(ledger())).containsExactly("IN_TRANSIT 20 LS-2", "RETURN 10 LS-1");
    assertThat(open(5, 60)).isEqualTo(pieces(40));
  }

  @Test
  void a_fall_to_the_last_delivery_is_no_new_count_where_the_rest_went_back() {
    stated("1", 0, 1);
    delivered("LS-1", 30, 2, 0);
    delivered("LS-2", 10, 2, 0);
    stated("2", 40, 3);
    sentBack("LS-1", 30);
    stated("3", 10, 4, "LS-2", 10, null);
    assertThat(changes()).containsExactly(change("3", RETURNED));
    assertThat(figures(ledger())).isEqualTo("40 - 10 = 30, 0");
  }

  @Test
  void a_later_first_day_is_a_new_count_whatever_went_back() {
    stated("1", 0, 1);
    delivered("LS-1", 10, 2, 10);
    stated("2", 10, 3);
    sentBack("LS-1", 10);
    stated("3", 0, 5, null, null, day(4));
    assertThat(changes()).containsExactly(change("3", BEGINS_ANEW));
  }

  @Test
  void several_returns_in_a_row_add_up_to_a_fall() {
    stated("1", 1_000, 1);
    delivered("LS-1", 60, 2, 0);
    delivered("LS-2", 40, 2, 0);
    stated("2", 1_100, 3);
    sentBack("LS-1", 3);
    sentBack("LS-2", 4);
    sentBack("LS-1", 8);
    stated("3", 1_088, 4);
    assertThat(changes()).containsExactly(change("3", RETURNED));
    assertThat(items(ledger())).containsExactly("RETURN 4 LS-2", "RETURN 8 LS-1");
  }

  @Test
  void a_fall_by_another_quantity_is_a_correction() {
    stated("1", 1_000, 1);
    delivered("LS-1", 100, 2, 0);
    stated("2", 1_100, 3);
    sentBack("LS-1", 10);
    stated("3", 1_091, 4);
    assertThat(changes()).containsExactly(change("3", CORRECTED));
    assertThat(items(ledger())).containsExactly("RETURN 9 3");
  }

  @Test
  void a_return_explains_one_fall() {
    stated("1", 1_000, 1);
    delivered("LS-1", 100, 2, 0);
    stated("2", 1_100, 3);
    sentBack("LS-1", 10);
    stated("3", 1_090, 4);
    stated("4", 1_080, 5);
    assertThat(changes()).containsExactly(change("3", RETURNED), change("4", CORRECTED));
    assertThat(items(ledger())).containsExactly("RETURN 10 LS-1", "RETURN 10 4");
    assertThat(figures(ledger())).isEqualTo("1100 - 1080 = 20, 0");
  }

  @Test
  void goods_that_the_cumulative_never_included_cannot_make_it_fall() {
    stated("1", 1_000, 1);
    delivered("LS-1", 100, 2, 10);
    stated("2", 1_090, 3);
    sentBack("LS-1", 10);
    assertThat(items(ledger())).containsExactly("DAMAGED 10 LS-1");
    stated("3", 1_080, 4);
    assertThat(changes()).containsExactly(change("3", CORRECTED));
    assertThat(items(ledger())).containsExactly("DAMAGED 10 LS-1", "RETURN 10 3");
    assertThat(figures(ledger())).isEqualTo("1100 - 1080 = 20, 0");
  }

  @Test
  void goods_received_after_the_cumulative_before_cannot_make_it_fall() {
    stated("1", 1_000, 1);
    delivered("LS-1", 100, 3, 10);
    sentBack("LS-1", 10);
    stated("2", 990, 2);
    assertThat(changes()).containsExactly(change("2", CORRECTED));
  }

  @Test
  void a_return_reported_after_the_release_leaves_it_a_correction() {
    stated("1", 1_000, 1);
    delivered("LS-1", 100, 2, 0);
    stated("2", 1_100, 3);
    stated("3", 1_090, 4);
    sentBack("LS-1", 10);
    assertThat(changes()).containsExactly(change("3", CORRECTED));
  }

  @Test
  void either_side_rules_that_it_was_no_return() {
    stated("1", 0, 1);
    delivered("LS-1", 10, 2, 0);
    stated("2", 10, 3);
    sentBack("LS-1", 10);
    stated("3", 0, 4);
    var ruling =
        new CountRuling(
            ++position,
            at(position),
            Side.SUPPLIER,
            "3",
            false,
            BEGINS_ANEW,
            Quantity.of(10),
            Quantity.ZERO);
    List<Statement> ruled = CountRuling.on(statements, List.of(ruling));
    statements.clear();
    statements.addAll(ruled);
    assertThat(changes()).containsExactly("3 BEGINS_ANEW RETURNED");
    assertThat(items(ledger())).isEmpty();
  }

  @Test
  void it_is_seen_since_a_signed_opening_too() {
    signed(1, 1_000, 1_000, null);
    delivered("LS-1", 100, 3, 0);
    stated("1", 1_100, 4);
    sentBack("LS-1", 10);
    stated("2", 1_090, 5);
    assertThat(changes()).containsExactly(change("2", RETURNED));
    assertThat(items(ledger())).containsExactly("RETURN 10 LS-1");
  }
}
