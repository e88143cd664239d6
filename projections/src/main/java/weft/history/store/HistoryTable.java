package weft.history.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import weft.database.BoundedWaits;

/** Reads the table {@code domain_event}. Every query is bounded by an index and by a time limit. */
public final class HistoryTable implements Timeline {
  /**
   * The JSON bytes of a page, apart from its last event. An event can have megabytes, and a
   * thousand of them may wait for each follower.
   */
  public static final int PAGE_BYTES = 1 << 20;

  private static final String NEXT =
      """
      select %s from (
        select e.*, sum(bytes) over (order by position rows unbounded preceding) - bytes as bytes_before
        from (select *, %s as bytes from domain_event where position > ? order by position limit ?) e
      ) e
      where bytes_before < ? order by position
      """
          .formatted(StoredEvent.COLUMNS, LongPayload.BYTES_IN_SQL);

  private static final String FIRST =
      """
      select %s from (
        select e.*, sum(bytes) over (order by nth rows unbounded preceding) - bytes as bytes_before
        from (select it.*, nth, %s as bytes from unnest(?) with ordinality as asked(position, nth)
          join domain_event it using (position)) e
      ) e
      where bytes_before < ? order by nth
      """
          .formatted(StoredEvent.COLUMNS, LongPayload.BYTES_IN_SQL);

  private static final String PARTS =
      "select payload from domain_event where stream = ? order by sequence";

  private final DataSource database;
  private final LatelyRecorded lately = new LatelyRecorded();

  public HistoryTable(DataSource database) {
    this.database = new BoundedWaits(database);
  }

  /** Notes events that this hub has committed. */
  public void recorded(List<StoredEvent> events) {
    lately.add(events);
  }

  public List<StoredEvent> stream(String stream, long firstSequence) {
    return query(
        "where stream = ? and sequence >= ? order by sequence",
        it -> {
          it.setString(1, stream);
          it.setLong(2, firstSequence);
        });
  }

  public List<StoredEvent> streams(Collection<String> streams) {
    return query(
        "where stream = any(?) order by stream, sequence",
        it -> it.setArray(1, it.getConnection().createArrayOf("text", streams.toArray())));
  }

  /** The position of the event with the id. */
  public Optional<Long> positionOf(String id) {
    return run(
        "select position from domain_event where event_id = ?",
        it -> {
          it.setString(1, id);
          try (var rows = it.executeQuery()) {
            return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
          }
        });
  }

  public List<StoredEvent> at(Collection<Long> positions) {
    return query(
        "where position = any(?) order by position",
        it -> it.setArray(1, it.getConnection().createArrayOf("bigint", positions.toArray())));
  }

  /**
   * The events in a range of positions whose metadata names one of two ids, such as that of their
   * cause; at most {@code limit}. Payloads are not read, because they may be large.
   */
  List<StoredMetadata> naming(String id, String other, long from, long until, int limit) {
    return run(
        "select position, metadata from domain_event where position between ? and ? and"
            + " (position(convert_to(?, 'UTF8') in metadata) > 0"
            + " or position(convert_to(?, 'UTF8') in metadata) > 0) order by position limit "
            + limit,
        it -> {
          it.setLong(1, from);
          it.setLong(2, until);
          it.setString(3, id);
          it.setString(4, other);
          List<StoredMetadata> found = new ArrayList<>();
          try (var rows = it.executeQuery()) {
            while (rows.next()) found.add(new StoredMetadata(rows.getLong(1), rows.getBytes(2)));
          }
          return found;
        });
  }

  /** The metadata of an event, as it is stored. */
  @SuppressWarnings("ArrayRecordComponent") // only parsed, never compared
  record StoredMetadata(long position, byte[] metadata) {}

  /**
   * The first events at these positions, in the order given, whose JSON fits into the bytes, and
   * the event that exceeds them.
   */
  public List<StoredEvent> at(Collection<Long> positions, long bytes) {
    return run(
        FIRST,
        it -> {
          it.setArray(1, it.getConnection().createArrayOf("bigint", positions.toArray()));
          it.setLong(2, bytes);
          return listed(it);
        });
  }

