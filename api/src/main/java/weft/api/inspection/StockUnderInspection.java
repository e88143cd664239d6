package weft.api.inspection;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import weft.api.problem.Problem;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.inspection.DispositionKind;
import weft.inspection.Inspection.Begun;
import weft.inspection.InspectionId;
import weft.language.Text;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.party.PartyCode;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;
import weft.projections.stock.StockRow;
import weft.stock.MovementKind;
import weft.stock.StockCommand.MoveStock;
import weft.stock.StockId;
import weft.stock.StockKey;
import weft.stock.StockStatus;

/**
 * The stock movements that follow from an inspection, in the same append. Nothing moves where the
 * inspecting party keeps no stock of the batch here.
 */
@Component
class StockUnderInspection {
  private static final int MOST = 100;
  private final ReadContexts readings;
  private final Clock clock;

  StockUnderInspection(ReadContexts readings, Clock clock) {
    this.readings = readings;
    this.clock = clock;
  }

  /** Makes goods of the lot usable, as far as they are under inspection. */
  List<MoveStock> release(Caller caller, InspectionId id, Begun begun, Quantity quantity) {
    return moved(
        caller,
        id,
        begun,
        quantity,
        StockStatus.INSPECTION,
        MovementKind.TRANSFER,
        StockStatus.USABLE);
  }

  /** Takes goods of the lot back under inspection, as far as they are still there. */
  List<MoveStock> hold(Caller caller, InspectionId id, Begun begun, Quantity quantity) {
    return moved(
        caller,
        id,
        begun,
        quantity,
        StockStatus.USABLE,
        MovementKind.TRANSFER,
        StockStatus.INSPECTION);
  }

  /** The movements of goods that are under inspection. */
  List<MoveStock> dispose(
      Caller caller, InspectionId id, Begun begun, DispositionKind kind, Quantity quantity) {
    return switch (kind) {
      case ACCEPT, CONCESSION -> release(caller, id, begun, quantity);
      case REWORK ->
          moved(
              caller,
              id,
              begun,
              quantity,
              StockStatus.INSPECTION,
              MovementKind.TRANSFER,
              StockStatus.BLOCKED);
      case SCRAP -> taken(caller, id, begun, quantity, MovementKind.SCRAP);
      case RETURN -> taken(caller, id, begun, quantity, MovementKind.RETURN);
    };
  }

  private List<MoveStock> taken(
      Caller caller, InspectionId id, Begun begun, Quantity quantity, MovementKind kind) {
    return moved(caller, id, begun, quantity, StockStatus.INSPECTION, kind, StockStatus.INSPECTION);
  }

  private List<MoveStock> moved(
      Caller caller,
      InspectionId id,
      Begun begun,
      Quantity quantity,
      StockStatus from,
      MovementKind kind,
      StockStatus to) {
    List<MoveStock> moves = new ArrayList<>();
    Quantity left = quantity;
    for (StockRow it : rows(caller, id.owner(), begun, from)) {
      if (!left.isPositive()) break;
      Quantity some = left.exceeds(it.quantity()) ? it.quantity() : left;
      moves.add(move(id, it, some, kind, to));
      left = left.minus(some);
    }
    return moves;
  }

  private MoveStock move(
      InspectionId id, StockRow it, Quantity quantity, MovementKind kind, StockStatus to) {
    boolean transfer = kind == MovementKind.TRANSFER;
    PartyCode owner = new PartyCode(it.belongsTo());
    return new MoveStock(
        new StockId(id.owner(), it.site(), it.part()),
        kind,
        new StockKey(owner, it.category(), it.status(), it.batch(), it.place()),
        transfer ? new StockKey(owner, it.category(), to, it.batch(), it.place()) : null,
        null,
        transfer ? quantity : Quantity.ZERO.minus(quantity),
        it.unit(),
        clock.instant(),
        id.number(),
        null,
        true,
        null);
  }

  private List<StockRow> rows(Caller caller, PartyCode holder, Begun begun, StockStatus status) {
    readings.awaitAll();
    List<StockRow> found =
        readings
            .read(
                readings.asOwner(caller, null),
                (db, it) ->
                    StockRow.BOARD
                        .reads()
                        .list(
                            db,
                            it.scope(),
                            List.of(
                                Filter.is("owner", holder.value()),
                                Filter.is("holder", holder.value()),
                                Filter.is("part", begun.goods().part()),
                                Filter.is("batch", begun.goods().batch()),
                                Filter.is(
                                    "status", status.name().toLowerCase(java.util.Locale.ROOT)),
                                Filter.is("site", begun.site())),
                            List.of(),
                            Moment.NOW,
                            MOST))
            .stream()
            .filter(it -> it.quantity().isPositive())
            .toList();
    List<String> sites = found.stream().map(StockRow::site).distinct().toList();
    if (sites.size() > 1) throw ambiguous(sites);
    for (StockRow it : found)
      if (!Units.isSame(it.unit(), begun.unit())) throw otherUnit(it.unit(), begun.unit());
    return found;
  }

  private static RuntimeException ambiguous(List<String> sites) {
    return Problem.of(
            HttpStatus.CONFLICT,
            "stock-ambiguous",
            new Text(
                "Goods of this batch are at several sites; name the site when you begin the"
                    + " inspection.",
                "该批次货物存放于多个工厂，请在开始检验时注明工厂。"))
        .params(Map.of("sites", sites))
        .exception();
  }

  private static RuntimeException otherUnit(String stock, String lot) {
    return Problem.of(
            HttpStatus.CONFLICT,
            "stock-in-other-unit",
            new Text("The stock of this batch is kept in %s, not in %s.", "该批次库存以 %s 计量，不是 %s。")
                .with(stock, lot))
        .params(Map.of("known", stock, "stated", lot))
        .exception();
  }
}
