package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.material.DemandLine;
import weft.party.PartyScope;
import weft.projections.material.MaterialDemandRow;
import weft.projections.production.OutputLineRow;
import weft.projections.production.ProductionScheduleRow;

/**
 * Finds the publication that stated a line of a demand or plan; each publication's event keeps a
 * version of the row.
 */
public final class PublishedBy {
  private static final String DEMANDS =
      """
      select v.from_day, v.until, min(v.from_position) from (
        select stream, item, owner, from_day, until, published_at, from_position from material_demands
        union all
        select stream, item, owner, from_day, until, published_at, from_position from material_demands_past) v
      where v.owner = :party and v.stream = :stream and v.item = :item and v.from_position <= :upTo
      group by v.from_day, v.until, v.published_at
      order by 3 desc
      """;

  private static final String PLANS =
      """
      select v.published, min(v.from_position) from (
        select stream, item, owner, published, from_position from production_schedules
        union all
        select stream, item, owner, published, from_position from production_schedules_past) v
      where v.owner = :party and v.stream = :stream and v.item = :item and v.from_position <= :upTo
      group by v.published
      """;

  private PublishedBy() {}

  /**
   * For a demand line: the newest publication whose horizon includes one of its days. Null where
   * the reader only holds a grant, because the event then belongs to another party.
   */
  public static Function<DemandLine, @Nullable ToldBy> ofLines(
      JdbcClient db, PartyScope scope, MaterialDemandRow row) {
    List<Horizon> publications = of(db, scope, row);
    if (publications.isEmpty()) return _ -> null;
    return line -> {
      long position =
          publications.stream()
              .filter(it -> line.overlaps(it.from(), it.until()))
              .findFirst()
              .map(Horizon::position)
              .orElse(row.fromPosition());
      return new ToldBy(row.stream(), position, null, null, line.quantity());
    };
  }

  /**
   * For a plan line: the publication whose number the line carries; null in the same case as for a
   * demand.
   */
  public static Function<OutputLineRow, @Nullable ToldBy> ofLines(
      JdbcClient db, PartyScope scope, ProductionScheduleRow row) {
    Map<Integer, Long> publications = of(db, scope, row);
    if (publications.isEmpty()) return _ -> null;
    return line ->
        new ToldBy(
            row.stream(),
            publications.getOrDefault(line.published(), row.fromPosition()),
            null,
            null,
            line.quantity());
  }

  /** The days that a publication covers; it states all of them. */
  record Horizon(LocalDate from, LocalDate until, long position) {}

  /** The publications of a demand, the newest first. */
  static List<Horizon> of(JdbcClient db, PartyScope scope, MaterialDemandRow row) {
    return db.sql(DEMANDS)
        .param("party", scope.party().value())
        .param("stream", row.stream())
        .param("item", row.item())
        .param("upTo", row.fromPosition())
        .query(
            (it, _) ->
                new Horizon(
                    requireNonNull(it.getObject(1, LocalDate.class)),
                    requireNonNull(it.getObject(2, LocalDate.class)),
                    it.getLong(3)))
        .list();
  }

  /** The positions of a plan's publications, by their numbers. */
  static Map<Integer, Long> of(JdbcClient db, PartyScope scope, ProductionScheduleRow row) {
    Map<Integer, Long> positions = new TreeMap<>();
    db.sql(PLANS)
        .param("party", scope.party().value())
        .param("stream", row.stream())
        .param("item", row.item())
        .param("upTo", row.fromPosition())
        .query(
            it -> {
              positions.put(it.getInt(1), it.getLong(2));
            });
    return positions;
  }
}
