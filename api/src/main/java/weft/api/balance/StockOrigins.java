package weft.api.balance;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.event.Recorded;
import weft.history.store.HistoryReader;
import weft.projections.balance.Balances.Part;
import weft.projections.balance.CountedQuantity;
import weft.projections.balance.CountedQuantity.Kind;
import weft.projections.balance.ToldBy;
import weft.projections.rows.Origin;
import weft.projections.shipment.MovedBy;
import weft.stock.StockEvent.DocumentBooked;

/**
 * Finds the segments that state counted quantities, also for stock that a despatch or a receipt
 * moved last.
 */
@Component
class StockOrigins {
  private final ReadContexts readings;
  private final HistoryReader history;

  StockOrigins(ReadContexts readings, HistoryReader history) {
    this.readings = readings;
    this.history = history;
  }

  /**
   * The segments, by quantity, where there is one.
   *
   * @param own whether the quantities are the reader's own; others' stock leads to no message
   */
  Map<CountedQuantity, Origin> of(ReadContext side, List<Part> shown, boolean own) {
    Map<CountedQuantity, Origin> origins = new HashMap<>();
    Map<CountedQuantity, ToldBy> open = new HashMap<>();
    for (Part part : shown) {
      CountedQuantity it = part.of();
      ToldBy by = it.by();
      if (by == null) continue;
      if (by.origin() != null) origins.put(it, by.origin());
      else if (own && it.kind() == Kind.STOCK) open.put(it, by);
    }
    if (!open.isEmpty()) origins.putAll(moved(side, open));
    return origins;
  }

  private Map<CountedQuantity, Origin> moved(ReadContext side, Map<CountedQuantity, ToldBy> open) {
    List<Long> positions = open.values().stream().map(ToldBy::position).distinct().toList();
    Map<Long, Recorded> events =
        history.at(positions).stream().collect(toMap(Recorded::position, identity()));
    return readings.read(
        side,
        (db, it) -> {
          Map<CountedQuantity, Origin> found = new HashMap<>();
          open.forEach(
              (of, by) -> {
                MovedBy moved = moved(events.get(by.position()), by.name());
                if (moved != null) found.put(of, moved.origin(db, it.scope()));
              });
          return found;
        });
  }

  private static @Nullable MovedBy moved(@Nullable Recorded event, @Nullable String batch) {
    if (event == null || !(event.payload() instanceof DocumentBooked it)) return null;
    var source = event.provenance().source();
    return source.interchange() == null
        ? null
        : new MovedBy(
            it.source(), source.interchange(), source.message(), it.stock().part(), batch);
  }
}
