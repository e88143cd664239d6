package weft.projections.balance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.projections.balance.CountedQuantity.Kind;

/**
 * Order lines that are still open, less the quantities the supplier reported as sent. The supplier
 * sees each line as last agreed, else as ordered; the buyer sees agreed lines only. Lines that a
 * delivery schedule releases count in {@link OpenCallOffs} and not here.
 */
public final class OpenOrderLines {
  private static final String ORDERS =
      "order_no, order_id, number, buyer, supplier, site, placed_at, state, lines, from_position";
  private static final String SCHEDULES = "buyer, supplier, part, agreement, from_position";

  private static final String TRANSIT =
      "buyer, supplier, part, unit, purchase_order, sent, state, told_at, from_position";

  @SuppressWarnings("InlineFormatString") // a named constant keeps the SQL legible
  private static final String LINES =
      """
      select o.order_no, n.line, o.buyer, o.supplier, o.site, n.part, n.unit, o.placed_at,
        case jsonb_typeof(n.despatched) when 'array' then (
          select string_agg(d.quantity || ' ' || d.unit, ';') from jsonb_to_recordset(n.despatched) as d(quantity numeric, unit text)) end,
        p.date, p.quantity, o.number, n.supplier_part%s
      from %s o
        cross join lateral jsonb_to_recordset(o.lines) as n(line text, part text, supplier_part text, unit text, state text, schedule jsonb, confirmed jsonb, despatched jsonb%s)
        cross join lateral jsonb_to_recordset(%s) as p(date date, quantity numeric) %s
      where o.%s = :party and o.state not in ('cancelled', 'refused') and n.state not in ('cancelled', 'refused') %s
      """;

  private static final String EACH =
      """
      , o.order_id, t.position, o.number, p.quantity, w.said ->> 'interchange', w.said ->> 'message', (w.said ->> 'segment')::int\
      """;

  /**
   * The last version that changed a line's content states the line. One scan over all versions of
   * the orders finds it, however many lines and versions there are.
   */
  @SuppressWarnings("InlineFormatString") // a named constant keeps the SQL legible
  private static final String TOLD =
      """
      with told as (
        select c.order_no, c.line, max(c.from_position) filter (where c.said is distinct from c.before) as position
        from (
          select v.order_no, v.from_position, x.line, x.said, lag(x.said) over (partition by v.order_no, x.line order by v.from_position) as before
          from (
            select order_no, order_id, buyer, supplier, lines, from_position from purchase_order
            union all
            select order_no, order_id, buyer, supplier, lines, from_position from purchase_order_past) v
          cross join lateral (
            select n.line, jsonb_build_array(n.schedule, n.confirmed, n.origin, n.answered) as said
            from jsonb_to_recordset(v.lines) as n(line text, part text, schedule jsonb, confirmed jsonb, origin jsonb, answered jsonb)
            where true %2$s) x
          where v.%1$s = :party and v.from_position <= :upTo %3$s) c
        group by 1, 2)
      """;

  /** An order that was accepted unchanged keeps the segment that states it. */
  private static final String EACH_SAID =
      """
      join told t on t.order_no = o.order_no and t.line = n.line
      cross join lateral (select case when jsonb_typeof(n.answered -> 'origin') = 'object' and jsonb_typeof(n.confirmed) = 'array' then n.answered -> 'origin'
          when jsonb_typeof(n.confirmed) = 'array' and n.confirmed <> n.schedule then null
          when jsonb_typeof(n.quantity_origin) = 'object' then n.quantity_origin else n.origin end as said) w
      """;

  /** The orders that shipments name: far fewer than order lines. */
  @SuppressWarnings("InlineFormatString") // a named constant keeps the SQL legible
  private static final String SENT =
      """
      select t.buyer, t.supplier, t.purchase_order, t.part, t.unit, sum(t.sent), max(t.told_at)
      from %s t where t.%s = :party and t.purchase_order is not null and t.state <> 'cancelled' %s
      group by 1, 2, 3, 4, 5
      """;

  /** Orders that a delivery schedule releases; they count as call-offs. */
  @SuppressWarnings("InlineFormatString") // a named constant keeps the SQL legible
  private static final String RELEASED =
      """
      select distinct s.buyer, s.supplier, s.agreement, s.part from %s s
      where s.%s = :party and s.agreement is not null %s
      """;

  @SuppressWarnings("InlineFormatString") // a named constant keeps the SQL legible
  private static final String AGREED =
      "case jsonb_typeof(n.confirmed) when 'array' then n.confirmed else %s end";

  private OpenOrderLines() {}

