package weft.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.stock.MovementKind.ISSUE;
import static weft.stock.MovementKind.RECEIPT;
import static weft.stock.StockWords.BATCH;
import static weft.stock.StockWords.GOODS;
import static weft.stock.StockWords.INSPECTED;
import static weft.stock.StockWords.JIAXIN;
import static weft.stock.StockWords.STOCK;
import static weft.stock.StockWords.at;
import static weft.stock.StockWords.booked;
import static weft.stock.StockWords.counted;
import static weft.stock.StockWords.despatch;
import static weft.stock.StockWords.given;
import static weft.stock.StockWords.late;
import static weft.stock.StockWords.moved;
import static weft.stock.StockWords.portion;
import static weft.stock.StockWords.posting;
import static weft.stock.StockWords.under;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.parts.Conversion;
import weft.stock.StockCommand.BookDocument;
import weft.stock.StockCommand.MoveStock;
import weft.stock.StockCommand.ReverseMovement;
import weft.stock.StockEvent.DocumentBooked;
import weft.stock.StockRefusal.DocumentBelowZero;
import weft.stock.StockRefusal.DocumentSaysOtherwise;
import weft.stock.StockRefusal.NotReversible;

/** Shipments, receipts and reported output book stock in addition to the scans for them. */
class BookedDocumentTest {
  private static final StockKey OTHER_BATCH = StockKey.finished(JIAXIN, "B2");

