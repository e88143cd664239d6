package weft.projections.party;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import weft.language.Text;
import weft.party.Organization.Site;
import weft.projections.rows.RowJson;

/** Reads the organizations that a party may see: itself and its partners. */
public final class Partners {
  private Partners() {}

  /** An organization as its partners see it. This record is the JSON. */
  public record Partner(String code, Text name, List<Site> sites) {}

  public static List<Partner> list(JdbcClient db) {
    return db.sql("select code, name_en, name_zh, sites from organization order by code limit 5000")
        .query(
            (row, _) ->
                new Partner(
                    row.getString("code"),
                    new Text(row.getString("name_en"), row.getString("name_zh")),
                    RowJson.read(row.getString("sites"), new TypeReference<List<Site>>() {})))
        .list();
  }
}
