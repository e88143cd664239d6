package weft.api.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.party.PartyScope;
import weft.projections.material.MaterialDemandRow;
import weft.projections.parts.ReadersNumbers;
import weft.projections.production.ProductionScheduleRow;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;
import weft.projections.rows.RowJson;
import weft.projections.stock.StockSum;

/** Finds whether two partners share a part for which they have no agreement. */
@Component
class PartsBetween {
  @SuppressWarnings("InlineFormatString") // a constant, so that the statement reads as one
  private static final String DEALT_IN =
      """
      select exists (select from delivery_schedule s where s.%1$s = :party and s.%2$s = :partner and s.part = :part)
        or exists (select from transit t where t.%1$s = :party and t.%2$s = :partner and (t.part = :part or t.partner_part = :part))
        or exists (select from purchase_order o where o.%1$s = :party and o.%2$s = :partner
          and (o.lines @> :buyers::jsonb or o.lines @> :suppliers::jsonb))\
      """;

  private final ReadContexts readings;

  PartsBetween(ReadContexts readings) {
    this.readings = readings;
  }

  /**
   * Whether the part was called off, ordered or sent between the two, or one of them shows the
   * other a plan, a demand or stock of it.
   *
   * @param reading on the asker's side
   * @param part the asker's number
   */
  boolean isKnown(ReadContext reading, String partner, String part) {
    return readings.read(reading, (db, it) -> dealtIn(db, it.scope(), partner, part))
        || isShown(reading.scope(), partner, part);
  }

  private static boolean dealtIn(JdbcClient db, PartyScope scope, String partner, String part) {
    boolean sells = sells(scope);
    return db.sql(DEALT_IN.formatted(sells ? "supplier" : "buyer", sells ? "buyer" : "supplier"))
        .params(
            Map.of(
                "party",
                scope.party().value(),
                "partner",
                partner,
                "part",
                part,
                "buyers",
                RowJson.of(List.of(Map.of("part", part))),
                "suppliers",
                RowJson.of(List.of(Map.of("supplier_part", part)))))
        .query(Boolean.class)
        .single();
  }

  private boolean isShown(PartyScope side, String partner, String part) {
    boolean sells = sells(side);
    String own = side.party().value();
    Filter supplier = Filter.is("supplier", sells ? own : partner);
    Filter buyer = Filter.is("buyer", sells ? partner : own);
    var shownTo = new Filter("jsonb_exists(t.buyers, :shown)", "shown", sells ? partner : null);
    var held = new StockSum.Filter(part, null, partner, null, null, null, null);
    // Shared data does not belong to a side.
    var reading = new ReadContext(PartyScope.viewer(side.party()), Moment.NOW, 0, null);
    return readings.read(
        reading,
        (db, it) ->
            isAny(db, it, ProductionScheduleRow.BOARD, "supplier", part, supplier, shownTo)
                || isAny(db, it, MaterialDemandRow.BOARD, "buyer", part, supplier, buyer)
                || !StockSum.list(db, it.scope(), held, List.of(), null, it.moment(), 1).isEmpty());
  }

  private static <R extends Record & Board.Row<R>> boolean isAny(
      JdbcClient db, ReadContext it, Board<R> board, String owner, String part, Filter... filters) {
    List<Filter> all = new ArrayList<>(List.of(filters));
    all.add(ReadersNumbers.named(it.scope(), it.moment(), owner, part));
    return !board.reads().list(db, it.scope(), all, List.of(), it.moment(), 1).isEmpty();
  }

  private static boolean sells(PartyScope scope) {
    return scope.role() == PartyScope.Role.SUPPLIER;
  }
}
