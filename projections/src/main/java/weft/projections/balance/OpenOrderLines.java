package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import weft.balance.OpenQuantity;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.balance.Counted.Kind;
import weft.projections.rows.Moment;
import weft.projections.rows.RowJson;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;

/**
 * Order lines of which something is still to come, less what the supplier said it sent: to the
 * supplier as they were last agreed, else as ordered; to the buyer what is agreed alone. What a
 * delivery schedule releases counts there and not here.
 */
public final class OpenOrderLines {
  private static final String ORDERS =
      "order_no, order_id, number, buyer, supplier, site, placed_at, state, lines, from_position";
  private static final String SCHEDULES =
      "schedule_no, buyer, supplier, part, agreement, from_position";

  private static final String TRANSIT =
      "buyer, supplier, part, unit, purchase_order, sent, state, from_position";

  @SuppressWarnings("InlineFormatString") // a statement is read before the code around it
  private static final String LINES =
      """
      select o.order_no, n.line, o.buyer, o.supplier, o.site, n.part, n.unit, o.placed_at,
        (select coalesce(sum(d.quantity), 0) from jsonb_to_recordset(case jsonb_typeof(n.despatched) when 'array' then n.despatched else '[]' end)
          as d(quantity numeric)),
        p.date, p.quantity,
        (select coalesce(jsonb_agg(jsonb_build_object('unit', u.unit, 'quantity', u.sent)), '[]') from (
          select t.unit, sum(t.sent) as sent from %s t
          where t.buyer = o.buyer and t.supplier = o.supplier and t.purchase_order = o.number and t.part in (n.part, n.supplier_part) and t.state <> 'cancelled'
          group by t.unit) u)
      from %s o
        cross join lateral jsonb_to_recordset(o.lines) as n(line text, part text, supplier_part text, unit text, state text, schedule jsonb, confirmed jsonb, despatched jsonb)
        cross join lateral jsonb_to_recordset(%s) as p(date date, quantity numeric)
      where o.%s = :party and o.state not in ('cancelled', 'refused') and n.state not in ('cancelled', 'refused') %s
        and not exists (select from %s s where s.buyer = o.buyer and s.supplier = o.supplier and s.agreement = o.number and s.part = n.part)
      order by 1, 2, 10
      """;

  @SuppressWarnings("InlineFormatString") // a statement is read before the code around it
  private static final String AGREED =
      "case jsonb_typeof(n.confirmed) when 'array' then n.confirmed else %s end";

  private OpenOrderLines() {}

  /** As {@link OpenCallOffs#of}. */
  public static List<Counted> of(
      JdbcClient db,
      PartyScope scope,
      PartNumbers numbers,
      @Nullable Collection<String> parts,
      @Nullable String site,
      @Nullable String partner,
      SiteNames sites,
      Moment moment) {
    boolean promised = scope.role() != PartyScope.Role.SUPPLIER;
    return list(promised, db, scope, numbers, parts, site, partner, sites, moment);
  }

  /** As {@link OpenCallOffs#toShip}. */
  public static List<Counted> toShip(
      JdbcClient db,
      PartyScope scope,
      PartNumbers numbers,
      Collection<String> parts,
      @Nullable String partner,
      SiteNames sites,
      Moment moment) {
    return list(false, db, scope, numbers, parts, null, partner, sites, moment);
  }

  /** As {@link OpenCallOffs#promised}. */
  public static List<Counted> promised(
      JdbcClient db,
      PartyScope scope,
      PartNumbers numbers,
      Collection<String> parts,
      SiteNames sites,
      Moment moment) {
    return list(true, db, scope, numbers, parts, null, null, sites, moment);
  }

