package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.balance.Counted.Kind;
import weft.projections.rows.Moment;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;

/** Goods that left the supplier: what of them is on its way, and what they leave of call-offs. */
public final class OnTheWay {
  private static final String TRANSIT =
      """
      buyer, supplier, ship_to, arrives, shipped, part, unit, open, state, told_at, from_position\
      """;
  private static final String AGREEMENTS = "buyer, supplier, part, supplier_part, from_position";

  private OnTheWay() {}

  /**
   * What a schedule's despatches and receipts leave of its lines.
   *
   * @param parts by the buyers' numbers; null: all
   * @param sites what the buyers' sites are called
   */
  public static Since consumed(
      JdbcClient db,
      PartyScope scope,
      PartNumbers numbers,
      @Nullable Collection<String> parts,
      SiteNames sites,
      Moment moment) {
    boolean sells = scope.role() == PartyScope.Role.SUPPLIER;
    var schedules = new ServedSchedules(ServedSchedule.of(db, scope, parts, sites, moment));
    var since = new Since(numbers, sells);
    if (!schedules.isEmpty())
      SentLines.of(db, scope, schedules, parts != null, sites, moment, since);
    return since;
  }

  /**
   * What is on its way to the buyer's sites.
   *
   * @param parts the buyer's numbers; null: all
   */
  public static List<Counted> of(
      JdbcClient db,
      PartyScope scope,
      PartNumbers numbers,
      @Nullable Collection<String> parts,
      @Nullable String site,
      @Nullable String partner,
      SiteNames sites,
      Moment moment) {
    Map<String, Object> params = params(scope, moment);
    StringBuilder more = new StringBuilder();
    narrow(more, params, "t.supplier", "supplier", partner);
    String buyer = scope.party().value();
    return list(db, "buyer", buyer, numbers, parts, site, sites, more, params, moment);
  }

  /** The same as its supplier sent it: to a buyer's site, by the buyer's number. */
  public static List<Counted> to(
      JdbcClient db,
      PartyScope scope,
      String buyer,
      PartNumbers numbers,
      String part,
      String site,
      SiteNames sites,
      Moment moment) {
    Map<String, Object> params = params(scope, moment);
    StringBuilder more = new StringBuilder();
    narrow(more, params, "t.buyer", "buyer", buyer);
    return list(db, "supplier", buyer, numbers, Set.of(part), site, sites, more, params, moment);
  }

  private static List<Counted> list(
      JdbcClient db,
      String side,
      String buyer,
      PartNumbers numbers,
      @Nullable Collection<String> parts,
      @Nullable String site,
      SiteNames sites,
      StringBuilder more,
      Map<String, Object> params,
      Moment moment) {
    if (parts != null) {
      // The first is what an index finds.
      more.append(" and t.part = any(:numbers) and coalesce(a.part, t.part) = any(:parts)");
      params.put("numbers", numbers.everyNumber(parts).toArray(String[]::new));
      params.put("parts", parts.toArray(String[]::new));
    }
    if (site != null) {
      more.append(" and t.ship_to = any(:sites)");
      params.put("sites", sites.all(buyer, site).toArray(String[]::new));
    }
    return db
        .sql(
            """
            select t.ship_to, coalesce(a.part, t.part), t.supplier, coalesce(t.arrives, t.shipped, t.told_at::date), t.unit, sum(t.open), max(t.told_at)
            from %s t left join %s a on a.buyer = t.buyer and a.supplier = t.supplier and a.supplier_part = t.part
            where t.%s = :party and t.open > 0 and t.state <> 'cancelled' %s
            group by 1, 2, 3, 4, 5
            order by 2, 1, 4, 3, 5
            """
                .formatted(
                    moment.of("transit", TRANSIT),
                    moment.of("part_agreements", AGREEMENTS),
                    side,
                    more))
        .params(params)
        .query(
            (row, _) -> {
              String supplier = requireNonNull(row.getString(3));
              String at = sites.codeOrNull(buyer, supplier, row.getString(1));
              String of = requireNonNull(row.getString(2));
              return new Counted(
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
                  requireNonNull(row.getObject(7, OffsetDateTime.class)).toInstant());
            })
        .list()
        .stream()
        .filter(it -> it.isFor(site))
        .toList();
  }

  private static Map<String, Object> params(PartyScope scope, Moment moment) {
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    if (moment.position() != null) params.put("position", moment.position());
    return params;
  }

  private static void narrow(
      StringBuilder more,
      Map<String, Object> params,
      String column,
      String name,
      @Nullable String value) {
    if (value == null) return;
    more.append(" and ").append(column).append(" = :").append(name);
    params.put(name, value);
  }
}
