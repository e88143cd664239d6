package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.balance.CountedQuantity.Kind;
import weft.projections.balance.CountedQuantity.Mark;
import weft.projections.rows.Moment;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;

/**
 * The stock that a holder may use at its sites, summed by owner over batches and places. Blocked
 * stock never counts; stock under inspection counts only where an agreement says so. A supplier
 * ships finished goods only. A shortage in one batch reduces the owner's other batches. A total
 * below zero is never usable; the balance lists it among the quantities it does not count.
 */
public final class UsableStock {
  private static final String COLUMNS =
      """
      stream, item, owner, holder, site, part, belongs_to, category, status, batch, quantity, unit, changed_at,
      interchange, message, segment, from_position, rounded_at, not_moved\
      """;

  /**
   * Whether stock moved after the report that counted it. The current quantity then has no segment.
   */
  private static final String MOVED =
      """
      exists (select from stock_past p where p.stream = t.stream and p.item = t.item
        and p.interchange = t.interchange and p.segment = t.segment and p.quantity <> t.quantity and p.from_position < t.from_position)\
      """;

  private static final String EACH =
      """
      , t.stream, t.from_position, t.batch, sum(t.quantity),
        case when not %1$s then t.interchange end, case when not %1$s then t.message end, case when not %1$s then t.segment end\
      """
          .formatted(MOVED);

  private UsableStock() {}

  /** Whether stock of the part that is under inspection counts. */
  public interface InspectionCounts {
    boolean of(String part);
  }

  /**
   * Reads the stock of one part at one site, or of all.
   *
   * @param scope the holder's as the owner of its rows
   * @param sells whether it is the supplier's balance
   * @param each as in {@link Trade}
   */
  public static List<CountedQuantity> of(
      JdbcClient db,
      PartyScope scope,
      boolean sells,
      @Nullable String part,
      @Nullable String site,
      InspectionCounts inspection,
      Moment moment,
      boolean each) {
    StringBuilder more = new StringBuilder();
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    if (moment.position() != null) params.put("position", moment.position());
    if (sells) more.append(" and t.category = 'finished'");
    if (part != null) {
      more.append(" and t.part = :part");
      params.put("part", part);
    }
    if (site != null) {
      more.append(" and t.site = :site");
      params.put("site", site);
    }
    List<CountedQuantity> all =
        new ArrayList<>(stock(db, params, more.toString(), inspection, moment, each));
    all.addAll(notMoved(db, params, more.toString(), inspection, moment, each));
    return all;
  }

  private static List<CountedQuantity> stock(
      JdbcClient db,
      Map<String, Object> params,
      String more,
      InspectionCounts inspection,
      Moment moment,
      boolean each) {
    return db.sql(
            """
            select t.site, t.part, t.belongs_to, t.status, t.unit,
              sum(t.quantity),
              max(t.changed_at), bool_or(t.rounded_at is not null),
              sign(sum(sum(t.quantity)) over (partition by t.site, t.part, t.belongs_to, t.status, t.unit))%s
            from %s t
            where t.owner = :party and t.holder = :party and t.status in ('usable', 'inspection') %s
            group by 1, 2, 3, 4, 5%s
            order by 2, 1, 3, 4, 5
            """
                .formatted(
                    each ? EACH : "",
                    moment.of("stock", COLUMNS),
                    more,
                    each ? ", 10, 11, 12, 14, 15, 16, t.item" : ""))
        .params(params)
        .query(
            (row, _) -> {
              String held = requireNonNull(row.getString(2));
              boolean counts = row.getString(4).equals("usable") || inspection.of(held);
              int inAll = row.getInt(9);
              Mark mark = inAll < 0 ? Mark.BELOW_ZERO : row.getBoolean(8) ? Mark.ROUNDED : null;
              Quantity quantity =
                  inAll == 0 ? Quantity.ZERO : new Quantity(requireNonNull(row.getBigDecimal(6)));
              return new CountedQuantity(
                  Kind.STOCK,
                  held,
                  row.getString(1),
                  row.getString(3),
                  held,
                  null,
                  null,
                  Bucket.DAY,
                  DateKind.DELIVERY,
                  false,
                  counts ? quantity : Quantity.ZERO,
                  requireNonNull(row.getString(5)),
                  requireNonNull(row.getObject(7, OffsetDateTime.class)).toInstant(),
                  each ? ToldBy.of(row, 10) : null,
                  counts ? mark : null);
            })
        .list();
  }

  /** Goods that moved but are in no stock, in their own units. */
  private static List<CountedQuantity> notMoved(
      JdbcClient db,
      Map<String, Object> params,
      String more,
      InspectionCounts inspection,
      Moment moment,
      boolean each) {
    return db
        .sql(
            """
            select t.site, t.part, t.belongs_to, t.status, n ->> 'unit', (n ->> 'quantity')::numeric, t.changed_at,
              t.stream, t.from_position, t.batch, (n ->> 'quantity')::numeric, null, null, null
            from %s t cross join lateral jsonb_array_elements(t.not_moved) n
            where t.owner = :party and t.holder = :party and t.status in ('usable', 'inspection') and t.not_moved is not null %s
            order by 2, 1, 3, 4, 5, 8, t.item
            """
                .formatted(moment.of("stock", COLUMNS), more))
        .params(params)
        .query(
            (row, _) -> {
              String held = requireNonNull(row.getString(2));
              if (!row.getString(4).equals("usable") && !inspection.of(held)) return null;
              return new CountedQuantity(
                  Kind.STOCK,
                  held,
                  row.getString(1),
                  row.getString(3),
                  held,
                  null,
                  null,
                  Bucket.DAY,
                  DateKind.DELIVERY,
                  false,
                  new Quantity(requireNonNull(row.getBigDecimal(6))),
                  requireNonNull(row.getString(5)),
                  requireNonNull(row.getObject(7, OffsetDateTime.class)).toInstant(),
                  each ? ToldBy.of(row, 8) : null,
                  Mark.NOT_MOVED);
            })
        .list()
        .stream()
        .filter(Objects::nonNull)
        .toList();
  }
}
