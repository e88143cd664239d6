package weft.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import weft.deploy.command.Command;
import weft.deploy.evidence.LogVerdict;
import weft.deploy.settings.DatabaseAddress;
import weft.deploy.settings.StartRefused;
import weft.deploy.settings.WeftSettings;
import weft.sealing.EvidenceLog;

/**
 * {@code verify-log}: computes a log's tree from the stored events and compares it with a
 * checkpoint. The exit codes are those of weft-verify.jar, and 2 where nothing was determined.
 */
final class VerifyLogCommand implements Command {
  private static final int COULD_NOT = 2;
  private static final int WRONG_USE = 64; // EX_USAGE of sysexits.h
  private static final String CHECKPOINT = "--checkpoint=";
  private static final String POLICY = "--policy=";
  private static final String LOG = "--log=";

  @Override
  public String name() {
    return "verify-log";
  }

  @Override
  public String arguments() {
    return "[--log=history|certificates] [--checkpoint=FILE] [--policy=FILE]"
        + " [--weft.data=DIRECTORY] [--weft.database.url=JDBC-URL ...]";
  }

  @Override
  public String purpose() {
    return "Computes an evidence log, that of the history unless --log names another, anew from"
        + " every stored event, and compares it with a checkpoint: one from a witness, or\n"
        + "      the hub's newest. Ends with 0 equal, 10 changed (and names the first"
        + " event), 11 forked, 12 unknown key,\n"
        + "      13 not witnessed, 15 malformed, 2 could not.";
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) {
    var log =
        arguments.stream()
            .filter(it -> it.startsWith(LOG))
            .map(it -> it.substring(LOG.length()))
            .findFirst()
            .orElse(EvidenceLog.HISTORY.key());
    if (arguments.contains("--help")
        || arguments.stream().anyMatch(it -> !it.startsWith("--"))
        || Stream.of(EvidenceLog.values()).noneMatch(it -> it.key().equals(log))) {
      err.println(name() + " " + arguments() + "\n      " + purpose());
      return arguments.contains("--help") ? 0 : WRONG_USE;
    }
    var settings =
        arguments.stream()
            .filter(it -> Stream.of(CHECKPOINT, POLICY, LOG).noneMatch(it::startsWith))
            .toList();
    try (var context = BesideTheHub.open(settings)) {
      var address = context.getBean(DatabaseAddress.class);
      var login = address.writer();
      try (var connection =
          DriverManager.getConnection(address.url(), login.user(), login.password())) {
        var database = new SingleConnectionDataSource(connection, true);
        var verdict =
            log.equals(EvidenceLog.CERTIFICATES.key())
                ? LogVerdict.certificates(database, out, err)
                : LogVerdict.history(database, out, err);
        return verdict.of(
            file(arguments, CHECKPOINT),
            file(arguments, POLICY),
            context.getBean(WeftSettings.class).data());
      }
    } catch (IOException | SQLException e) {
      err.println(e);
      return COULD_NOT;
    } catch (RuntimeException e) {
      if (!(e.getCause() instanceof StartRefused)) err.println(e); // Spring has printed that
      return COULD_NOT;
    }
  }

  private static byte @Nullable [] file(List<String> arguments, String option) throws IOException {
    for (var it : arguments)
      if (it.startsWith(option)) return Files.readAllBytes(Path.of(it.substring(option.length())));
    return null;
  }
}
