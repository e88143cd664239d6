package weft.deploy;

import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.Pools;
import weft.deploy.command.OpenHistory;
import weft.deploy.postgres.OwnPostgres;
import weft.edi.outbox.Outbox;
import weft.edi.reception.Inbox;
import weft.projections.party.DirectoryView;

/**
 * The hub's history for a command: the same settings as the hub's, none of its threads. It migrates
 * nothing, so a hub may be running beside it.
 */
final class CommandHub {
  private CommandHub() {}

  /**
   * Opens the history that the settings name.
   *
   * @param options such as {@code --weft.database.url=…}; environment and files count as for a hub
   */
  static OpenHistory open(List<String> options) {
    LoggingSystem.get(CommandHub.class.getClassLoader())
        .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new SimpleCommandLinePropertySource(options.toArray(String[]::new)));
    ConfigDataEnvironmentPostProcessor.applyTo(environment);
    DatabaseAddress database = database(environment);
    var pools = Pools.open(database.url(), database.writer(), database.reader());
    var writer = JdbcClient.create(pools.writer());
    var plan =
        Hub.plan(
            pools,
            new DirectoryView(writer),
            new Inbox(writer),
            new Outbox(pools.writer(), Hub::id),
            Clock.systemUTC());
    return new OpenHistory(plan.open(), pools);
  }

  private static DatabaseAddress database(ConfigurableEnvironment environment) {
    var settings = Binder.get(environment).bindOrCreate("weft", WeftSettings.class);
    if (environment.acceptsProfiles(Profiles.of("demo")))
      return OwnPostgres.runningOn(settings.data());
    if (settings.database().url().isEmpty())
      throw new StartRefused(
          "Which database is meant?",
          "Set weft.database.url and weft.database.writer-password as for the hub, or"
              + " --spring.profiles.active=demo for a running demo.");
    return settings.database().address();
  }
}
