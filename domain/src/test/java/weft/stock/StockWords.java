package weft.stock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.Scenario;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.stock.StockCommand.BookDocument;
import weft.stock.StockCommand.CountStock;
import weft.stock.StockCommand.MoveStock;
import weft.stock.StockEvent.DocumentBooked;
import weft.stock.StockEvent.StockCounted;
import weft.stock.StockEvent.StockMoved;

/**
 * Factory methods for the stock of tests: JIAXIN's stock of one part, at certain hours of one day.
 */
final class StockWords {
  private StockWords() {}

  static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  static final StockId STOCK = new StockId(JIAXIN, "JX1", "4711/A");
  static final StockKey GOODS = StockKey.finished(JIAXIN, null);
  static final StockKey BATCH = StockKey.finished(JIAXIN, "B1");
  static final StockKey INSPECTED =
      new StockKey(JIAXIN, StockCategory.FINISHED, StockStatus.INSPECTION, null, null);
  static final String SHIPMENT = "Shipment:HENGYUE:JIAXIN:LS-1:2026";

  static Instant at(int hour) {
    return Instant.parse("2026-12-01T00:00:00Z").plus(Duration.ofHours(hour));
  }

  static Scenario<StockCommand, StockEvent, PartStock> given(StockEvent... past) {
    return Scenario.given(PartStock.NEW, List.of(past));
  }

  static CountStock count(int hour, StockKey key, long quantity) {
    return new CountStock(STOCK, key, Quantity.of(quantity), "PCE", at(hour), null, null);
  }

  static StockCounted counted(long number, int hour, StockKey key, long quantity) {
    return counted(number, hour, key, quantity, quantity, null);
  }

  static StockCounted counted(
      long number, int hour, StockKey key, long quantity, long stands, @Nullable Long before) {
    return new StockCounted(
        STOCK,
        number,
        key,
        Quantity.of(quantity),
        "PCE",
        at(hour),
        Quantity.of(stands),
        before == null ? null : Quantity.of(before),
        null,
        null,
        null);
  }

  static MoveStock move(MovementKind kind, int hour, StockKey key, long quantity) {
    return under(null, kind, hour, key, quantity);
  }

  static MoveStock under(
      @Nullable String document, MovementKind kind, int hour, StockKey key, long quantity) {
    return new MoveStock(
        STOCK, kind, key, null, null, Quantity.of(quantity), "PCE", at(hour), document, null);
  }

  static MoveStock because(String reason, MoveStock it) {
    return new MoveStock(
        it.stock(),
        it.kind(),
        it.key(),
        it.to(),
        it.otherSite(),
        it.quantity(),
        it.unit(),
        it.at(),
        it.document(),
        reason);
  }

  static MoveStock transfer(int hour, StockKey from, @Nullable StockKey to, long quantity) {
    return new MoveStock(
        STOCK,
        MovementKind.TRANSFER,
        from,
        to,
        null,
        Quantity.of(quantity),
        "PCE",
        at(hour),
        null,
        null);
  }

  static StockPosting posting(StockKey key, long quantity, long stands) {
    return new StockPosting(key, Quantity.of(quantity), "PCE", Quantity.of(stands), null, null);
  }

  static StockPosting late(StockKey key, long quantity, long stands, int counted) {
    return new StockPosting(
        key,
        Quantity.of(quantity),
        "PCE",
        Quantity.of(stands),
        StockPosting.Kept.COUNTED_SINCE,
        at(counted));
  }

  static StockMoved moved(long number, MoveStock as, StockPosting... postings) {
    return new StockMoved(
        STOCK,
        number,
        as.kind(),
        as.otherSite(),
        as.quantity(),
        as.unit(),
        as.at(),
        List.of(postings),
        as.document(),
        as.reason(),
        as.label());
  }

  /** Creates a scan whose request distinguishes it from others. */
  static MoveStock scan(int hour, StockKey key, long quantity, @Nullable String label) {
    return new MoveStock(
        STOCK,
        quantity < 0 ? MovementKind.ISSUE : MovementKind.RECEIPT,
        key,
        null,
        null,
        Quantity.of(quantity),
        "PCE",
        at(hour),
        "LS-1",
        null,
        true,
        label);
  }

  static Portion portion(StockKey key, long quantity) {
    return new Portion(key, Quantity.of(quantity), "PCE");
  }

  static BookDocument despatch(int hour, Portion... lines) {
    return new BookDocument(STOCK, MovementKind.ISSUE, SHIPMENT, "LS-1", List.of(lines), at(hour));
  }

  static DocumentBooked booked(long number, BookDocument as, StockPosting... postings) {
    return booked(number, as, null, postings);
  }

  static DocumentBooked booked(
      long number, BookDocument as, @Nullable String reason, StockPosting... postings) {
    return new DocumentBooked(
        STOCK,
        number,
        as.kind(),
        as.source(),
        as.document(),
        as.at(),
        as.lines(),
        List.of(postings),
        reason);
  }
}
