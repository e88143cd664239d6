package weft.deploy;

import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.Pools;
import weft.deploy.command.OpenHistory;
import weft.deploy.settings.DatabaseAddress;
import weft.edi.mapping.Translator;
import weft.edi.meaning.Meanings;
import weft.edi.outbox.Outbox;
import weft.edi.reception.inbox.Inbox;
import weft.projections.party.DirectoryView;

/**
 * The hub's history for a command, with the hub's settings but without its threads. It migrates
 * nothing, so a hub may run at the same time.
 */
final class CommandHub {
  private CommandHub() {}

  /**
   * Opens the history that the settings name.
   *
   * @param options such as {@code --weft.database.url=…}; environment and files count as for a hub
   */
  static OpenHistory open(List<String> options) {
    var beside = BesideTheHub.open(options);
    var database = beside.getBean(DatabaseAddress.class);
    var pools = Pools.open(database.url(), database.writer(), database.reader());
    var writer = JdbcClient.create(pools.writer());
    var plan =
        Hub.plan(
            pools,
            new DirectoryView(writer),
            new Inbox(writer),
            new Outbox(pools.writer(), Hub::id),
            new Translator(Meanings.BY_TYPE),
            Clock.systemUTC());
    return new OpenHistory(plan.open(), pools, beside);
  }
}
