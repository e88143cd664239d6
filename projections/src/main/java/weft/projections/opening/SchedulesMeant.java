package weft.projections.opening;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;

/** Finds the delivery schedule that a paper describes: partner, site, part and agreement. */
public final class SchedulesMeant {
  @SuppressWarnings("InlineFormatString") // keeps the SQL in one piece
  private static final String MEANT =
      """
      select s.schedule from delivery_schedule s
      where s.%s = :party and s.%s = :partner and s.site = any(:sites)
        and (s.part = :part or exists (select from part_agreements a
          where a.buyer = s.buyer and a.supplier = s.supplier and a.part = s.part and a.supplier_part = :part))
        and (cast(:agreement as text) is null or s.agreement = :agreement)
        and (cast(:point as text) is null or s.unloading_point = :point)
      order by s.schedule limit 2\
      """;

  private SchedulesMeant() {}

  /**
   * No schedule, one, or two where several match.
   *
   * @param sites the possible names of the site
   */
  public static List<String> of(
      JdbcClient db,
      PartyScope scope,
      String partner,
      Collection<String> sites,
      String part,
      @Nullable String agreement,
      @Nullable String unloadingPoint) {
    boolean sells = scope.role() == PartyScope.Role.SUPPLIER;
    Map<String, @Nullable Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    params.put("partner", partner);
    params.put("sites", sites.toArray(String[]::new));
    params.put("part", part);
    params.put("agreement", agreement);
    params.put("point", unloadingPoint);
    return db.sql(MEANT.formatted(sells ? "supplier" : "buyer", sells ? "buyer" : "supplier"))
        .params(params)
        .query((row, _) -> requireNonNull(row.getString(1)))
        .list();
  }
}
