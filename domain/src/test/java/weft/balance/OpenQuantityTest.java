package weft.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.measure.Quantity;
import weft.scheduling.release.Received;

/** Worked examples of docs/planning/open-quantity.md, and the errors that they prevent. */
class OpenQuantityTest extends LedgerStory {
  @Test
  void a_despatch_is_taken_off_the_oldest_lines_and_its_receipt_is_not_taken_off_again() {
    stated("1", 100, 1);
    shipped("A", 30, 9);
    assertThat(open(8, 50, 50)).isEqualTo(pieces(20, 50));
    came(9, 30, 0, 0, 0);
    assertThat(open(9, 50, 50)).isEqualTo(pieces(20, 50));
  }

  @Test
  void a_despatch_counts_before_the_buyers_next_release_says_so_and_not_twice_after() {
    stated("1", 100, 1);
    shipped("A", 30, 9);
    came(9, 30, 0, 0, 0);
    stated("2", 130, 10);
    assertThat(open(10, 20, 50)).isEqualTo(pieces(20, 50));
  }

  @Test
  void what_was_received_short_and_wanted_again_is_open() {
    stated("1", 0, 1);
    shipped("A", 100, 3);
    came(3, 98, 2, 0, 0);
    assertThat(open(3, 150)).isEqualTo(pieces(52));
    stated("2", 98, 4);
    assertThat(open(4, 52)).isEqualTo(pieces(52));
  }

  @Test
  void the_rest_of_a_shipment_counts_until_a_release_knows_what_came_of_it() {
    stated("1", 100, 1);
    shipped("A", 30, 3);
    came(3, 24, 0, 0, 0);
    assertThat(open(3, 50, 50)).isEqualTo(pieces(20, 50));
    stated("2", 124, 4);
    assertThat(open(4, 26, 50)).isEqualTo(pieces(26, 50));
  }

  @Test
  void what_went_back_and_is_wanted_again_is_open() {
    stated("1", 1_000, 1);
    shipped("A", 100, 3);
    came(3, 100, 0, 0, 0);
    stated("2", 1_100, 4);
    stated("3", 1_090, 5);
    assertThat(open(5, 60)).isEqualTo(pieces(60));
  }

  @Test
  void goods_that_nobody_received_count_for_as_long_as_they_are_expected() {
    stated("1", 100, 1);
    shipped("A", 30, 3);
    assertThat(open(17, 50, 50)).isEqualTo(pieces(20, 50));
    assertThat(open(18, 50, 50)).isEqualTo(pieces(50, 50));
    assertThat(UnderWay.opensAgainOn(sent.getFirst(), UnderWay.USUAL_DAYS)).isEqualTo(day(18));
    assertThat(underWay().consumed(day(6), 2)).isEqualTo(Quantity.ZERO);
  }

  @Test
  void a_risen_cumulative_closes_what_is_under_way_whenever_it_was_to_arrive() {
    stated("1", 100, 1);
    shipped("A", 30, 3);
    SentGoods late = sent.removeLast();
    sent.add(arriving(late, 20));
    stated("2", 130, 4);
    assertThat(open(5, 50, 50)).isEqualTo(pieces(50, 50));
    assertThat(items(ledger())).isEmpty();
  }

  @Test
  void it_closes_the_note_that_is_named_first_and_then_the_oldest() {
    stated("1", 100, 1);
    shipped("A", 30, 3);
    shipped("B", 40, 3);
    shipped("C", 20, 3);
    stated("2", 170, 4, "DN-B", 40, null);
    assertThat(rests()).containsExactly("A 0", "B 0", "C 20");
    statements.removeLast();
    stated("2", 140, 4, "DN-B", 40, null);
    assertThat(rests()).containsExactly("A 30", "B 0", "C 20");
  }

  @Test
  void what_is_named_as_received_is_no_longer_under_way_though_less_of_it_came() {
    stated("1", 100, 1);
    shipped("A", 30, 3);
    stated("2", 128, 4, "A", 28, null);
    assertThat(open(4, 72)).isEqualTo(pieces(72));
    assertThat(items(ledger())).containsExactly("SHORT 2 A");
  }

