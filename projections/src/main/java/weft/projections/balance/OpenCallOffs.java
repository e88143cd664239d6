package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.balance.OpenQuantity;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.balance.Counted.Kind;
import weft.projections.rows.Moment;
import weft.scheduling.Bucket;
import weft.scheduling.DateKind;

/**
 * Lines of delivery schedules that are still open: to the supplier what is called off, to the buyer
 * what is promised, where silence counts as a promise by agreement.
 */
public final class OpenCallOffs {
  private static final String SCHEDULES =
      "schedule_no, schedule, buyer, supplier, site, part, unit, release_position, from_position";
  private static final String LINES =
      """
      schedule_no, due, ordinal, buyer, supplier, date_kind, bucket, firmness, quantity, state, promises, from_position\
      """;

  private static final String CALLED_OFF =
      """
      select s.schedule, s.buyer, s.supplier, s.site, s.part, s.unit, r.received_cumulative, r.recorded_at,
        l.due, l.bucket, l.date_kind, l.firmness in ('backlog', 'immediate', 'firm'), sum(l.quantity)
      from %s s join %s l on l.schedule_no = s.schedule_no
        left join schedule_release r on r.schedule_no = s.schedule_no and r.position = s.release_position
      where s.supplier = :party and l.supplier = :party and l.quantity > 0 %s
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
      order by 1, 9, 12 desc
      """;

  private static final String PROMISED =
      """
      select s.schedule, s.buyer, s.supplier, s.site, s.part, s.unit, r.received_cumulative, r.recorded_at,
        p.date, p.bucket, l.date_kind, true, sum(p.quantity)
      from %s s join %s l on l.schedule_no = s.schedule_no
        left join schedule_release r on r.schedule_no = s.schedule_no and r.position = s.release_position
        cross join lateral (
          select date, 'day' as bucket, quantity from jsonb_to_recordset(l.promises) as q(date date, quantity numeric)
          union all
          select l.due, l.bucket, l.quantity where l.state = 'open' and r.silent_until < :now) p
      where s.buyer = :party and l.buyer = :party and p.quantity > 0 %s
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
      order by 1, 9
      """;

  private OpenCallOffs() {}

  /** How much of a schedule's lines was despatched or received since the release in force. */
  public interface Consumed {
    /**
     * Zero or more.
     *
     * @param stated received, as the release states it; null where it states nothing
     */
    Quantity of(String schedule, @Nullable Quantity stated);
  }

  /**
   * Of some parts, or of all.
   *
   * @param parts by the buyers' numbers; null: all
   * @param site the buyer's; null: all
   * @param now when silence counts
   */
  public static List<Counted> of(
      JdbcClient db,
      PartyScope scope,
      PartNumbers numbers,
      @Nullable Collection<String> parts,
      @Nullable String site,
      @Nullable String partner,
      Consumed consumed,
      Moment moment,
      Instant now) {
    boolean sells = scope.role() == PartyScope.Role.SUPPLIER;
    StringBuilder more = new StringBuilder();
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    if (!sells) params.put("now", now.atOffset(java.time.ZoneOffset.UTC));
    if (moment.position() != null) params.put("position", moment.position());
    if (parts != null) {
      more.append(" and s.part = any(:parts)");
      params.put("parts", parts.toArray(String[]::new));
    }
    if (site != null) {
      more.append(" and s.site = :site");
      params.put("site", site);
    }
    if (partner != null) {
      more.append(sells ? " and s.buyer = :partner" : " and s.supplier = :partner");
      params.put("partner", partner);
    }
    String sql =
        (sells ? CALLED_OFF : PROMISED)
            .formatted(
                moment.of("delivery_schedule", SCHEDULES), moment.of("call_off_line", LINES), more);
    Map<String, List<Line>> schedules = new LinkedHashMap<>();
    db.sql(sql)
        .params(params)
        .query(OpenCallOffs::line)
        .list()
        .forEach(it -> schedules.computeIfAbsent(it.schedule(), _ -> new ArrayList<>()).add(it));
    List<Counted> all = new ArrayList<>();
    schedules.forEach(
        (schedule, lines) -> {
          Quantity since = consumed.of(schedule, lines.getFirst().stated());
          List<Quantity> open = OpenQuantity.of(lines.stream().map(Line::quantity).toList(), since);
          for (int i = 0; i < open.size(); i++)
            if (open.get(i).isPositive())
              all.add(lines.get(i).counted(sells, numbers, open.get(i)));
        });
    return all;
  }

  private record Line(
      String schedule,
      String buyer,
      String supplier,
      String site,
      String part,
      String unit,
      @Nullable Quantity stated,
      Instant said,
      LocalDate on,
      Bucket bucket,
      DateKind dateKind,
      boolean firm,
      Quantity quantity) {

    Counted counted(boolean sells, PartNumbers numbers, Quantity open) {
      String partner = sells ? buyer : supplier;
      return new Counted(
          sells ? Kind.CALL_OFFS : Kind.PROMISES,
          numbers.own(partner, part),
          sells ? null : site,
          partner,
          part,
          site,
          on,
          bucket,
          dateKind,
          firm,
          open,
          unit,
          said);
    }
  }

  private static Line line(ResultSet row, int number) throws SQLException {
    var stated = row.getBigDecimal(7);
    OffsetDateTime said = row.getObject(8, OffsetDateTime.class);
    return new Line(
        requireNonNull(row.getString(1)),
        requireNonNull(row.getString(2)),
        requireNonNull(row.getString(3)),
        requireNonNull(row.getString(4)),
        requireNonNull(row.getString(5)),
        requireNonNull(row.getString(6)),
        stated == null ? null : new Quantity(stated),
        said == null ? Instant.EPOCH : said.toInstant(),
        requireNonNull(row.getObject(9, LocalDate.class)),
        Bucket.valueOf(requireNonNull(row.getString(10)).toUpperCase(Locale.ROOT)),
        DateKind.valueOf(requireNonNull(row.getString(11)).toUpperCase(Locale.ROOT)),
        row.getBoolean(12),
        new Quantity(requireNonNull(row.getBigDecimal(13))));
  }
}
