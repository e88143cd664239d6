package weft.history;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where a database's history comes from, noted once and for ever: it is appended here, or copied
 * from somewhere. One that is copied must not be appended to, nor one's own be overwritten.
 */
public final class HistoryOrigin {
  /** Of a history that the hubs append to in this database. */
  public static final String HERE = "here";

  private HistoryOrigin() {}

  /** Whether none is noted, and nothing is in the history. */
  public static boolean isNew(DataSource writer) {
    return JdbcClient.create(writer)
        .sql(
            "select not exists (select from history_origin) and not exists (select from"
                + " domain_event)")
        .query(Boolean.class)
        .single();
  }

  /** Which database this is, by a number that it keeps; the origin is noted where none is. */
  public static String database(DataSource writer, String origin) {
    claim(writer, origin);
    return JdbcClient.create(writer)
        .sql("select database::text from history_origin")
        .query(String.class)
        .single();
  }

  /**
   * Notes the origin where none is noted.
   *
   * @return the one that holds from now on, which may be another than the one asked for
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
