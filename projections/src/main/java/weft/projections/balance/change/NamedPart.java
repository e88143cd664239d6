package weft.projections.balance.change;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.projections.rows.Columns;

/** A part that a line of an order or of a shipment named: table {@code named_part}. */
record NamedPart(
    String stream,
    String line,
    long position,
    String part,
    @Nullable String supplierPart,
    String buyer,
    String supplier) {
  private static final Columns<NamedPart> ROWS = Columns.of(NamedPart.class);
  private static final String ADD =
      "insert into named_part (%s) %s".formatted(ROWS.names(), ROWS.rows());
  private static final String OF_STREAMS =
      "select %s from unnest(?::text[]) w(stream) join named_part n on n.stream = w.stream"
          .formatted(ROWS.names().replaceAll("(\\w+)", "n.$1"));
  private static final String OF_LINES =
      "select %s from unnest(?::text[], ?::text[]) w(stream, line) join named_part n on n.stream = w.stream and n.line = w.line"
          .formatted(ROWS.names().replaceAll("(\\w+)", "n.$1"));

  /** A line of a stream; all lines of the stream where {@code line} is null. */
  record Line(String stream, @Nullable String line) {}

  static void write(JdbcClient db, List<NamedPart> rows) {
    ROWS.write(db, ADD, rows);
  }

  /** The parts that these lines named before. */
  static List<NamedPart> of(JdbcClient db, Collection<Line> lines) {
    List<String> streams = new ArrayList<>();
    List<Line> single = new ArrayList<>();
    for (Line it : lines)
      if (it.line() == null) streams.add(it.stream());
      else single.add(it);
    List<NamedPart> all = new ArrayList<>();
    if (!streams.isEmpty())
      all.addAll(
          db.sql(OF_STREAMS)
              .param(streams.toArray(String[]::new))
              .query((row, _) -> row(row))
              .list());
    if (!single.isEmpty())
      all.addAll(
          db.sql(OF_LINES)
              .param(single.stream().map(Line::stream).toArray(String[]::new))
              .param(single.stream().map(Line::line).toArray(String[]::new))
              .query((row, _) -> row(row))
              .list());
    return all;
  }

  private static NamedPart row(ResultSet row) throws SQLException {
    return new NamedPart(
        requireNonNull(row.getString(1)),
        requireNonNull(row.getString(2)),
        row.getLong(3),
        requireNonNull(row.getString(4)),
        row.getString(5),
        requireNonNull(row.getString(6)),
        requireNonNull(row.getString(7)));
  }
}
