package weft.projections.shipment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/**
 * The days of a shipment that was not cancelled.
 *
 * @param shipFrom the supplier's site; null if not stated
 * @param left the day it was sent; without one, the day on which it was reported
 * @param recorded the day on which its contents were last reported
 * @param arrives the announced day of arrival; null if none was announced
 * @param received the first day on which the buyer received goods of it; null before that
 */
public record ShipmentDays(
    @Nullable String shipFrom,
    LocalDate left,
    LocalDate recorded,
    @Nullable LocalDate arrives,
    @Nullable LocalDate received,
    long version) {
  private static final String COLUMNS =
      "stream, supplier, ship_from, day, told_at, arrives, state, receipts, version, from_position";

  /** The day on which its goods were there, as the buyer says, else as announced. */
  public @Nullable LocalDate arrived() {
    return received == null ? arrives : received;
  }

  /** The days of shipments by their streams, as the supplier reads them. */
  public static Map<String, ShipmentDays> of(
      JdbcClient db, PartyScope supplier, Moment moment, Collection<String> shipments) {
    Map<String, ShipmentDays> all = new HashMap<>();
    if (shipments.isEmpty()) return all;
    var query =
        db.sql(
                """
                select t.stream, t.ship_from, t.day, t.told_at, t.arrives, t.version,
                  (select min((r ->> 'received')::date) from jsonb_array_elements(t.receipts) r) as received
                from %s t
                where t.supplier = :party and t.stream = any(:shipments) and t.state not in ('cancelled', 'unannounced')
                """
                    .formatted(moment.of("shipments", COLUMNS)))
            .param("party", supplier.party().value())
            .param("shipments", shipments.toArray(String[]::new));
    if (moment.position() != null) query = query.param("position", moment.position());
    query.query(
        row -> {
          all.put(row.getString("stream"), read(row));
        });
    return all;
  }

  private static ShipmentDays read(ResultSet row) throws SQLException {
    return new ShipmentDays(
        row.getString("ship_from"),
        row.getObject("day", LocalDate.class),
        LocalDate.ofInstant(
            row.getObject("told_at", OffsetDateTime.class).toInstant(), ZoneOffset.UTC),
        row.getObject("arrives", LocalDate.class),
        row.getObject("received", LocalDate.class),
        row.getLong("version"));
  }
}
