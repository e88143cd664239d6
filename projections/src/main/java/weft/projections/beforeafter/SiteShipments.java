package weft.projections.beforeafter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.beforeafter.HubPeriod;
import weft.beforeafter.SiteStock.PartUnit;
import weft.measure.Units;
import weft.ordering.PurchaseOrderId;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/**
 * The shipments that left one site, as their supplier reads them.
 *
 * @param only whether it is the supplier's only site; shipments that name no site left from it
 */
public record SiteShipments(
    JdbcClient db, PartyScope supplier, Moment moment, String site, boolean only) {
  private static final String COLUMNS =
      "stream, buyer, supplier, ship_from, day, told_at, state, lines, from_position";
  private static final String AGREED = "buyer, supplier, part, supplier_part, from_position";

  private static final String LEFT_HERE =
      """
      t.supplier = :party and t.state not in ('cancelled', 'unannounced')
        and (t.ship_from = :site or (t.ship_from is null and :only))\
      """;

  /** The first day on which one left that was reported within 31 days; null for none. */
  public @Nullable LocalDate firstDay() {
    return asked(
            """
            select min(t.day) from %s t where %s and (t.told_at at time zone 'UTC')::date - t.day <= 31
            """
                .formatted(moment.of("shipments", COLUMNS), LEFT_HERE))
        .query((row, _) -> new Day(row.getObject(1, LocalDate.class)))
        .single()
        .on();
  }

  private record Day(@Nullable LocalDate on) {}

  /**
   * The streams of the orders that shipments of a period name.
   *
   * @param most the limit; the result has one more if there are more
   */
  public Set<String> orders(HubPeriod period, int most) {
    Set<String> orders = new HashSet<>();
    asked(
            """
            select distinct t.buyer, l ->> 'order' as number from %s t cross join lateral jsonb_array_elements(t.lines) l
            where %s and t.day between :from and :until and l ->> 'order' is not null limit :most
            """
                .formatted(moment.of("shipments", COLUMNS), LEFT_HERE))
        .param("from", period.from())
        .param("until", period.until())
        .param("most", most + 1)
        .query(
            row -> {
              var buyer = new PartyCode(row.getString("buyer"));
              orders.add(new PurchaseOrderId(buyer, row.getString("number")).stream());
            });
    return orders;
  }

  /** The quantities that left in the days, by the supplier's own numbers. */
  public Map<PartUnit, BigDecimal> shipped(LocalDate from, LocalDate until) {
    Map<PartUnit, BigDecimal> sums = new HashMap<>();
    asked(
            """
            select coalesce(l ->> 'supplier_part', a.supplier_part, l ->> 'part') as part, l ->> 'unit' as unit,
              sum((l ->> 'quantity')::numeric) as quantity
            from %s t cross join lateral jsonb_array_elements(t.lines) l
              left join %s a on a.buyer = t.buyer and a.supplier = t.supplier and a.part = l ->> 'part'
            where %s and t.day between :from and :until group by 1, 2
            """
                .formatted(
                    moment.of("shipments", COLUMNS),
                    moment.of("part_agreements", AGREED),
                    LEFT_HERE))
        .param("from", from)
        .param("until", until)
        .query(
            row -> {
              var part = new PartUnit(row.getString("part"), Units.base(row.getString("unit")));
              sums.merge(part, row.getBigDecimal("quantity"), BigDecimal::add);
            });
    return sums;
  }

  private JdbcClient.StatementSpec asked(String sql) {
    var query =
        db.sql(sql)
            .param("party", supplier.party().value())
            .param("site", site)
            .param("only", only);
    return moment.position() == null ? query : query.param("position", moment.position());
  }
}
