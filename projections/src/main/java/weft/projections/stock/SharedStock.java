package weft.projections.stock;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.projections.rows.GrantsHeld;
import weft.projections.rows.Moment;
import weft.projections.rows.RecordRows;
import weft.projections.stock.StockSum.Minimum;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;

/**
 * Changes in the stock that other parties let a party see: the sums of its list, in the order of
 * change. If a grant shows only a state, the party gets the changes of state, but not the movements
 * between them.
 */
public final class SharedStock {
  /** The name in the change feed. */
  public static final String NAME = "shared-stock";

  /** How many row versions are examined at once for changes of state. */
  private static final int VERSIONS = 20_000;

  /**
   * The most positions that a page covers; it bounds the cost of a page however many events follow,
   * and however few of them the reader sees.
   */
  private static final long POSITIONS = 10_000;

  /** The result if no further change concerns the reader. */
  private static final long NOWHERE = -1;

  private static final RecordRows<StockSum> SUMS = RecordRows.of(StockSum.class);
  private static final int COLUMNS = StockSum.class.getRecordComponents().length;

  private static final RowMapper<Change> CHANGES =
      (row, number) -> new Change(row.getLong(COLUMNS + 1), SUMS.mapRow(row, number));

  private static final String VERSION =
      "stream, owner, holder, site, part, belongs_to, category, status, unit, quantity,"
          + " from_position";

  /**
   * Current rows, and past versions that ended after a position. All relevant versions did; stated
   * here, the condition uses an index before row security checks each row.
   */
  private static final String VERSIONED =
      "(select %s, cast(null as bigint) as until_position from stock union all select %s, until_position from stock_past where until_position > :after) t"
          .formatted(VERSION, VERSION);

  private final JdbcClient db;
  private final PartyScope scope;
  private final List<GrantsHeld> grants;

  private SharedStock(JdbcClient db, PartyScope scope, List<GrantsHeld> grants) {
    this.db = db;
    this.scope = scope;
    this.grants = grants;
  }

  /** A sum as it is now, and the position of its change. */
  public record Change(long position, StockSum row) {}

  /**
   * Changes of sums.
   *
   * @param until the position up to which there are no others
   */
  public record Quantities(List<Change> changes, long until) {
    private static final Quantities NONE = new Quantities(List.of(), Long.MAX_VALUE);
  }

  /** The stock that the party may see of others, by the grants that it holds now. */
  public static SharedStock of(JdbcClient db, PartyScope scope) {
    return new SharedStock(db, scope, GrantsHeld.of(db, scope, What.STOCK, Moment.NOW));
  }

  private SeenStock seen() {
    return SeenStock.by(scope.party().value(), new HolderRange(null, null, grants));
  }

  private Map<String, @Nullable Object> params(SeenStock seen, long after) {
    Map<String, @Nullable Object> params = new HashMap<>(seen.params());
    params.put("party", scope.party().value());
    params.put("after", after);
    return params;
  }