  @Test
  @Timeout(120)
  void lines_of_many_batches_find_stock_of_many_places_in_time_that_grows_with_both() {
    List<StockHolding> places = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      var key =
          new StockKey(
              StockWords.JIAXIN, StockCategory.FINISHED, StockStatus.USABLE, null, "P" + i);
      places.add(new StockHolding(key, Quantity.of(1_000), "PCE", null, null, null));
    }
    Portion[] lines = new Portion[500];
    for (int i = 0; i < lines.length; i++)
      lines[i] = portion(StockKey.finished(StockWords.JIAXIN, "B" + i), 1);
    var stock = new PartStock(1, places, List.of(), null, List.of(), List.of());
    long before = cpuTime();
    List<StockEvent> booked = stock.decide(despatch(9, lines));
    assertThat(Duration.ofNanos(cpuTime() - before)).isLessThan(Duration.ofSeconds(4));
    assertThat(((DocumentBooked) booked.getFirst()).postings())
        .extracting(it -> it.key().place() + " " + it.quantity())
        .containsExactly("P0 -500");
  }

  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(Thread.currentThread().threadId());
  }

  @Test
  void a_shipment_takes_from_its_batch_else_from_those_that_are_there() {
    BookDocument ofBatch = despatch(9, portion(BATCH, 10));
    given(counted(1, 8, GOODS, 100), counted(2, 8, BATCH, 50))
        .when(ofBatch)
        .then(booked(3, ofBatch, posting(BATCH, -10, 40)));
    BookDocument ofAny = despatch(9, portion(GOODS, 70));
    given(counted(1, 8, OTHER_BATCH, 40), counted(2, 8, BATCH, 50), counted(3, 8, INSPECTED, 90))
        .when(ofAny)
        .then(booked(4, ofAny, posting(BATCH, -50, 0), posting(OTHER_BATCH, -20, 20)));
  }

  @Test
  void what_left_and_was_not_booked_stands_below_zero_under_the_name_of_its_shipment() {
    BookDocument asked = despatch(9, portion(GOODS, 70));
    given(counted(1, 8, BATCH, 50))
        .when(asked)
        .then(booked(2, asked, posting(BATCH, -50, 0), posting(GOODS, -20, -20)));
  }

  @Test
  void a_batch_that_is_not_there_asks_for_a_reason() {
    BookDocument asked = despatch(9, portion(OTHER_BATCH, 10));
    given(counted(1, 8, BATCH, 50), counted(2, 8, GOODS, 90))
        .when(asked.guarded(null))
        .thenRefused(new DocumentBelowZero("4711/A", "B2", Quantity.ZERO, Quantity.of(10), "PCE"))
        .when(asked.guarded("just welded, not booked yet"))
        .then(booked(3, asked, "just welded, not booked yet", posting(OTHER_BATCH, -10, -10)));
  }

  @Test
  void goods_of_a_batch_come_from_stock_that_is_kept_without_batches() {
    BookDocument asked = despatch(9, portion(OTHER_BATCH, 61));
    given(counted(1, 8, GOODS, 90))
        .when(asked.guarded(null))
        .then(booked(2, asked, posting(GOODS, -61, 29)));
    given(counted(1, 8, GOODS, 60))
        .when(asked.guarded(null))
        .thenRefused(
            new DocumentBelowZero("4711/A", "B2", Quantity.of(60), Quantity.of(61), "PCE"));
  }

  @Test
  void a_message_that_takes_a_batch_below_zero_is_booked_and_says_so() {
    BookDocument asked = despatch(9, portion(OTHER_BATCH, 61));
    DocumentBooked event = booked(2, asked, posting(OTHER_BATCH, -61, -61));
    given(counted(1, 8, BATCH, 50)).when(asked).then(event);
    assertThat(event.told().en()).contains("-61 PCE", "more than there was");
    assertThat(event.told().zh()).contains("超过现有库存");
  }

  @Test
  void who_takes_more_than_there_is_is_asked_why_and_the_reason_is_kept() {
    BookDocument asked = despatch(9, portion(GOODS, 70));
    given(counted(1, 8, BATCH, 50), counted(2, 8, INSPECTED, 90))
        .when(asked.guarded(null))
        .thenRefused(new DocumentBelowZero("4711/A", null, Quantity.of(50), Quantity.of(70), "PCE"))
        .when(asked.guarded("counted wrong"))
        .then(booked(3, asked, "counted wrong", posting(BATCH, -50, 0), posting(GOODS, -20, -20)));
    BookDocument ofBatch = despatch(9, portion(BATCH, 51));
    given(counted(1, 8, BATCH, 50), counted(2, 8, GOODS, 90))
        .when(ofBatch.guarded(null))
        .thenRefused(
            new DocumentBelowZero("4711/A", "B1", Quantity.of(50), Quantity.of(51), "PCE"));
    BookDocument enough = despatch(9, portion(BATCH, 50));
    given(counted(1, 8, BATCH, 50))
        .when(enough.guarded("to be sure"))
        .then(booked(2, enough, posting(BATCH, -50, 0)));
    BookDocument more = despatch(9, portion(BATCH, 60));
    given(counted(1, 8, BATCH, 50), booked(2, enough, posting(BATCH, -50, 0)))
        .when(more.guarded(null))
        .thenRefused(new DocumentBelowZero("4711/A", "B1", Quantity.ZERO, Quantity.of(10), "PCE"))
        .when(despatch(9).guarded(null))
        .then(booked(3, despatch(9), posting(BATCH, 50, 50)));
  }

  @Test
  void nobody_is_asked_where_nobody_keeps_stock_of_the_part() {
    BookDocument asked = despatch(9, portion(GOODS, 70));
    given().when(asked.guarded(null)).thenNothing();
    MoveStock scan = under("LS-0", ISSUE, 8, GOODS, -30);
    given(moved(1, scan, posting(GOODS, -30, -30)))
        .when(asked.guarded(null))
        .then(booked(2, asked, posting(GOODS, -70, -100)));
  }

  @Test
  void nothing_is_issued_where_nobody_keeps_stock_of_the_part() {
    given().when(despatch(9, portion(GOODS, 70))).thenNothing();
    var receipt =
        new BookDocument(
            STOCK, RECEIPT, StockWords.SHIPMENT, "LS-1", List.of(portion(GOODS, 70)), at(9));
    given().when(receipt).then(booked(1, receipt, posting(GOODS, 70, 70)));
  }

  @Test
  void said_again_it_is_the_same_fact_and_said_otherwise_the_difference_is_booked() {
    BookDocument first = despatch(9, portion(GOODS, 70));
    BookDocument less = despatch(9, portion(GOODS, 60));
    BookDocument none = despatch(9);
    given(counted(1, 8, GOODS, 100))
        .when(first)
        .then(booked(2, first, posting(GOODS, -70, 30)))
        .when(first)
        .thenNothing();
    given(counted(1, 8, GOODS, 100), booked(2, first, posting(GOODS, -70, 30)))
        .when(less)
        .then(booked(3, less, posting(GOODS, 10, 40)));
    given(
            counted(1, 8, GOODS, 100),
            booked(2, first, posting(GOODS, -70, 30)),
            booked(3, less, posting(GOODS, 10, 40)))
        .when(none)
        .then(booked(4, none, posting(GOODS, 60, 100)));
  }

  @Test
  void a_correction_speaks_of_the_moment_at_which_the_goods_left() {
    BookDocument first = despatch(9, portion(GOODS, 70));
    BookDocument later = despatch(12, portion(GOODS, 60));
    given(
            counted(1, 8, GOODS, 100),
            booked(2, first, posting(GOODS, -70, 30)),
            counted(3, 10, GOODS, 40))
        .when(later)
        .then(booked(4, despatch(9, portion(GOODS, 60)), late(GOODS, 10, 40, 10)));
  }

  @Test
  void what_was_scanned_under_its_name_before_is_not_issued_twice() {
    MoveStock scan = under("LS-1", ISSUE, 9, BATCH, -30);
    BookDocument asked = despatch(10, portion(GOODS, 70));
    given(counted(1, 8, BATCH, 100), moved(2, scan, posting(BATCH, -30, 70)))
        .when(asked)
        .then(booked(3, asked, posting(BATCH, -40, 30)));
    BookDocument all = despatch(10, portion(BATCH, 30));
    given(counted(1, 8, BATCH, 100), moved(2, scan, posting(BATCH, -30, 70)))
        .when(all)
        .then(booked(3, all));
  }

  @Test
  void a_scan_that_names_it_afterwards_is_the_same_fact_where_it_is_of_its_goods() {
    BookDocument ofBatch = despatch(9, portion(BATCH, 30));
    var past =
        new StockEvent[] {counted(1, 8, BATCH, 100), booked(2, ofBatch, posting(BATCH, -30, 70))};
    given(past).when(under("LS-1", ISSUE, 10, BATCH, -30)).thenNothing();
    given(past).when(under("LS-1", ISSUE, 10, BATCH, -10)).thenNothing();
    given(past)
        .when(under("LS-1", ISSUE, 10, BATCH, -31))
        .thenRefused(new DocumentSaysOtherwise("LS-1", Quantity.of(30), Quantity.of(31)))
        .when(under("LS-1", ISSUE, 10, OTHER_BATCH, -30))
        .thenRefused(new DocumentSaysOtherwise("LS-1", Quantity.ZERO, Quantity.of(30)));
  }

  @Test
  void a_number_that_is_used_again_next_year_is_another_document() {
    BookDocument last = despatch(9, portion(GOODS, 70));
    var next =
        new BookDocument(
            STOCK,
            ISSUE,
            "Shipment:HENGYUE:JIAXIN:LS-1:2027",
            "LS-1",
            List.of(portion(GOODS, 20)),
            at(9000));
    given(counted(1, 8, GOODS, 100), booked(2, last, posting(GOODS, -70, 30)))
        .when(next)
        .then(booked(3, next, posting(GOODS, -20, 10)));
  }

  @Test
  void goods_that_left_before_the_count_are_not_taken_from_it() {
    BookDocument asked = despatch(9, portion(GOODS, 70));
    given(counted(1, 10, BATCH, 30)).when(asked).then(booked(2, asked, late(BATCH, -70, 30, 10)));
    given(counted(1, 10, BATCH, 30), booked(2, asked, late(BATCH, -70, 30, 10)))
        .when(despatch(9))
        .then(booked(3, despatch(9), late(BATCH, 70, 30, 10)));
  }

  @Test
  void a_document_in_another_unit_is_kept_and_not_added() {
    var kilos = new Portion(GOODS, Quantity.of(7), "KGM");
    BookDocument asked = despatch(9, kilos);
    given(counted(1, 8, GOODS, 100))
        .when(asked)
        .then(
            booked(
                2,
                asked,
                new StockPosting(
                    GOODS,
                    Quantity.of(-7),
                    "KGM",
                    Quantity.of(100),
                    StockPosting.Kept.OTHER_UNIT,
                    null)));
  }

  @Test
  void a_document_in_a_unit_that_is_agreed_is_booked_in_that_of_the_stock() {
    var units = new BaseUnit("PCE", List.of(new Conversion("KGM", BigDecimal.valueOf(4))));
    var kilos = new Portion(GOODS, Quantity.of(7), "KGM");
    BookDocument asked = despatch(9, kilos).by(units);
    given(counted(1, 8, BATCH, 20), counted(2, 8, GOODS, 100))
        .when(asked)
        .then(booked(3, asked, posting(GOODS, -28, 72)));
    BookDocument tons = despatch(9, new Portion(GOODS, Quantity.of(7), "TNE")).by(units);
    var kept =
        new StockPosting(
            GOODS, Quantity.of(-7), "TNE", Quantity.of(100), StockPosting.Kept.OTHER_UNIT, null);
    given(counted(1, 8, GOODS, 100)).when(tons).then(booked(2, tons, kept));
    given(counted(1, 8, GOODS, 100), booked(2, asked, posting(GOODS, -28, 72)))
        .when(asked)
        .thenNothing()
        .when(despatch(9, portion(GOODS, 30)).by(units))
        .then(booked(3, despatch(9, portion(GOODS, 30)), posting(GOODS, -2, 70)));
    var receipt =
        new BookDocument(STOCK, RECEIPT, StockWords.SHIPMENT, "LS-1", List.of(kilos), at(9));
    given(counted(1, 8, GOODS, 100))
        .when(receipt.by(units))
        .then(booked(2, receipt, posting(GOODS, 28, 128)));
  }

  @Test
  void a_document_is_corrected_by_its_own_stream_and_not_by_a_reversal() {
    MoveStock scan = under("LS-1", ISSUE, 9, GOODS, -30);
    BookDocument asked = despatch(10, portion(GOODS, 70));
    given(
            counted(1, 8, GOODS, 100),
            moved(2, scan, posting(GOODS, -30, 70)),
            booked(3, asked, posting(GOODS, -40, 30)))
        .when(new ReverseMovement(STOCK, 3, "not sent"))
        .thenRefused(new NotReversible(3))
        .when(new ReverseMovement(STOCK, 2, "not sent"))
        .thenRefused(new NotReversible(2));
  }
}
