package weft.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.stock.MovementKind.ADJUSTMENT;
import static weft.stock.MovementKind.ISSUE;
import static weft.stock.MovementKind.RECEIPT;
import static weft.stock.MovementKind.RETURN;
import static weft.stock.MovementKind.SCRAP;
import static weft.stock.StockWords.BATCH;
import static weft.stock.StockWords.GOODS;
import static weft.stock.StockWords.HENGYUE;
import static weft.stock.StockWords.INSPECTED;
import static weft.stock.StockWords.STOCK;
import static weft.stock.StockWords.at;
import static weft.stock.StockWords.because;
import static weft.stock.StockWords.count;
import static weft.stock.StockWords.counted;
import static weft.stock.StockWords.given;
import static weft.stock.StockWords.late;
import static weft.stock.StockWords.move;
import static weft.stock.StockWords.moved;
import static weft.stock.StockWords.posting;
import static weft.stock.StockWords.transfer;
import static weft.stock.StockWords.under;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.measure.Quantity;
import weft.stock.StockCommand.CountStock;
import weft.stock.StockCommand.MoveStock;
import weft.stock.StockCommand.ReverseMovement;
import weft.stock.StockEvent.LateCountKept;
import weft.stock.StockEvent.LateMovementKept;
import weft.stock.StockEvent.MovementReversed;
import weft.stock.StockEvent.StockCounted;
import weft.stock.StockRefusal.BelowZero;
import weft.stock.StockRefusal.CountNegative;
import weft.stock.StockRefusal.CountTooOld;
import weft.stock.StockRefusal.DocumentSaysOtherwise;
import weft.stock.StockRefusal.NotReversible;
import weft.stock.StockRefusal.NothingMoved;
import weft.stock.StockRefusal.ReversalWithoutReason;
import weft.stock.StockRefusal.StockInOtherUnit;
import weft.stock.StockRefusal.TargetOfNoTransfer;
import weft.stock.StockRefusal.TransferNamesNoTarget;
import weft.stock.StockRefusal.TransferToItself;
import weft.stock.StockRefusal.WrongSign;

/** Counts and movements of one part at one site. */
class PartStockTest {
  private static final MoveStock TAKEN = move(ISSUE, 9, GOODS, -10);

  @Test
  void a_count_sets_exactly_its_key() {
    var consigned = new StockKey(HENGYUE, StockCategory.FINISHED, StockStatus.USABLE, null, null);
    given()
        .when(count(8, GOODS, 100))
        .then(counted(1, 8, GOODS, 100))
        .when(count(9, GOODS, 90))
        .then(counted(1 + 1, 9, GOODS, 90, 90, 100L));
    for (StockKey other : new StockKey[] {BATCH, INSPECTED, consigned})
      given(counted(1, 8, GOODS, 100), counted(2, 8, other, 5))
          .when(move(ISSUE, 9, other, -1))
          .then(moved(3, move(ISSUE, 9, other, -1), posting(other, -1, 4)))
          .when(TAKEN)
          .then(moved(4, TAKEN, posting(GOODS, -10, 90)));
  }

  @Test
  void counting_what_is_not_there_is_counting_zero_and_less_is_refused() {
    given().when(count(8, GOODS, 0)).then(counted(1, 8, GOODS, 0));
    given().when(count(8, GOODS, -1)).thenRefused(new CountNegative());
  }

  @Test
  void a_movement_before_the_count_or_at_its_moment_is_kept_and_changes_nothing() {
    for (int hour : new int[] {8, 9}) {
      MoveStock asked = move(ISSUE, hour, GOODS, -10);
      given(counted(1, 9, GOODS, 100))
          .when(asked)
          .then(
              new LateMovementKept(
                  STOCK,
                  2,
                  ISSUE,
                  null,
                  Quantity.of(-10),
                  "PCE",
                  at(hour),
                  List.of(late(GOODS, -10, 100, 9)),
                  null,
                  null,
                  null))
          .when(move(ISSUE, 10, GOODS, -100))
          .then(moved(3, move(ISSUE, 10, GOODS, -100), posting(GOODS, -100, 0)));
    }
  }