  @Test
  void at_a_first_release_what_was_sent_after_its_last_receipt_is_under_way_and_the_rest_is_not() {
    shipped("LS-0", 10, 2);
    shipped("LS-1", 40, 3);
    shipped("LS-2", 30, 4);
    stated("1", 540, 6, "LS-1", 40, null);
    assertThat(open(6, 50, 50)).isEqualTo(pieces(20, 50));
    came(7, 30, 0, 0, 0);
    assertThat(open(7, 50, 50)).isEqualTo(pieces(20, 50));
    stated("2", 570, 8);
    assertThat(open(8, 20, 50)).isEqualTo(pieces(20, 50));
  }

  @Test
  void at_a_first_release_what_arrives_after_its_day_is_under_way() {
    shipped("A", 10, 5);
    shipped("B", 30, 7);
    stated("1", 540, 6);
    assertThat(open(6, 50, 50)).isEqualTo(pieces(20, 50));
    assertThat(figures(ledger())).isEqualTo("570 - 540 = 30, 0");
  }

  @Test
  void the_delivery_that_a_first_release_names_last_is_not_taken_off_when_its_receipt_comes_late() {
    shipped("LS-0", 10, 5);
    shipped("LS-1", 40, 6);
    stated("1", 540, 6, "LS-1", 40, null);
    came(6, 40, 0, 0, 0);
    SentGoods named = sent.removeLast();
    came(6, 10, 0, 0, 0);
    sent.add(named);
    assertThat(open(6, 50, 50)).isEqualTo(pieces(50, 50));
    assertThat(figures(ledger())).isEqualTo("540 - 540 = 0, 0");
  }

  @Test
  void what_leaves_after_it_and_comes_on_that_day_or_later_is_taken_off() {
    shipped("LS-1", 40, 5);
    shipped("LS-2", 30, 6);
    stated("1", 540, 6, "LS-1", 40, null);
    came(6, 30, 0, 0, 0);
    assertThat(open(6, 50, 50)).isEqualTo(pieces(20, 50));
  }

  @Test
  void a_despatch_that_is_told_after_the_first_release_that_names_it_is_not_under_way() {
    stated("1", 540, 6, "LS-1", 40, null);
    shipped("LS-1", 40, 6);
    assertThat(open(6, 50, 50)).isEqualTo(pieces(50, 50));
    came(6, 40, 0, 0, 0);
    assertThat(open(6, 50, 50)).isEqualTo(pieces(50, 50));
    assertThat(figures(ledger())).isEqualTo("540 - 540 = 0, 0");
  }

  @Test
  void a_number_that_is_used_again_after_the_first_release_is_another_delivery() {
    stated("1", 540, 6, "LS-1", 40, null);
    shipped("LS-1", 40, 9);
    assertThat(open(8, 50, 50)).isEqualTo(pieces(10, 50));
  }

  @Test
  void a_cumulative_that_falls_to_zero_starts_all_three_anew() {
    stated("1", 0, 1);
    shipped("A", 1_100, 3);
    came(3, 1_100, 0, 0, 0);
    stated("2", 1_100, 4);
    stated("3", 0, 5);
    assertThat(open(5, 70)).isEqualTo(pieces(70));
  }

  @Test
  void what_the_count_before_knew_of_is_not_under_way_in_the_next() {
    stated("1", 100, 1);
    shipped("A", 30, 20);
    sent.add(leaving(sent.removeLast(), 2));
    shipped("B", 10, 21);
    stated("2", 130, 4);
    stated("3", 0, 5);
    assertThat(open(5, 70)).isEqualTo(pieces(60));
  }

  @Test
  void one_that_falls_to_the_delivery_that_it_names_last_starts_anew_with_that() {
    stated("1", 1_000, 1);
    shipped("A", 30, 3);
    shipped("B", 25, 6);
    stated("2", 30, 4, "A", 30, null);
    assertThat(open(5, 70)).isEqualTo(pieces(45));
    assertThat(figures(ledger())).isEqualTo("55 - 30 = 25, 0");
  }

  @Test
  void a_release_that_leaves_the_day_of_the_start_out_goes_on() {
    stated("1", 100, 2, null, null, day(1));
    shipped("A", 50, 3);
    shipped("B", 60, 9);
    stated("2", 150, 4);
    assertThat(open(4, 170)).isEqualTo(pieces(110));
    stated("3", 160, 5, null, null, day(1));
    assertThat(ledger().start().number()).isEqualTo("1");
  }

