package weft.projections.sharing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;

/**
 * Finds numbers that are not a party's own part numbers: the party has agreed, planned, stocked,
 * called off, ordered or sent nothing under them, or they are a partner's number of a part.
 */
public final class OwnParts {
  /**
   * A party's own streams (stock, output, demand) use its own numbers; shared streams may use
   * either side's.
   */
  private static final String UNKNOWN =
      """
      select n.number,
        (select min(t.supplier_part) from part_agreements t where t.supplier = :party and t.part = n.number),
        (select min(t.part) from part_agreements t where t.buyer = :party and t.supplier_part = n.number)
      from unnest(:numbers) with ordinality n(number, place)
      where not exists (select from part_agreements t where t.supplier = :party and t.supplier_part = n.number)
        and not exists (select from part_agreements t where t.buyer = :party and t.part = n.number)
        and not exists (select from part_change c where c.viewer = :party and c.part = n.number
          and (c.source in ('stock', 'output', 'demand') or (
            not exists (select from part_agreements t where t.supplier = :party and t.part = n.number)
            and not exists (select from part_agreements t where t.buyer = :party and t.supplier_part = n.number))))
        and not exists (select from capacity_groups t where t.owner = :party and t.item = '-' and jsonb_exists(t.part_numbers, n.number))
      order by n.place\
      """;

  private OwnParts() {}

  /**
   * The numbers that are not the viewer's, in their order. Each maps to the viewer's own number if
   * a partner uses the given one for that part, else to an empty string.
   */
  public static Map<String, String> unknown(
      JdbcClient db, PartyScope viewer, Collection<String> numbers) {
    Map<String, String> unknown = new LinkedHashMap<>();
    db.sql(UNKNOWN)
        .param("party", viewer.party().value())
        .param("numbers", numbers.toArray(String[]::new))
        .query(
            row -> {
              String sold = row.getString(2);
              String own = sold == null ? row.getString(3) : sold;
              unknown.put(row.getString(1), own == null ? "" : own);
            });
    return unknown;
  }
}
