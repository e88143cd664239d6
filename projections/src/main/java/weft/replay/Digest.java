package weft.replay;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What rows come to, whatever order they lie in: their number, and a SHA-256 over all columns of
 * all of them.
 */
public record Digest(long rows, String sha256) {

  /**
   * Of the rows a query finds. Each row's text is hashed, and the hashes in their order again, in
   * 256 parts, since PostgreSQL holds no more than 1 GB in one value.
   */
  public static Digest of(Connection database, String query) throws SQLException {
    try (var statement = database.createStatement();
        var row =
            statement.executeQuery(
                """
                select coalesce(sum(n), 0), encode(sha256(coalesce(string_agg(digest, ''::bytea order by part), '')), 'hex') from (
                  select get_byte(hash, 0) as part, count(*) as n, sha256(string_agg(hash, ''::bytea order by hash)) as digest
                  from (select sha256(convert_to(r::text, 'UTF8')) as hash from (%s) r) hashes group by 1) parts
                """
                    .formatted(query))) {
      row.next();
      return new Digest(row.getLong(1), row.getString(2));
    }
  }
}
