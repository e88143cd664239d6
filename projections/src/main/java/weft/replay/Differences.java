package weft.replay;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import weft.replay.Difference.Column;
import weft.replay.Difference.Event;

/**
 * Rows of one table that differ, in the order of their keys.
 *
 * @param count of all differing rows
 * @param named the first of them, up to the requested number
 */
record Differences(long count, List<Difference> named) {
  private static final List<String> POSITIONS =
      List.of("from_position", "until_position", "position");
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, @Nullable String>> COLUMNS =
      new TypeReference<>() {};

  /**
   * Finds them.
   *
   * @param database sees the compared rows, {@code history} the events
   */
  static Differences find(Connection database, Connection history, RowsAt rows, int limit)
      throws SQLException {
    var key = String.join(", ", rows.key());
    var found = new ArrayList<Difference>();
    long count = 0;
    try (var statement = database.createStatement();
        var differing = statement.executeQuery(query(rows, key, limit))) {
      while (differing.next()) {
        count = differing.getLong(1);
        found.add(difference(history, rows, differing));
      }
    }
    return new Differences(count, found);
  }

  /** Joins live and replayed rows by key. A number within each key tells duplicates apart. */
  private static String query(RowsAt rows, String key, int limit) {
    var same =
        rows.key().stream().map("l.%1$s = r.%1$s"::formatted).collect(Collectors.joining(" and "));
    var order =
        rows.key().stream()
            .map("coalesce(l.%1$s, r.%1$s)"::formatted)
            .collect(Collectors.joining(", "));
    var columns =
        "(select json_object_agg(key, value) from jsonb_each_text(to_jsonb(%1$s.it)))::text";
    return """
    with l as (select %1$s, row_number() over (partition by %1$s order by it::text) as copy, it from (%2$s) it),
      r as (select %1$s, row_number() over (partition by %1$s order by it::text) as copy, it from (%3$s) it)
    select count(*) over (), %4$s, %5$s, %8$s
    from l full join r on %6$s and l.copy = r.copy
    where l.it::text is distinct from r.it::text
    order by %7$s limit %9$d
    """
        .formatted(
            key,
            rows.live(),
            rows.replayed(),
            columns.formatted("l"),
            columns.formatted("r"),
            same,
            order,
            rows.stream() == null ? "null" : stream(rows, rows.stream()),
            limit);
  }

  private static String stream(RowsAt rows, String made) {
    return "(select %s from (select %s) k)"
        .formatted(
            made,
            rows.key().stream()
                .map("coalesce(l.%1$s, r.%1$s) as %1$s"::formatted)
                .collect(Collectors.joining(", ")));
  }

  private static Difference difference(Connection history, RowsAt rows, ResultSet row)
      throws SQLException {
    var live = columns(row.getString(2));
    var replayed = columns(row.getString(3));
    var one = live.isEmpty() ? replayed : live;
    var key = new LinkedHashMap<String, String>();
    for (String column : rows.key())
      key.put(column, Objects.requireNonNull(one.get(column), "in a primary key"));
    var columns = new ArrayList<Column>();
    if (!live.isEmpty() && !replayed.isEmpty())
      one.keySet().stream()
          .filter(it -> !Objects.equals(live.get(it), replayed.get(it)))
          .forEach(it -> columns.add(new Column(it, live.get(it), replayed.get(it))));
    boolean positioned = row.getString(4) == null;
    var events =
        positioned ? at(history, positions(live, replayed)) : of(history, row.getString(4));
    return new Difference(
        rows.name(),
        key,
        live.isEmpty()
            ? Difference.Kind.MISSING
            : replayed.isEmpty() ? Difference.Kind.EXTRA : Difference.Kind.CHANGED,
        columns,
        events,
        blamed(events, positioned ? (replayed.isEmpty() ? live : replayed) : null));
  }

  /** The event at the row's own position; the newest of its stream for a row without one. */
  private static @Nullable Long blamed(
      List<Event> events, @Nullable Map<String, @Nullable String> row) {
    if (row == null) return events.isEmpty() ? null : events.getFirst().position();
    var own = row.containsKey("from_position") ? row.get("from_position") : row.get("position");
    return events.stream()
        .map(Event::position)
        .filter(it -> String.valueOf(it).equals(own))
        .findFirst()
        .orElse(null);
  }

  private static Map<String, @Nullable String> columns(@Nullable String json) {
    return json == null ? Map.of() : new TreeMap<>(JSON.readValue(json, COLUMNS));
  }

  private static Long[] positions(
      Map<String, @Nullable String> live, Map<String, @Nullable String> replayed) {
    var positions = new TreeSet<Long>();
    for (var row : List.of(live, replayed))
      for (String column : POSITIONS) {
        var position = row.get(column);
        if (position != null) positions.add(Long.valueOf(position));
      }
    return positions.toArray(Long[]::new);
  }

  private static List<Event> at(Connection database, Long[] positions) throws SQLException {
    return events(
        database,
        "position = any(?) order by position",
        database.createArrayOf("bigint", positions));
  }

  private static List<Event> of(Connection database, String stream) throws SQLException {
    return events(database, "stream = ? order by position desc limit 5", stream);
  }

  private static List<Event> events(Connection database, String which, Object parameter)
      throws SQLException {
    var events = new ArrayList<Event>();
    try (var statement =
        database.prepareStatement(
            "select position, type, stream, recorded_at from weft.domain_event where " + which)) {
      statement.setObject(1, parameter);
      try (var rows = statement.executeQuery()) {
        while (rows.next())
          events.add(
              new Event(
                  rows.getLong(1),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getObject(4, OffsetDateTime.class).toInstant()));
      }
    }
    return events;
  }
}