  private static List<Counted> list(
      boolean promised,
      JdbcClient db,
      PartyScope scope,
      PartNumbers numbers,
      @Nullable Collection<String> parts,
      @Nullable String site,
      @Nullable String partner,
      SiteNames sites,
      Moment moment) {
    boolean sells = scope.role() == PartyScope.Role.SUPPLIER;
    StringBuilder more = new StringBuilder();
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    if (moment.position() != null) params.put("position", moment.position());
    if (parts != null) {
      more.append(" and n.part = any(:parts) and o.order_id in (")
          .append("select p.stream from named_part p where p.part = any(:parts) and p.")
          .append(sells ? "supplier" : "buyer")
          .append(" = :party)");
      params.put("parts", parts.toArray(String[]::new));
    }
    if (site != null) {
      more.append(" and o.site = any(:sites)");
      params.put("sites", sites.all(scope.party().value(), site).toArray(String[]::new));
    }
    if (partner != null) {
      more.append(sells ? " and o.buyer = :partner" : " and o.supplier = :partner");
      params.put("partner", partner);
    }
    String sql =
        LINES.formatted(
            moment.of("transit", TRANSIT),
            moment.of("purchase_order", ORDERS),
            AGREED.formatted(promised ? "'[]'" : "n.schedule"),
            sells ? "supplier" : "buyer",
            more,
            moment.of("delivery_schedule", SCHEDULES));
    Map<String, List<Line>> byPart = new LinkedHashMap<>();
    db.sql(sql)
        .params(params)
        .query((row, _) -> line(row, numbers, sites, sells))
        .list()
        .forEach(it -> byPart.computeIfAbsent(it.orderAndPart(), _ -> new ArrayList<>()).add(it));
    Kind kind = promised ? Kind.PROMISES : Kind.ORDERS;
    List<Counted> all = new ArrayList<>();
    for (List<Line> part : byPart.values()) {
      List<Line> lines = part.stream().sorted(Comparator.comparing(Line::on)).toList();
      List<Quantity> open = open(lines);
      for (int i = 0; i < open.size(); i++)
        if (open.get(i).isPositive())
          all.add(lines.get(i).counted(kind, sells, numbers, open.get(i)));
    }
    return all;
  }

  /**
   * What is left of the lines of one part of an order: less what was said of each, and of all
   * together less what shipments name without the line.
   */
  private static List<Quantity> open(List<Line> lines) {
    Map<String, Quantity> said = new LinkedHashMap<>();
    lines.forEach(it -> said.put(it.line(), it.despatched()));
    Quantity sum = said.values().stream().reduce(Quantity.ZERO, Quantity::plus);
    List<Quantity> left = new ArrayList<>();
    for (Line it : lines) {
      Quantity of = said.getOrDefault(it.line(), Quantity.ZERO);
      Quantity taken = of.exceeds(it.quantity()) ? it.quantity() : of;
      said.put(it.line(), of.minus(taken));
      left.add(it.quantity().minus(taken));
    }
    Quantity sent = lines.getFirst().sent();
    return sent.exceeds(sum) ? OpenQuantity.of(left, sent.minus(sum)) : left;
  }

  private record Line(
      String orderAndPart,
      String line,
      String buyer,
      String supplier,
      @Nullable String site,
      String part,
      String unit,
      Instant said,
      Quantity despatched,
      LocalDate on,
      Quantity quantity,
      Quantity sent) {

    Counted counted(Kind kind, boolean sells, PartNumbers numbers, Quantity open) {
      String partner = sells ? buyer : supplier;
      return new Counted(
          kind,
          numbers.own(partner, part),
          sells ? null : site,
          partner,
          part,
          site,
          on,
          Bucket.DAY,
          DateKind.DELIVERY,
          true,
          open,
          unit,
          said);
    }
  }

  /** What shipments name, in the line's unit; what cannot be brought to it takes nothing off. */
  private static Quantity sent(ResultSet row, PartNumbers numbers, boolean sells)
      throws SQLException {
    String partner = requireNonNull(row.getString(sells ? 3 : 4));
    Quantity sum = Quantity.ZERO;
    for (InUnit it : RowJson.read(requireNonNull(row.getString(12)), IN_UNITS))
      sum =
          sum.plus(
              AgreedUnits.convert(
                      numbers,
                      partner,
                      requireNonNull(row.getString(6)),
                      it.quantity(),
                      it.unit(),
                      requireNonNull(row.getString(7)))
                  .orElse(Quantity.ZERO));
    return sum;
  }

  private record InUnit(String unit, Quantity quantity) {}

  private static final TypeReference<List<InUnit>> IN_UNITS = new TypeReference<>() {};

  private static Line line(ResultSet row, PartNumbers numbers, SiteNames sites, boolean sells)
      throws SQLException {
    String buyer = requireNonNull(row.getString(3));
    String supplier = requireNonNull(row.getString(4));
    return new Line(
        row.getLong(1) + "\n" + row.getString(6),
        requireNonNull(row.getString(2)),
        buyer,
        supplier,
        sites.codeOrNull(buyer, supplier, row.getString(5)),
        requireNonNull(row.getString(6)),
        requireNonNull(row.getString(7)),
        requireNonNull(row.getObject(8, OffsetDateTime.class)).toInstant(),
        new Quantity(requireNonNull(row.getBigDecimal(9))),
        requireNonNull(row.getObject(10, LocalDate.class)),
        new Quantity(requireNonNull(row.getBigDecimal(11))),
        sent(row, numbers, sells));
  }
}
