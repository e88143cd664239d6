package weft.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Creates the hub's roles and schema with {@code roles.sql}. A database needs this once; it is safe
 * to run at every start.
 */
public final class DatabaseRoles {
  public static final String OWNER = "weft_owner";
  public static final String WRITER = "weft_writer";
  public static final String READER = "weft_reader";

  private DatabaseRoles() {}

  /**
   * The passwords of the three roles that log in; an empty one leaves that role's password as it
   * is.
   */
  public record Passwords(String owner, String writer, String reader) {
    @Override
    public String toString() {
      return "Passwords";
    }
  }

  /**
   * Creates what is missing and sets the given passwords.
   *
   * @param admin a superuser, or a role with CREATEROLE that may create schemas in the database
   */
  public static void create(DataSource admin, Passwords passwords) throws SQLException {
    try (var connection = admin.getConnection();
        var settings =
            connection.prepareStatement(
                """
                select set_config('weft.owner_password', ?, false),
                       set_config('weft.writer_password', ?, false),
                       set_config('weft.reader_password', ?, false)
                """);
        var roles = connection.createStatement()) {
      settings.setString(1, passwords.owner());
      settings.setString(2, passwords.writer());
      settings.setString(3, passwords.reader());
      settings.execute();
      roles.execute(script());
    }
  }

  private static String script() {
    try (var in =
        Objects.requireNonNull(DatabaseRoles.class.getResourceAsStream("roles.sql"), "roles.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
