package weft.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import weft.database.Pools;
import weft.deploy.command.Command;
import weft.deploy.evidence.KeyRotation;
import weft.deploy.settings.DatabaseAddress;
import weft.deploy.settings.StartRefused;
import weft.deploy.settings.WeftSettings;
import weft.deploy.start.WhereEventsAre;
import weft.history.History;
import weft.json.EventTypes;
import weft.sealing.EvidenceLog;

/**
 * {@code evidence-keys rotate|renew}: gives both evidence logs, or one of them, new keys or a new
 * name and new keys. The history records the change, which the old keys sign.
 */
final class EvidenceKeysCommand implements Command {
  private static final int COULD_NOT = 1;
  private static final int WRONG_USE = 64; // EX_USAGE of sysexits.h
  private static final String LOG = "--log=";

  @Override
  public String name() {
    return "evidence-keys";
  }

  @Override
  public String arguments() {
    return "rotate | renew  [--log=history|certificates] [SETTINGS]";
  }

  @Override
  public String purpose() {
    return "rotate gives the evidence logs new keys; renew gives them new names too, after the"
        + " restore of an older backup.\n"
        + "      --log changes one log alone. The old keys sign\n"
        + "      the change, an event of the history. SETTINGS as for the hub, with its weft.data;"
        + " restart the\n"
        + "      hubs afterwards.";
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) {
    var settings =
        arguments.stream().filter(it -> it.startsWith("--") && !it.startsWith(LOG)).toList();
    var named =
        arguments.stream()
            .filter(it -> it.startsWith(LOG))
            .map(it -> it.substring(LOG.length()))
            .toList();
    var logs =
        Stream.of(EvidenceLog.values())
            .filter(it -> named.isEmpty() || named.contains(it.key()))
            .toList();
    var words = arguments.stream().filter(it -> !it.startsWith("--")).toList();
    boolean renews = words.equals(List.of("renew"));
    if (settings.contains("--help")
        || logs.size() < named.size()
        || !(renews || words.equals(List.of("rotate")))) {
      err.println(name() + " " + arguments() + "\n      " + purpose());
      return settings.contains("--help") ? 0 : WRONG_USE;
    }
    try (var context = BesideTheHub.open(settings);
        var pools = pools(context.getBean(DatabaseAddress.class));
        var history = context.getBean(WhereEventsAre.class).chosenFor(plan(pools), pools).open()) {
      var hub = context.getBean(WeftSettings.class);
      var writer = writer(context.getBean(DatabaseAddress.class));
      var keys = new KeyRotation(hub.data(), writer, history.start().events(), Clock.systemUTC());
      for (var log : logs) {
        if (!KeyRotation.hasBegun(writer, log)) continue;
        var next = renews ? keys.renew(log, hub.portal().url()) : keys.rotate(log);
        next.verifiers().forEach(out::println);
      }
      return 0;
    } catch (IOException e) {
      err.println(e.getMessage());
      return COULD_NOT;
    } catch (RuntimeException e) {
      if (!(e.getCause() instanceof StartRefused)) err.println(e); // Spring has printed that
      return COULD_NOT;
    }
  }

  private static Pools pools(DatabaseAddress it) {
    return Pools.open(it.url(), it.writer(), it.reader());
  }

  /** A history that nothing follows: the command only appends. */
  private static History.Plan plan(Pools pools) {
    return History.on(pools).events(EventTypes.ALL);
  }

  /** Unlike those of the pool, its transactions have no time limit. */
  private static DataSource writer(DatabaseAddress it) {
    return new DriverManagerDataSource(it.url(), it.writer().user(), it.writer().password());
  }
}
