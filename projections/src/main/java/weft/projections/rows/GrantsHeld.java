package weft.projections.rows;

import java.sql.Types;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import weft.party.PartyScope;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;

/**
 * A grant that the reader holds now, from the reader's own rows in table {@code grants}. A
 * withdrawn or expired grant shows nothing, not even of past moments.
 *
 * @param parts null for all
 * @param since the position from which it shows rows; 0 if it shows the past
 */
public record GrantsHeld(String giver, @Nullable List<String> parts, Grain grain, long since) {
  private static final TypeReference<List<String>> PARTS = new TypeReference<>() {};

  /**
   * The reader's grants that apply at the moment. A grant shows rows from before it only if it says
   * so.
   */
  public static List<GrantsHeld> of(JdbcClient db, PartyScope scope, What what, Moment moment) {
    return db.sql(
            """
            select t.giver, t.parts, t.grain, case when t.past then 0 else t.given_position end
            from grants t
            where t.owner = :party and t.item = 'to' and t.what = :what and t.withdrawn_at is null
              and (t.until is null or t.until >= (now() at time zone 'UTC')::date)
              and (t.past or t.given_position <= coalesce(:moment, t.given_position))
            """)
        .param("party", scope.party().value())
        .param("what", what.name().toLowerCase(Locale.ROOT))
        .param("moment", moment.position(), Types.BIGINT)
        .query(
            (row, _) -> {
              String parts = row.getString(2);
              return new GrantsHeld(
                  row.getString(1),
                  parts == null ? null : RowJson.read(parts, PARTS),
                  Grain.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                  row.getLong(4));
            })
        .list();
  }
}
