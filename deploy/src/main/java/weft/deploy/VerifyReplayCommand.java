package weft.deploy;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import weft.database.Login;
import weft.deploy.command.Command;
import weft.deploy.settings.DatabaseAddress;
import weft.deploy.settings.StartRefused;
import weft.history.follow.View;
import weft.history.store.EventJson;
import weft.history.store.HistoryReader;
import weft.json.EventTypes;
import weft.projections.party.DirectoryView;
import weft.replay.ReplayFailed;
import weft.replay.Verdict;
import weft.replay.Verification;

/**
 * {@code verify-replay [VIEW]}: rebuilds a hub's views from events and compares them with the live
 * ones. Exit code 0 means equal, 1 different, 2 not determined or nothing to compare.
 */
final class VerifyReplayCommand implements Command {
  private static final int EQUAL = 0;
  private static final int DIFFERENT = 1;
  private static final int COULD_NOT = 2;
  private static final int WRONG_USE = 64; // EX_USAGE of sysexits.h

  @Override
  public String name() {
    return "verify-replay";
  }

  @Override
  public String arguments() {
    return "[VIEW] [--weft.data=DIRECTORY | --weft.database.url=JDBC-URL ...]";
  }

  @Override
  public String purpose() {
    return "Builds a view, or all, from its events beside the live one and compares every column of"
        + " every row;\n      the hub may run. Ends with 0 equal, 1 different, 2 could not.";
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) {
    var options = arguments.stream().filter(it -> it.startsWith("--")).toList();
    var asked = arguments.stream().filter(it -> !it.startsWith("--")).toList();
    if (options.contains("--help") || asked.size() > 1) {
      err.println(name() + " " + arguments() + "\n      " + purpose());
      return options.contains("--help") ? 0 : WRONG_USE;
    }
    try (var context = BesideTheHub.open(options)) {
      return verify(context.getBean(DatabaseAddress.class), asked, out, err);
    } catch (SQLException e) {
      err.println("The database does not answer: " + e.getMessage());
      return COULD_NOT;
    } catch (RuntimeException e) {
      if (!(e.getCause() instanceof StartRefused)) err.println(e); // Spring has printed that
      return COULD_NOT;
    }
  }

  private static int verify(
      DatabaseAddress address, List<String> asked, PrintStream out, PrintStream err)
      throws SQLException {
    var writer = logins(address, address.writer());
    var views = Hub.views(new DirectoryView(JdbcClient.create(writer)));
    var chosen = views.stream().filter(it -> asked.isEmpty() || asked.contains(it.name())).toList();
    if (chosen.isEmpty()) {
      err.println("There is no such view; there are " + views.stream().map(View::name).toList());
      return WRONG_USE;
    }
    var json = new EventJson(EventTypes.ALL);
    var codes = new ArrayList<Integer>();
    try (var reading = writer.getConnection()) {
      var history = new HistoryReader(new SingleConnectionDataSource(reading, true), json);
      var verification = new Verification(logins(address, address.owner()), writer, history, json);
      for (View view : chosen) codes.add(verify(verification, view, out, err));
    }
    if (codes.contains(DIFFERENT)) return DIFFERENT;
    return codes.contains(COULD_NOT) || !codes.contains(EQUAL) ? COULD_NOT : EQUAL;
  }

  private static final int NOTHING = -1;

  private static int verify(
      Verification verification, View view, PrintStream out, PrintStream err) {
    try {
      Verdict verdict = verification.of(view, new ProgressLines(err));
      new VerdictText(out).print(verdict);
      if (!verdict.isEqual()) return DIFFERENT;
      return verdict.isEmpty() ? NOTHING : EQUAL;
    } catch (ReplayFailed | SQLException e) {
      err.println(view.name() + " could not be verified: " + e.getMessage());
      return COULD_NOT;
    }
  }

  private static DriverManagerDataSource logins(DatabaseAddress address, Login login) {
    var properties = new Properties();
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password());
    properties.setProperty("ApplicationName", "weft-verify-replay");
    properties.setProperty("connectTimeout", "5");
    return new DriverManagerDataSource(address.url(), properties);
  }
}
