package weft.projections.party;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import weft.language.Text;
import weft.party.Organization;
import weft.party.Organization.Site;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.projections.rows.RowJson;

/** Reads all organizations with their partnerships; for the operator. Not versioned. */
public final class Organizations {
  /** How many partnerships of each organization are named; the total is given separately. */
  private static final int NAMED = 4;

  private Organizations() {}

  /**
   * An organization in the operator's list.
   *
   * @param partnerships how many it has, on either side
   * @param first some of them, by buyer and supplier
   */
  public record Listed(Organization organization, long partnerships, List<InForce> first) {}

  /** A partnership and the version of its profile in force. */
  public record InForce(String buyer, String supplier, long version) {
    public Partnership partnership() {
      return new Partnership(new PartyCode(buyer), new PartyCode(supplier));
    }
  }

  /**
   * Lists organizations by code.
   *
   * @param text null, or a piece of code, name, GLN or D-U-N-S number in any case
   * @param after null, or the code after which to go on
   */
  public static List<Listed> list(
      JdbcClient db, @Nullable String text, @Nullable String after, int limit) {
    return db.sql(
            """
            select o.code, o.name_en, o.name_zh, o.gln, o.sites, o.bpn, o.duns,
              (select count(*) from partnership p where p.buyer = o.code or p.supplier = o.code) as partnerships,
              (select coalesce(jsonb_agg(jsonb_build_object('buyer', f.buyer, 'supplier', f.supplier, 'version', f.version)), '[]')
                 from (select v.buyer, v.supplier, max(v.version) as version from partnership_version v
                        where v.buyer = o.code or v.supplier = o.code
                        group by v.buyer, v.supplier order by v.buyer, v.supplier limit :named) f) as first
              from organization o
             where o.code > :after
               and strpos(lower(concat_ws(' ', o.code, o.name_en, o.name_zh, o.gln, o.duns)), lower(:text)) > 0
             order by o.code limit :limit
            """)
        .param("named", NAMED)
        .param("after", after == null ? "" : after)
        .param("text", text == null ? "" : text)
        .param("limit", limit)
        .query(
            (row, _) ->
                new Listed(
                    new Organization(
                        new PartyCode(row.getString("code")),
                        new Text(row.getString("name_en"), row.getString("name_zh")),
                        row.getString("gln"),
                        RowJson.read(row.getString("sites"), new TypeReference<List<Site>>() {}),
                        row.getString("bpn"),
                        row.getString("duns")),
                    row.getLong("partnerships"),
                    RowJson.read(row.getString("first"), new TypeReference<List<InForce>>() {})))
        .list();
  }
}
