package weft.stock;

import static weft.stock.MovementKind.RECEIPT;
import static weft.stock.StockWords.BATCH;
import static weft.stock.StockWords.JIAXIN;
import static weft.stock.StockWords.STOCK;
import static weft.stock.StockWords.at;
import static weft.stock.StockWords.booked;
import static weft.stock.StockWords.counted;
import static weft.stock.StockWords.given;
import static weft.stock.StockWords.portion;
import static weft.stock.StockWords.posting;
import static weft.stock.StockWords.transfer;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.stock.StockCommand.BookDocument;
import weft.stock.StockCommand.HoldBatch;
import weft.stock.StockEvent.BatchHeld;
import weft.stock.StockEvent.StockMoved;

/** A receipt that is corrected after its goods moved on. */
class CorrectedReceiptTest {
  private static final String SOURCE = "WorkOrder:JIAXIN:JX1:WO-1#2";
  private static final StockKey INSPECTED = in(StockStatus.INSPECTION);
  private static final StockKey BLOCKED = in(StockStatus.BLOCKED);

  private static StockKey in(StockStatus status) {
    return new StockKey(JIAXIN, StockCategory.FINISHED, status, "B1", null);
  }

  private static BookDocument made(StockKey key, long good) {
    List<Portion> lines = good == 0 ? List.of() : List.of(portion(key, good));
    return new BookDocument(STOCK, RECEIPT, SOURCE, "WO-1#2", lines, at(3));
  }

  private static StockMoved passed(long number, long quantity, long left, long usable) {
    return StockWords.moved(
        number,
        transfer(4, INSPECTED, BATCH, quantity),
        posting(INSPECTED, -quantity, left),
        posting(BATCH, quantity, usable));
  }

  @Test
  void goods_that_passed_their_inspection_are_corrected_where_they_are_now() {
    given(booked(1, made(INSPECTED, 97), posting(INSPECTED, 97, 97)), passed(2, 97, 0, 97))
        .when(made(INSPECTED, 90))
        .then(booked(3, made(INSPECTED, 90), posting(BATCH, -7, 90)))
        .when(made(INSPECTED, 90))
        .thenNothing()
        .when(made(INSPECTED, 93))
        .then(booked(4, made(INSPECTED, 93), posting(INSPECTED, 3, 3)))
        .when(made(INSPECTED, 88))
        .then(booked(5, made(INSPECTED, 88), posting(INSPECTED, -3, 0), posting(BATCH, -2, 88)))
        .when(made(INSPECTED, 0))
        .then(booked(6, made(INSPECTED, 0), posting(BATCH, -88, 0)));
  }

  @Test
  void goods_of_a_batch_that_was_blocked_meanwhile_are_corrected_among_the_blocked() {
    var held =
        new BatchHeld(
            STOCK,
            2,
            "B1",
            "Batch:JIAXIN:JX-4711:B1#P-1",
            at(4),
            List.of(posting(BATCH, -97, 0), posting(BLOCKED, 97, 97)));
    given(booked(1, made(BATCH, 97), posting(BATCH, 97, 97)))
        .when(new HoldBatch(STOCK, "B1", held.cause(), at(4)))
        .then(held)
        .when(made(BATCH, 90))
        .then(booked(3, made(BATCH, 90), posting(BLOCKED, -7, 90)))
        .when(made(BATCH, 95))
        .then(booked(4, made(BATCH, 95), posting(BLOCKED, 5, 95)));
  }

  @Test
  void a_correction_takes_what_is_gone_below_zero_and_leaves_a_later_count_as_it_is() {
    given(booked(1, made(BATCH, 97), posting(BATCH, 97, 97)))
        .when(StockWords.move(MovementKind.ISSUE, 4, BATCH, -95))
        .then(
            StockWords.moved(
                2, StockWords.move(MovementKind.ISSUE, 4, BATCH, -95), posting(BATCH, -95, 2)))
        .when(made(BATCH, 90))
        .then(booked(3, made(BATCH, 90), posting(BATCH, -7, -5)));
    given(booked(1, made(BATCH, 97), posting(BATCH, 97, 97)), counted(2, 5, BATCH, 90))
        .when(made(BATCH, 90))
        .then(booked(3, made(BATCH, 90), StockWords.late(BATCH, -7, 90, 5)));
  }

  @Test
  void a_correction_takes_no_goods_of_another_batch() {
    var other = new StockKey(JIAXIN, StockCategory.FINISHED, StockStatus.INSPECTION, "B2", null);
    given(
            counted(1, 1, other, 50),
            booked(2, made(INSPECTED, 97), posting(INSPECTED, 97, 97)),
            passed(3, 97, 0, 97))
        .when(made(INSPECTED, 90))
        .then(booked(4, made(INSPECTED, 90), posting(BATCH, -7, 90)));
  }
}
