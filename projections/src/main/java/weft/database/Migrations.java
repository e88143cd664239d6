package weft.database;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema {@code weft} to this release. Each module owns a folder below {@code
 * db/migration} and a range of versions.
 */
public final class Migrations {
  /** The first migration of hubs from before release 0.1.0, whose schema no release reads. */
  private static final String OLD_HISTORY = "V101 (history)";

  private static final Logger log = LoggerFactory.getLogger(Migrations.class);
  private static final Set<MigrationState> UNKNOWN =
      EnumSet.of(
          MigrationState.MISSING_SUCCESS,
          MigrationState.MISSING_FAILED,
          MigrationState.FUTURE_SUCCESS,
          MigrationState.FUTURE_FAILED);

  private Migrations() {}

  /**
   * Checks an existing schema without changing it.
   *
   * @param owner logs in as {@code weft_owner}
   * @throws UnknownSchema where a migration ran that this release does not know
   */
  public static void requireKnown(DataSource owner) throws UnknownSchema {
    requireKnown(flyway(owner));
  }

  /**
   * Runs the migrations that have not run yet; waits for a lock while another hub migrates.
   *
   * @param owner logs in as {@code weft_owner}
   * @throws UnknownSchema where a migration ran that this release does not know
   */
  public static void migrate(DataSource owner) throws UnknownSchema {
    Flyway flyway = flyway(owner);
    requireKnown(flyway);
    flyway.migrate();
  }

  private static Flyway flyway(DataSource owner) {
    return Flyway.configure()
        .dataSource(owner)
        .schemas("weft")
        .createSchemas(false)
        .locations("classpath:db/migration")
        // Modules number their migrations in ranges of their own.
        .outOfOrder(true)
        .callbacks(new SlowMigrations(log::info))
        .load();
  }

  private static void requireKnown(Flyway flyway) throws UnknownSchema {
    var unknown =
        Arrays.stream(flyway.info().applied())
            .filter(it -> UNKNOWN.contains(it.getState()))
            .map(it -> "V" + it.getVersion() + " (" + it.getDescription() + ")")
            .toList();
    if (!unknown.isEmpty()) throw new UnknownSchema(unknown, unknown.contains(OLD_HISTORY));
  }
}