  @Test
  void a_count_that_is_told_late_keeps_what_moved_after_its_moment() {
    given(counted(1, 7, GOODS, 50), moved(2, TAKEN, posting(GOODS, -10, 40)))
        .when(count(8, GOODS, 100))
        .then(counted(3, 8, GOODS, 100, 90, 40L));
    given(counted(1, 7, GOODS, 50), moved(2, TAKEN, posting(GOODS, -10, 40)))
        .when(count(9, GOODS, 100))
        .then(counted(3, 9, GOODS, 100, 100, 40L));
  }

  @Test
  void a_count_of_a_moment_before_another_is_kept_without_effect() {
    given(counted(1, 9, GOODS, 100))
        .when(count(8, GOODS, 70))
        .then(
            new LateCountKept(
                STOCK, 2, GOODS, Quantity.of(70), "PCE", at(8), at(9), null, null, null))
        .when(TAKEN)
        .then(
            new LateMovementKept(
                STOCK,
                3,
                ISSUE,
                null,
                Quantity.of(-10),
                "PCE",
                at(9),
                List.of(late(GOODS, -10, 100, 9)),
                null,
                null,
                null));
    given(counted(1, 9, GOODS, 100))
        .when(count(9, GOODS, 99))
        .then(counted(2, 9, GOODS, 99, 99, 100L));
  }

  @Test
  void issue_and_scrap_take_and_receipt_and_transfer_bring_and_the_rest_goes_both_ways() {
    for (MovementKind kind : new MovementKind[] {ISSUE, SCRAP})
      given(counted(1, 8, GOODS, 100))
          .when(move(kind, 9, GOODS, 10))
          .thenRefused(new WrongSign(kind));
    given().when(move(RECEIPT, 9, GOODS, -10)).thenRefused(new WrongSign(RECEIPT));
    given(counted(1, 8, GOODS, 100))
        .when(transfer(9, GOODS, BATCH, -10))
        .thenRefused(new WrongSign(MovementKind.TRANSFER));
    for (MovementKind kind : new MovementKind[] {ADJUSTMENT, RETURN})
      for (long quantity : new long[] {-3, 3})
        given(counted(1, 8, GOODS, 100))
            .when(move(kind, 9, GOODS, quantity))
            .then(
                moved(2, move(kind, 9, GOODS, quantity), posting(GOODS, quantity, 100 + quantity)));
    given().when(move(ADJUSTMENT, 9, GOODS, 0)).thenRefused(new NothingMoved());
  }

  @Test
  void a_transfer_moves_to_the_key_that_it_names_and_only_a_transfer_does() {
    MoveStock released = transfer(9, INSPECTED, GOODS, 40);
    given(counted(1, 8, INSPECTED, 50), counted(2, 8, GOODS, 1))
        .when(released)
        .then(moved(3, released, posting(INSPECTED, -40, 10), posting(GOODS, 40, 41)));
    given(counted(1, 8, GOODS, 50))
        .when(transfer(9, GOODS, null, 40))
        .thenRefused(new TransferNamesNoTarget());
    given(counted(1, 8, GOODS, 50))
        .when(transfer(9, GOODS, GOODS, 40))
        .thenRefused(new TransferToItself());
    given(counted(1, 8, GOODS, 50))
        .when(
            new MoveStock(
                STOCK, ISSUE, GOODS, BATCH, null, Quantity.of(-1), "PCE", at(9), null, null))
        .thenRefused(new TargetOfNoTransfer());
  }

  @Test
  void a_transfer_between_sites_is_asked_of_both_and_takes_no_more_than_there_is() {
    MoveStock out = between(-40);
    given(counted(1, 8, GOODS, 50)).when(out).then(moved(2, out, posting(GOODS, -40, 10)));
    given(counted(1, 8, GOODS, 30))
        .when(out)
        .thenRefused(new BelowZero(Quantity.of(30), Quantity.of(-40)));
    given().when(between(40)).then(moved(1, between(40), posting(GOODS, 40, 40)));
    given()
        .when(
            new MoveStock(
                STOCK, RECEIPT, GOODS, null, "JX2", Quantity.of(1), "PCE", at(9), null, null))
        .thenRefused(new TargetOfNoTransfer());
  }

