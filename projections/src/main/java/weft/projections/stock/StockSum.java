package weft.projections.stock;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.rows.GrantsHeld;
import weft.projections.rows.Moment;
import weft.projections.rows.RecordRows;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;
import weft.stock.StockCategory;
import weft.stock.StockStatus;

/**
 * Stock of a part at a site by category, status and batch, over all owners and places; units are
 * never added.
 *
 * @param site the reader's own number; of another holder {@code HOLDER/SITE}
 * @param consigned so much of the quantity belongs to others than its holder
 * @param countedAt the newest moment of which a count of it speaks; null where nobody counted it
 */
public record StockSum(
    String holder,
    String site,
    String part,
    StockCategory category,
    StockStatus status,
    @Nullable String batch,
    Quantity quantity,
    String unit,
    Quantity consigned,
    @Nullable Instant countedAt,
    Instant changedAt,
    @JsonIgnore String plainSite) {
  private static final RecordRows<StockSum> ROWS = RecordRows.of(StockSum.class);
  private static final String COLUMNS =
      "owner, holder, site, part, belongs_to, category, status, batch, quantity, unit, counted_at,"
          + " changed_at";

  /** What the list is narrowed to; null does not narrow. */
  public record Filter(
      @Nullable String part,
      @Nullable String site,
      @Nullable String holder,
      @Nullable String owner,
      @Nullable String category,
      @Nullable String status,
      @Nullable String batch) {}

  /** Its place in the list. */
  public String place() {
    return StreamId.of("Sum", holder, plainSite, part, name(category), name(status), batch, unit);
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * At most so many, after a place. Who sees all counts each key once, as its holder does. What is
   * used up is listed where its part is asked for.
   *
   * @param after a {@link #place}; null begins the list
   */
  public static List<StockSum> list(
      JdbcClient db,
      PartyScope scope,
      Filter filter,
      @Nullable String after,
      Moment moment,
      int limit) {
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    if (moment.position() != null) params.put("position", moment.position());
    List<String> where = new ArrayList<>();
    where.add(
        scope.role() == PartyScope.Role.VIEWER
            ? seen(GrantsHeld.of(db, scope, What.STOCK, moment), params)
            : "t.owner = t.holder and :party <> ''");
    narrow(where, params, "t.part", "part", filter.part());
    params.put("part_named", filter.part() != null);
    narrow(where, params, "t.holder", "holder", filter.holder());
    narrow(where, params, "t.belongs_to", "belongs", filter.owner());
    narrow(where, params, "t.category", "category", filter.category());
    narrow(where, params, "t.status", "status", filter.status());
    narrow(where, params, "t.batch", "batch", filter.batch());
    narrow(
        where,
        params,
        "case when t.holder = :party then t.site else t.holder || '/' || t.site end",
        "site",
        filter.site());
    if (after != null) {
      List<@Nullable String> parts = StreamId.segments(after, "Sum", 7);
      for (int i = 0; i < 7; i++) params.put("after" + i, parts.get(i) == null ? "" : parts.get(i));
      where.add(
          "(t.holder, t.site, t.part, t.category, t.status, coalesce(t.batch, ''), t.unit)"
              + " > (:after0, :after1, :after2, :after3, :after4, :after5, :after6)");
    }
    return db.sql(
            """
            select t.holder, case when t.holder = :party then t.site else t.holder || '/' || t.site end as site,
              t.part, t.category, t.status, t.batch, sum(t.quantity) as quantity, t.unit,
              coalesce(sum(t.quantity) filter (where t.belongs_to <> t.holder), 0) as consigned,
              max(t.counted_at) as counted_at, max(t.changed_at) as changed_at, t.site as plain_site
            from %s t where %s
            group by t.holder, t.site, t.part, t.category, t.status, t.batch, t.unit
            having sum(t.quantity) <> 0 or :part_named
            order by t.holder, t.site, t.part, t.category, t.status, coalesce(t.batch, ''), t.unit
            limit %d
            """
                .formatted(moment.of("stock", COLUMNS), String.join(" and ", where), limit))
        .params(params)
        .query(ROWS)
        .list();
  }

  /**
   * The reader's own, and what others hold of theirs and let it see, each key once. A grant of a
   * state alone shows no quantities, so it shows nothing here.
   */
  private static String seen(List<GrantsHeld> grants, Map<String, Object> params) {
    List<String> seen = new ArrayList<>(List.of("t.owner = :party"));
    for (int i = 0; i < grants.size(); i++) {
      GrantsHeld grant = grants.get(i);
      if (grant.grain() != Grain.EXACT) continue;
      String parts = "";
      if (grant.parts() != null) {
        parts = " and t.part = any(:parts%d)".formatted(i);
        params.put("parts" + i, grant.parts().toArray(String[]::new));
      }
      params.put("giver" + i, grant.giver());
      seen.add(
          "(t.owner = :giver%d and t.holder = :giver%d and t.belongs_to <> :party%s)"
              .formatted(i, i, parts));
    }
    return "(" + String.join(" or ", seen) + ")";
  }

  private static void narrow(
      List<String> where,
      Map<String, Object> params,
      String column,
      String name,
      @Nullable String value) {
    if (value == null) return;
    where.add(column + " = :" + name);
    params.put(name, value);
  }
}
