package weft.history.append;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.history.store.Row;
import weft.history.store.StoredEvent;

/**
 * A group of appends that entered the history. The statement runs under the writers' lock; it finds
 * the conflicting appends, and inserts, numbers and stamps all others.
 *
 * @param lastPosition of the inserted rows; 0 if none
 * @param lastMicros when the last of them was recorded, in microseconds of the epoch
 * @param conflicts by index of the append: its first stream with another sequence than expected
 */
record Round(long lastPosition, long lastMicros, Map<Integer, Conflict> conflicts) {

  /** A stream whose next sequence differs from the expected one. */
  record Conflict(String stream, long next) {}

  /**
   * Lets in one writer at a time over all hubs, so that commit order is position order. It is a
   * statement of its own because the next statement's snapshot must be younger than the lock; both
   * travel in one message.
   */
  private static final String LOCK = "select pg_advisory_xact_lock(3728934509712);\n";

  private static final String HEAD =
      """
      select coalesce(max(position), 0) as position,
             greatest(clock_timestamp(), coalesce(max(recorded_at), '-infinity') + interval '1 microsecond') as recorded_at
      from (select position, recorded_at from domain_event order by position desc limit 1) last
      """;

  private static final String INTO =
      """
      insert into domain_event
        (position, stream, sequence, event_id, stream_type, type, revision, payload, metadata, recorded_at, published_at)
      """;

  private static final String NEXT =
      "coalesce((select max(e.sequence) from domain_event e where e.stream = c.stream), -1) + 1";

  /**
   * Inserts one event into a history that has events already, or nothing; costs two thirds of
   * {@link #WHOLE}.
   */
  private static final String ALONE =
      LOCK
          + """
          %s
          select last.position + 1, row.stream, row.sequence, row.event_id, row.stream_type,
                 row.type, row.revision, row.payload, row.metadata,
                 greatest(clock_timestamp(), last.recorded_at + interval '1 microsecond'),
                 timestamptz 'epoch' + row.published * interval '1 microsecond'
          from (select position, recorded_at from domain_event order by position desc limit 1) last
            cross join (select ?::text, ?::bigint, ?::text, ?::text, ?::text, ?::text, ?::bytea, ?::bytea, ?::bigint)
              as row(stream, sequence, event_id, stream_type, type, revision, payload, metadata, published)
          where row.sequence = coalesce((select max(e.sequence) from domain_event e where e.stream = row.stream), -1) + 1
          returning position, (extract(epoch from recorded_at) * 1000000)::bigint
          """
              .formatted(INTO);

  /** Inserts all rows, or none if any conflicts; costs half of {@link #SORTED}. */
  private static final String WHOLE =
      LOCK
          + """
          with inserted as (
            %s
            select head.position + r.nr, r.stream, r.sequence, r.event_id, r.stream_type,
                   r.type, r.revision, r.payload, r.metadata,
                   head.recorded_at + (r.nr - 1) * interval '1 microsecond',
                   timestamptz 'epoch' + r.published * interval '1 microsecond'
            from (%s) head cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality
              as r(stream, sequence, event_id, stream_type, type, revision, payload, metadata, published, nr)
            where not exists (select from unnest(?, ?) as c(stream, first) where c.first <> %s)
            returning position, recorded_at
          )
          select coalesce(max(position), 0), coalesce((extract(epoch from max(recorded_at)) * 1000000)::bigint, 0)
          from inserted
          """
              .formatted(INTO, HEAD, NEXT);

  /** Names the conflicts and inserts all other rows. */
  private static final String SORTED =
      LOCK
          + """
          with conflicting as materialized (
            select append, stream, next
            from (select c.append, c.stream, c.first, %s as next from unnest(?, ?, ?) as c(append, stream, first)) checked
            where first <> next
          ), head as materialized (
            %s
          ), inserted as (
            %s
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
          """
              .formatted(NEXT, HEAD, INTO);

  record Statements(PreparedStatement alone, PreparedStatement whole, PreparedStatement sorted) {
    static Statements on(Connection connection) throws SQLException {
      return new Statements(
          connection.prepareStatement(ALONE),
          connection.prepareStatement(WHOLE),
          connection.prepareStatement(SORTED));
    }
  }

  static Round execute(Statements statements, List<PendingAppend> appends) throws SQLException {
    var rows = appends.getFirst().rows;
    if (appends.size() == 1 && rows.size() == 1) {
      Round alone = alone(statements.alone(), rows.getFirst());
      return alone != null ? alone : sorted(statements.sorted(), new AppendArrays(appends));
    }
    var arrays = new AppendArrays(appends);
    Round whole = whole(statements.whole(), arrays);
    return whole != null ? whole : sorted(statements.sorted(), arrays);
  }

  /** Null, with nothing done, if the row conflicts or the history is empty. */
  private static @Nullable Round alone(PreparedStatement statement, Row row) throws SQLException {
    statement.setString(1, row.stream());
    statement.setLong(2, row.sequence());
    statement.setString(3, row.eventId());
    statement.setString(4, row.streamType());
    statement.setString(5, row.type());
    statement.setString(6, row.revision());
    statement.setBytes(7, row.payload());
    statement.setBytes(8, row.metadata());
    statement.setLong(9, row.publishedMicros());
    try (var result = outcome(statement)) {
      return result.next() ? new Round(result.getLong(1), result.getLong(2), Map.of()) : null;
    }
  }

  /** Null, with nothing done, if something conflicts. */
  private static @Nullable Round whole(PreparedStatement statement, AppendArrays arrays)
      throws SQLException {
    int next = arrays.bindRows(statement, 1);
    arrays.bindStreams(statement, next);
    try (var result = outcome(statement)) {
      result.next();
      long last = result.getLong(1);
      return last == 0 ? null : new Round(last, result.getLong(2), Map.of());
    }
  }

  private static Round sorted(PreparedStatement statement, AppendArrays arrays)
      throws SQLException {
    int next = arrays.bindAppends(statement, 1, arrays.checked);
    next = arrays.bindStreams(statement, next);
    next = arrays.bindAppends(statement, next, arrays.append);
    arrays.bindRows(statement, next);
    try (var result = outcome(statement)) {
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

  private static ResultSet outcome(PreparedStatement statement) throws SQLException {
    statement.execute();
    if (!statement.getMoreResults()) throw new SQLException("No outcome", "XX000");
    return statement.getResultSet();
  }

  /**
   * The rows of these appends as the table now has them: those without a conflict, in order,
   * numbered and stamped one after the other.
   */
  List<StoredEvent> recorded(List<PendingAppend> appends) {
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
}
