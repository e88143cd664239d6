package weft.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.stock.StockWords.BATCH;
import static weft.stock.StockWords.GOODS;
import static weft.stock.StockWords.JIAXIN;
import static weft.stock.StockWords.STOCK;
import static weft.stock.StockWords.at;
import static weft.stock.StockWords.count;
import static weft.stock.StockWords.counted;
import static weft.stock.StockWords.despatch;
import static weft.stock.StockWords.move;
import static weft.stock.StockWords.portion;
import static weft.stock.StockWords.posting;
import static weft.stock.StockWords.transfer;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.stock.StockCommand.BookDocument;
import weft.stock.StockCommand.HoldBatch;
import weft.stock.StockCommand.ReleaseBatch;
import weft.stock.StockEvent.BatchHeld;
import weft.stock.StockEvent.BatchReleased;
import weft.stock.StockRefusal.BatchIsHeld;

/** Stock of a batch that has a problem. */
class BlockedBatchTest {
  private static final StockKey INSPECTED = in(StockStatus.INSPECTION);
  private static final StockKey BLOCKED = in(StockStatus.BLOCKED);
  private static final String CRACK = "Batch:JIAXIN:JX-4711:B1#P-1";
  private static final String PORES = "Batch:HONGZHU:HZ-1:H-2311#P-7";

  @Test
  void a_problem_blocks_all_stock_of_the_batch_and_its_end_gives_it_back_as_it_was() {
    StockWords.given(
            counted(1, 1, BATCH, 60), counted(2, 1, INSPECTED, 30), counted(3, 1, GOODS, 5))
        .when(hold(2, CRACK))
        .then(
            held(
                4,
                2,
                CRACK,
                posting(BATCH, -60, 0),
                posting(BLOCKED, 60, 60),
                posting(INSPECTED, -30, 0),
                posting(BLOCKED, 30, 90)))
        .when(hold(3, CRACK))
        .thenNothing()
        .when(release(4, CRACK))
        .then(
            released(
                5,
                4,
                CRACK,
                posting(BLOCKED, -30, 60),
                posting(INSPECTED, 30, 30),
                posting(BLOCKED, -60, 0),
                posting(BATCH, 60, 60)))
        .when(release(5, CRACK))
        .thenNothing();
  }

  @Test
  void stock_stays_blocked_until_the_last_problem_ends() {
    StockWords.given(counted(1, 1, BATCH, 60))
        .when(hold(2, CRACK))
        .then(held(2, 2, CRACK, posting(BATCH, -60, 0), posting(BLOCKED, 60, 60)))
        .when(hold(3, PORES))
        .then(held(3, 3, PORES))
        .when(release(4, CRACK))
        .then(released(4, 4, CRACK))
        .when(release(5, PORES))
        .then(released(5, 5, PORES, posting(BLOCKED, -60, 0), posting(BATCH, 60, 60)));
  }

  @Test
  void what_was_blocked_before_stays_blocked() {
    StockWords.given(counted(1, 1, BATCH, 60), counted(2, 1, BLOCKED, 7))
        .when(hold(2, CRACK))
        .then(held(3, 2, CRACK, posting(BATCH, -60, 0), posting(BLOCKED, 60, 67)))
        .when(release(3, CRACK))
        .then(released(4, 3, CRACK, posting(BLOCKED, -60, 7), posting(BATCH, 60, 60)));
  }

  @Test
  void goods_scrapped_while_blocked_do_not_come_back() {
    var scrap = move(MovementKind.SCRAP, 3, BLOCKED, -50);
    StockWords.given(counted(1, 1, BATCH, 60))
        .when(hold(2, CRACK))
        .then(held(2, 2, CRACK, posting(BATCH, -60, 0), posting(BLOCKED, 60, 60)))
        .when(scrap)
        .then(StockWords.moved(3, scrap, posting(BLOCKED, -50, 10)))
        .when(release(4, CRACK))
        .then(released(4, 4, CRACK, posting(BLOCKED, -10, 0), posting(BATCH, 10, 10)));
  }

  @Test
  void goods_that_come_while_the_batch_is_blocked_are_blocked_and_are_to_be_inspected_afterwards() {
    var receipt = move(MovementKind.RECEIPT, 3, BATCH, 8);
    StockWords.given(counted(1, 1, BATCH, 60))
        .when(hold(2, CRACK))
        .then(held(2, 2, CRACK, posting(BATCH, -60, 0), posting(BLOCKED, 60, 60)))
        .when(receipt)
        .then(StockWords.moved(3, receipt, posting(BLOCKED, 8, 68)))
        .when(release(4, CRACK))
        .then(
            released(
                4,
                4,
                CRACK,
                posting(BLOCKED, -8, 60),
                posting(INSPECTED, 8, 8),
                posting(BLOCKED, -60, 0),
                posting(BATCH, 60, 60)));
  }

