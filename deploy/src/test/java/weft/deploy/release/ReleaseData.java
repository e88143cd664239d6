package weft.deploy.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The rows of a small hub, as a release left them: SQL with {@code copy} and {@code setval}, and
 * one comment for each migration that had run. Logins, sessions and persons are not in it, nor the
 * evidence, whose keys are files beside the database.
 */
public final class ReleaseData {
  private static final String MIGRATION = "-- migration ";
  private static final String END = "\\.";

  /**
   * Tables with the columns that a copy fills. A claim on a view ends with the hub that held it.
   * Bytes are text as far as they can be, which gzip halves.
   */
  private static final String TABLES =
      """
      select table_name, string_agg(quote_ident(column_name), ', ' order by ordinal_position),
        string_agg(case when table_name = 'token_entry' and column_name = 'owner' then 'null'
          when data_type = 'bytea' then format('encode(%I, ''escape'')', column_name) else quote_ident(column_name) end,
          ', ' order by ordinal_position)
      from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_schema = 'weft' and table_type = 'BASE TABLE' and is_generated = 'NEVER' and table_name not in (
        'evidence_certificate', 'evidence_checkpoint', 'evidence_cosigned', 'evidence_key', 'evidence_log', 'evidence_salt', 'evidence_tile', 'evidence_witnessed',
        'flyway_schema_history', 'membership',
        'membership_change', 'oauth2_authorization', 'person', 'person_change', 'security_event', 'spring_session', 'spring_session_attributes')
      group by table_name order by table_name
      """;

  private static final String MIGRATIONS =
      "select script, checksum from weft.flyway_schema_history where version is not null order by"
          + " installed_rank";

  private static final String SEQUENCES =
      """
      select format('select setval(%L, %s);', 'weft.' || quote_ident(sequencename), last_value)
      from pg_sequences where schemaname = 'weft' and last_value is not null order by 1
      """;

  private final List<Migration> migrations = new ArrayList<>();
  private final Path file;

  /** A migration that had run, by its path below {@code db/migration}. */
  record Migration(String script, int checksum) {}

  private ReleaseData(Path file) {
    this.file = file;
  }

  /** Reads which migrations had run. */
  static ReleaseData of(Path file) throws IOException {
    var data = new ReleaseData(file);
    try (var lines = data.lines()) {
      for (String line; (line = lines.readLine()) != null && line.startsWith("--"); )
        if (line.startsWith(MIGRATION)) {
          String[] words = line.substring(MIGRATION.length()).split(" ");
          data.migrations.add(new Migration(words[0], Integer.parseInt(words[1])));
        }
    }
    return data;
  }

  List<Migration> migrations() {
    return migrations;
  }

  private BufferedReader lines() throws IOException {
    return new BufferedReader(
        new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8));
  }

  /** Writes the rows of a hub's database, as of one moment, to the file. */
  public static void dump(DataSource superuser, Path file) throws IOException, SQLException {
    Files.createDirectories(file.getParent());
    try (var connection = superuser.getConnection();
        var out = new OutputStreamWriter(new Small(Files.newOutputStream(file)), UTF_8)) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      for (String[] it : rows(connection, MIGRATIONS))
        out.write(MIGRATION + it[0] + " " + it[1] + "\n");
      for (String[] it : rows(connection, TABLES)) dump(connection, it, out);
      for (String[] it : rows(connection, SEQUENCES)) out.write(it[0] + "\n");
      connection.rollback();
    }
  }

  private static final class Small extends GZIPOutputStream {
    Small(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  private static void dump(Connection connection, String[] table, Writer out)
      throws IOException, SQLException {
    var rows = new StringWriter();
    copy(connection)
        .copyOut("copy (select %s from weft.%s) to stdout".formatted(table[2], table[0]), rows);
    if (rows.toString().isEmpty()) return;
    out.write("copy weft.%s (%s) from stdin;\n".formatted(table[0], table[1]));
    out.write(rows + END + "\n");
  }

  /** Fills the empty tables of a database that these migrations have made. */
  void restore(DataSource superuser) throws IOException, SQLException {
    try (var connection = superuser.getConnection();
        var statement = connection.createStatement();
        var lines = lines()) {
      connection.setAutoCommit(false);
      statement.execute("set local session_replication_role = replica"); // tables in any order
      for (String line; (line = lines.readLine()) != null; )
        if (line.startsWith("copy ")) restore(connection, line, lines);
        else if (line.startsWith("select ")) statement.execute(line);
      connection.commit();
      statement.execute("analyze");
      connection.commit();
    }
  }

  private static void restore(Connection connection, String copy, BufferedReader lines)
      throws IOException, SQLException {
    var rows = new StringBuilder();
    for (String line; !END.equals(line = lines.readLine()); ) rows.append(line).append('\n');
    copy(connection).copyIn(copy, new StringReader(rows.toString()));
  }

  private static CopyManager copy(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  private static List<String[]> rows(Connection connection, String sql) throws SQLException {
    var all = new ArrayList<String[]>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        var row = new String[columns];
        for (int i = 0; i < columns; i++) row[i] = rows.getString(i + 1);
        all.add(row);
      }
    }
    return all;
  }
}
