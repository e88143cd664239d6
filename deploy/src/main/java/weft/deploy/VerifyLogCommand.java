package weft.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import weft.deploy.command.Command;
import weft.deploy.evidence.LogVerdict;
import weft.deploy.settings.DatabaseAddress;
import weft.deploy.settings.StartRefused;
import weft.deploy.settings.WeftSettings;

/**
 * {@code verify-log}: computes the history's tree from the stored events and compares it with a
 * checkpoint. The exit codes are those of weft-verify.jar, and 2 where nothing was determined.
 */
final class VerifyLogCommand implements Command {
  private static final int COULD_NOT = 2;
  private static final int WRONG_USE = 64; // EX_USAGE of sysexits.h
  private static final String CHECKPOINT = "--checkpoint=";
  private static final String POLICY = "--policy=";

  @Override
  public String name() {
    return "verify-log";
  }

  @Override
  public String arguments() {
    return "[--checkpoint=FILE] [--policy=FILE] [--weft.data=DIRECTORY]"
        + " [--weft.database.url=JDBC-URL ...]";
  }

  @Override
  public String purpose() {
    return "Computes the evidence log anew from every stored event, and compares it with a"
        + " checkpoint: one from a witness, or\n"
        + "      the hub's newest. Ends with 0 equal, 10 changed (and names the first"
        + " event), 11 forked, 12 unknown key,\n"
        + "      13 not witnessed, 15 malformed, 2 could not.";
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.contains("--help") || arguments.stream().anyMatch(it -> !it.startsWith("--"))) {
      err.println(name() + " " + arguments() + "\n      " + purpose());
      return arguments.contains("--help") ? 0 : WRONG_USE;
    }
    var settings =
        arguments.stream()
            .filter(it -> !it.startsWith(CHECKPOINT) && !it.startsWith(POLICY))
            .toList();
    try (var context = BesideTheHub.open(settings)) {
      var address = context.getBean(DatabaseAddress.class);
      var login = address.writer();
      try (var connection =
          DriverManager.getConnection(address.url(), login.user(), login.password())) {
        return LogVerdict.of(
            new SingleConnectionDataSource(connection, true),
            file(arguments, CHECKPOINT),
            file(arguments, POLICY),
            context.getBean(WeftSettings.class).data(),
            out,
            err);
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