  /**
   * Sums whose quantities the party sees, each at its last change after the position and within the
   * page, including sums that are zero now. A sum that changes again after the page appears again
   * on a later page.
   */
  public Quantities quantities(long after, int limit) {
    if (grants.stream().noneMatch(it -> it.grain() == Grain.EXACT)) return Quantities.NONE;
    SeenStock seen = seen();
    // The reader's own goods at the holder count in the sum, but make no sum if nothing of the part
    // is shared.
    String rows =
        "%s where %s and %s and t.holder <> :party and (t.owner <> :party or t.holder = any(:all_givers) or (t.holder, t.part) in (select * from unnest(:part_givers, :parts)))"
            .formatted(seen.joined(), seen.atAll(), seen.exactly());
    Map<String, @Nullable Object> params = params(seen, after);
    long until = until(rows, params, limit);
    if (until == NOWHERE) return Quantities.NONE;
    params.put("until", until);
    // A key that was counted in another unit leaves the sum of its earlier unit.
    return new Quantities(
        named(
            db.sql(
                    """
                    select %s, c.position from (
                      select g.stream, g.holder, g.site, g.part, g.category, g.status, g.batch, g.unit, max(g.position) as position, max(g.changed_at) as changed_at
                      from (select t.stream, t.holder, t.site, t.part, t.category, t.status, t.batch, t.unit, t.from_position as position, t.changed_at
                        from stock t %s and t.from_position > :after and t.from_position <= :until
                        union all
                        select t.stream, t.holder, t.site, t.part, t.category, t.status, t.batch, b.unit, t.from_position, t.changed_at
                        from stock t join stock_past b on b.stream = t.stream and b.item = t.item and b.until_position > :after and b.unit <> t.unit
                          %s and t.from_position > :after and t.from_position <= :until) g
                      group by 1, 2, 3, 4, 5, 6, 7, 8) c
                    cross join lateral (
                      select c.holder, c.holder || '/' || c.site as site, c.part, cast(null as text) as partner_part, c.category, c.status as kept, c.batch, coalesce(sum(t.quantity), 0) as quantity,
                        cast(null as text) as state, c.unit, coalesce(sum(t.quantity) filter (where t.belongs_to <> t.holder), 0) as consigned,
                        max(t.counted_at) as counted_at, greatest(c.changed_at, max(t.changed_at)) as changed_at, c.site as plain_site
                      from stock t %s and t.stream = c.stream and t.category = c.category and t.status = c.status
                        and t.batch is not distinct from c.batch and t.unit = c.unit) s
                    order by c.position
                    """
                        .formatted(SUMS.columns("s"), rows, rows, rows))
                .params(params)
                .query(CHANGES)
                .list()),
        until);
  }

  /** The position up to which a page of that many rows goes. */
  private long until(String rows, Map<String, @Nullable Object> params, int limit) {
    long first =
        db.sql(
                """
                select coalesce(min(f.position), %d) from unnest(:owners) o (owner)
                cross join lateral (select t.from_position as position from stock t
                  where t.owner = o.owner and t.from_position > :after order by 1 limit 1) f
                """
                    .formatted(NOWHERE))
            .params(params)
            .query(Long.class)
            .single();
    if (first == NOWHERE) return NOWHERE;
    long bound = first + POSITIONS;
    return db.sql(
            """
            select case when count(*) = %1$d then max(w.position) else :bound end from (
              select t.from_position as position from stock t %2$s and t.from_position > :after and t.from_position <= :bound
              order by 1 limit %1$d) w
            """
                .formatted(limit, rows))
        .params(params)
        .param("bound", bound)
        .query(Long.class)
        .single();
  }

  /**
   * Stock whose states may have changed.
   *
   * @param until the position up to which the lists are complete
   */
  public record Moved(List<String> streams, List<String> parts, long until) {}

  private record At(String stream, String part, long position) {}

  /**
   * The stock visible only by state that moved after a position; if too much moved, the earliest
   * part of it.
   */
  public Moved movedOfStates(long after) {
    if (grants.stream().noneMatch(it -> it.grain() == Grain.STATE))
      return new Moved(List.of(), List.of(), Long.MAX_VALUE);
    SeenStock seen = seen();
    // Every movement changes the current row, which an index finds; its stream then leads to its
    // versions.
    List<At> moved =
        db.sql(
                """
                select t.stream, t.part, t.from_position from %s %s
                where %s and not %s and t.status = 'usable' and t.from_position > :after and t.from_position > %s
                  and t.stream = any(array(select c.stream from stock c where c.owner = any(:owners) and c.from_position > :after))
                order by t.from_position limit %d
                """
                    .formatted(
                        VERSIONED,
                        seen.joined(),
                        seen.atAll(),
                        seen.exactly(),
                        SeenStock.SINCE,
                        VERSIONS + 1))
            .params(params(seen, after))
            .query((row, _) -> new At(row.getString(1), row.getString(2), row.getLong(3)))
            .list();
    // The last position may have more rows than were read.
    boolean cut = moved.size() > VERSIONS;
    return new Moved(
        moved.stream().map(At::stream).distinct().toList(),
        moved.stream().map(At::part).distinct().toList(),
        cut ? moved.getLast().position() - 1 : Long.MAX_VALUE);
  }

