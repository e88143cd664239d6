package weft.api.balance;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.reading.Reading;
import weft.api.reading.Readings;
import weft.event.Recorded;
import weft.history.store.HistoryReader;
import weft.projections.balance.Balances.Part;
import weft.projections.balance.Counted;
import weft.projections.balance.Counted.Kind;
import weft.projections.balance.ToldBy;
import weft.projections.rows.Origin;
import weft.projections.shipment.MovedBy;
import weft.stock.StockEvent.DocumentBooked;

/** Which segment states what is counted; of stock that a despatch or a receipt moved last, too. */
@Component
class StockOrigins {
  private final Readings readings;
  private final HistoryReader history;

  StockOrigins(Readings readings, HistoryReader history) {
    this.readings = readings;
    this.history = history;
  }

  /**
   * The segments of those that have one.
   *
   * @param own whether they are the reader's own: stock of others leads to no message
   */
  Map<Counted, Origin> of(Reading side, List<Part> shown, boolean own) {
    Map<Counted, Origin> origins = new HashMap<>();
    Map<Counted, ToldBy> open = new HashMap<>();
    for (Part part : shown) {
      Counted it = part.of();
      ToldBy by = it.by();
      if (by == null) continue;
      if (by.origin() != null) origins.put(it, by.origin());
      else if (own && it.kind() == Kind.STOCK) open.put(it, by);
    }
    if (!open.isEmpty()) origins.putAll(moved(side, open));
    return origins;
  }

  private Map<Counted, Origin> moved(Reading side, Map<Counted, ToldBy> open) {
    List<Long> positions = open.values().stream().map(ToldBy::position).distinct().toList();
    Map<Long, Recorded> events =
        history.at(positions).stream().collect(toMap(Recorded::position, identity()));
    return readings.read(
        side,
        (db, it) -> {
          Map<Counted, Origin> found = new HashMap<>();
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
