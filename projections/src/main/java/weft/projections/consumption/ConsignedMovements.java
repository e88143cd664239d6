package weft.projections.consumption;

import static java.util.Objects.requireNonNullElseGet;

import java.util.List;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.projections.consumption.ConsignedRow.Meaning;
import weft.projections.rows.Board;
import weft.projections.rows.Versioned;
import weft.stock.MovementKind;
import weft.stock.StockEvent;
import weft.stock.StockEvent.BatchHeld;
import weft.stock.StockEvent.BatchReleased;
import weft.stock.StockEvent.DocumentBooked;
import weft.stock.StockEvent.LateCountKept;
import weft.stock.StockEvent.LateMovementKept;
import weft.stock.StockEvent.MovementReversed;
import weft.stock.StockEvent.ReportContradicted;
import weft.stock.StockEvent.StockCounted;
import weft.stock.StockEvent.StockMoved;
import weft.stock.StockId;
import weft.stock.StockKey;
import weft.stock.StockPosting;

/** Applies a stock event to the rows of goods at a holder who does not own them. */
final class ConsignedMovements {
  private final Versioned<String, ConsignedRow> rows;
  private final Recorded recorded;

  ConsignedMovements(Versioned<String, ConsignedRow> rows, Recorded recorded) {
    this.rows = rows;
    this.recorded = recorded;
  }

  void apply() {
    switch ((StockEvent) recorded.payload()) {
      case StockCounted it -> counted(it);
      case StockMoved it -> moved(it.stock(), it.kind(), it.postings(), false);
      case LateMovementKept it -> moved(it.stock(), it.kind(), it.postings(), false);
      case MovementReversed it -> moved(it.stock(), it.kind(), it.postings(), true);
      case DocumentBooked it -> moved(it.stock(), it.kind(), it.postings(), false);
      case BatchHeld it -> moved(it.stock(), MovementKind.TRANSFER, it.postings(), false);
      case BatchReleased it -> moved(it.stock(), MovementKind.TRANSFER, it.postings(), false);
      case LateCountKept _, ReportContradicted _ -> {}
    }
  }

  private void counted(StockCounted it) {
    if (isOwn(it.stock(), it.key())) return;
    for (String viewer : viewers(it.stock(), it.key())) {
      leaveOtherUnits(it, viewer);
      ConsignedRow row = row(it.stock(), it.key(), it.unit(), viewer);
      Quantity found = it.stands().minus(row.at(it.key()));
      put(row.with(Meaning.DIFFERENCE, found), it.key(), it.stands());
    }
  }

  /** Writes off the quantities in other units: the count states the stock in its own unit. */
  private void leaveOtherUnits(StockCounted it, String viewer) {
    String first = Board.key(recorded.stream(), "");
    for (ConsignedRow row : rows.between(first, first + Character.MAX_VALUE)) {
      boolean same =
          row.owner().equals(viewer)
              && row.belongsTo().equals(it.key().owner().value())
              && String.valueOf(row.batch()).equals(String.valueOf(it.key().batch()))
              && !Units.isSame(row.unit(), it.unit());
      Quantity before = row.at(it.key());
      if (same && before.amount().signum() != 0)
        put(row.with(Meaning.DIFFERENCE, Quantity.ZERO.minus(before)), it.key(), Quantity.ZERO);
    }
  }

  private void moved(
      StockId stock, MovementKind kind, List<StockPosting> postings, boolean reversed) {
    for (StockPosting it : postings) {
      if (isOwn(stock, it.key())) continue;
      Meaning meaning = meaning(kind, it, postings, reversed);
      for (String viewer : viewers(stock, it.key())) {
        ConsignedRow row = row(stock, it.key(), it.unit(), viewer).with(meaning, it.quantity());
        // A count that included the movement already recorded it as a difference.
        if (!it.isAdded()) row = row.with(Meaning.DIFFERENCE, Quantity.ZERO.minus(it.quantity()));
        put(row, it.key(), it.isAdded() ? it.stands() : row.at(it.key()));
      }
    }
  }

  private static Meaning meaning(
      MovementKind kind, StockPosting of, List<StockPosting> postings, boolean reversed) {
    return switch (kind) {
      case RECEIPT -> Meaning.RECEIVED;
      case ISSUE, SCRAP -> Meaning.CONSUMED;
      case RETURN -> Meaning.RETURNED;
      case ADJUSTMENT -> Meaning.DIFFERENCE;
      case TRANSFER -> transferred(of, postings, reversed);
    };
  }

  private static Meaning transferred(
      StockPosting of, List<StockPosting> postings, boolean reversed) {
    boolean staysTheOwners =
        postings.stream().allMatch(it -> it.key().owner().equals(of.key().owner()));
    if (staysTheOwners) return Meaning.MOVED; // a move to another site has one posting here
    boolean takenOver = (of.quantity().amount().signum() < 0) != reversed;
    return takenOver ? Meaning.CONSUMED : Meaning.RECEIVED;
  }

  private static boolean isOwn(StockId stock, StockKey key) {
    return key.owner().equals(stock.holder());
  }

  private static List<String> viewers(StockId stock, StockKey key) {
    return List.of(stock.holder().value(), key.owner().value());
  }

  private void put(ConsignedRow row, StockKey key, Quantity stands) {
    rows.put(row.standing(key, stands, recorded.sequence() + 1, recorded.position()));
  }

  private ConsignedRow row(StockId stock, StockKey key, String unit, String viewer) {
    // The standards have different codes for the piece; all of them become PCE.
    String unitOfKey = Units.isSame(unit, "PCE") ? "PCE" : unit;
    String item = StreamId.of(viewer, key.owner().value(), key.batch(), unitOfKey);
    return requireNonNullElseGet(
        rows.get(Board.key(recorded.stream(), item)),
        () ->
            new ConsignedRow(
                recorded.stream(),
                item,
                viewer,
                stock.holder().value(),
                key.owner().value(),
                stock.site(),
                stock.part(),
                null,
                key.batch(),
                unit,
                Quantity.ZERO,
                Quantity.ZERO,
                Quantity.ZERO,
                Quantity.ZERO,
                Quantity.ZERO,
                Quantity.ZERO,
                List.of(),
                0,
                0));
  }
}
