package weft.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema {@code weft} to this release. Each module owns a folder below {@code
 * db/migration} and a range of versions.
 */
public final class Migrations {
  private Migrations() {}

  /**
   * Runs what has not run yet; waits for a lock where another hub is at it.
   *
   * @param owner logs in as {@code weft_owner}
   */
  public static void migrate(DataSource owner) {
    Flyway.configure()
        .dataSource(owner)
        .schemas("weft")
        .createSchemas(false)
        .locations("classpath:db/migration")
        // Modules number their migrations in ranges of their own.
        .outOfOrder(true)
        .connectRetries(10)
        .load()
        .migrate();
  }
}