  @Test
  void a_receipt_by_document_of_a_blocked_batch_is_blocked_too() {
    var document =
        new BookDocument(
            STOCK, MovementKind.RECEIPT, "Shipment:x", "LS-9", List.of(portion(BATCH, 8)), at(3));
    StockWords.given(held(1, 2, CRACK))
        .when(document)
        .then(StockWords.booked(2, document, posting(BLOCKED, 8, 8)));
  }

  @Test
  void nobody_frees_or_counts_stock_of_a_blocked_batch_as_usable() {
    StockWords.given(counted(1, 1, BATCH, 60))
        .when(hold(2, CRACK))
        .then(held(2, 2, CRACK, posting(BATCH, -60, 0), posting(BLOCKED, 60, 60)))
        .when(transfer(3, BLOCKED, BATCH, 5))
        .thenRefused(new BatchIsHeld("B1"))
        .when(count(3, BATCH, 5))
        .thenRefused(new BatchIsHeld("B1"))
        .when(count(3, BATCH, 0))
        .then(counted(3, 3, BATCH, 0, 0, 0L));
  }

  @Test
  void a_despatch_takes_nothing_from_a_blocked_batch() {
    var despatch = despatch(3, portion(BATCH, 5)).guarded(null);
    StockWords.given(counted(1, 1, BATCH, 60))
        .when(hold(2, CRACK))
        .then(held(2, 2, CRACK, posting(BATCH, -60, 0), posting(BLOCKED, 60, 60)))
        .when(despatch)
        .thenRefused(
            new StockRefusal.DocumentBelowZero(
                "4711/A", "B1", Quantity.ZERO, Quantity.of(5), "PCE"));
  }

  @Test
  void nothing_is_lost_or_made_by_blocking_whatever_the_order() {
    int held = 0;
    for (int seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      var stock = PartStock.NEW;
      long sum = 0;
      for (int step = 0; step < 30; step++) {
        long amount = 1 + random.nextInt(9);
        StockKey key = List.of(BATCH, INSPECTED, BLOCKED).get(random.nextInt(3));
        StockCommand command =
            switch (random.nextInt(6)) {
              case 0 -> hold(step, CRACK);
              case 1 -> hold(step, PORES);
              case 2 -> release(step, CRACK);
              case 3 -> release(step, PORES);
              case 4 -> move(MovementKind.SCRAP, step, key, -amount);
              default -> move(MovementKind.RECEIPT, step, key, amount);
            };
        try {
          for (StockEvent it : stock.decide(command)) stock = stock.evolve(it);
          if (command instanceof StockCommand.MoveStock it)
            sum += it.quantity().amount().longValueExact();
        } catch (Refused e) {
          assertThat(e.refusal()).isInstanceOf(StockRefusal.BelowZero.class);
        }
        assertThat(total(stock)).isEqualTo(Quantity.of(sum));
        if (stock.held("B1") == null) continue;
        held++;
        assertThat(free(stock)).as("free while blocked").isEqualTo(Quantity.ZERO);
      }
    }
    assertThat(held).as("the histories block").isGreaterThan(1_000);
  }

  private static Quantity total(PartStock stock) {
    return stock.holdings().stream()
        .map(StockHolding::quantity)
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  private static Quantity free(PartStock stock) {
    return stock.holdings().stream()
        .filter(it -> it.key().status() != StockStatus.BLOCKED)
        .map(StockHolding::quantity)
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  private static StockKey in(StockStatus status) {
    return new StockKey(JIAXIN, StockCategory.FINISHED, status, "B1", null);
  }

  private static HoldBatch hold(int hour, String cause) {
    return new HoldBatch(STOCK, "B1", cause, at(hour));
  }

  private static ReleaseBatch release(int hour, String cause) {
    return new ReleaseBatch(STOCK, "B1", cause, at(hour));
  }

  private static BatchHeld held(long number, int hour, String cause, StockPosting... postings) {
    return new BatchHeld(STOCK, number, "B1", cause, at(hour), List.of(postings));
  }

  private static BatchReleased released(
      long number, int hour, String cause, StockPosting... postings) {
    return new BatchReleased(STOCK, number, "B1", cause, at(hour), List.of(postings));
  }
}