  private static MoveStock between(long quantity) {
    return new MoveStock(
        STOCK,
        MovementKind.TRANSFER,
        GOODS,
        null,
        "JX2",
        Quantity.of(quantity),
        "PCE",
        at(9),
        null,
        null);
  }

  @Test
  void of_a_transfer_the_side_that_was_counted_since_stays_as_it_was_counted() {
    MoveStock released = transfer(9, INSPECTED, GOODS, 40);
    given(counted(1, 10, INSPECTED, 10), counted(2, 8, GOODS, 1))
        .when(released)
        .then(moved(3, released, late(INSPECTED, -40, 10, 10), posting(GOODS, 40, 41)));
  }

  @Test
  void never_below_zero_without_a_reason() {
    MoveStock tooMuch = move(ISSUE, 9, GOODS, -101);
    given(counted(1, 8, GOODS, 100))
        .when(tooMuch)
        .thenRefused(new BelowZero(Quantity.of(100), Quantity.of(-101)))
        .when(because("two crates stood outside", tooMuch))
        .then(moved(2, because("two crates stood outside", tooMuch), posting(GOODS, -101, -1)))
        .when(move(RECEIPT, 10, GOODS, 1))
        .then(moved(3, move(RECEIPT, 10, GOODS, 1), posting(GOODS, 1, 0)));
    given().when(TAKEN).thenRefused(new BelowZero(Quantity.ZERO, Quantity.of(-10)));
    given(counted(1, 8, INSPECTED, 5))
        .when(transfer(9, INSPECTED, GOODS, 6))
        .thenRefused(new BelowZero(Quantity.of(5), Quantity.of(-6)));
  }

  @Test
  void a_count_that_later_issues_take_below_zero_needs_a_reason_too() {
    var asked = new CountStock(STOCK, GOODS, Quantity.of(5), "PCE", at(8), null, "found later");
    given(counted(1, 7, GOODS, 50), moved(2, TAKEN, posting(GOODS, -10, 40)))
        .when(count(8, GOODS, 5))
        .thenRefused(new BelowZero(Quantity.of(5), Quantity.of(-10)))
        .when(asked)
        .then(
            new StockCounted(
                STOCK,
                3,
                GOODS,
                Quantity.of(5),
                "PCE",
                at(8),
                Quantity.of(-5),
                Quantity.of(40),
                null,
                "found later",
                null));
  }

  @Test
  void units_are_never_added_and_a_piece_is_a_piece() {
    MoveStock kilos =
        new MoveStock(STOCK, RECEIPT, GOODS, null, null, Quantity.of(7), "KGM", at(9), null, null);
    MoveStock each =
        new MoveStock(STOCK, RECEIPT, GOODS, null, null, Quantity.of(7), "EA", at(9), null, null);
    given(counted(1, 8, GOODS, 100))
        .when(kilos)
        .thenRefused(new StockInOtherUnit("PCE", "KGM"))
        .when(each)
        .then(moved(2, each, posting(GOODS, 7, 107)));
    var inKilos = new CountStock(STOCK, GOODS, Quantity.of(7), "KGM", at(9), null, null);
    given(counted(1, 8, GOODS, 100))
        .when(inKilos)
        .then(
            new StockCounted(
                STOCK,
                2,
                GOODS,
                Quantity.of(7),
                "KGM",
                at(9),
                Quantity.of(7),
                null,
                null,
                null,
                null));
    MoveStock later = move(ISSUE, 10, GOODS, -10);
    given(counted(1, 8, GOODS, 100), moved(2, later, posting(GOODS, -10, 90)))
        .when(inKilos)
        .thenRefused(new StockInOtherUnit("PCE", "KGM"));
  }

  @Test
  void decimals_are_exact() {
    var tenth =
        new MoveStock(
            STOCK, ADJUSTMENT, GOODS, null, null, Quantity.of("0.1"), "KGM", at(9), null, null);
    PartStock stock = PartStock.NEW;
    for (int i = 0; i < 3; i++) for (StockEvent it : stock.decide(tenth)) stock = stock.evolve(it);
    assertThat(stock.holding(GOODS).orElseThrow().quantity()).isEqualTo(Quantity.of("0.3"));
  }