  @Test
  void a_receipt_that_the_release_was_made_before_is_taken_off() {
    stated("1", 100, 1);
    shipped("A", 30, 4);
    came(4, 30, 0, 0, 0);
    stated("2", 100, 4);
    assertThat(open(4, 50, 50)).isEqualTo(pieces(20, 50));
    stated("3", 100, 5);
    assertThat(open(5, 50, 50)).isEqualTo(pieces(50, 50));
  }

  @Test
  void a_call_off_that_repeats_an_older_cumulative_knows_no_more_than_the_release_that_stated_it() {
    undated("1", 1, false);
    shipped("A", 30, 2);
    came(2, 30, 0, 0, 0);
    shipped("B", 10, 3);
    assertThat(open(3, 30, 50)).isEqualTo(pieces(0, 40));
    undated("J-1", 3, true);
    assertThat(open(3, 30, 50)).isEqualTo(pieces(0, 40));
    assertThat(figures(ledger())).isEqualTo("140 - 130 = 10, 0");
    undated("J-2", 4, true);
    assertThat(open(4, 30, 50)).isEqualTo(pieces(0, 40));
  }

  @Test
  void without_a_cumulative_what_was_sent_since_the_release_is_taken_off() {
    stated("1", null, 1, null, null, null);
    shipped("A", 30, 9);
    assertThat(open(2, 50)).isEqualTo(pieces(20));
    stated("2", null, 2, null, null, null);
    assertThat(open(2, 50)).isEqualTo(pieces(50));
  }

  @Test
  void a_buyer_may_begin_its_count_anew_as_often_as_it_likes() {
    shipped("A", 30, 20);
    for (int i = 0; i < 10_000; i++) {
      stated("R-" + i, 0, 1);
      stated("S-" + i, 100, 1);
    }
    assertThat(open(5, 60)).isEqualTo(pieces(30));
    stated("Z", 0, 5);
    shipped("B", 20, 20);
    assertThat(open(5, 60)).isEqualTo(pieces(10));
  }

  @Test
  void where_releases_state_no_cumulative_a_newer_one_knows_what_was_sent_since_a_signed_opening() {
    stated("1", null, 1, null, null, null);
    signed(2, 1_200, 1_200, null);
    shipped("A", 100, 4);
    came(4, 100, 0, 0, 0);
    assertThat(open(4, 152)).isEqualTo(pieces(52));
    stated("2", null, 5, null, null, null);
    assertThat(open(5, 52)).isEqualTo(pieces(52));
    assertThat(figures(ledger())).isEqualTo("1300 - 1300 = 0, 0");
  }

  @Test
  void more_than_was_called_off_leaves_nothing_open_and_never_less() {
    stated("1", 100, 1);
    shipped("A", 150, 9);
    assertThat(open(2, 50, 50)).isEqualTo(pieces(0, 0));
  }

  /** A release, or a call-off that repeats its cumulative; neither names the day it counts to. */
  private void undated(String number, int on, boolean repeats) {
    position++;
    var received = new Received(Quantity.of(100), null, null, null, null, null, null, null);
    var recordedAt = day(on).atStartOfDay(ZoneOffset.UTC).toInstant();
    statements.add(new Statement(number, repeats, position, recordedAt, received, repeats));
  }

  private List<String> rests() {
    return underWay().rests().stream().map(it -> it.goods().number() + " " + it.open()).toList();
  }

  private static SentGoods leaving(SentGoods it, int left) {
    return new SentGoods(
        it.shipment(),
        it.number(),
        it.names(),
        it.position(),
        it.toldAt(),
        day(left),
        it.arrives(),
        it.quantity(),
        it.open(),
        it.unit(),
        it.came());
  }

  private static SentGoods arriving(SentGoods it, int arrives) {
    return new SentGoods(
        it.shipment(),
        it.number(),
        it.names(),
        it.position(),
        it.toldAt(),
        it.shipped(),
        day(arrives),
        it.quantity(),
        it.open(),
        it.unit(),
        it.came());
  }
}
