package weft.projections.consumption;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.consumption.ConsumptionAccountId;
import weft.event.StreamId;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.rows.Moment;
import weft.projections.rows.RecordRows;

/**
 * An account of consigned goods: holder, owner and site, and how far consumption has been stated.
 *
 * @param parts how many parts and batches it has or had
 * @param changed how many of them moved since the last statement
 * @param statements how many were made
 * @param lastStated when the last one was made; null if there is none
 * @param upTo the position up to which it goes; 0 without a statement
 */
public record ConsumptionAccounts(
    String holder,
    @JsonProperty("owner") String belongsTo,
    String site,
    int parts,
    int changed,
    int statements,
    @Nullable Instant lastStated,
    @JsonIgnore long upTo) {
  private static final RecordRows<ConsumptionAccounts> ROWS =
      RecordRows.of(ConsumptionAccounts.class);

  /** The id of the account's stream. */
  @JsonProperty
  public String id() {
    return StreamId.toUrl(account().stream());
  }

  private ConsumptionAccountId account() {
    return new ConsumptionAccountId(new PartyCode(holder), new PartyCode(belongsTo), site);
  }

  /** The account's place in the list. */
  public String place() {
    return account().stream();
  }

  /** The goods and their statements belong to two contexts; an account needs the grant of both. */
  private static final String OF_AUDITOR =
      """
      (t.owner = t.holder or not (t.holder = any ((select audited('stock'))::text[])
          and t.holder = any ((select audited('consumption'))::text[])))
        and t.owner = any ((select audited('consumption'))::text[]) and :party <> ''\
      """;

  /**
   * At most {@code limit} accounts that the reader sees, after a place. An auditor reads each
   * account once, as its holder does, or as its owner where only the owner let it read.
   *
   * @param only one account; null for all
   * @param after where the page begins; null begins the list
   */
  public static List<ConsumptionAccounts> list(
      JdbcClient db,
      PartyScope scope,
      @Nullable ConsumptionAccountId only,
      @Nullable ConsumptionAccountId after,
      Moment moment,
      int limit) {
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    if (moment.position() != null) params.put("position", moment.position());
    String seen = scope.role() == PartyScope.Role.VIEWER ? "t.owner = :party" : OF_AUDITOR;
    String where = "";
    ConsumptionAccountId named = only == null ? after : only;
    if (named != null) {
      where =
          " and (t.holder, t.belongs_to, t.site) %s (:holder, :belongs, :site)"
              .formatted(only == null ? ">" : "=");
      params.put("holder", named.holder().value());
      params.put("belongs", named.owner().value());
      params.put("site", named.site());
    }
    return db.sql(
            """
            select t.holder, t.belongs_to, t.site, count(*)::int as parts,
              (count(*) filter (where t.from_position > coalesce(s.up_to, 0)))::int as changed,
              coalesce(max(s.statements), 0)::int as statements, max(s.last_stated) as last_stated, coalesce(max(s.up_to), 0) as up_to
            from %s t left join (
              select owner, holder, belongs_to, site, count(*) as statements, max(stated_at) as last_stated, max(up_to) as up_to
                from %s s group by owner, holder, belongs_to, site) s using (owner, holder, belongs_to, site)
            where %s%s
            group by t.holder, t.belongs_to, t.site order by 1, 2, 3 limit %d
            """
                .formatted(
                    moment.of("consigned_stock", "owner, holder, belongs_to, site, from_position"),
                    moment.of(
                        "consumption_statements",
                        "owner, holder, belongs_to, site, stated_at, up_to"),
                    seen,
                    where,
                    limit))
        .params(params)
        .query(ROWS)
        .list();
  }
}
