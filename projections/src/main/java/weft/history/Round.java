package weft.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The statement by which a group of appends enters history. Under the writers' lock it finds the
 * appends that come too late and inserts all others, numbering and stamping them.
 *
 * @param lastPosition of those inserted; 0 if none
 * @param lastMicros when the last of them was recorded, in microseconds of the epoch
 * @param conflicts by index of the append: the first stream found elsewhere than expected
 */
record Round(long lastPosition, long lastMicros, Map<Integer, Conflict> conflicts) {

  /** A stream that is not where the append thought. */
  record Conflict(String stream, long next) {}

  /**
   * One writer at a time, over all hubs: commit order is position order. A statement of its own,
   * because the next one's snapshot must be younger than the lock; both travel together.
   */
  private static final String SQL =
      """
      select pg_advisory_xact_lock(3728934509712);
      with conflicting as materialized (
        select append, stream, next
        from (select c.append, c.stream, c.first,
                     coalesce((select max(e.sequence) from domain_event e where e.stream = c.stream), -1) + 1 as next
              from unnest(?, ?, ?) as c(append, stream, first)) checked
        where first <> next
      ), head as materialized (
        select coalesce(max(position), 0) as position,
               greatest(clock_timestamp(), coalesce(max(recorded_at), '-infinity') + interval '1 microsecond') as recorded_at
        from (select position, recorded_at from domain_event order by position desc limit 1) last
      ), inserted as (
        insert into domain_event
          (position, stream, sequence, event_id, stream_type, type, revision, payload, metadata, recorded_at, published_at)
        select head.position + row_number() over (order by r.nr), r.stream, r.sequence, r.event_id, r.stream_type,
               r.type, r.revision, r.payload, r.metadata,
               head.recorded_at + (row_number() over (order by r.nr) - 1) * interval '1 microsecond',
               timestamptz 'epoch' + r.published * interval '1 microsecond'
        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality
               as r(append, stream, sequence, event_id, stream_type, type, revision, payload, metadata, published, nr)
          cross join head
        where r.append not in (select append from conflicting)
        returning position, recorded_at
      )
      select -1 as append, null as stream, coalesce(max(position), 0) as n,
             coalesce((extract(epoch from max(recorded_at)) * 1000000)::bigint, 0) as micros
      from inserted
      union all
      select append, stream, next, 0 from conflicting
      """;

  static PreparedStatement prepare(Connection connection) throws SQLException {
    return connection.prepareStatement(SQL);
  }

  static Round execute(PreparedStatement statement, List<Append> appends) throws SQLException {
    bind(statement, appends);
    statement.execute();
    if (!statement.getMoreResults()) throw new SQLException("No outcome", "XX000");
    try (var result = statement.getResultSet()) {
      long last = 0;
      long micros = 0;
      var conflicts = new HashMap<Integer, Conflict>();
      while (result.next()) {
        if (result.getInt(1) < 0) {
          last = result.getLong(3);
          micros = result.getLong(4);
        } else
          conflicts.putIfAbsent(
              result.getInt(1), new Conflict(result.getString(2), result.getLong(3)));
      }
      return new Round(last, micros, conflicts);
    }
  }

  /**
   * The rows of these appends as they stand in the table now: those without a conflict, in order,
   * numbered and stamped one after the other.
   */
  List<StoredEvent> recorded(List<Append> appends) {
    var rows = new ArrayList<Row>();
    for (int i = 0; i < appends.size(); i++)
      if (!conflicts.containsKey(i)) rows.addAll(appends.get(i).rows);
    var recorded = new ArrayList<StoredEvent>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      int before = rows.size() - 1 - i;
      recorded.add(rows.get(i).recorded(lastPosition - before, lastMicros - before));
    }
    return recorded;
  }

  private static void bind(PreparedStatement statement, List<Append> appends) throws SQLException {
    int streams = appends.stream().mapToInt(it -> it.expected.size()).sum();
    int rows = appends.stream().mapToInt(it -> it.rows.size()).sum();
    var checkedAppend = new Integer[streams];
    var checkedStream = new String[streams];
    var first = new Long[streams];
    var append = new Integer[rows];
    var stream = new String[rows];
    var sequence = new Long[rows];
    var eventId = new String[rows];
    var streamType = new String[rows];
    var type = new String[rows];
    var revision = new @Nullable String[rows];
    var payload = new byte[rows][];
    var metadata = new byte[rows][];
    var published = new Long[rows];
    int s = 0;
    int r = 0;
    for (int a = 0; a < appends.size(); a++) {
      for (var expected : appends.get(a).expected.entrySet()) {
        checkedAppend[s] = a;
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
    var connection = statement.getConnection();
    statement.setArray(1, connection.createArrayOf("int4", checkedAppend));
    statement.setArray(2, connection.createArrayOf("text", checkedStream));
    statement.setArray(3, connection.createArrayOf("int8", first));
    statement.setArray(4, connection.createArrayOf("int4", append));
    statement.setArray(5, connection.createArrayOf("text", stream));
    statement.setArray(6, connection.createArrayOf("int8", sequence));
    statement.setArray(7, connection.createArrayOf("text", eventId));
    statement.setArray(8, connection.createArrayOf("text", streamType));
    statement.setArray(9, connection.createArrayOf("text", type));
    statement.setArray(10, connection.createArrayOf("text", revision));
    statement.setArray(11, connection.createArrayOf("bytea", payload));
    statement.setArray(12, connection.createArrayOf("bytea", metadata));
    statement.setArray(13, connection.createArrayOf("int8", published));
  }
}