  /**
   * Sums whose state changed, each at the first change after the position and up to {@code
   * moved}'s; with their present state. At most {@code limit}, but all of the last position.
   *
   * @param minimums of the parts that moved
   */
  public List<Change> states(Moved moved, List<Minimum> minimums, long after, int limit) {
    if (moved.streams().isEmpty()) return List.of();
    SeenStock seen = seen();
    Map<String, @Nullable Object> params = params(seen, after);
    params.put("streams", moved.streams().toArray(String[]::new));
    params.put("until", moved.until());
    params.put("min_holder", column(minimums, Minimum::holder, String[]::new));
    params.put("min_part", column(minimums, Minimum::part, String[]::new));
    params.put("min_unit", column(minimums, Minimum::unit, String[]::new));
    params.put("min", column(minimums, it -> it.minimum().amount(), BigDecimal[]::new));
    String sum = "holder, site, part, category, unit";
    String state =
        "case when not %1$s.there then null when %1$s.stands <= 0 then 'none' when %1$s.stands <"
            + " m.minimum then 'low' else 'ok' end";
    String minimum =
        """
        left join (select holder, part, unit, min(minimum) as minimum from unnest(:min_holder, :min_part, :min_unit, :min) m (holder, part, unit, minimum)
          group by holder, part, unit) m on m.holder = %1$s.holder and m.part = %1$s.part and m.unit = %1$s.unit\
        """;
    return named(
        db.sql(
                """
                with version as materialized (
                    select t.holder, t.site, t.part, t.category, t.unit, t.quantity, t.from_position, t.until_position, greatest(:after, %s) as since
                    from %s %s
                    where %s and not %s and t.status = 'usable' and t.stream = any(:streams)
                      and (t.until_position is null or t.until_position > greatest(:after, %s))),
                  step as (
                    select %s, since, at, sum(quantity) as quantity, sum(rows) as rows
                    from (select %s, since, greatest(from_position, since) as at, quantity, 1 as rows from version where from_position <= :until
                      union all
                      select %s, since, until_position, -quantity, -1 from version where until_position <= :until) s
                    group by %s, since, at),
                  stand as (
                    select %s, since, at, sum(quantity) over upto as stands, sum(rows) over upto > 0 as there
                    from step window upto as (partition by %s order by at)),
                  said as (select r.*, %s as state from stand r %s),
                  turn as (select s.*, lag(s.state) over (partition by %s order by s.at) as before from said s),
                  turned as (
                    select %s, min(at) as position from turn where at > since and state is distinct from before
                    group by %s order by position fetch first %d rows with ties),
                  now as (
                    select n.*, %s as state from (
                      select c.*, coalesce((select sum(v.quantity) from version v where v.until_position is null and (v.holder, v.site, v.part, v.category, v.unit)
                        = (c.holder, c.site, c.part, c.category, c.unit)), 0) as stands, true as there from turned c) n %s)
                select n.holder, n.holder || '/' || n.site as site, n.part, cast(null as text) as partner_part, n.category, 'usable' as kept, cast(null as text) as batch,
                  cast(null as numeric) as quantity, n.state, n.unit, cast(null as numeric) as consigned,
                  cast(null as timestamptz) as counted_at, cast(null as timestamptz) as changed_at, n.site as plain_site, n.position
                from now n order by n.position
                """
                    .formatted(
                        SeenStock.SINCE,
                        VERSIONED,
                        seen.joined(),
                        seen.atAll(),
                        seen.exactly(),
                        SeenStock.SINCE,
                        sum,
                        sum,
                        sum,
                        sum,
                        sum,
                        sum,
                        state.formatted("r"),
                        minimum.formatted("r"),
                        sum,
                        sum,
                        sum,
                        limit,
                        state.formatted("n"),
                        minimum.formatted("n")))
            .params(params)
            .query(CHANGES)
            .list());
  }

  private List<Change> named(List<Change> changes) {
    List<StockSum> rows =
        StockSum.named(db, scope, Moment.NOW, changes.stream().map(Change::row).toList());
    List<Change> named = new ArrayList<>(changes.size());
    for (int i = 0; i < rows.size(); i++)
      named.add(new Change(changes.get(i).position(), rows.get(i)));
    return named;
  }

  private static <T> T[] column(
      List<Minimum> minimums, Function<Minimum, T> of, IntFunction<T[]> array) {
    return minimums.stream().map(of).toArray(array);
  }
}
