package weft.replay;

import java.sql.Connection;
import java.sql.SQLException;

/** A checksum of rows in any order: their number, and a SHA-256 over all their columns. */
public record Digest(long rows, String sha256) {

  /**
   * The digest of a query's rows. Hashes each row's text and then the sorted hashes, in 256 parts
   * because PostgreSQL holds at most 1 GB in one value.
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
