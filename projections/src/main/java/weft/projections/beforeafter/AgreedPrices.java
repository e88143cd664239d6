package weft.projections.beforeafter;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.beforeafter.SiteStock.AgreedPrice;
import weft.beforeafter.SiteStock.PartUnit;
import weft.measure.Units;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/** The prices of the newest orders, by the reader's own part numbers. */
public final class AgreedPrices {
  private static final String COLUMNS =
      "order_no, buyer, supplier, state, currency, lines, from_position";
  private static final String AGREED = "buyer, supplier, part, supplier_part, from_position";

  @SuppressWarnings("InlineFormatString") // keeps the SQL in one piece
  private static final String PRICES =
      """
      select distinct on (part, unit) part, unit, price, currency from (
        select %1$s as part, l.value ->> 'unit' as unit, (l.value ->> 'price')::numeric as price, o.currency, o.order_no, l.ordinality
        from %2$s o cross join lateral jsonb_array_elements(o.lines) with ordinality l
          left join %3$s a on a.buyer = o.buyer and a.supplier = o.supplier and a.part = l.value ->> 'part'
        where o.%4$s = :party and o.order_no >= :since and o.state not in ('refused', 'cancelled') and o.currency is not null
          and l.value ->> 'price' is not null and l.value ->> 'state' not in ('refused', 'cancelled')) p
      order by part, unit, order_no desc, ordinality
      """;

  private AgreedPrices() {}

  /**
   * Reads the prices on one side of the partnerships.
   *
   * @param scope the party as buyer or as supplier
   * @param since the position of the oldest order that counts
   */
  public static Map<PartUnit, AgreedPrice> of(
      JdbcClient db, PartyScope scope, Moment moment, long since) {
    boolean sells = scope.role() == PartyScope.Role.SUPPLIER;
    String own =
        sells
            ? "coalesce(l.value ->> 'supplier_part', a.supplier_part, l.value ->> 'part')"
            : "l.value ->> 'part'";
    Map<PartUnit, AgreedPrice> prices = new HashMap<>();
    var query =
        db.sql(
                PRICES.formatted(
                    own,
                    moment.of("purchase_order", COLUMNS),
                    moment.of("part_agreements", AGREED),
                    sells ? "supplier" : "buyer"))
            .param("party", scope.party().value())
            .param("since", since);
    if (moment.position() != null) query = query.param("position", moment.position());
    query.query(
        row -> {
          var part = new PartUnit(row.getString("part"), Units.base(row.getString("unit")));
          var price = new AgreedPrice(row.getBigDecimal("price"), row.getString("currency"));
          prices.putIfAbsent(part, price);
        });
    return prices;
  }
}
