package weft.projections.stock;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.rows.RecordRows;

/**
 * The batches from which a supplier can ship: usable finished goods of its own at one site, summed
 * over places, the oldest first. Quantities below zero are left out.
 */
public final class UsableBatches {
  /** The most batches of all parts together. */
  private static final int MOST = 2_000;

  private static final RecordRows<Batch> ROWS = RecordRows.of(Batch.class);

  private UsableBatches() {}

  /**
   * A batch and its quantity.
   *
   * @param part the supplier's number
   * @param batch null if nobody recorded one
   * @param since when goods of it first arrived at the site
   */
  public record Batch(
      String part, @Nullable String batch, Quantity quantity, String unit, Instant since) {}

  /**
   * The batches; read by the holder as the viewer of its own rows.
   *
   * @param parts by the holder's numbers
   */
  public static List<Batch> of(
      JdbcClient db, PartyScope holder, String site, Collection<String> parts) {
    return db.sql(
            """
            select b.part, b.batch, b.quantity, b.unit, b.since from (
              select t.part, t.batch, sum(t.quantity) as quantity, t.unit, min(least(t.changed_at, t.counted_at,
                (select min(least(p.changed_at, p.counted_at)) from stock_past p where p.stream = t.stream and p.item = t.item))) as since
              from stock t
              where t.owner = :party and t.holder = :party and t.belongs_to = :party and t.site = :site and t.part = any(:parts)
                and t.category = 'finished' and t.status = 'usable'
              group by t.part, t.batch, t.unit) b
            where b.quantity > 0
            order by b.part, b.since, b.batch nulls last, b.unit
            limit %d
            """
                .formatted(MOST))
        .param("party", holder.party().value())
        .param("site", site)
        .param("parts", parts.toArray(String[]::new))
        .query(ROWS)
        .list();
  }
}
