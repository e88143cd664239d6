package weft.balance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.balance.CumulativeLedger.Item;
import weft.balance.CumulativeLedger.Kind;
import weft.measure.Quantity;
import weft.opening.OpeningTerms;

/** Cumulative quantities count from an opening that both sides signed. */
class SignedOpeningLedgerTest extends LedgerStory {
  @Test
  void a_signed_opening_is_what_both_count_from_and_its_goods_in_transit_are_on_their_way() {
    stated("1", 70, 1);
    signed(3, 100, 140, null, "OLD=40@12");
    CumulativeLedger ledger = ledger();
    assertThat(figures(ledger)).isEqualTo("140 - 100 = 40, 0");
    assertThat(ledger.explained())
        .containsExactly(new Item(Kind.IN_TRANSIT, Quantity.of(40), null, "OLD", 2, day(12)));
    assertThat(ledger.isOpening(ledger.start())).isTrue();
    assertThat(ledger.isOpening(ledger.inForce())).isTrue();
    assertThat(ledger.receivedAsOf()).isEqualTo(day(3));
    assertThat(ledger.shippedAsOf()).isEqualTo(day(3));
  }

  @Test
  void goods_in_transit_at_the_opening_that_are_due_and_not_counted_are_a_receipt_not_posted() {
    stated("1", 70, 1);
    signed(3, 100, 140, null, "OLD=40@8");
    assertThat(items(ledger())).containsExactly("RECEIPT_NOT_POSTED 40 OLD");
  }

  @Test
  void goods_in_transit_at_the_opening_are_covered_by_the_next_release_and_never_missing() {
    stated("1", 70, 1);
    signed(3, 100, 140, null, "OLD=30@5", "OLDER=10@4");
    stated("2", 130, 6, "OLD", 30, null);
    CumulativeLedger ledger = ledger();
    assertThat(figures(ledger)).isEqualTo("140 - 130 = 10, 0");
    assertThat(items(ledger)).containsExactly("RECEIPT_NOT_POSTED 10 OLDER");
    stated("3", 140, 7);
    assertThat(figures(ledger())).isEqualTo("140 - 140 = 0, 0");
    assertThat(items(ledger())).isEmpty();
  }

  @Test
  void a_release_told_before_the_signature_counts_on_from_it_where_it_is_of_a_later_day() {
    stated("1", 90, 2);
    stated("2", 140, 6);
    signed(3, 100, 140, null, "OLD=40@5");
    CumulativeLedger ledger = ledger();
    assertThat(figures(ledger)).isEqualTo("140 - 140 = 0, 0");
    assertThat(ledger.inForce().number()).isEqualTo("2");
  }

  @Test
  void what_came_or_left_up_to_the_day_is_not_counted_again() {
    stated("1", 0, 1);
    shipped("A", 30, 2); // left on the 1st
    came(2, 30, 0, 0, 0);
    shipped("B", 20, 9); // left on the 8th, after the opening
    signed(3, 100, 100, null);
    CumulativeLedger ledger = ledger();
    assertThat(figures(ledger)).isEqualTo("120 - 100 = 20, 0");
    assertThat(items(ledger)).containsExactly("RECEIPT_NOT_POSTED 20 B");
  }

  @Test
  void a_shipment_of_the_hub_that_the_opening_names_in_transit_counts_once() {
    stated("1", 0, 1);
    shipped("A", 40, 4); // left on the 3rd
    signed(3, 100, 140, null, "DN-A=40");
    assertThat(figures(ledger())).isEqualTo("140 - 100 = 40, 0");
    assertThat(ledger().explained())
        .containsExactly(
            new Item(Kind.RECEIPT_NOT_POSTED, Quantity.of(40), "Shipment:A", "A", 2, day(4)));
    came(5, 37, 3, 0, 0);
    assertThat(figures(ledger())).isEqualTo("140 - 137 = 3, 0");
    assertThat(items(ledger())).containsExactly("SHORT 3 A");
    stated("2", 137, 6);
    assertThat(figures(ledger())).isEqualTo("140 - 137 = 3, 0");
    assertThat(items(ledger())).containsExactly("SHORT 3 A");
  }

  /** An opening may be of the day on which it is signed. */
  @Test
  void goods_that_were_signed_to_be_underway_and_come_on_that_very_day_are_received() {
    stated("1", 0, 1);
    shipped("A", 40, 4);
    came(3, 10, 0, 0, 0);
    signed(3, 110, 140, null, "DN-A=30");
    assertThat(figures(ledger())).isEqualTo("140 - 110 = 30, 0");
    came(3, 27, 3, 0, 0);
    assertThat(figures(ledger())).isEqualTo("140 - 137 = 3, 0");
    assertThat(items(ledger())).containsExactly("SHORT 3 A");
    stated("2", 137, 3);
    assertThat(figures(ledger())).isEqualTo("140 - 137 = 3, 0");
    assertThat(items(ledger())).containsExactly("SHORT 3 A");
  }

  @Test
  void more_that_comes_than_was_signed_to_be_on_its_way_is_over() {
    stated("1", 0, 1);
    shipped("A", 40, 4);
    signed(3, 100, 130, null, "A=30");
    came(5, 40, 0, 0, 0);
    assertThat(figures(ledger())).isEqualTo("130 - 140 = -10, 0");
    assertThat(items(ledger())).containsExactly("OVER -10 A");
  }

  @Test
  void a_number_that_is_used_again_after_the_opening_is_another_shipment() {
    stated("1", 0, 1);
    signed(3, 100, 140, null, "A=40@12");
    shipped("A", 25, 13); // left on the 12th
    CumulativeLedger ledger = ledger();
    assertThat(figures(ledger)).isEqualTo("165 - 100 = 65, 0");
    assertThat(items(ledger)).containsExactly("IN_TRANSIT 40 A", "IN_TRANSIT 25 A");
  }

