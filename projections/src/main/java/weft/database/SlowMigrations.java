package weft.database;

import java.time.Duration;
import java.util.function.Consumer;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Logs each migration that took over a second, so that an operator who waits for a start after an
 * upgrade sees what the hub is doing. Use one instance per run.
 */
final class SlowMigrations implements Callback {
  private static final Duration WORTH_A_LINE = Duration.ofSeconds(1);

  private final Consumer<String> log;
  private long begun;

  SlowMigrations(Consumer<String> log) {
    this.log = log;
  }

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    if (event == Event.BEFORE_EACH_MIGRATE) {
      begun = System.nanoTime();
      return;
    }
    var took = Duration.ofNanos(System.nanoTime() - begun);
    var migration = context.getMigrationInfo();
    if (took.compareTo(WORTH_A_LINE) > 0)
      log.accept(
          "Migration V%s (%s) took %.1f s"
              .formatted(
                  migration.getVersion(), migration.getDescription(), took.toMillis() / 1000.0));
  }

  @Override
  public String getCallbackName() {
    return "slow-migrations";
  }
}
