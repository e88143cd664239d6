package weft.api.balance;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import weft.projections.shipment.MovedBy;
import weft.stock.StockEvent.DocumentBooked;

/**
 * Leads stock that a despatch or a receipt moved last to the segment of the message that says so.
 */
@Component
class StockOrigins {
  private final Readings readings;
  private final HistoryReader history;

  StockOrigins(Readings readings, HistoryReader history) {
    this.readings = readings;
    this.history = history;
  }

  /** The same, with the segments of such stock; as the reader has it of its own. */
  List<Part> of(Reading side, List<Part> shown) {
    List<Long> positions =
        shown.stream()
            .map(Part::of)
            .filter(StockOrigins::isOpen)
            .map(it -> Objects.requireNonNull(it.by()).position())
            .distinct()
            .toList();
    if (positions.isEmpty()) return shown;
    Map<Long, Recorded> events =
        history.at(positions).stream().collect(toMap(Recorded::position, identity()));
    return shown.stream().map(it -> led(side, it, events)).toList();
  }

  private static boolean isOpen(Counted it) {
    return it.kind() == Kind.STOCK && it.by() != null && it.by().origin() == null;
  }

  private Part led(Reading side, Part part, Map<Long, Recorded> events) {
    Counted of = part.of();
    ToldBy by = of.by();
    if (by == null || !isOpen(of)) return part;
    MovedBy moved = moved(events.get(by.position()), by.name());
    if (moved == null) return part;
    var origin = readings.read(side, (db, it) -> moved.origin(db, it.scope()));
    return new Part(of.toldBy(by.at(origin)), part.addend());
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