  @Test
  void goods_received_later_that_the_opening_left_out_of_transit_are_told_apart() {
    stated("1", 0, 1);
    shipped("A", 40, 4);
    signed(3, 100, 100, null);
    came(5, 40, 0, 0, 0);
    CumulativeLedger ledger = ledger();
    assertThat(figures(ledger)).isEqualTo("100 - 140 = -40, 0");
    assertThat(items(ledger)).containsExactly("RESET -40 A");
  }

  @Test
  void a_release_of_a_later_day_that_states_less_than_was_signed_is_named() {
    stated("1", 60, 1);
    signed(3, 100, 100, null);
    shipped("A", 40, 5); // left on the 4th
    came(5, 40, 0, 0, 0);
    stated("2", 90, 4);
    assertThat(figures(ledger())).isEqualTo("140 - 130 = 10, 0");
    assertThat(items(ledger())).containsExactly("BELOW_OPENING 10 2");
    stated("3", 130, 6);
    assertThat(figures(ledger())).isEqualTo("140 - 130 = 10, 0");
    assertThat(items(ledger())).containsExactly("BELOW_OPENING 10 2");
  }

  @Test
  void once_the_buyer_states_the_signed_number_what_it_stated_before_had_not_been_set_to_it() {
    stated("1", 60, 1);
    signed(3, 100, 140, null, "OLD=40@5");
    stated("2", 90, 4);
    stated("3", 100, 5);
    CumulativeLedger ledger = ledger();
    assertThat(figures(ledger)).isEqualTo("140 - 100 = 40, 0");
    assertThat(items(ledger)).containsExactly("RECEIPT_NOT_POSTED 40 OLD");
  }

  @Test
  void a_release_that_states_more_than_anything_explains_leaves_a_remainder() {
    stated("1", 60, 1);
    signed(3, 100, 100, null);
    stated("2", 130, 4);
    assertThat(figures(ledger())).isEqualTo("100 - 130 = -30, -30");
  }

  @Test
  void a_release_that_only_repeats_an_earlier_cumulative_does_not_contradict_the_opening() {
    stated("1", 60, 1);
    signed(3, 100, 100, null);
    stated("2", 60, 9);
    Statement it = statements.removeLast();
    statements.add(
        new Statement(it.number(), false, it.position(), it.recordedAt(), it.said(), true));
    assertThat(figures(ledger())).isEqualTo("100 - 100 = 0, 0");
    assertThat(items(ledger())).isEmpty();
  }

  @Test
  void a_later_start_that_a_release_names_ends_what_was_signed() {
    stated("1", 60, 1);
    signed(3, 100, 140, null, "OLD=40@5");
    stated("2", 5, 8, null, null, day(7));
    CumulativeLedger ledger = ledger();
    assertThat(ledger.opening()).isNull();
    assertThat(ledger.start().number()).isEqualTo("2");
    assertThat(figures(ledger)).isEqualTo("5 - 5 = 0, 0");
  }

  @Test
  void a_fall_to_zero_ends_what_was_signed_though_it_names_the_same_start() {
    stated("1", 60, 1);
    signed(3, 400, 400, day(1));
    stated("2", 500, 5, null, null, day(1));
    stated("3", 0, 8, null, null, day(1));
    assertThat(ledger().opening()).isNull();
    assertThat(ledger().start().number()).isEqualTo("3");
    assertThat(figures(ledger())).isEqualTo("0 - 0 = 0, 0");
    assertThat(items(ledger())).isEmpty();
    stated("4", 20, 9, null, null, day(1));
    assertThat(ledger().opening()).isNull();
    assertThat(ledger().start().number()).isEqualTo("3");
  }

  @Test
  void an_opening_for_a_new_year_holds_where_the_releases_name_the_same_start() {
    stated("1", 9000, 1);
    signed(6, 0, 40, day(7), "OLD=40@12");
    stated("2", 40, 9, "OLD", 40, day(7));
    CumulativeLedger ledger = ledger();
    assertThat(ledger.opening()).isNotNull();
    assertThat(figures(ledger)).isEqualTo("40 - 40 = 0, 0");
    assertThat(items(ledger)).isEmpty();
  }

  @Test
  void an_opening_in_a_unit_that_nobody_converts_any_more_is_named_and_not_counted() {
    stated("1", 60, 1);
    signed(3, 100, 100, null);
    SignedOpening it = requireNonNull(opening);
    OpeningTerms in = it.terms();
    opening =
        new SignedOpening(
            it.position(),
            it.signedAt(),
            it.by(),
            new OpeningTerms(
                in.asOf(), "KGM", in.received(), in.shipped(), null, null, List.of(), null));
    CumulativeLedger ledger = ledger();
    assertThat(figures(ledger)).isEqualTo("60 - 60 = 0, 0");
    assertThat(ledger.notCounted())
        .containsExactly(new NotCounted(Quantity.of(100), "KGM", NotCounted.Why.NO_CONVERSION));
  }

  @Test
  void an_opening_in_another_unit_is_converted() {
    stated("1", 60, 1);
    signed(3, 12, 12, null);
    SignedOpening it = requireNonNull(opening);
    OpeningTerms in = it.terms();
    opening =
        new SignedOpening(
            it.position(),
            it.signedAt(),
            it.by(),
            new OpeningTerms(
                in.asOf(), "BX", in.received(), in.shipped(), null, null, List.of(), null));
    assertThat(figures(ledger())).isEqualTo("144 - 144 = 0, 0");
  }
}
