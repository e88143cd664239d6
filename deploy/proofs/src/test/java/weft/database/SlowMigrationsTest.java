package weft.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowMigrationsTest {
  @Test
  void the_log_has_one_line_for_each_migration_that_takes_over_a_second(@TempDir Path folder)
      throws Exception {
    Files.writeString(folder.resolve("V1__at_once.sql"), "select 1;", UTF_8);
    Files.writeString(folder.resolve("V2__takes_its_time.sql"), "select pg_sleep(1.05);", UTF_8);
    Files.writeString(folder.resolve("V3__at_once_too.sql"), "select 1;", UTF_8);
    List<String> lines = new ArrayList<>();
    try (var database = TestDatabase.fresh()) {
      Flyway.configure()
          .dataSource(database.ownerLogins())
          .schemas("weft")
          .createSchemas(false)
          .table("slow_migrations_history")
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .locations("filesystem:" + folder)
          .callbacks(new SlowMigrations(lines::add))
          .load()
          .migrate();
    }
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst()).matches("Migration V2 \\(takes its time\\) took 1\\.[0-9] s");
  }
}
