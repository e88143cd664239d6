package weft.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.balance.CumulativeLedger.Kind;
import weft.measure.Quantity;
import weft.party.Side;
import weft.scheduling.release.CountChange;

/**
 * The ledger and the open quantity follow either side's ruling on how a release changed the count.
 */
class RuledCountTest extends LedgerStory {
  private final List<CountRuling> rulings = new ArrayList<>();

  private void ruled(Side by, String release, CountChange as, int from, int to) {
    position++;
    rulings.add(
        new CountRuling(
            position, at(position), by, release, false, as, Quantity.of(from), Quantity.of(to)));
    List<Statement> all = CountRuling.on(statements, List.of(rulings.getLast()));
    statements.clear();
    statements.addAll(all);
  }

  private List<String> changes() {
    return ledger().changes().stream()
        .map(it -> it.by().number() + " " + it.change() + ", taken for " + it.taken())
        .toList();
  }

  private void countedThirty() {
    stated("1", 1_000, 1);
    shipped("A", 100, 3);
    came(3, 100, 0, 0, 0);
    stated("2", 1_100, 4);
    shipped("B", 30, 5);
    stated("3", 30, 6);
    shipped("C", 20, 9);
  }

  @Test
  void a_fall_that_is_said_to_be_a_new_count_is_no_return_and_nothing_of_before_is_taken_off() {
    countedThirty();
    assertThat(items(ledger())).contains("RETURN 1070 3");
    ruled(Side.SUPPLIER, "3", CountChange.BEGINS_ANEW, 1_100, 30);
    assertThat(changes()).containsExactly("3 BEGINS_ANEW, taken for CORRECTED");
    assertThat(figures(ledger())).isEqualTo("50 - 30 = 20, 0");
    assertThat(items(ledger())).containsExactly("RECEIPT_NOT_POSTED 20 C");
    assertThat(open(6, 70)).isEqualTo(pieces(50));
  }

  @Test
  void a_new_count_that_is_said_to_be_a_correction_is_a_return_at_both_sides() {
    stated("1", 1_100, 1);
    stated("2", 0, 3);
    assertThat(items(ledger())).isEmpty();
    ruled(Side.BUYER, "2", CountChange.CORRECTED, 1_100, 0);
    assertThat(changes()).containsExactly("2 CORRECTED, taken for BEGINS_ANEW");
    assertThat(ledger().explained()).extracting(it -> it.kind()).containsExactly(Kind.RETURN);
    assertThat(figures(ledger())).isEqualTo("1100 - 0 = 1100, 0");
  }

  @Test
  void the_last_word_stands_and_every_word_is_kept() {
    countedThirty();
    CumulativeLedger before = ledger();
    ruled(Side.SUPPLIER, "3", CountChange.BEGINS_ANEW, 1_100, 30);
    ruled(Side.BUYER, "3", CountChange.CORRECTED, 1_100, 30);
    assertThat(items(ledger())).isEqualTo(items(before));
    assertThat(ledger().changes().getLast().by().rulings())
        .extracting(it -> it.by() + " " + it.change())
        .containsExactly("SUPPLIER BEGINS_ANEW", "BUYER CORRECTED");
  }

  @Test
  void of_a_number_that_came_round_again_the_release_that_changed_the_count_is_meant() {
    stated("1", 1_100, 1);
    stated("2", 30, 2);
    ruled(Side.SUPPLIER, "2", CountChange.BEGINS_ANEW, 1_100, 30);
    stated("2", 30, 3);
    assertThat(changes()).containsExactly("2 BEGINS_ANEW, taken for CORRECTED");
  }

  @Test
  void a_ruling_about_a_later_start_makes_the_count_go_on_from_what_both_signed() {
    signed(3, 1_000, 1_000, null);
    shipped("A", 40, 6);
    stated("1", 1_040, 7);
    stated("2", 0, 9);
    assertThat(ledger().opening()).isNull();
    ruled(Side.BUYER, "2", CountChange.CORRECTED, 1_040, 0);
    assertThat(ledger().opening()).isNotNull();
  }

  @Test
  void a_ruling_about_the_first_release_after_a_signature_ends_what_both_signed() {
    stated("1", 1_000, 2);
    signed(3, 1_000, 1_000, null);
    stated("2", 30, 7);
    assertThat(ledger().opening()).isNotNull();
    ruled(Side.SUPPLIER, "2", CountChange.BEGINS_ANEW, 1_000, 30);
    assertThat(ledger().opening()).isNull();
    assertThat(figures(ledger())).isEqualTo("30 - 30 = 0, 0");
  }

  @Test
  void a_ruling_about_a_release_before_the_signature_leaves_what_both_signed() {
    stated("1", 1_000, 1);
    stated("2", 30, 2);
    signed(3, 1_000, 1_000, null);
    ruled(Side.SUPPLIER, "2", CountChange.BEGINS_ANEW, 1_000, 30);
    assertThat(ledger().opening()).isNotNull();
  }
}
