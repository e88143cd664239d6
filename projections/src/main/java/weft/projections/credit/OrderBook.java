package weft.projections.credit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/**
 * The orders of a supplier that are to be delivered after a day, by currency.
 *
 * @param currency null where an order names none
 * @param value at the prices ordered; null where an order has a line without price
 * @param customers who ordered
 * @param digest of the orders and their versions, in order
 */
public record OrderBook(
    @Nullable String currency, @Nullable BigDecimal value, List<String> customers, String digest) {

  /** Reads the orders whose last date lies after the day, as the supplier. */
  public static List<OrderBook> after(
      JdbcClient db, PartyScope supplier, Moment moment, LocalDate day) {
    String rows =
        moment.of(
            "purchase_order",
            "order_id, buyer, supplier, state, currency, value, last_due, version, from_position");
    var query =
        db.sql(
                """
                select o.currency, case when bool_and(o.value is not null) then sum(o.value) end as value,
                  array_agg(distinct o.buyer) as customers,
                  encode(sha256(convert_to(string_agg(o.order_id || ' ' || o.version, E'\\n' order by o.order_id), 'UTF8')), 'hex') as digest
                from %s o
                where o.supplier = :party and o.state not in ('refused', 'cancelled') and o.last_due > :day
                group by o.currency order by o.currency
                """
                    .formatted(rows))
            .param("party", supplier.party().value())
            .param("day", day);
    if (moment.position() != null) query = query.param("position", moment.position());
    return query
        .query(
            (row, _) ->
                new OrderBook(
                    row.getString("currency"),
                    row.getBigDecimal("value"),
                    List.of((String[]) row.getArray("customers").getArray()),
                    row.getString("digest")))
        .list();
  }
}
