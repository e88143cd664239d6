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
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.projections.balance.CountedQuantity.Kind;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;

/**
 * Open lines of delivery schedules: the supplier's balance counts what is called off, the buyer's
 * counts what is promised. Silence counts as a promise where the two agreed so.
 */
public final class OpenCallOffs {
  private static final String SCHEDULES =
      "schedule_no, schedule, buyer, supplier, site, part, unit, release_position, from_position";
  private static final String LINES =
      """
      schedule_no, due, ordinal, buyer, supplier, date_kind, bucket, firmness, quantity, state, promises, answered_at, answer_origins,
      interchange, message, segment, from_position\
      """;

  @SuppressWarnings("InlineFormatString") // a named constant keeps the SQL legible
  private static final String CALLED_OFF =
      """
      select s.schedule, s.buyer, s.supplier, s.site, s.part, s.unit, r.recorded_at,
        l.due as day, l.bucket, l.date_kind, l.firmness in ('backlog', 'immediate', 'firm') as firm, sum(l.quantity) as quantity, %s as ordinal%s
      from %s s join %s l on l.schedule_no = s.schedule_no
        left join schedule_release r on r.schedule_no = s.schedule_no and r.position = s.release_position
      where s.%s = :party and l.%s = :party and l.quantity > 0 %s
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13%s\
      """;

  @SuppressWarnings("InlineFormatString") // a named constant keeps the SQL legible
  private static final String PROMISED =
      """
      select s.schedule, s.buyer, s.supplier, s.site, s.part, s.unit, r.recorded_at,
        p.date as day, p.bucket, l.date_kind, true as firm, sum(p.quantity) as quantity, %s as ordinal%s
      from %s s join %s l on l.schedule_no = s.schedule_no
        left join schedule_release r on r.schedule_no = s.schedule_no and r.position = s.release_position
        cross join lateral (
          select case when q.date like '____-__-__' then q.date::date else 'infinity' end as date, 'day' as bucket, q.quantity, q.place, true as answered
          from rows from (jsonb_to_recordset(l.promises) as (date text, quantity numeric)) with ordinality as q(date, quantity, place)
          union all
          select l.due, l.bucket, l.quantity, null, false where l.state = 'open' and r.silent_until < :now) p
      where s.%s = :party and l.%s = :party and p.quantity > 0 %s
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13%s\
      """;

  private static final String BY_SPAN = "case when l.bucket = 'day' then 0 else l.ordinal end";
  private static final String BY_SPAN_OF_PROMISE =
      "case when p.bucket = 'day' then 0 else l.ordinal end";

  /**
   * The last release of its message brought the line as it stands, whether or not it was answered
   * since.
   */
  private static final String RELEASED =
      """
      (select max(e.position) from schedule_release e
        where e.schedule_no = l.schedule_no and e.position <= l.from_position and e.interchange is not distinct from l.interchange)\
      """;

  /** The first version of the line that has the answer states the answer. */
  private static final String ANSWERED =
      """
      least(l.from_position, (select min(e.from_position) from call_off_line_past e
        where (e.schedule_no, e.due, e.ordinal) = (l.schedule_no, l.due, l.ordinal) and e.answered_at = l.answered_at))\
      """;

  private static final String EACH_CALLED_OFF =
      """
      , %1$s as told_at, (select e.number from schedule_release e where e.schedule_no = l.schedule_no and e.position = %1$s) as number,
        l.interchange, l.message, l.segment\
      """
          .formatted(RELEASED);

  private static final String EACH_PROMISED =
      """
      , case when p.answered then %1$s else %2$s end as told_at,
        case when p.answered then r.number else (select e.number from schedule_release e where e.schedule_no = l.schedule_no and e.position = %2$s) end as number,
        case when p.answered then l.answer_origins -> (p.place::int - 1) ->> 'interchange' else l.interchange end as interchange,
        case when p.answered then l.answer_origins -> (p.place::int - 1) ->> 'message' else l.message end as message,
        case when p.answered then (l.answer_origins -> (p.place::int - 1) ->> 'segment')::int else l.segment end as segment\
      """
          .formatted(ANSWERED, RELEASED);

  /**
   * Nets the consumed quantity against each schedule's lines, the oldest first ({@link
   * weft.balance.OpenQuantity}), in the unit in which the netting can be expressed. Then merges the
   * lines of one day. Lines of a longer span stay separate, because each is spread by itself, to
   * its last decimal.
   */
  @SuppressWarnings("InlineFormatString") // a named constant keeps the SQL legible
  private static final String OPEN =
      """
      select buyer, supplier, site, part, coalesce(consumed_in, unit), day, bucket, date_kind, firm, sum(open), max(recorded_at)%s from (
        select m.*, c.unit as consumed_in, m.quantity * coalesce(c.per, 1) as wanted,
          least(m.quantity * coalesce(c.per, 1), greatest(0, coalesce(c.per, 1) * sum(m.quantity) over (
            partition by m.schedule order by m.day, m.firm desc, m.bucket, m.date_kind, m.ordinal%s rows unbounded preceding)
          - coalesce(c.consumed, 0))) as open
        from (%s) m left join unnest(:schedules::text[], :consumed::text[]::numeric[], :per::text[]::numeric[], :units::text[])
          as c(schedule, consumed, per, unit) on c.schedule = m.schedule) o
      where open > 0
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, case when bucket = 'day' then '' else schedule || ' ' || ordinal end%s
      order by 1, 2, 3, 4, 6, 9 desc, 7, 8, 5, 10
      """;

