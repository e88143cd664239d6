package weft.projections.credit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.credit.OnTime;
import weft.credit.OnTime.Arrival;
import weft.credit.OnTime.PromisedLine;
import weft.party.PartyScope;
import weft.projections.ordering.OrderedLine;
import weft.projections.ordering.OrderedLine.Carried;
import weft.projections.rows.Moment;
import weft.projections.shipment.ShipmentDays;

/**
 * The deliveries of a supplier's orders that were due in a period.
 *
 * @param complete false if the period has more orders than one answer reads; nothing is counted
 *     then
 * @param digest of the orders and shipments with their versions, in order; null where nothing was
 *     due
 */
public record DueDeliveries(OnTime onTime, boolean complete, @Nullable String digest) {
  private static final int MOST_ORDERS = 20_000;

  /** Reads the orders with an agreed date from one day to another, as the supplier. */
  public static DueDeliveries of(
      JdbcClient db, PartyScope supplier, Moment moment, LocalDate from, LocalDate until) {
    List<OrderedLine> read = OrderedLine.dueAbout(db, supplier, moment, from, until, MOST_ORDERS);
    if (read.stream().map(OrderedLine::order).distinct().count() > MOST_ORDERS)
      return new DueDeliveries(new OnTime(0, 0, 0, Set.of()), false, null);
    List<OrderedLine> due =
        read.stream().filter(it -> promised(it, Map.of()).isDue(from, until)).toList();
    Map<String, ShipmentDays> days = ShipmentDays.of(db, supplier, moment, carriers(due));
    List<PromisedLine> lines = due.stream().map(it -> promised(it, days)).toList();
    return new DueDeliveries(OnTime.of(lines, from, until), true, digest(due, days));
  }

  private static PromisedLine promised(OrderedLine it, Map<String, ShipmentDays> days) {
    List<Arrival> sent = new ArrayList<>();
    for (Carried carried : it.sent()) {
      ShipmentDays known = days.get(carried.shipment());
      if (known != null) sent.add(new Arrival(carried.quantity(), known.arrived()));
    }
    return new PromisedLine(it.buyer(), it.agreed(), sent);
  }

  private static Set<String> carriers(List<OrderedLine> lines) {
    Set<String> all = new HashSet<>();
    for (OrderedLine line : lines) for (Carried it : line.sent()) all.add(it.shipment());
    return all;
  }

  private static @Nullable String digest(
      List<OrderedLine> lines, Map<String, ShipmentDays> shipments) {
    if (lines.isEmpty()) return null;
    Set<String> rows = new TreeSet<>();
    for (OrderedLine it : lines) rows.add(it.order() + " " + it.version());
    shipments.forEach((shipment, it) -> rows.add(shipment + " " + it.version()));
    try {
      byte[] text = String.join("\n", rows).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
