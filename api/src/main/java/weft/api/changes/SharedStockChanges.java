package weft.api.changes;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import weft.database.PartyReads;
import weft.party.PartyScope;
import weft.party.PartyScope.Role;
import weft.party.Side;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;
import weft.projections.stock.AgreedMinimums;
import weft.projections.stock.SharedStock;
import weft.projections.stock.SharedStock.Change;
import weft.projections.stock.SharedStock.Moved;
import weft.projections.stock.SharedStock.Quantities;
import weft.projections.stock.StockSum.Minimum;

/** Changes of the stock that others share with a party, by the current grants. */
@Component
class SharedStockChanges {
  private final PartyReads reads;

  SharedStockChanges(PartyReads reads) {
    this.reads = reads;
  }

  /**
   * Changes of shared stock.
   *
   * @param reach the position up to which they are complete
   */
  record Found(List<Change> changes, long reach) {}

  private record Read(Quantities quantities, Moved moved) {}

  /** Returns the changes after a position, for a party as a viewer of shared data. */
  Found since(PartyScope viewer, long after, int limit) {
    if (viewer.role() != Role.VIEWER) return new Found(List.of(), Long.MAX_VALUE);
    Read read =
        reads.inParty(
            viewer,
            db -> {
              var shared = SharedStock.of(db, viewer);
              return new Read(shared.quantities(after, limit), shared.movedOfStates(after));
            });
    List<Change> states = states(viewer, read.moved(), after, limit);
    List<Change> all = new ArrayList<>(read.quantities().changes());
    all.addAll(states);
    long reach = Math.min(read.quantities().until(), reach(states, limit));
    return new Found(all, Math.min(reach, read.moved().until()));
  }

  private static long reach(List<Change> changes, int limit) {
    return changes.size() >= limit ? changes.getLast().position() : Long.MAX_VALUE;
  }

  private List<Change> states(PartyScope viewer, Moved moved, long after, int limit) {
    if (moved.streams().isEmpty()) return List.of();
    var buyer = PartyScope.of(viewer.party(), Side.BUYER);
    String[] parts = moved.parts().toArray(String[]::new);
    List<Minimum> minimums =
        reads.inParty(
            buyer,
            db ->
                AgreedMinimums.of(
                    db,
                    buyer,
                    new Filter("t.supplier_part = any(:parts)", "parts", parts),
                    Moment.NOW));
    return reads.inParty(
        viewer, db -> SharedStock.of(db, viewer).states(moved, minimums, after, limit));
  }
}
