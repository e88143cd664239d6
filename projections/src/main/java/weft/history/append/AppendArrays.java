package weft.history.append;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appends as arrays, one for each column: the streams they expect, and their rows. */
final class AppendArrays {
  final Integer[] checked;
  final Integer[] append;
  private final String[] checkedStream;
  private final Long[] first;
  private final String[] stream;
  private final Long[] sequence;
  private final String[] eventId;
  private final String[] streamType;
  private final String[] type;
  private final @Nullable String[] revision;
  private final byte[][] payload;
  private final byte[][] metadata;
  private final Long[] published;

  AppendArrays(List<PendingAppend> appends) {
    int streams = appends.stream().mapToInt(it -> it.expected.size()).sum();
    int rows = appends.stream().mapToInt(it -> it.rows.size()).sum();
    checked = new Integer[streams];
    checkedStream = new String[streams];
    first = new Long[streams];
    append = new Integer[rows];
    stream = new String[rows];
    sequence = new Long[rows];
    eventId = new String[rows];
    streamType = new String[rows];
    type = new String[rows];
    revision = new @Nullable String[rows];
    payload = new byte[rows][];
    metadata = new byte[rows][];
    published = new Long[rows];
    fill(appends);
  }

  private void fill(List<PendingAppend> appends) {
    int s = 0;
    int r = 0;
    for (int a = 0; a < appends.size(); a++) {
      for (var expected : appends.get(a).expected.entrySet()) {
        checked[s] = a;
        checkedStream[s] = expected.getKey();
        first[s++] = expected.getValue();
      }
      for (var row : appends.get(a).rows) {
        append[r] = a;
        stream[r] = row.stream();
        sequence[r] = row.sequence();
        eventId[r] = row.eventId();
        streamType[r] = row.streamType();
        type[r] = row.type();
        revision[r] = row.revision();
        payload[r] = row.payload();
        metadata[r] = row.metadata();
        published[r++] = row.publishedMicros();
      }
    }
  }

  /**
   * Binds the index of the append for each element. Like the other methods, returns the next
   * parameter's index.
   */
  int bindAppends(PreparedStatement statement, int at, Integer[] appends) throws SQLException {
    return bind(statement, at, "int4", appends);
  }

  /** Binds the streams and the next sequence that each must have. */
  int bindStreams(PreparedStatement statement, int at) throws SQLException {
    int next = bind(statement, at, "text", checkedStream);
    return bind(statement, next, "int8", first);
  }

  int bindRows(PreparedStatement statement, int at) throws SQLException {
    int next = bind(statement, at, "text", stream);
    next = bind(statement, next, "int8", sequence);
    next = bind(statement, next, "text", eventId);
    next = bind(statement, next, "text", streamType);
    next = bind(statement, next, "text", type);
    next = bind(statement, next, "text", revision);
    next = bind(statement, next, "bytea", payload);
    next = bind(statement, next, "bytea", metadata);
    return bind(statement, next, "int8", published);
  }

  private static int bind(
      PreparedStatement statement, int at, String type, @Nullable Object[] values)
      throws SQLException {
    statement.setArray(at, statement.getConnection().createArrayOf(type, values));
    return at + 1;
  }
}
