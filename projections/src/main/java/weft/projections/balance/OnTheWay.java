package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.projections.balance.CountedQuantity.Kind;
import weft.projections.balance.CountedQuantity.Mark;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;

/**
 * Goods that left the supplier: how much is still on its way, and how much of the call-offs
 * remains.
 */
public final class OnTheWay {
  private static final String TRANSIT =
      """
      stream, item, buyer, supplier, number, ship_to, arrives, shipped, part, unit, sent, open, state, told_at, from_position\
      """;
  private static final String SHIPMENTS =
      "stream, buyer, supplier, lines, interchange, message, from_position";
  private static final String AGREEMENTS = "buyer, supplier, part, supplier_part, from_position";
  private static final String SCHEDULES = "buyer, supplier, part, from_position";
  private static final String ORDERS = "order_id, buyer, supplier, from_position";

  /** Whether the two partners have an agreement, a call-off or an order for the part on its way. */
  @SuppressWarnings("InlineFormatString") // a named constant keeps the SQL legible
  private static final String BACKED =
      """
      a.part is not null or exists (select from %1$s b where b.buyer = t.buyer and b.supplier = t.supplier and b.part = t.part)
        or exists (select from %2$s s where s.buyer = t.buyer and s.supplier = t.supplier and s.part = t.part)
        or exists (select from named_part n join %3$s o on o.order_id = n.stream
          where n.buyer = t.buyer and n.part = t.part and n.supplier = t.supplier and n.position <= :until)
        or exists (select from named_part n join %3$s o on o.order_id = n.stream
          where n.supplier = t.supplier and n.supplier_part = t.part and n.buyer = t.buyer and n.position <= :until)\
      """;

  @SuppressWarnings("InlineFormatString") // a named constant keeps the SQL legible
  private static final String OPEN =
      """
      select t.ship_to, coalesce(a.part, t.part), t.supplier, coalesce(t.arrives, t.shipped, t.told_at::date), t.unit, sum(t.open - coalesce(c.closed, 0)), max(t.told_at), (%s)%s
      from %s t left join %s a on a.buyer = t.buyer and a.supplier = t.supplier and a.supplier_part = t.part %s
        left join unnest(:closed_streams::text[], :closed_items::text[], :closed::text[]::numeric[]) as c(stream, item, closed)
          on c.stream = t.stream and c.item = t.item
      where t.%s = :party and t.open > coalesce(c.closed, 0) and t.state <> 'cancelled' %s
      group by 1, 2, 3, 4, 5, 8%s
      order by 2, 1, 4, 3, 5
      """;

  /** The position of the line's first version that states it as it stands now. */
  private static final String EACH =
      """
      , t.stream, least(t.from_position, (select min(e.from_position) from transit_past e
          where e.stream = t.stream and e.item = t.item and e.told_at = t.told_at)), t.number, sum(t.sent),
        h.interchange, h.message, (h.lines -> (t.item::int - 1) ->> 'segment')::int\
      """;

  private OnTheWay() {}

  /**
   * Nets each schedule's lines against its despatches and receipts.
   *
   * @param parts the buyers' numbers; null: all
   * @param now decides which goods are still expected
   */
  public static ScheduleNetting consumed(
      Trade trade, @Nullable Collection<String> parts, Instant now) {
    var since = new ScheduleNetting(trade.numbers(), trade.sells());
    var goods = new ScheduleGoods(trade, parts);
    ExpectedDays days = ExpectedDays.of(trade);
    // Uses a UTC day, so that both sides compute with the same day.
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    for (ServedSchedule it : goods.counting()) since.add(it, goods, today, days.between(it));
    return since;
  }

  /**
   * Lists goods on their way to the buyer's sites that can still arrive.
   *
   * @param parts the buyer's numbers; null: all
   * @param since the netting of the same parts
   */
  public static List<CountedQuantity> of(
      Trade trade,
      @Nullable Collection<String> parts,
      @Nullable String site,
      @Nullable String partner,
      ScheduleNetting since) {
    return list(trade, trade.party(), "supplier", partner, parts, site, since);
  }

  /** Lists the same goods from the supplier's side: to one buyer's site, by the buyer's number. */
  public static List<CountedQuantity> to(
      Trade trade, String buyer, String part, String site, ScheduleNetting since) {
    return list(trade, buyer, "buyer", buyer, Set.of(part), site, since);
  }

  private static List<CountedQuantity> list(
      Trade trade,
      String buyer,
      String partners,
      @Nullable String partner,
      @Nullable Collection<String> parts,
      @Nullable String site,
      ScheduleNetting since) {
    Map<String, Object> params = trade.params();
    Long position = trade.moment().position();
    params.put("until", position == null ? Long.MAX_VALUE : position);
    since.putClosed(params);
    StringBuilder more = new StringBuilder();
    if (partner != null) {
      more.append(" and t.").append(partners).append(" = :partner");
      params.put("partner", partner);
    }
    if (parts != null) {
      // An index serves the first condition.
      more.append(" and t.part = any(:numbers) and coalesce(a.part, t.part) = any(:parts)");
      params.put("numbers", trade.numbers().everyNumber(parts).toArray(String[]::new));
      params.put("parts", parts.toArray(String[]::new));
    }
    if (site != null) {
      more.append(" and t.ship_to = any(:sites)");
      params.put("sites", trade.sites().all(buyer, site).toArray(String[]::new));
    }
    boolean each = trade.each();
    String shipments =
        "join %s h on h.stream = t.stream".formatted(trade.table("shipments", SHIPMENTS));
    return trade
        .db()
        .sql(
            OPEN.formatted(
                BACKED.formatted(
                    trade.table("part_agreements", AGREEMENTS),
                    trade.table("delivery_schedule", SCHEDULES),
                    trade.table("purchase_order", ORDERS)),
                each ? EACH : "",
                trade.table("transit", TRANSIT),
                trade.table("part_agreements", AGREEMENTS),
                each ? shipments : "",
                trade.own(),
                more,
                each ? ", 9, 10, 11, 13, 14, 15, t.item" : ""))
        .params(params)
        .query((row, _) -> counted(row, buyer, trade))
        .list()
        .stream()
        .filter(it -> it.isFor(site))
        .toList();
  }

  private static CountedQuantity counted(ResultSet row, String buyer, Trade trade)
      throws SQLException {
    String supplier = requireNonNull(row.getString(3));
    String at = trade.sites().codeOrNull(buyer, supplier, row.getString(1));
    String of = requireNonNull(row.getString(2));
    return new CountedQuantity(
        Kind.TRANSIT,
        of,
        at,
        supplier,
        of,
        at,
        requireNonNull(row.getObject(4, LocalDate.class)),
        Bucket.DAY,
        DateKind.DELIVERY,
        true,
        new Quantity(requireNonNull(row.getBigDecimal(6))),
        requireNonNull(row.getString(5)),
        requireNonNull(row.getObject(7, OffsetDateTime.class)).toInstant(),
        trade.each() ? ToldBy.of(row, 9) : null,
        row.getBoolean(8) ? null : Mark.UNAGREED);
  }
}