  @Test
  void a_wrong_scan_is_reversed_by_its_opposite_with_a_reason() {
    given(counted(1, 8, GOODS, 100), moved(2, TAKEN, posting(GOODS, -10, 90)))
        .when(new ReverseMovement(STOCK, 2, " "))
        .thenRefused(new ReversalWithoutReason())
        .when(new ReverseMovement(STOCK, 2, "scanned twice"))
        .then(
            new MovementReversed(
                STOCK, 3, 2, ISSUE, at(9), List.of(posting(GOODS, 10, 100)), null, "scanned twice"))
        .when(new ReverseMovement(STOCK, 2, "scanned twice"))
        .thenRefused(new NotReversible(2));
    given().when(new ReverseMovement(STOCK, 7, "?")).thenRefused(new NotReversible(7));
  }

  @Test
  void a_reversal_of_what_was_counted_since_changes_nothing_either() {
    given(
            counted(1, 8, GOODS, 100),
            moved(2, TAKEN, posting(GOODS, -10, 90)),
            counted(3, 10, GOODS, 100))
        .when(new ReverseMovement(STOCK, 2, "scanned twice"))
        .then(
            new MovementReversed(
                STOCK,
                4,
                2,
                ISSUE,
                at(9),
                List.of(late(GOODS, 10, 100, 10)),
                null,
                "scanned twice"));
  }

  @Test
  void naming_a_document_again_is_the_same_fact() {
    MoveStock scan = under("LS-1", ISSUE, 9, BATCH, -10);
    given(counted(1, 8, BATCH, 100))
        .when(scan)
        .then(moved(2, scan, posting(BATCH, -10, 90)))
        .when(under("LS-1", ISSUE, 11, BATCH, -10))
        .thenNothing();
    given(counted(1, 8, BATCH, 100), moved(2, scan, posting(BATCH, -10, 90)))
        .when(under("LS-1", ISSUE, 9, BATCH, -12))
        .thenRefused(new DocumentSaysOtherwise("LS-1", Quantity.of(10), Quantity.of(12)))
        .when(under("LS-1", RECEIPT, 9, BATCH, 10))
        .then(moved(3, under("LS-1", RECEIPT, 9, BATCH, 10), posting(BATCH, 10, 100)))
        .when(under("LS-2", ISSUE, 9, BATCH, -10))
        .then(moved(4, under("LS-2", ISSUE, 9, BATCH, -10), posting(BATCH, -10, 90)));
  }

  @Test
  void a_reversed_scan_can_be_made_again_under_its_document() {
    MoveStock scan = under("LS-1", ISSUE, 9, GOODS, -10);
    given(counted(1, 8, GOODS, 100), moved(2, scan, posting(GOODS, -10, 90)))
        .when(new ReverseMovement(STOCK, 2, "twelve, not ten"))
        .then(
            new MovementReversed(
                STOCK,
                3,
                2,
                ISSUE,
                at(9),
                List.of(posting(GOODS, 10, 100)),
                "LS-1",
                "twelve, not ten"))
        .when(under("LS-1", ISSUE, 9, GOODS, -12))
        .then(moved(4, under("LS-1", ISSUE, 9, GOODS, -12), posting(GOODS, -12, 88)));
  }

  @Test
  void the_state_stays_small_and_says_what_it_no_longer_knows() {
    PartStock stock = PartStock.NEW;
    for (int i = 0; i < 3 * PartStock.MOST; i++) {
      StockKey key = StockKey.finished(StockWords.JIAXIN, "B" + i);
      for (MoveStock it : new MoveStock[] {move(RECEIPT, i, key, 10), move(ISSUE, i, key, -10)})
        for (StockEvent event : stock.decide(it)) stock = stock.evolve(event);
    }
    assertThat(stock.recent()).hasSize(PartStock.MOST);
    assertThat(stock.holdings()).hasSizeLessThanOrEqualTo(PartStock.MOST / 2 + 1);
    assertThat(stock.events()).isEqualTo(6L * PartStock.MOST);
    Scenario.given(stock, List.<StockEvent>of())
        .when(count(1, GOODS, 5))
        .thenRefused(new CountTooOld(at(3 * PartStock.MOST - PartStock.MOST / 2 - 1)))
        .when(new ReverseMovement(STOCK, 1, "too late"))
        .thenRefused(new NotReversible(1));
  }
}
