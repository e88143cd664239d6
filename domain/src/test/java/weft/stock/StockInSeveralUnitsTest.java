package weft.stock;

import static weft.stock.StockWords.BATCH;
import static weft.stock.StockWords.GOODS;
import static weft.stock.StockWords.STOCK;
import static weft.stock.StockWords.at;
import static weft.stock.StockWords.booked;
import static weft.stock.StockWords.counted;
import static weft.stock.StockWords.despatch;
import static weft.stock.StockWords.given;
import static weft.stock.StockWords.moved;
import static weft.stock.StockWords.scan;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.parts.Conversion;
import weft.stock.StockCommand.BookDocument;
import weft.stock.StockEvent.StockCounted;

/** Stock that is kept, sent and received in several units of one part. */
class StockInSeveralUnitsTest {
  /** Four kilograms are one piece. */
  private static final BaseUnit PIECES =
      new BaseUnit("PCE", List.of(new Conversion("KGM", new BigDecimal("0.25"))));

  /** Three pieces weigh one kilogram. */
  private static final BaseUnit SMALL_PIECES =
      new BaseUnit("PCE", List.of(new Conversion("KGM", BigDecimal.valueOf(3))));

  @Test
  void goods_leave_from_stock_of_every_unit_that_the_agreement_converts() {
    BookDocument asked = despatch(9, portion(GOODS, "124", "KGM")).by(PIECES);
    given(counted(1, 8, GOODS, 77), kilograms(2, BATCH, "58"))
        .when(asked)
        .then(
            booked(
                3,
                asked,
                posting(BATCH, "-58", "KGM", "0", null),
                posting(GOODS, "-16.5", "PCE", "60.5", null)));
  }

  @Test
  void a_quantity_that_the_unit_of_the_stock_cannot_say_is_rounded_to_six_decimals_and_marked() {
    BookDocument asked = despatch(9, portion(GOODS, "10", "PCE")).by(SMALL_PIECES);
    given(kilograms(1, GOODS, "50"))
        .when(asked)
        .then(booked(2, asked, posting(GOODS, "-3.333333", "KGM", "46.666667", true)));
    var receipt =
        new BookDocument(
            STOCK,
            MovementKind.RECEIPT,
            StockWords.SHIPMENT,
            "LS-1",
            List.of(portion(GOODS, "5", "PCE")),
            at(9));
    given(kilograms(1, GOODS, "50"))
        .when(receipt.by(SMALL_PIECES))
        .then(booked(2, receipt, posting(GOODS, "1.666667", "KGM", "51.666667", true)));
  }

  @Test
  void pieces_are_moved_by_the_decimal_quantity_too() {
    var threeKilograms = new BaseUnit("KGM", List.of(new Conversion("PCE", BigDecimal.valueOf(3))));
    BookDocument asked = despatch(9, portion(GOODS, "10", "KGM")).by(threeKilograms);
    given(counted(1, 8, GOODS, 50))
        .when(asked)
        .then(booked(2, asked, posting(GOODS, "-3.333333", "PCE", "46.666667", true)));
  }

  @Test
  void a_scan_in_pieces_takes_the_rounded_quantity_and_its_document_takes_nothing_again() {
    var scanned = scan(9, GOODS, -10, null).by(SMALL_PIECES);
    var posting = posting(GOODS, "-3.333333", "KGM", "46.666667", true);
    given(kilograms(1, GOODS, "50")).when(scanned).then(moved(2, scanned, posting));
    BookDocument asked = despatch(10, portion(GOODS, "10", "PCE")).by(SMALL_PIECES);
    given(kilograms(1, GOODS, "50"), moved(2, scanned, posting)).when(asked).then(booked(3, asked));
  }

  @Test
  void scans_of_stock_in_one_unit_count_for_a_document_in_another() {
    var scanned = scan(9, GOODS, -5, null);
    BookDocument asked = despatch(10, portion(GOODS, "124", "KGM")).by(PIECES);
    given(
            counted(1, 8, GOODS, 77),
            kilograms(2, BATCH, "58"),
            moved(3, scanned, posting(GOODS, "-5", "PCE", "72", null)))
        .when(asked)
        .then(
            booked(
                4,
                asked,
                posting(BATCH, "-58", "KGM", "0", null),
                posting(GOODS, "-11.5", "PCE", "60.5", null)));
  }

  @Test
  void goods_that_the_unit_of_the_stock_says_exactly_leave_exactly_from_several_keys() {
    BookDocument asked = despatch(9, portion(GOODS, "4", "KGM")).by(SMALL_PIECES);
    StockKey second = StockKey.finished(StockWords.JIAXIN, "B2");
    given(counted(1, 8, GOODS, 5), counted(2, 8, BATCH, 5), counted(3, 8, second, 10))
        .when(asked)
        .then(
            booked(
                4,
                asked,
                posting(GOODS, "-5", "PCE", "0", null),
                posting(BATCH, "-5", "PCE", "0", null),
                posting(second, "-2", "PCE", "8", null)));
  }

  @Test
  void what_scans_leave_of_a_document_is_exact_in_the_unit_of_the_stock() {
    var scanned = scan(9, GOODS, -10, null);
    BookDocument asked = despatch(10, portion(GOODS, "4", "KGM")).by(SMALL_PIECES);
    given(counted(1, 8, GOODS, 20), moved(2, scanned, posting(GOODS, "-10", "PCE", "10", null)))
        .when(asked)
        .then(booked(3, asked, posting(GOODS, "-2", "PCE", "8", null)));
  }

  @Test
  void what_a_document_leaves_of_scans_is_exact_for_its_next_line() {
    var scanned = scan(9, GOODS, -10, null);
    StockKey second = StockKey.finished(StockWords.JIAXIN, "B2");
    BookDocument asked =
        despatch(10, portion(BATCH, "1.3", "KGM"), portion(second, "2.7", "KGM")).by(SMALL_PIECES);
    given(counted(1, 8, GOODS, 20), moved(2, scanned, posting(GOODS, "-10", "PCE", "10", null)))
        .when(asked)
        .then(booked(3, asked, posting(GOODS, "-2", "PCE", "8", null)));
  }

  @Test
  void goods_without_a_conversion_are_kept_beside_the_stock_and_corrected_by_the_difference() {
    BookDocument asked = despatch(9, portion(GOODS, "10", "PCE"));
    var kept =
        new StockPosting(
            BATCH, Quantity.of(-10), "PCE", Quantity.of(50), StockPosting.Kept.OTHER_UNIT, null);
    given(kilograms(1, BATCH, "50")).when(asked).then(booked(2, asked, kept));
    BookDocument more = despatch(9, portion(GOODS, "12", "PCE"));
    given(kilograms(1, BATCH, "50"), booked(2, asked, kept))
        .when(more)
        .then(
            booked(
                3,
                more,
                new StockPosting(
                    BATCH,
                    Quantity.of(-2),
                    "PCE",
                    Quantity.of(50),
                    StockPosting.Kept.OTHER_UNIT,
                    null)));
  }

  private static Portion portion(StockKey key, String quantity, String unit) {
    return new Portion(key, Quantity.of(quantity), unit);
  }

  private static StockPosting posting(
      StockKey key, String quantity, String unit, String stands, @Nullable Boolean rounded) {
    return new StockPosting(
        key, Quantity.of(quantity), unit, Quantity.of(stands), null, null, rounded);
  }

  private static StockCounted kilograms(long number, StockKey key, String quantity) {
    Quantity stands = Quantity.of(quantity);
    return new StockCounted(
        STOCK, number, key, stands, "KGM", at(8), stands, null, null, null, null);
  }
}
