package weft.api.stock;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.GrantsHeld;
import weft.projections.stock.AgreedMinimums;
import weft.projections.stock.StockSum.Minimum;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;

/** The minimum stocks that a buyer agreed with suppliers whose stock it knows only as a state. */
@Component
class Minimums {
  private final ReadContexts readings;

  Minimums(ReadContexts readings) {
    this.readings = readings;
  }

  /**
   * The minimums agreed with suppliers that share a state with the caller.
   *
   * @param part the caller's number, or the supplier's where the two agreed on no other; null for
   *     all
   */
  List<Minimum> of(Caller caller, ReadContext reading, @Nullable String part) {
    if (!caller.sides().contains(Side.BUYER) || !knowsStates(reading)) return List.of();
    var scope = PartyScope.of(caller.requireParty(), Side.BUYER);
    return readings.read(
        new ReadContext(scope, reading.moment(), reading.position(), reading.asOf()),
        (db, it) ->
            AgreedMinimums.of(
                db,
                it.scope(),
                new Filter("(t.part = :part or t.supplier_part = :part)", "part", part),
                it.moment()));
  }

  private boolean knowsStates(ReadContext reading) {
    return reading.scope().role() == PartyScope.Role.VIEWER
        && readings
            .read(reading, (db, it) -> GrantsHeld.of(db, it.scope(), What.STOCK, it.moment()))
            .stream()
            .anyMatch(it -> it.grain() == Grain.STATE);
  }
}
