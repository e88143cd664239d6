package weft.deploy.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import weft.deploy.settings.DatabaseAddress;
import weft.deploy.settings.StartRefused;
import weft.deploy.settings.WeftSettings;

/**
 * The demo's database for a command: the one that its hub runs, or one started just for the command
 * if no hub runs.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo & beside")
class DatabaseBeside {

  @Bean
  Guest guest(WeftSettings settings) throws IOException, SQLException {
    var directory = settings.data();
    if (!Files.exists(directory.resolve("postgres.complete")))
      throw new StartRefused(
          "There is no hub's database in " + directory.toAbsolutePath().normalize() + ".",
          "Name the hub's data directory by --weft.data, or its database by --weft.database.url.");
    try {
      var data = DataDirectory.take(directory);
      return new Guest(data, OwnPostgres.start(data), null);
    } catch (StartRefused _) {
      try (var data = DataDirectory.look(directory)) {
        return new Guest(null, null, OwnPostgres.address(data, port(directory)));
      }
    }
  }

  @Bean
  DatabaseAddress embedded(Guest guest) {
    return guest.address();
  }

  /** The fourth line of PostgreSQL's pid file. */
  private static int port(Path directory) throws IOException {
    var file = directory.resolve("postgres/postmaster.pid");
    if (!Files.exists(file)) throw starting();
    var lines = Files.readAllLines(file);
    if (lines.size() < 4) throw starting();
    return Integer.parseInt(lines.get(3).strip());
  }

  private static StartRefused starting() {
    return new StartRefused("The hub is starting or stopping.", "Try again in some seconds.");
  }

  /**
   * Either the running hub's address, or a server of the command's own with the directory locked.
   */
  record Guest(
      @Nullable DataDirectory data,
      @Nullable OwnPostgres started,
      @Nullable DatabaseAddress running)
      implements AutoCloseable {

    DatabaseAddress address() {
      if (running != null) return running;
      if (started != null) return started.address();
      throw new IllegalStateException("neither running nor started");
    }

    @Override
    public void close() throws IOException {
      if (started != null) started.close();
      if (data != null) data.close();
    }
  }
}
