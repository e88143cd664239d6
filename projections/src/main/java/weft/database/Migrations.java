package weft.database;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;

/**
 * Brings the schema {@code weft} to this release. Each module owns a folder below {@code
 * db/migration} and a range of versions.
 */
public final class Migrations {
  private static final Set<MigrationState> UNKNOWN =
      EnumSet.of(
          MigrationState.MISSING_SUCCESS,
          MigrationState.MISSING_FAILED,
          MigrationState.FUTURE_SUCCESS,
          MigrationState.FUTURE_FAILED);

  private Migrations() {}

  /**
   * Runs what has not run yet; waits for a lock where another hub is at it.
   *
   * @param owner logs in as {@code weft_owner}
   * @throws NewerSchema where something ran that this release does not know
   */
  public static void migrate(DataSource owner) throws NewerSchema {
    Flyway flyway =
        Flyway.configure()
            .dataSource(owner)
            .schemas("weft")
            .createSchemas(false)
            .locations("classpath:db/migration")
            // Modules number their migrations in ranges of their own.
            .outOfOrder(true)
            .load();
    var unknown =
        Arrays.stream(flyway.info().applied())
            .filter(it -> UNKNOWN.contains(it.getState()))
            .map(it -> "V" + it.getVersion() + " (" + it.getDescription() + ")")
            .toList();
    if (!unknown.isEmpty()) throw new NewerSchema(unknown);
    flyway.migrate();
  }
}
