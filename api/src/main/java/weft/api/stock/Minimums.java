package weft.api.stock;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.reading.Reading;
import weft.api.reading.Readings;
import weft.api.security.Caller;
import weft.parts.StockRange;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.parts.PartAgreementRow;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.GrantsHeld;
import weft.projections.stock.StockSum.Minimum;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;

/** What a buyer agreed on as the least that its suppliers keep, where it knows a state alone. */
@Component
class Minimums {
  private static final int MOST = 20_000;

  private final Readings readings;

  Minimums(Readings readings) {
    this.readings = readings;
  }

  /**
   * Of those who let the caller know a state.
   *
   * @param part the supplier's number; null for all
   */
  List<Minimum> of(Caller caller, Reading reading, @Nullable String part) {
    if (!caller.sides().contains(Side.BUYER) || !knowsStates(reading)) return List.of();
    var scope = PartyScope.of(caller.requireParty(), Side.BUYER);
    return readings
        .read(
            new Reading(scope, reading.moment(), reading.position(), reading.asOf()),
            (db, it) ->
                PartAgreementRow.BOARD
                    .reads()
                    .list(
                        db,
                        it.scope(),
                        List.of(Filter.is("supplier_part", part)),
                        List.of(),
                        it.moment(),
                        MOST))
        .stream()
        .flatMap(Minimums::minimum)
        .toList();
  }

  private boolean knowsStates(Reading reading) {
    return reading.scope().role() == PartyScope.Role.VIEWER
        && readings
            .read(reading, (db, it) -> GrantsHeld.of(db, it.scope(), What.STOCK, it.moment()))
            .stream()
            .anyMatch(it -> it.grain() == Grain.STATE);
  }

  private static Stream<Minimum> minimum(PartAgreementRow it) {
    StockRange range = it.terms().range();
    return range == null || range.minimum() == null || range.in() != StockRange.Bound.QUANTITY
        ? Stream.of()
        : Stream.of(
            new Minimum(it.supplier(), it.supplierPart(), it.terms().unit(), range.minimum()));
  }
}
