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
import static weft.stock.StockWords.counted;
import static weft.stock.StockWords.given;
import static weft.stock.StockWords.move;
import static weft.stock.StockWords.moved;
import static weft.stock.StockWords.posting;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.measure.Quantity;
import weft.stock.StockCommand.MoveStock;
import weft.stock.StockCommand.ReportStock;
import weft.stock.StockEvent.LateCountKept;
import weft.stock.StockEvent.ReportContradicted;
import weft.stock.StockEvent.ReportContradicted.Kind;
import weft.stock.StockEvent.StockCounted;

/** A stock report counts the stock that it names once, and no goods count twice. */
class ReportedStockTest {
  private static final StockKey SHELF =
      new StockKey(JIAXIN, StockCategory.FINISHED, StockStatus.USABLE, null, "A-01");
  private static final StockKey OTHER_BATCH = StockKey.finished(JIAXIN, "B2");

  private static ReportedIn report(String number, @Nullable Integer segment) {
    return new ReportedIn(number, LocalDate.of(2026, 12, 1), null, segment);
  }

  private static ReportedCount says(StockKey key, long quantity) {
    return new ReportedCount(key, Quantity.of(quantity), "PCE", 7, false);
  }

  private static ReportStock reported(String number, int hour, ReportedCount... counts) {
    return new ReportStock(STOCK, List.of(counts), report(number, null), at(hour));
  }

  private static StockCounted counts(
      long number, String report, int hour, StockKey key, long quantity, @Nullable Long before) {
    return counts(number, report(report, 7), hour, key, quantity, quantity, before);
  }

  private static StockCounted counts(
      long number,
      ReportedIn report,
      int hour,
      StockKey key,
      long quantity,
      long stands,
      @Nullable Long before) {
    return new StockCounted(
        STOCK,
        number,
        key,
        Quantity.of(quantity),
        "PCE",
        at(hour),
        Quantity.of(stands),
        before == null ? null : Quantity.of(before),
        report.number(),
        null,
        report);
  }

  private static StockCounted nothing(
      long number, String report, int hour, StockKey key, long was) {
    return counts(number, report(report, null), hour, key, 0, 0, was);
  }

  @Test
  void each_quantity_of_a_report_is_a_count_that_knows_its_segment() {
    given()
        .when(reported("B-1", 8, says(GOODS, 100), says(INSPECTED, 5)))
        .then(counts(1, "B-1", 8, GOODS, 100, null), counts(2, "B-1", 8, INSPECTED, 5, null));
  }

  @Test
  void the_same_report_again_changes_nothing_whenever_it_comes() {
    MoveStock issue = move(ISSUE, 9, GOODS, -20);
    given(counts(1, "B-1", 8, GOODS, 100, null), moved(2, issue, posting(GOODS, -20, 80)))
        .when(reported("B-1", 10, says(GOODS, 100)))
        .then()
        .when(reported("B-1", 8, says(GOODS, 100)))
        .then()
        .when(reported("B-2", 10, says(GOODS, 79)))
        .then(counts(3, "B-2", 10, GOODS, 79, 80L));
  }

  @Test
  void what_moved_since_is_added_to_what_was_reported() {
    MoveStock receipt = move(RECEIPT, 9, GOODS, 7);
    given(counted(1, 6, GOODS, 100), moved(2, receipt, posting(GOODS, 7, 107)))
        .when(reported("B-1", 8, says(GOODS, 90)))
        .then(counts(3, report("B-1", 7), 8, GOODS, 90, 97, 107L));
  }

  @Test
  void an_older_report_than_the_count_that_is_there_is_kept_and_changes_nothing() {
    given(counted(1, 9, GOODS, 100))
        .when(reported("B-1", 8, says(GOODS, 90)))
        .then(
            new LateCountKept(
                STOCK,
                2,
                GOODS,
                Quantity.of(90),
                "PCE",
                at(8),
                at(9),
                "B-1",
                null,
                report("B-1", 7)));
  }

  @Test
  void a_report_without_batches_takes_the_place_of_what_stood_by_batch_and_place() {
    given(counted(1, 6, BATCH, 40), counted(2, 6, SHELF, 60), counted(3, 6, INSPECTED, 9))
        .when(reported("B-1", 8, says(GOODS, 100)))
        .then(
            counts(4, "B-1", 8, GOODS, 100, null),
            nothing(5, "B-1", 8, BATCH, 40),
            nothing(6, "B-1", 8, SHELF, 60));
  }

  @Test
  void a_report_by_batch_takes_the_place_of_what_stood_without_and_of_no_other_batch() {
    given(counted(1, 6, GOODS, 100), counted(2, 6, OTHER_BATCH, 30))
        .when(reported("B-1", 8, says(BATCH, 70)))
        .then(counts(3, "B-1", 8, BATCH, 70, null), nothing(4, "B-1", 8, GOODS, 100));
  }

  @Test
  void all_that_cannot_be_used_takes_the_place_of_what_was_under_inspection() {
    var blocked = new StockKey(JIAXIN, StockCategory.FINISHED, StockStatus.BLOCKED, null, null);
    var unusable = new ReportedCount(blocked, Quantity.of(10), "PCE", 7, true);
    given(counted(1, 6, GOODS, 100), counted(2, 6, INSPECTED, 4))
        .when(reported("B-1", 8, unusable))
        .then(counts(3, "B-1", 8, blocked, 10, null), nothing(4, "B-1", 8, INSPECTED, 4));
  }

  @Test
  void what_cannot_be_is_recorded_and_the_other_quantities_count() {
    MoveStock issue = move(ISSUE, 9, GOODS, -20);
    given(counted(1, 6, GOODS, 100), moved(2, issue, posting(GOODS, -20, 80)))
        .when(reported("B-1", 8, says(GOODS, 10), says(INSPECTED, 5)))
        .then(
            contradicted(3, GOODS, 10, "PCE", Kind.MOVED_MORE),
            counts(4, "B-1", 8, INSPECTED, 5, null));
    var kilos = new ReportedCount(GOODS, Quantity.of(10), "KGM", 7, false);
    given(counted(1, 6, GOODS, 100))
        .when(reported("B-1", 8, kilos))
        .then(contradicted(2, GOODS, 10, "KGM", Kind.OTHER_UNIT));
  }

  private static ReportContradicted contradicted(
      long number, StockKey key, long quantity, String unit, Kind kind) {
    return new ReportContradicted(
        STOCK, number, key, Quantity.of(quantity), unit, at(8), kind, report("B-1", 7));
  }

  @Test
  void its_words_say_nothing_of_what_the_holder_has() {
    var told = contradicted(3, GOODS, 10, "PCE", Kind.MOVED_MORE).told();
    assertThat(told.en()).contains("4711/A").doesNotContain("10");
    assertThat(told.zh()).contains("4711/A").doesNotContain("10");
  }
}