  /** A range of order numbers, so that each query is short. */
  public record Slice(long after, long upTo) {
    static final Slice ALL = new Slice(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** Splits all orders of a side into slices of at most {@code size}; one slice where they fit. */
  public static List<Slice> slices(JdbcClient db, PartyScope scope, int size) {
    String own = scope.role() == PartyScope.Role.SUPPLIER ? "supplier" : "buyer";
    List<Long> ends =
        new ArrayList<>(
            db.sql(
                    """
                    select k.order_no from (select o.order_no, row_number() over (order by o.order_no desc) as n from purchase_order o where o.%s = :party) k
                    where n %% :size = 0 order by 1
                    """
                        .formatted(own))
                .param("party", scope.party().value())
                .param("size", size)
                .query(Long.class)
                .list());
    ends.add(Long.MAX_VALUE);
    List<Slice> slices = new ArrayList<>();
    long after = Long.MIN_VALUE;
    for (long end : ends) {
      slices.add(new Slice(after, end));
      after = end;
    }
    return slices;
  }

  /** Lists the open lines of all parts in a slice. */
  public static List<CountedQuantity> ofSlice(
      Trade trade, @Nullable String site, @Nullable String partner, Slice slice) {
    return list(trade, !trade.sells(), null, site, partner, slice, trade.sells());
  }

  /** As {@link OpenCallOffs#of}. */
  public static List<CountedQuantity> of(
      Trade trade,
      @Nullable Collection<String> parts,
      @Nullable String site,
      @Nullable String partner) {
    return list(trade, !trade.sells(), parts, site, partner, Slice.ALL, trade.sells());
  }

  /** As {@link OpenCallOffs#toShip}. */
  public static List<CountedQuantity> toShip(
      Trade trade, Collection<String> parts, @Nullable String partner) {
    return list(trade, false, parts, null, partner, Slice.ALL, false);
  }

  /** As {@link OpenCallOffs#promised}. */
  public static List<CountedQuantity> promised(Trade trade, Collection<String> parts) {
    return list(trade, true, parts, null, null, Slice.ALL, false);
  }

  /**
   * Reads lines as agreed or as ordered.
   *
   * @param naming whether to list quantities sent in a unit that cannot be netted. The supplier's
   *     side needs this; the buyer's goods in transit list them already
   */
  private static List<CountedQuantity> list(
      Trade trade,
      boolean promised,
      @Nullable Collection<String> parts,
      @Nullable String site,
      @Nullable String partner,
      Slice slice,
      boolean naming) {
    String own = trade.own();
    StringBuilder more = new StringBuilder();
    String of = "";
    String in = "";
    String sentFor = "";
    String released = "";
    Map<String, Object> params = trade.params();
    if (parts != null) {
      String streams =
          "select p.stream from named_part p where p.part = any(:parts) and p.%s = :party"
              .formatted(own);
      of = " and n.part = any(:parts)";
      in = " and %s.order_id in (" + streams + ")";
      more.append(of).append(in.formatted("o"));
      sentFor =
          " and t.purchase_order in (select q.number from purchase_order q where q.order_id in (%s))"
              .formatted(streams);
      released = " and s.part = any(:parts)";
      params.put("parts", parts.toArray(String[]::new));
    }
    if (!slice.equals(Slice.ALL)) {
      more.append(" and o.order_no > :after and o.order_no <= :upTo");
      params.put("after", slice.after());
      params.put("upTo", slice.upTo());
    }
    if (site != null) {
      more.append(" and o.site = any(:sites)");
      params.put("sites", trade.sitesCalled(site));
    }
    if (partner != null) {
      more.append(trade.sells() ? " and o.buyer = :partner" : " and o.supplier = :partner");
      params.put("partner", partner);
    }
    JdbcClient db = trade.db();
    var sent = new SentForOrders();
    db.sql(SENT.formatted(trade.table("transit", TRANSIT), own, sentFor))
        .params(params)
        .query(sent::add);
    Set<SentForOrders.Of> elsewhere = new HashSet<>();
    db.sql(RELEASED.formatted(trade.table("delivery_schedule", SCHEDULES), own, released))
        .params(params)
        .query(
            row -> {
              elsewhere.add(SentForOrders.Of.of(row));
            });
    String wanted = AGREED.formatted(promised ? "'[]'" : "n.schedule");
    String told = "";
    if (trade.each()) {
      told = TOLD.formatted(own, of, in.formatted("v"));
      Long position = trade.moment().position();
      params.put("upTo", position == null ? Long.MAX_VALUE : position);
    }
    String sql =
        told
            + LINES.formatted(
                trade.each() ? EACH : "",
                trade.table("purchase_order", ORDERS),
                trade.each() ? ", origin jsonb, quantity_origin jsonb, answered jsonb" : "",
                wanted,
                trade.each() ? EACH_SAID : "",
                own,
                more);
    Map<SentForOrders.Of, List<OpenOrderLine>> byPart = new LinkedHashMap<>();
    db.sql(sql).params(params).query((row, _) -> OpenOrderLine.of(row, trade)).list().stream()
        .filter(it -> !elsewhere.contains(it.of()))
        .forEach(it -> byPart.computeIfAbsent(it.of(), _ -> new ArrayList<>()).add(it));
    Kind kind = promised ? Kind.PROMISES : Kind.ORDERS;
    Map<CountedQuantity, CountedQuantity> all = new LinkedHashMap<>();
    for (List<OpenOrderLine> part : byPart.values()) {
      new OpenOrderPart(trade, kind, part, sent, naming).counted().forEach(it -> it.addTo(all));
    }
    return all.values().stream()
        .filter(it -> it.isFor(site))
        .sorted(CountedQuantity.IN_ORDER)
        .toList();
  }
}
