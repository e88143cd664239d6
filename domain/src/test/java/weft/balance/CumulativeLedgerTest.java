package weft.balance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import weft.balance.CumulativeLedger.Item;
import weft.balance.CumulativeLedger.Kind;
import weft.measure.Quantity;
import weft.scheduling.release.CountChange;

/** The difference between a supplier's shipments and its buyer's receipts, item by item. */
class CumulativeLedgerTest extends LedgerStory {
  @Test
  void what_is_on_its_way_and_what_nobody_posted_lie_between_the_two() {
    stated("1", 100, 1);
    shipped("A", 30, 9);
    shipped("B", 40, 12);
    CumulativeLedger ledger = ledger();
    assertThat(figures(ledger)).isEqualTo("170 - 100 = 70, 0");
    assertThat(ledger.explained())
        .containsExactly(
            new Item(Kind.IN_TRANSIT, Quantity.of(40), "Shipment:B", "B", 3, day(12)),
            new Item(Kind.RECEIPT_NOT_POSTED, Quantity.of(30), "Shipment:A", "A", 2, day(9)));
    assertThat(ledger.receivedAsOf()).isEqualTo(day(1));
    assertThat(ledger.shippedAsOf()).isEqualTo(day(11));
  }

  @Test
  void what_is_due_today_is_on_its_way_still() {
    stated("1", 0, 1);
    shipped("A", 30, TODAY.getDayOfMonth());
    assertThat(items(ledger())).containsExactly("IN_TRANSIT 30 A");
  }

  @Test
  void a_receipt_counts_before_the_next_release_says_so_and_not_twice_after() {
    stated("1", 100, 1);
    shipped("A", 50, 3);
    came(3, 50, 0, 0, 0);
    assertThat(figures(ledger())).isEqualTo("150 - 150 = 0, 0");
    stated("2", 150, 4);
    assertThat(figures(ledger())).isEqualTo("150 - 150 = 0, 0");
    assertThat(items(ledger())).isEmpty();
  }

  @Test
  void a_receipt_told_after_the_release_that_counts_it_does_not_count_twice() {
    stated("1", 100, 1);
    shipped("A", 50, 3);
    stated("2", 150, 4);
    came(3, 50, 0, 0, 0);
    assertThat(figures(ledger())).isEqualTo("150 - 150 = 0, 0");
  }

  @Test
  void what_differs_on_arrival_is_named_by_receipt() {
    stated("1", 0, 1);
    shipped("A", 50, 3);
    came(3, 47, 3, 0, 0);
    shipped("B", 20, 4);
    came(4, 25, 0, 5, 0);
    CumulativeLedger ledger = ledger();
    assertThat(figures(ledger)).isEqualTo("70 - 72 = -2, 0");
    assertThat(items(ledger)).containsExactly("SHORT 3 A", "OVER -5 B");
  }

  @Test
  void what_the_cumulative_counts_is_on_its_way_no_longer_the_named_shipment_first() {
    stated("1", 100, 1);
    shipped("A", 30, 3);
    shipped("B", 40, 3);
    stated("2", 140, 4, "DN-B", 40, null);
    assertThat(figures(ledger())).isEqualTo("170 - 140 = 30, 0");
    assertThat(items(ledger())).containsExactly("RECEIPT_NOT_POSTED 30 A");
  }

  @Test
  void goods_that_leave_later_are_not_what_the_cumulative_counts() {
    stated("1", 100, 1);
    shipped("A", 30, 12);
    stated("2", 130, 4);
    CumulativeLedger ledger = ledger();
    assertThat(figures(ledger)).isEqualTo("130 - 130 = 0, -30");
    assertThat(items(ledger)).containsExactly("IN_TRANSIT 30 A");
  }

  @Test
  void a_delivery_note_that_no_shipment_has_is_a_message_that_is_missing() {
    stated("1", 100, 1, "LS-1", 10, null);
    stated("2", 160, 4, "LS-2", 45, null);
    CumulativeLedger ledger = ledger();
    assertThat(figures(ledger)).isEqualTo("100 - 160 = -60, -15");
    assertThat(items(ledger)).containsExactly("MESSAGE_MISSING -45 LS-2");
  }

  @Test
  void where_release_numbers_are_left_out_the_rest_is_laid_to_what_they_would_have_named() {
    stated("11", 100, 1);
    stated("14", 160, 4);
    assertThat(items(ledger())).containsExactly("MESSAGE_MISSING -60 14");
    assertThat(ledger().unexplained()).isEqualTo(Quantity.ZERO);
  }