  /**
   * For each stream its kept state, if it has one of these revisions, and the events after it, by
   * sequence. A state has position 0; it counts only if its last event is in this history.
   */
  public List<StoredEvent> fromKept(Collection<String> streams, Map<String, String> revisions) {
    return run(
        "select position, stream, sequence, event_id, stream_type, type, revision, payload,"
            + " metadata, micros from kept_and_since(?, ?, ?)",
        it -> {
          Connection in = it.getConnection();
          it.setArray(1, in.createArrayOf("text", streams.toArray()));
          it.setArray(2, in.createArrayOf("text", revisions.keySet().toArray()));
          it.setArray(3, in.createArrayOf("text", revisions.values().toArray()));
          return listed(it);
        });
  }

  /**
   * The next events, without a gap: a missing position would be a damaged history. Returns fewer
   * than {@code limit} where events are large, and none only at the end of the history.
   */
  public List<StoredEvent> after(long position, int limit) {
    var page =
        run(
            NEXT,
            it -> {
              it.setLong(1, position);
              it.setInt(2, limit);
              it.setLong(3, PAGE_BYTES);
              return listed(it);
            });
    long expected = position;
    for (var event : page)
      if (event.position() != ++expected)
        throw new EventStoreException("Position " + expected + " is missing from the history");
    return page;
  }

  @Override
  public long head() {
    return number("select coalesce(max(position), 0) from domain_event", it -> {});
  }

  /**
   * Waits for a writer at work by taking its lock, because an event is stamped before it is
   * committed. Later events have later stamps, so the answer stays the same for ever.
   */
  @Override
  public long positionAt(Instant instant) {
    return number(
            "with waited as materialized (select pg_advisory_lock_shared(3728934509712),"
                + " pg_advisory_unlock_shared(3728934509712)) select 0 from waited",
            _ -> {})
        + number(
            "select coalesce((select position from domain_event where recorded_at <= ? order by"
                + " recorded_at desc limit 1), 0)",
            it -> it.setObject(1, instant.atOffset(ZoneOffset.UTC)));
  }

  @Override
  public long positionOf(String stream, long sequence) {
    long known = lately.positionOf(stream, sequence);
    if (known > 0) return known;
    return number(
        "select coalesce((select position from domain_event where stream = ? and sequence = ?), 0)",
        it -> {
          it.setString(1, stream);
          it.setLong(2, sequence);
        });
  }

  @Override
  public Optional<Instant> recordedAt(long position) {
    return run(
        "select recorded_at from domain_event where position = ?",
        it -> {
          it.setLong(1, position);
          try (var rows = it.executeQuery()) {
            return rows.next()
                ? Optional.of(rows.getObject(1, OffsetDateTime.class).toInstant())
                : Optional.empty();
          }
        });
  }

  /** Now, because {@link #positionAt} waits for a writer at work. */
  @Override
  public Instant certainUntil() {
    return Instant.now();
  }

  /** The stream's last sequence; -1 if it has no events. */
  public long lastSequence(String stream) {
    return number(
        "select coalesce(max(sequence), -1) from domain_event where stream = ?",
        it -> it.setString(1, stream));
  }

  private long number(String sql, Binding binding) {
    return run(
        sql,
        it -> {
          binding.bind(it);
          try (var rows = it.executeQuery()) {
            rows.next();
            return rows.getLong(1);
          }
        });
  }

  private List<StoredEvent> query(String where, Binding binding) {
    return run(
        "select " + StoredEvent.COLUMNS + " from domain_event " + where,
        it -> {
          binding.bind(it);
          return listed(it);
        });
  }

  private static List<StoredEvent> listed(PreparedStatement query) throws SQLException {
    var events = new ArrayList<StoredEvent>();
    try (var rows = query.executeQuery()) {
      while (rows.next()) events.add(StoredEvent.of(rows));
    }
    if (events.stream().noneMatch(it -> EventPart.isInParts(it.payload()))) return events;
    try (var parts = query.getConnection().prepareStatement(PARTS)) {
      for (var it = events.listIterator(); it.hasNext(); ) {
        var event = it.next();
        if (EventPart.isInParts(event.payload()))
          it.set(EventPart.joined(event, parts(parts, event)));
      }
    }
    return events;
  }

  private static List<byte[]> parts(PreparedStatement query, StoredEvent of) throws SQLException {
    query.setString(1, EventPart.streamOf(of));
    var parts = new ArrayList<byte[]>();
    try (var rows = query.executeQuery()) {
      while (rows.next()) parts.add(rows.getBytes(1));
    }
    return parts;
  }

  private <T> T run(String sql, Work<T> work) {
    try (Connection connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException e) {
      throw new HistoryUnavailable("The history cannot be read", false, e);
    }
  }

  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }
}
