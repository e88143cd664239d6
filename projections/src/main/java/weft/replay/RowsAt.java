package weft.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.history.follow.ViewTable;

/**
 * The rows of one table as of a position, for two reads: live, where the view may have gone on
 * since, and replayed. Live rows with positions beyond the end of history are always included,
 * because no event made them.
 *
 * @param name shown to the operator; past versions of a table are compared separately
 * @param key columns that identify a row
 * @param live SQL query of the live rows; {@code replayed} likewise
 * @param stream SQL that builds a row's stream from its columns, where no position identifies its
 *     event; else null
 */
record RowsAt(
    String name, List<String> key, String live, String replayed, @Nullable String stream) {
  /** SQL of the end of history, beyond which no event made a row. */
  static final String END = "(select coalesce(max(position), 0) from weft.domain_event)";

  /** No end, for a reader that may not read the history. */
  static final String NO_END = Long.toString(Long.MAX_VALUE);

  /** The name of a live table's copy in the side schema, for a table that keeps no versions. */
  static String copyOf(ViewTable table) {
    return table.name() + "_live";
  }

  /**
   * The rows of the table and of its past.
   *
   * @param end {@link #END} or {@link #NO_END}
   */
  static Stream<RowsAt> of(
      Connection database, String side, ViewTable table, long position, String end)
      throws SQLException {
    var key = key(database, table.name());
    return switch (table.kind()) {
      case VERSIONED -> {
        var columns = columns(database, table.name());
        var past = new ArrayList<>(key);
        past.add("from_position");
        yield Stream.of(
            new RowsAt(
                table.name(),
                key,
                held("weft", table, columns, position, end),
                held(side, table, columns, position, NO_END),
                null),
            new RowsAt(
                table.past(),
                past,
                over("weft", table, columns(database, table.past()), position, end),
                over(side, table, columns(database, table.past()), position, NO_END),
                null));
      }
      case APPENDED ->
          Stream.of(
              new RowsAt(
                  table.name(),
                  key,
                  appended("weft", table, position, end),
                  appended(side, table, position, NO_END),
                  null));
      case UNVERSIONED ->
          Stream.of(
              new RowsAt(
                  table.name(),
                  key,
                  "select * from %s.%s".formatted(side, copyOf(table)),
                  "select * from %s.%s".formatted(side, table.name()),
                  table.stream()));
    };
  }

  /** The versions valid at the position, whichever table holds them by now. */
  private static String held(
      String schema, ViewTable table, String columns, long position, String end) {
    return """
    select %1$s from %2$s.%3$s where from_position <= %5$d or from_position > %6$s
    union all
    select %1$s from %2$s.%4$s where from_position <= %5$d and until_position > %5$d\
    """
        .formatted(columns, schema, table.name(), table.past(), position, end);
  }

  /** The versions that had ended by the position. */
  private static String over(
      String schema, ViewTable table, String columns, long position, String end) {
    return "select %s from %s.%s where until_position <= %d or greatest(from_position, until_position) > %s"
        .formatted(columns, schema, table.past(), position, end);
  }

  private static String appended(String schema, ViewTable table, long position, String end) {
    return "select * from %s.%s where position <= %d or position > %s"
        .formatted(schema, table.name(), position, end);
  }

  private static List<String> key(Connection database, String table) throws SQLException {
    return strings(
        database,
        """
        select attname from pg_constraint k cross join unnest(conkey) with ordinality as c(number, place)
        join pg_attribute a on a.attrelid = conrelid and a.attnum = c.number
        where contype = 'p' and conrelid = ('weft.' || quote_ident(?))::regclass order by place
        """,
        table);
  }

  /** The columns to compare, without generated ones, which follow from the others. */
  private static String columns(Connection database, String table) throws SQLException {
    return String.join(
        ", ",
        strings(
            database,
            """
            select quote_ident(attname) from pg_attribute
            where attrelid = ('weft.' || quote_ident(?))::regclass and attnum > 0 and not attisdropped and attgenerated = ''
            order by attnum
            """,
            table));
  }

  private static List<String> strings(Connection database, String sql, String parameter)
      throws SQLException {
    var found = new ArrayList<String>();
    try (var statement = database.prepareStatement(sql)) {
      statement.setString(1, parameter);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) found.add(rows.getString(1));
      }
    }
    return found;
  }
}
