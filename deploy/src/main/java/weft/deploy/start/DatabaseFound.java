package weft.deploy.start;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import weft.database.Login;
import weft.database.Migrations;
import weft.database.UnknownSchema;
import weft.deploy.settings.DatabaseAddress;
import weft.deploy.settings.StartRefused;

/**
 * Checks that the hub's three users can log in to its database and have the rights that roles.sql
 * gives them. A wrong setting is refused at once. If the server does not answer, the check waits
 * for a while on a thread that does not block the process's shutdown.
 */
public final class DatabaseFound {
  private static final Logger log = LoggerFactory.getLogger(DatabaseFound.class);
  private static final int OLDEST = 17;
  private static final String SCRIPT =
      "Run roles.sql in that database once, with the three passwords: docs/first-hub.md has the"
          + " command.";

  private final DatabaseAddress address;
  private final String server;
  private final String database;
  private final long deadline;
  private boolean told;

  private DatabaseFound(DatabaseAddress address, Properties parsed, Duration patience) {
    this.address = address;
    this.server = parsed.getProperty("PGHOST") + ":" + parsed.getProperty("PGPORT");
    this.database = parsed.getProperty("PGDBNAME", "");
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  /**
   * Checks the three users.
   *
   * @param patience how long to wait for a server that does not answer
   * @throws StartRefused if one of the users cannot log in or has the wrong rights
   */
  public static void require(DatabaseAddress address, Duration patience) {
    Properties parsed = parsed(address.url());
    if (parsed == null)
      throw new StartRefused(
          "weft.database.url is no address of a PostgreSQL: "
              + address.url().replaceAll("\\?.*", "")
              + ".",
          "It looks like jdbc:postgresql://db.example.com:5432/weft.");
    new DatabaseFound(address, parsed, patience).look();
    try {
      Migrations.requireKnown(
          new DriverManagerDataSource(
              address.url(), address.owner().user(), address.owner().password()));
    } catch (UnknownSchema e) {
      throw unknown(e);
    }
  }

  static StartRefused unknown(UnknownSchema e) {
    if (e.isBeforeFirstRelease())
      return new StartRefused(
          "A hub from before release 0.1.0 made these data, and no release reads them.",
          "Delete the folder data to begin the demo anew, or give the hub an empty database.");
    return new StartRefused(
        "A newer release of the hub has migrated this database: this one does not know "
            + String.join(", ", e.unknown())
            + ".",
        "Start that release, or restore a backup from before the upgrade (docs/backup.md).");
  }

  private static @Nullable Properties parsed(String url) {
    return url.startsWith("jdbc:postgresql:") ? Driver.parseURL(url, null) : null;
  }

  private void look() {
    as("owner", address.owner(), this::owner);
    as("writer", address.writer(), it -> poor(it, "writer", address.writer()));
    as(
        "reader",
        address.reader(),
        it -> {
          poor(it, "reader", address.reader());
          sides(it);
        });
  }

  /** A check on an open connection. */
  private interface Look {
    void at(Connection connection) throws SQLException;
  }

  private void as(String role, Login login, Look look) {
    while (true) {
      try (Connection connection = connect(login)) {
        look.at(connection);
        return;
      } catch (SQLException e) {
        if (!isAway(e)) throw refused(role, login, e);
        waitFor(e);
      }
    }
  }

  private Connection connect(Login login) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password());
    properties.setProperty("ApplicationName", "weft-start");
    properties.setProperty("connectTimeout", "3");
    properties.setProperty("loginTimeout", "5");
    properties.setProperty("socketTimeout", "10");
    return DriverManager.getConnection(address.url(), properties);
  }

  /** Whether nothing listens, or the server is starting, stopping or out of connections. */
  private static boolean isAway(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.equals("08001")
        || state.equals("08006")
        || state.equals("08003")
        || state.startsWith("57P")
        || state.equals("53300");
  }

  private void waitFor(SQLException e) {
    if (System.nanoTime() - deadline > 0)
      throw new StartRefused(
          "PostgreSQL at " + server + " does not answer: " + sentence(e),
          "Look whether it runs and weft.database.url names it. Whatever started the hub may start"
              + " it again: it waits for its database for a while each time.");
    if (!told)
      log.warn("PostgreSQL at {} does not answer, and is waited for: {}", server, sentence(e));
    told = true;
    try {
      Thread.sleep(Duration.ofMillis(500));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StartRefused("The start was broken off.", "Start the hub again.");
    }
  }

  private StartRefused refused(String role, Login login, SQLException e) {
    String user = "weft.database." + role + "-user";
    String password = "weft.database." + role + "-password";
    String state = String.valueOf(e.getSQLState());
    if (login.password().isEmpty() && (state.equals("08004") || state.startsWith("28")))
      return new StartRefused(
          "PostgreSQL at %s asks %s for a password, and %s is not set."
              .formatted(server, login.user(), password),
          "Set it to the password that was given to roles.sql.");
    if (state.startsWith("28"))
      return new StartRefused(
          "PostgreSQL at %s does not let %s in: %s".formatted(server, login.user(), sentence(e)),
          "Set %s and %s to what was given to roles.sql, or have pg_hba.conf let it in from here."
              .formatted(user, password));
    if (state.equals("3D000"))
      return new StartRefused(
          "There is no database %s on the PostgreSQL at %s.".formatted(database, server),
          "Create it and run roles.sql there (docs/first-hub.md), or name another by"
              + " weft.database.url.");
    if (state.equals("42501"))
      return new StartRefused(
          "%s may not connect to the database %s: roles.sql was not run there."
              .formatted(login.user(), database),
          SCRIPT);
    return new StartRefused(
        "The database %s at %s cannot be used by %s: %s"
            .formatted(database, server, login.user(), sentence(e)),
        "Look at weft.database.url and " + user + ".");
  }

  private static String sentence(SQLException e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return message.endsWith(".") ? message : message + ".";
  }

  private void owner(Connection connection) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST)
      throw new StartRefused(
          "PostgreSQL at %s is of release %d, and the hub needs 17 or 18."
              .formatted(server, version),
          "Have a newer one, or name another by weft.database.url.");
    if (!is(connection, "select to_regnamespace('weft') is not null"))
      throw new StartRefused(
          "There is no schema weft in the database %s: roles.sql was not run there."
              .formatted(database),
          SCRIPT);
    if (!is(
        connection,
        "select pg_has_role(current_user, nspowner, 'USAGE') from pg_namespace where nspname ="
            + " 'weft'"))
      throw new StartRefused(
          "%s does not own the schema weft, so it cannot migrate it."
              .formatted(address.owner().user()),
          "Set weft.database.owner-user to weft_owner, or to whoever owns the schema.");
  }

  /**
   * Row policies do not bind a superuser or a role with BYPASSRLS, so it would see everyone's rows.
   */
  private static void poor(Connection connection, String role, Login login) throws SQLException {
    if (is(
        connection, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"))
      throw new StartRefused(
          "%s may pass over the policies of rows, which keep the parties' data apart."
              .formatted(login.user()),
          "Set weft.database.%s-user to the role that roles.sql makes: weft_%s."
              .formatted(role, role));
  }

  private void sides(Connection connection) throws SQLException {
    if (!is(
        connection,
        """
        select count(*) = 5 from pg_roles
         where rolname in ('weft_buyer', 'weft_supplier', 'weft_viewer', 'weft_auditor', 'weft_operator')
           and pg_has_role(current_user, oid, 'SET')
        """))
      throw new StartRefused(
          "%s may not take the roles of the parties' sides, so nobody could read anything."
              .formatted(address.reader().user()),
          SCRIPT + " A restored database needs it before anything else.");
  }

  private static boolean is(Connection connection, String question) throws SQLException {
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery(question)) {
      return answer.next() && answer.getBoolean(1);
    }
  }
}
