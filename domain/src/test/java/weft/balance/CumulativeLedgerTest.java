package weft.balance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.balance.CumulativeLedger.Item;
import weft.balance.CumulativeLedger.Kind;
import weft.balance.SentGoods.Came;
import weft.measure.Quantity;
import weft.opening.GoodsUnderway;
import weft.opening.OpeningTerms;
import weft.parts.BaseUnit;
import weft.parts.Conversion;
import weft.party.Side;
import weft.scheduling.release.Received;

/** What lies between what a supplier shipped and what its buyer received, item by item. */
class CumulativeLedgerTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 12, 10);
  private static final BaseUnit PIECES =
      new BaseUnit("PCE", List.of(new Conversion("BX", new BigDecimal("12"))));
  private final List<Statement> statements = new ArrayList<>();
  private final List<SentGoods> sent = new ArrayList<>();
  private @Nullable SignedOpening opening;
  private long position;

  /** A release that says so up to a day of December. */
  private void stated(String number, int cumulative, int asOf) {
    stated(number, cumulative, asOf, null, null, null);
  }

  private void stated(
      String number,
      @Nullable Integer cumulative,
      int asOf,
      @Nullable String last,
      @Nullable Integer lastQuantity,
      @Nullable LocalDate since) {
    position++;
    var received =
        new Received(
            cumulative == null ? null : Quantity.of(cumulative),
            day(asOf),
            lastQuantity == null ? null : Quantity.of(lastQuantity),
            null,
            last,
            null,
            null,
            since);
    statements.add(new Statement(number, false, position, at(position), received));
  }

  /** A shipment of which all is open still. */
  private void shipped(String number, int quantity, int arrives) {
    shipped(number, quantity, "PCE", arrives);
  }

  private void shipped(String number, int quantity, String unit, int arrives) {
    position++;
    sent.add(
        new SentGoods(
            "Shipment:" + number,
            number,
            Set.of(number, "DN-" + number),
            position,
            at(position),
            day(arrives - 1),
            day(arrives),
            Quantity.of(quantity),
            Quantity.of(quantity),
            unit,
            List.of()));
  }

  /** Of the last shipment so much came on that day; what is missing then will not come. */
  private void came(int on, int quantity, int missing, int over, int damaged) {
    position++;
    SentGoods it = sent.removeLast();
    List<Came> all = new ArrayList<>(it.came());
    all.add(
        new Came(
            position,
            day(on),
            Quantity.of(quantity),
            Quantity.of(missing),
            Quantity.of(over),
            Quantity.of(damaged)));
    sent.add(
        new SentGoods(
            it.shipment(),
            it.number(),
            it.names(),
            it.position(),
            it.toldAt(),
            it.shipped(),
            it.arrives(),
            it.quantity(),
            it.open().minus(Quantity.of(quantity - over + missing)),
            it.unit(),
            all));
  }

  /** Both sign what stands at the end of a day; goods in transit as {@code note=quantity@day}. */
  private void signed(
      int asOf, int received, int shipped, @Nullable LocalDate since, String... inTransit) {
    position++;
    List<GoodsUnderway> goods = new ArrayList<>();
    for (String it : inTransit) {
      String[] parts = it.split("[=@]", -1);
      goods.add(
          new GoodsUnderway(
              parts[0],
              Quantity.of(parts[1]),
              parts.length < 3 ? null : day(Integer.parseInt(parts[2]))));
    }
    var terms =
        new OpeningTerms(
            day(asOf),
            "PCE",
            Quantity.of(received),
            Quantity.of(shipped),
            since,
            "LS-0",
            goods,
            null);
    opening = new SignedOpening(position, at(position), Side.SUPPLIER, terms);
  }

  private static LocalDate day(int of) {
    return LocalDate.of(2026, 12, 1).plusDays(of - 1L);
  }

  private static Instant at(long position) {
    return LocalDate.of(2026, 12, 1).atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(position);
  }

  private CumulativeLedger ledger() {
    return CumulativeLedger.of(PIECES, statements, sent, opening, TODAY);
  }

  /** Both sides' figures, their difference, and what of it is not explained. */
  private static String figures(CumulativeLedger it) {
    return "%s - %s = %s, %s"
        .formatted(it.shipped(), it.received(), it.difference(), it.unexplained());
  }

  private static List<String> items(CumulativeLedger ledger) {
    return ledger.explained().stream()
        .map(it -> it.kind() + " " + it.quantity() + " " + it.name())
        .toList();
  }

  @Test
  void what_is_on_its_way_and_what_nobody_posted_lie_between_the_two() {
    stated("1", 100, 1);
    shipped("A", 30, 9);
    shipped("B", 40, 12);
    CumulativeLedger ledger = ledger();
    assertThat(figures(ledger)).isEqualTo("170 - 100 = 70, 0");
    assertThat(ledger.explained())
        .containsExactly(
            new Item(Kind.IN_TRANSIT, Quantity.of(40), "Shipment:B", "B", 3),
            new Item(Kind.RECEIPT_NOT_POSTED, Quantity.of(30), "Shipment:A", "A", 2));
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
  void a_fallen_cumulative_is_a_return() {
    stated("1", 100, 1);
    stated("2", 80, 4);
    CumulativeLedger ledger = ledger();
    assertThat(figures(ledger)).isEqualTo("100 - 80 = 20, 0");
    assertThat(ledger.explained())
        .containsExactly(new Item(Kind.RETURN, Quantity.of(20), null, "2", 2));
  }

  @Test
  void a_new_start_counts_anew_and_what_was_on_its_way_then_is_told_apart() {
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
    assertThat(figures(ledger)).isEqualTo("20 - 55 = -35, 0");
    assertThat(items(ledger)).containsExactly("IN_TRANSIT 15 B", "RESET -50 A");
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

  @Test
  void a_signed_opening_is_what_both_count_from_and_its_goods_in_transit_are_on_their_way() {
    stated("1", 70, 1);
    signed(3, 100, 140, null, "OLD=40@12");
    CumulativeLedger ledger = ledger();
    assertThat(figures(ledger)).isEqualTo("140 - 100 = 40, 0");
    assertThat(ledger.explained())
        .containsExactly(new Item(Kind.IN_TRANSIT, Quantity.of(40), null, "OLD", 2));
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
        .containsExactly(new Item(Kind.RECEIPT_NOT_POSTED, Quantity.of(40), "Shipment:A", "A", 2));
    came(5, 37, 3, 0, 0);
    assertThat(figures(ledger())).isEqualTo("140 - 137 = 3, 0");
    assertThat(items(ledger())).containsExactly("SHORT 3 A");
    stated("2", 137, 6);
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
