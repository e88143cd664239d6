package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.balance.Counted.Kind;
import weft.projections.rows.Moment;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;

/**
 * Lines of delivery schedules that are still open: in the supplier's balance what is called off, in
 * the buyer's what is promised, where silence counts as a promise by agreement.
 */
public final class OpenCallOffs {
  private static final String SCHEDULES =
      "schedule_no, schedule, buyer, supplier, site, part, unit, release_position, from_position";
  private static final String LINES =
      """
      schedule_no, due, ordinal, buyer, supplier, date_kind, bucket, firmness, quantity, state, promises, from_position\
      """;

  @SuppressWarnings("InlineFormatString") // a statement is read before the code around it
  private static final String CALLED_OFF =
      """
      select s.schedule, s.buyer, s.supplier, s.site, s.part, s.unit, r.recorded_at,
        l.due as day, l.bucket, l.date_kind, l.firmness in ('backlog', 'immediate', 'firm') as firm, sum(l.quantity) as quantity
      from %s s join %s l on l.schedule_no = s.schedule_no
        left join schedule_release r on r.schedule_no = s.schedule_no and r.position = s.release_position
      where s.%s = :party and l.%s = :party and l.quantity > 0 %s
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11\
      """;

  @SuppressWarnings("InlineFormatString") // a statement is read before the code around it
  private static final String PROMISED =
      """
      select s.schedule, s.buyer, s.supplier, s.site, s.part, s.unit, r.recorded_at,
        p.date as day, p.bucket, l.date_kind, true as firm, sum(p.quantity) as quantity
      from %s s join %s l on l.schedule_no = s.schedule_no
        left join schedule_release r on r.schedule_no = s.schedule_no and r.position = s.release_position
        cross join lateral (
          select date, 'day' as bucket, quantity from jsonb_to_recordset(l.promises) as q(date date, quantity numeric)
          union all
          select l.due, l.bucket, l.quantity where l.state = 'open' and r.silent_until < :now) p
      where s.%s = :party and l.%s = :party and p.quantity > 0 %s
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11\
      """;

  /**
   * What is consumed is taken off each schedule's lines, the oldest first ({@link
   * weft.balance.OpenQuantity}); then lines of one day are one. Those of a longer span are not, as
   * each is spread by itself.
   */
  @SuppressWarnings("InlineFormatString") // a statement is read before the code around it
  private static final String OPEN =
      """
      select buyer, supplier, site, part, unit, day, bucket, date_kind, firm, sum(open), max(recorded_at) from (
        select m.*, least(m.quantity, greatest(0, sum(m.quantity) over (
            partition by m.schedule order by m.day, m.firm desc, m.bucket, m.date_kind rows unbounded preceding)
          - coalesce(c.consumed, 0))) as open
        from (%s) m left join unnest(:schedules::text[], :consumed::text[]::numeric[]) as c(schedule, consumed) on c.schedule = m.schedule) o
      where open > 0
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, case when bucket = 'day' then '' else schedule end
      order by 1, 2, 3, 4, 6, 9 desc, 7, 8, 5, 10
      """;

  private OpenCallOffs() {}

  /**
   * Of some parts, or of all.
   *
   * @param parts by the buyers' numbers; null: all
   * @param site the buyer's; null: all
   * @param since what was sent of them since they were released
   * @param sites what the buyers' sites are called
   * @param now when silence counts
   */
  public static List<Counted> of(
      JdbcClient db,
      PartyScope scope,
      PartNumbers numbers,
      @Nullable Collection<String> parts,
      @Nullable String site,
      @Nullable String partner,
      Since since,
      SiteNames sites,
      Moment moment,
      Instant now) {
    boolean promised = scope.role() != PartyScope.Role.SUPPLIER;
    return list(promised, db, scope, numbers, parts, site, partner, since, sites, moment, now);
  }

  /** As it; to either side what is called off and not yet sent. */
  public static List<Counted> toShip(
      JdbcClient db,
      PartyScope scope,
      PartNumbers numbers,
      Collection<String> parts,
      @Nullable String partner,
      Since since,
      SiteNames sites,
      Moment moment) {
    return list(
        false, db, scope, numbers, parts, null, partner, since, sites, moment, Instant.EPOCH);
  }

  /** As it; to either side what is promised and not yet sent. */
  public static List<Counted> promised(
      JdbcClient db,
      PartyScope scope,
      PartNumbers numbers,
      Collection<String> parts,
      Since since,
      SiteNames sites,
      Moment moment,
      Instant now) {
    return list(true, db, scope, numbers, parts, null, null, since, sites, moment, now);
  }

  private static List<Counted> list(
      boolean promised,
      JdbcClient db,
      PartyScope scope,
      PartNumbers numbers,
      @Nullable Collection<String> parts,
      @Nullable String site,
      @Nullable String partner,
      Since since,
      SiteNames sites,
      Moment moment,
      Instant now) {
    boolean sells = scope.role() == PartyScope.Role.SUPPLIER;
    StringBuilder more = new StringBuilder();
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    if (promised) params.put("now", now.atOffset(java.time.ZoneOffset.UTC));
    if (moment.position() != null) params.put("position", moment.position());
    if (parts != null) {
      more.append(" and s.part = any(:parts)");
      params.put("parts", parts.toArray(String[]::new));
    }
    if (site != null) {
      more.append(" and s.site = any(:sites)");
      params.put("sites", sites.all(scope.party().value(), site).toArray(String[]::new));
    }
    if (partner != null) {
      more.append(sells ? " and s.buyer = :partner" : " and s.supplier = :partner");
      params.put("partner", partner);
    }
    String schedules = moment.of("delivery_schedule", SCHEDULES);
    String lines = moment.of("call_off_line", LINES);
    String own = sells ? "supplier" : "buyer";
    String sql =
        promised
            ? PROMISED.formatted(schedules, lines, own, own, more)
            : CALLED_OFF.formatted(schedules, lines, own, own, more);
    Map<String, Quantity> consumed = since.consumed();
    params.put("schedules", consumed.keySet().toArray(String[]::new));
    params.put(
        "consumed",
        consumed.values().stream().map(it -> it.amount().toPlainString()).toArray(String[]::new));
    return db
        .sql(OPEN.formatted(sql))
        .params(params)
        .query(
            (row, _) ->
                counted(row, promised ? Kind.PROMISES : Kind.CALL_OFFS, sells, numbers, sites))
        .list()
        .stream()
        .filter(it -> it.isFor(site))
        .toList();
  }

  private static Counted counted(
      ResultSet row, Kind kind, boolean sells, PartNumbers numbers, SiteNames sites)
      throws SQLException {
    String buyer = requireNonNull(row.getString(1));
    String supplier = requireNonNull(row.getString(2));
    String partner = sells ? buyer : supplier;
    String site = sites.code(buyer, supplier, requireNonNull(row.getString(3)));
    String part = requireNonNull(row.getString(4));
    OffsetDateTime said = row.getObject(11, OffsetDateTime.class);
    return new Counted(
        kind,
        numbers.own(partner, part),
        sells ? null : site,
        partner,
        part,
        site,
        requireNonNull(row.getObject(6, LocalDate.class)),
        Bucket.valueOf(requireNonNull(row.getString(7)).toUpperCase(Locale.ROOT)),
        DateKind.valueOf(requireNonNull(row.getString(8)).toUpperCase(Locale.ROOT)),
        row.getBoolean(9),
        new Quantity(requireNonNull(row.getBigDecimal(10))),
        requireNonNull(row.getString(5)),
        said == null ? Instant.EPOCH : said.toInstant());
  }
}
