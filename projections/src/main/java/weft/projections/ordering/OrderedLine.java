package weft.projections.ordering;

import static java.util.Objects.requireNonNullElse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.ordering.OrderRow.Line;
import weft.projections.ordering.OrderRow.LineState;
import weft.projections.ordering.OrderRow.Sent;
import weft.projections.rows.Moment;
import weft.projections.rows.RowJson;
import weft.promise.Promise;
import weft.shipment.ShipmentId;

/**
 * A line of an order that a supplier did not refuse, with the shipments that carried it.
 *
 * @param order the order's stream, and its {@code version}
 * @param ordered the date of the order; without one, the day on which the hub got it
 * @param agreed the dates and quantities agreed last; those ordered where nothing is agreed
 * @param sent by shipment; only quantities in the line's unit
 */
public record OrderedLine(
    String order,
    long version,
    String buyer,
    LocalDate ordered,
    String line,
    Quantity quantity,
    List<Promise> agreed,
    List<Carried> sent) {
  private static final ObjectReader LINES = RowJson.reader(new TypeReference<List<Line>>() {});
  private static final String COLUMNS =
      "order_id, version, buyer, supplier, order_date, placed_at, state, first_due, last_due,"
          + " lines, from_position";

  /** A quantity of the line in a shipment, named by its stream. */
  public record Carried(String shipment, Quantity quantity) {}

  /** Whether shipments carry at least the whole quantity. */
  public boolean isSent() {
    Quantity all = Quantity.ZERO;
    for (Carried it : sent) all = all.plus(it.quantity);
    return quantity.isPositive() && !quantity.exceeds(all);
  }

  /** The lines of some orders, as the supplier reads them. */
  public static List<OrderedLine> of(
      JdbcClient db, PartyScope supplier, Moment moment, Collection<String> orders) {
    return read(
        db,
        supplier,
        moment,
        "o.order_id = any(:orders)",
        Map.of("orders", orders.toArray(String[]::new)));
  }

  /**
   * The lines of orders with an ordered date within a year of the days. Agreed dates are seldom
   * further from ordered ones.
   *
   * @param most how many orders are read; one more is read, if there is
   */
  public static List<OrderedLine> dueAbout(
      JdbcClient db,
      PartyScope supplier,
      Moment moment,
      LocalDate from,
      LocalDate until,
      int most) {
    return read(
        db,
        supplier,
        moment,
        "o.last_due >= :from and o.first_due <= :until order by o.order_id limit " + (most + 1),
        Map.of("from", from.minusDays(366), "until", until.plusDays(366)));
  }

  private static List<OrderedLine> read(
      JdbcClient db,
      PartyScope supplier,
      Moment moment,
      String where,
      Map<String, Object> narrowed) {
    Map<String, Object> params = new HashMap<>(narrowed);
    params.put("party", supplier.party().value());
    if (moment.position() != null) params.put("position", moment.position());
    List<OrderedLine> all = new ArrayList<>();
    db.sql(
            """
            select o.order_id, o.version, o.buyer, o.order_date, o.placed_at, o.lines from %s o
            where o.supplier = :party and o.state not in ('refused', 'cancelled') and %s
            """
                .formatted(moment.of("purchase_order", COLUMNS), where))
        .params(params)
        .query(
            row -> {
              addTo(all, row, supplier.party());
            });
    return List.copyOf(all);
  }

  private static void addTo(List<OrderedLine> all, ResultSet row, PartyCode supplier)
      throws SQLException {
    List<Line> lines = LINES.readValue(row.getString("lines"));
    Instant placed = row.getObject("placed_at", OffsetDateTime.class).toInstant();
    @Nullable LocalDate dated = row.getObject("order_date", LocalDate.class);
    LocalDate ordered = requireNonNullElse(dated, LocalDate.ofInstant(placed, ZoneOffset.UTC));
    for (Line it : lines) {
      if (it.state() == LineState.CANCELLED || it.state() == LineState.REFUSED) continue;
      all.add(
          new OrderedLine(
              row.getString("order_id"),
              row.getLong("version"),
              row.getString("buyer"),
              ordered,
              it.line(),
              it.quantity(),
              requireNonNullElse(it.confirmed(), it.schedule()),
              sent(it, new PartyCode(row.getString("buyer")), supplier)));
    }
  }

  private static List<Carried> sent(Line line, PartyCode buyer, PartyCode supplier) {
    List<Carried> sent = new ArrayList<>();
    for (Sent it : requireNonNullElse(line.despatched(), List.<Sent>of()))
      if (Units.isSame(it.unit(), line.unit())) {
        var shipment = new ShipmentId(buyer, supplier, it.despatch(), it.year());
        sent.add(new Carried(shipment.stream(), it.quantity()));
      }
    return List.copyOf(sent);
  }
}
