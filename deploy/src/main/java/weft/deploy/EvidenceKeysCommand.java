package weft.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import weft.deploy.command.Command;
import weft.deploy.evidence.KeyRotation;
import weft.deploy.settings.DatabaseAddress;
import weft.deploy.settings.StartRefused;
import weft.deploy.settings.WeftSettings;
import weft.sealing.EvidenceLog;

/**
 * {@code evidence-keys rotate|renew}: gives both evidence logs, or one of them, new keys or a new
 * name and new keys. The old keys sign the change.
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
        + "      --log changes one log alone. The old keys\n"
        + "      sign the change. SETTINGS as for the hub, with its weft.data; restart the"
        + " hubs afterwards.";
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
    try (var context = BesideTheHub.open(settings)) {
      var address = context.getBean(DatabaseAddress.class);
      var hub = context.getBean(WeftSettings.class);
      var writer =
          new DriverManagerDataSource(
              address.url(), address.writer().user(), address.writer().password());
      var clock = Clock.systemUTC();
      for (var log : logs) {
        if (!KeyRotation.hasBegun(writer, log)) continue;
        var keys =
            renews
                ? KeyRotation.renew(hub.data(), writer, log, hub.portal().url(), clock)
                : KeyRotation.rotate(hub.data(), writer, log, clock);
        keys.verifiers().forEach(out::println);
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
}