  @Test
  void what_came_short_is_said_and_proposed_as_the_starting_point_without_it() {
    stated("1", 1_000, 1);
    shipped("A", 219, 3);
    came(3, 217, 0, 0, 0);
    stated("2", 1_217, 4);
    assertThat(figures(ledger())).isEqualTo("1219 - 1217 = 2, 0");
    assertThat(items(ledger())).containsExactly("SHORT 2 A");
    DayOfCount proposed = DayOfCount.of(PIECES, statements, sent, null, day(4));
    assertThat(proposed.shipped()).isEqualTo(Quantity.of(1_217));
    assertThat(proposed.inTransit()).isEmpty();
  }

  @Test
  void another_fallen_cumulative_is_a_return() {
    stated("1", 100, 1);
    stated("2", 80, 4);
    CumulativeLedger ledger = ledger();
    assertThat(figures(ledger)).isEqualTo("100 - 80 = 20, 0");
    assertThat(ledger.explained())
        .containsExactly(new Item(Kind.RETURN, Quantity.of(20), null, "2", 2, null));
  }

  @Test
  void a_new_start_counts_anew_at_both_sides_with_what_was_on_its_way_then() {
    stated("1", 900, 1);
    shipped("A", 50, 8);
    stated("2", 0, 5, null, null, day(5));
    shipped("B", 20, 12);
    came(8, 5, 0, 0, 0);
    SentGoods b = sent.removeLast();
    came(8, 50, 0, 0, 0);
    sent.add(b);
    CumulativeLedger ledger = ledger();
    assertThat(ledger.start().number()).isEqualTo("2");
    assertThat(figures(ledger)).isEqualTo("70 - 55 = 15, 0");
    assertThat(items(ledger)).containsExactly("IN_TRANSIT 15 B");
  }

  @Test
  void what_came_by_the_day_of_a_new_start_and_is_told_later_is_told_apart() {
    shipped("A", 50, 4);
    stated("2", 0, 5, null, null, day(5));
    came(5, 50, 0, 0, 0);
    assertThat(items(ledger())).containsExactly("RESET -50 A");
  }

  @Test
  void a_fall_to_zero_is_a_new_start_and_no_return() {
    stated("1", 1_100, 1);
    stated("2", 0, 5);
    assertThat(figures(ledger())).isEqualTo("0 - 0 = 0, 0");
    assertThat(ledger().changes())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.change()).isEqualTo(CountChange.BEGINS_ANEW);
              assertThat(it.before()).isEqualTo(Quantity.of(1_100));
            });
    assertThat(items(ledger())).isEmpty();
  }

  @Test
  void the_rest_of_a_shipment_that_a_release_knows_the_receipt_of_is_short() {
    stated("1", 100, 1);
    shipped("A", 30, 3);
    came(3, 24, 0, 0, 0);
    stated("2", 124, 4);
    assertThat(items(ledger())).containsExactly("SHORT 6 A");
  }

  @Test
  void damaged_goods_that_the_cumulative_leaves_out_are_named() {
    stated("1", 100, 1);
    shipped("A", 50, 3);
    came(3, 50, 0, 0, 4);
    stated("2", 146, 4);
    assertThat(figures(ledger())).isEqualTo("150 - 146 = 4, 0");
    assertThat(items(ledger())).containsExactly("DAMAGED 4 A");
  }

  @Test
  void a_whole_receipt_that_the_cumulative_leaves_out_is_named_the_last_one_first() {
    stated("1", 100, 1);
    shipped("A", 50, 3);
    came(3, 50, 0, 0, 0);
    shipped("B", 20, 4);
    came(4, 20, 0, 0, 0);
    stated("2", 145, 4);
    CumulativeLedger ledger = ledger();
    assertThat(figures(ledger)).isEqualTo("170 - 145 = 25, 5");
    assertThat(items(ledger)).containsExactly("RECEIPT_NOT_COUNTED 20 B");
  }

  @Test
  void units_are_converted_by_agreement_and_what_cannot_be_is_named_and_not_counted() {
    stated("1", 0, 1);
    shipped("A", 2, "BX", 12);
    shipped("B", 3, "KGM", 12);
    CumulativeLedger ledger = ledger();
    assertThat(items(ledger)).containsExactly("IN_TRANSIT 24 A");
    assertThat(ledger.notCounted())
        .containsExactly(new NotCounted(Quantity.of(3), "KGM", NotCounted.Why.NO_CONVERSION));
  }

  @Test
  void a_schedule_without_a_cumulative_counts_both_from_zero_since_its_first_release() {
    shipped("OLD", 10, 1);
    stated("1", null, 1, null, null, null);
    shipped("A", 50, 3);
    came(3, 30, 0, 0, 0);
    stated("2", null, 4, null, null, null);
    CumulativeLedger ledger = ledger();
    assertThat(figures(ledger)).isEqualTo("50 - 30 = 20, 0");
    assertThat(items(ledger)).containsExactly("RECEIPT_NOT_POSTED 20 A");
  }
}