  private OpenCallOffs() {}

  /**
   * Lists the open lines of some parts, or of all.
   *
   * @param parts the buyers' numbers; null: all
   * @param site the buyer's site; null: all
   * @param since goods sent since the lines were released
   * @param now the moment at which silence is judged
   */
  public static List<CountedQuantity> of(
      Trade trade,
      @Nullable Collection<String> parts,
      @Nullable String site,
      @Nullable String partner,
      ScheduleNetting since,
      Instant now) {
    return list(trade, trade.sells() ? null : now, parts, site, partner, since);
  }

  /** As {@link #of}, but for either side: lines called off and not yet sent. */
  public static List<CountedQuantity> toShip(
      Trade trade, Collection<String> parts, @Nullable String partner, ScheduleNetting since) {
    return list(trade, null, parts, null, partner, since);
  }

  /** As {@link #of}, but for either side: quantities promised and not yet sent. */
  public static List<CountedQuantity> promised(
      Trade trade, Collection<String> parts, ScheduleNetting since, Instant now) {
    return list(trade, now, parts, null, null, since);
  }

  /**
   * Reads called-off or promised lines.
   *
   * @param promised the moment at which silence counts as a promise; null reads called-off lines
   */
  private static List<CountedQuantity> list(
      Trade trade,
      @Nullable Instant promised,
      @Nullable Collection<String> parts,
      @Nullable String site,
      @Nullable String partner,
      ScheduleNetting since) {
    StringBuilder more = new StringBuilder();
    Map<String, Object> params = trade.params();
    if (promised != null) params.put("now", promised.atOffset(ZoneOffset.UTC));
    if (parts != null) {
      more.append(" and s.part = any(:parts)");
      params.put("parts", parts.toArray(String[]::new));
    }
    if (site != null) {
      more.append(" and s.site = any(:sites)");
      params.put("sites", trade.sitesCalled(site));
    }
    if (partner != null) {
      more.append(trade.sells() ? " and s.buyer = :partner" : " and s.supplier = :partner");
      params.put("partner", partner);
    }
    Map<String, ScheduleNetting.Consumed> consumed = since.consumed();
    params.put("schedules", consumed.keySet().toArray(String[]::new));
    params.put("consumed", each(consumed, it -> it.amount().toString()));
    params.put("per", each(consumed, it -> it.per().toString()));
    params.put("units", each(consumed, ScheduleNetting.Consumed::unit));
    Kind kind = promised == null ? Kind.CALL_OFFS : Kind.PROMISES;
    return trade
        .db()
        .sql(open(trade, promised != null, more))
        .params(params)
        .query((row, _) -> counted(row, kind, trade))
        .list()
        .stream()
        .filter(it -> it.isFor(site))
        .toList();
  }

  private static String[] each(
      Map<String, ScheduleNetting.Consumed> consumed,
      Function<ScheduleNetting.Consumed, String> value) {
    return consumed.values().stream().map(value).toArray(String[]::new);
  }

  private static String open(Trade trade, boolean promised, CharSequence more) {
    boolean each = trade.each();
    String lines =
        (promised ? PROMISED : CALLED_OFF)
            .formatted(
                each ? "l.ordinal" : promised ? BY_SPAN_OF_PROMISE : BY_SPAN,
                !each ? "" : promised ? EACH_PROMISED : EACH_CALLED_OFF,
                trade.table("delivery_schedule", SCHEDULES),
                trade.table("call_off_line", LINES),
                trade.own(),
                trade.own(),
                more,
                each ? ", 14, 15, 16, 17, 18" : "");
    return OPEN.formatted(
        each ? ", schedule, told_at, number, sum(wanted), interchange, message, segment" : "",
        each ? ", m.told_at, m.segment" : "",
        lines,
        each ? ", 12, 13, 14, 16, 17, 18, ordinal" : "");
  }

  private static CountedQuantity counted(ResultSet row, Kind kind, Trade trade)
      throws SQLException {
    String buyer = requireNonNull(row.getString(1));
    String supplier = requireNonNull(row.getString(2));
    String partner = trade.sells() ? buyer : supplier;
    String site = trade.sites().code(buyer, supplier, requireNonNull(row.getString(3)));
    String part = requireNonNull(row.getString(4));
    OffsetDateTime said = row.getObject(11, OffsetDateTime.class);
    return new CountedQuantity(
        kind,
        trade.numbers().own(partner, part),
        trade.sells() ? null : site,
        partner,
        part,
        site,
        requireNonNull(row.getObject(6, LocalDate.class)),
        Bucket.valueOf(requireNonNull(row.getString(7)).toUpperCase(Locale.ROOT)),
        DateKind.valueOf(requireNonNull(row.getString(8)).toUpperCase(Locale.ROOT)),
        row.getBoolean(9),
        new Quantity(requireNonNull(row.getBigDecimal(10))),
        requireNonNull(row.getString(5)),
        said == null ? Instant.EPOCH : said.toInstant(),
        trade.each() ? ToldBy.of(row, 12) : null);
  }
}
