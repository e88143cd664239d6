package weft.projections.manufacturing;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/**
 * How one version of a parameter sheet did at one step with one tool. A work order whose step was
 * started both with and without a machine, or on several, counts nowhere: its reports do not say
 * which parameters made what.
 *
 * @param tool null where the sheet names none
 * @param sheet the stream of the sheet
 * @param lots the work orders of the version that reported the step
 * @param firstPassYield of what these reported at the first attempt, the share that was good
 */
public record StepYield(
    int step,
    @Nullable String tool,
    String sheet,
    String code,
    long version,
    int lots,
    BigDecimal firstPassYield) {

  @SuppressWarnings("InlineFormatString") // keeps the SQL in one piece
  private static final String YIELDS =
      """
      with reported as (
        select t.stream, t.parameter_sheet, t.sheet_code, t.sheet_version, t.starts, y.step, y.tried, y.good from %s t
        cross join lateral (
          select (r ->> 'step')::int as step, sum(x.total - x.again) as tried, sum(least(x.good, x.total - x.again)) as good
          from jsonb_array_elements(t.reports) r
          cross join lateral (select (r ->> 'good')::numeric as good, (r ->> 'from_rework')::numeric as again,
            (r ->> 'good')::numeric + (r ->> 'scrap')::numeric + (r ->> 'rework')::numeric as total) x
          group by 1
        ) y
        where t.owner = :party and t.part = :part and t.parameter_sheet is not null and y.tried > 0
      ), made as (
        select o.*, m.machine from reported o
        cross join lateral (
          select min(s ->> 'machine') as machine, count(distinct coalesce(s ->> 'machine', '')) as machines
          from jsonb_array_elements(o.starts) s where (s ->> 'step')::int = o.step
        ) m where m.machines = 1
      )
      select o.step, e.tool, o.parameter_sheet, o.sheet_code, o.sheet_version, count(*) as lots, sum(o.good) / sum(o.tried) as yield
      from made o
      join parameter_sheets p on p.stream = o.parameter_sheet and p.version = o.sheet_version and p.owner = :party
      cross join lateral (
        select e ->> 'tool' as tool from jsonb_array_elements(p.steps) e
        where (e ->> 'step')::int = o.step and (e ->> 'machine' is null or e ->> 'machine' = o.machine)
        order by e ->> 'machine' nulls last limit 1
      ) e
      group by 1, 2, 3, 4, 5
      order by 1, 2 nulls first, 7 desc, 6 desc, 3, 5 desc limit :most\
      """;

  /** The yields of a part, the best version of each step and tool first. */
  public static List<StepYield> of(
      JdbcClient db, PartyScope scope, String part, Moment moment, int most) {
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    params.put("part", part);
    params.put("most", most);
    if (moment.position() != null) params.put("position", moment.position());
    return db.sql(
            YIELDS.formatted(
                moment.of(
                    "work_orders",
                    "stream, owner, part, parameter_sheet, sheet_code, sheet_version, starts,"
                        + " reports")))
        .params(params)
        .query(
            (row, _) ->
                new StepYield(
                    row.getInt("step"),
                    row.getString("tool"),
                    requireNonNull(row.getString("parameter_sheet")),
                    requireNonNull(row.getString("sheet_code")),
                    row.getLong("sheet_version"),
                    row.getInt("lots"),
                    requireNonNull(row.getBigDecimal("yield"))))
        .list();
  }
}
