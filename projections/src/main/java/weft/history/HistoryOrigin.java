package weft.history;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Records, once and for ever, where a database's history comes from: hubs append it here, or it is
 * copied from another store. Nobody may append to a copied history, and no copy may overwrite the
 * database's own history.
 */
public final class HistoryOrigin {
  /** The origin of a history that hubs append to in this database. */
  public static final String HERE = "here";

  private HistoryOrigin() {}

  /** Whether the database has no recorded origin and an empty history. */
  public static boolean isNew(DataSource writer) {
    return JdbcClient.create(writer)
        .sql(
            "select not exists (select from history_origin) and not exists (select from"
                + " domain_event)")
        .query(Boolean.class)
        .single();
  }

  /**
   * The database's own permanent number, as text. Records the origin where none is recorded yet.
   */
  public static String database(DataSource writer, String origin) {
    claim(writer, origin);
    return JdbcClient.create(writer)
        .sql("select database::text from history_origin")
        .query(String.class)
        .single();
  }

  /**
   * Records the origin where none is recorded yet.
   *
   * @return the origin that holds from now on, which may differ from the requested one
   */
  public static String claim(DataSource writer, String origin) {
    var database = JdbcClient.create(writer);
    database
        .sql("insert into history_origin (origin) values (?) on conflict do nothing")
        .param(origin)
        .update();
    return database.sql("select origin from history_origin").query(String.class).single();
  }
}
