package weft.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.context.Contexts;
import weft.history.follow.View;
import weft.history.follow.ViewTable;
import weft.party.PartyCode;

/**
 * The rows that an auditor compares: of the parties that opened all contexts to it. Row security
 * chooses them, in the live tables and in their copies alike.
 */
public final class AuditedRows {
  static final String ROLE = "weft_auditor";

  private static final String CONTEXTS =
      Contexts.ALL.stream()
          .map(it -> "\"%s\":\"%s\"".formatted(it.name(), it.context()))
          .collect(Collectors.joining(",", "{", "}"));

  private static final String OWNERS =
      """
      select distinct g.giver from weft.grants g
      where g.owner = :auditor and g.item = 'to' and g.what = 'audit' and g.withdrawn_at is null and g.contexts is null
        and (g.until is null or g.until >= (now() at time zone 'UTC')::date)
      order by 1
      """;

  /** Without a grant that began after the compared position: it opens only some of the rows. */
  private static final String BECOME =
      """
      select set_config('weft.party', ?, true), set_config('role', 'weft_auditor', true);
      select set_config('weft.audit', coalesce((
        select jsonb_object_agg(c.key, c.its)::text from (
          select all_of.key, (
            select jsonb_object_agg(p.key, p.value) from jsonb_each(all_of.value) p
            where p.key = any (?) and (p.value ->> 0)::bigint <= ?) as its
          from jsonb_each(weft.audit_grants(null, null, ?::jsonb)::jsonb) all_of) c
        where c.its is not null), ''), true)
      """;

  private final DataSource reader;
  private final JdbcClient writer;
  private final PartyCode auditor;
  private final Set<String> owners;

  /**
   * Makes the rows of one replay.
   *
   * @param reader opens new connections as the user of the parties' reads
   * @param writer reads the grants
   * @param owners whose rows are compared at most
   */
  AuditedRows(DataSource reader, JdbcClient writer, PartyCode auditor, Set<String> owners) {
    this.reader = reader;
    this.writer = writer;
    this.auditor = auditor;
    this.owners = Set.copyOf(owners);
  }

  /** The parties that open all contexts to the auditor now. */
  static Set<String> owners(JdbcClient writer, PartyCode auditor) {
    return Set.copyOf(
        writer.sql(OWNERS).param("auditor", auditor.value()).query(String.class).list());
  }

  /** Whether any table of the view has rows that an auditor can compare. */
  static boolean isAny(JdbcClient writer, View view) {
    String[] tables =
        view.tables().stream()
            .filter(AuditedRows::isVersioned)
            .map(it -> "weft." + it.name())
            .toArray(String[]::new);
    return writer
        .sql(
            "select coalesce(bool_or(has_table_privilege(:role, it, 'select')), false) from"
                + " unnest(:tables::text[]) it")
        .param("role", ROLE)
        .param("tables", tables)
        .query(Boolean.class)
        .single();
  }

  /** The copy of a table without versions has no owner. */
  static boolean isVersioned(ViewTable table) {
    return table.kind() != ViewTable.Kind.UNVERSIONED;
  }

  Connection connect() throws SQLException {
    var connection = reader.getConnection();
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          set search_path = weft;
          set timezone = 'UTC';
          set transaction_timeout = 0;
          set idle_in_transaction_session_timeout = 0;
          set statement_timeout = '30min';
          set work_mem = '64MB'
          """);
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Begins a transaction that sees the rows of the owners whose grants hold still. */
  void begin(Connection connection, long position) throws SQLException {
    var held = new HashSet<>(owners);
    held.retainAll(owners(writer, auditor));
    try (var statement = connection.prepareStatement(BECOME)) {
      statement.setString(1, auditor.value());
      statement.setArray(2, connection.createArrayOf("text", List.copyOf(held).toArray()));
      statement.setLong(3, position);
      statement.setString(4, CONTEXTS);
      statement.execute();
      while (statement.getMoreResults()) { // to the end, so that a failure of the second is thrown
      }
    }
  }
}
