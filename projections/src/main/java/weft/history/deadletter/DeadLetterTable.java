package weft.history.deadletter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import weft.event.Recorded;
import weft.json.Json;
import weft.party.PartyCode;

/**
 * The table {@code dead_letter}. A transaction that processes events of a view or reaction shares
 * its lock; one that takes letters out holds the lock exclusively. No event can therefore be parked
 * behind a letter that has just gone, or overtake a letter.
 */
public final class DeadLetterTable {
  public static final int LOCK = 372893;

  /** Set by {@link #parking}: what follows in the transaction can be undone without its lock. */
  public static final String SAVEPOINT = "letters_read";

  private static final JsonMapper JSON = Json.mapper();
  private static final String LETTER =
      """
      select l.*, d.type as event_type, d.recorded_at from dead_letter l left join domain_event d on d.position = l.position\
      """;

  private final JdbcClient db;
  private final JdbcTemplate batches;
  private final int most;

  /**
   * Opens the table.
   *
   * @param most how many letters one view or reaction may have; with one more it stops
   */
  public DeadLetterTable(DataSource writer, int most) {
    this.db = JdbcClient.create(writer);
    this.batches = new JdbcTemplate(writer);
    this.most = most;
  }

  /**
   * Reads the parked sequences, and the events left out between two positions; shares the lock. The
   * lock is a statement of its own because the next statement's snapshot must be younger than the
   * lock. Lock, letters and {@link #SAVEPOINT} travel in one message.
   */
  public ParkedSequences parking(
      String processor, Function<Recorded, Object> sequenceOf, long first, long last) {
    Map<String, Long> standing = new HashMap<>();
    Set<Long> discarded = new HashSet<>();
    PreparedStatementCallback<Boolean> ask =
        statement -> {
          statement.setInt(1, LOCK);
          statement.setString(2, processor);
          statement.setString(3, processor);
          statement.setString(4, processor);
          statement.setLong(5, first);
          statement.setLong(6, last);
          statement.execute();
          if (!statement.getMoreResults()) throw new SQLException("No letters", "XX000");
          try (var rows = statement.getResultSet()) {
            while (rows.next()) {
              String sequence = rows.getString(1);
              if (sequence == null) discarded.add(rows.getLong(2));
              else standing.put(sequence, rows.getLong(2));
            }
          }
          return true;
        };
    batches.execute(
        """
        select pg_advisory_xact_lock_shared(?, hashtext(?));
        select sequence, min(position) from dead_letter
        where processor = ? and discarded_at is null group by sequence
        union all
        select null, position from dead_letter
        where processor = ? and discarded_at is not null and position between ? and ?;
        savepoint %s
        """
            .formatted(SAVEPOINT),
        ask);
    return new ParkedSequences(sequenceOf, standing, discarded);
  }

  /** Whether an event must not be processed because it waits behind a letter or was left out. */
  public boolean holdsBack(String processor, String sequence, long position) {
    return db.sql(
            """
            select exists (select from dead_letter where processor = :processor
              and ((sequence = :sequence and position <= :position and discarded_at is null)
                or (position = :position and discarded_at is not null)))
            """)
        .param("processor", processor)
        .param("sequence", sequence)
        .param("position", position)
        .query(Boolean.class)
        .single();
  }

  /**
   * Takes the exclusive lock: waits for all that share it, and keeps others out until the
   * transaction ends.
   */
  public void alone(String processor) {
    db.sql("select pg_advisory_xact_lock(?, hashtext(?))")
        .params(LOCK, processor)
        .query()
        .singleRow();
  }

  /** One letter to insert; the component names are the columns. */
  private record Row(
      String processor,
      String kind,
      String sequence,
      long position,
      String stream,
      Set<PartyCode> participants,
      @Nullable Cause cause,
      int attempts) {}

  /**
   * Stores letters; a letter that exists already stays as it is.
   *
   * @throws DeadLettersFull if that would make too many
   */
  public void park(String processor, DeadLetter.Kind kind, List<ParkedSequences.Parked> letters) {
    if (letters.isEmpty()) return;
    if (open(processor) + letters.size() > most) throw new DeadLettersFull(processor, most);
    List<Row> rows = new ArrayList<>();
    for (ParkedSequences.Parked it : letters)
      rows.add(
          new Row(
              processor,
              kind.name().toLowerCase(Locale.ROOT),
              it.sequence(),
              it.event().position(),
              it.event().stream(),
              it.event().provenance().participants(),
              it.cause(),
              it.attempts()));
    db.sql(
            """
            insert into dead_letter (processor, kind, sequence, position, stream, participants, cause_type, cause_message, cause_stack, attempts)
            select processor, kind, sequence, position, stream, participants, cause ->> 'type', cause ->> 'message', cause ->> 'stack', attempts
            from json_to_recordset(?::json) as it(processor text, kind text, sequence text, position bigint, stream text, participants text[], cause json, attempts int)
            on conflict (processor, position) do nothing
            """)
        .param(JSON.writeValueAsString(rows))
        .update();
  }

  /** How many letters of a view or reaction wait for a retry. */
  long open(String processor) {
    return db.sql("select count(*) from dead_letter where processor = ? and discarded_at is null")
        .param(processor)
        .query(Long.class)
        .single();
  }

  /** Like {@link #open(String)}, for all views and reactions that have letters. */
  Map<String, Long> open() {
    Map<String, Long> open = new HashMap<>();
    RowCallbackHandler each = row -> open.put(row.getString(1), row.getLong(2));
    db.sql(
            "select processor, count(*) from dead_letter where discarded_at is null group by"
                + " processor")
        .query(each);
    return open;
  }

  boolean anyOpen() {
    return db.sql("select exists (select from dead_letter where discarded_at is null)")
        .query(Boolean.class)
        .single();
  }

  /** The blocked sequences of a view or reaction, the longest parked first. */
  List<String> sequences(String processor) {
    return db.sql(
            """
            select sequence from dead_letter where processor = ? and discarded_at is null
            group by sequence order by min(position)
            """)
        .param(processor)
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** The first letters of a sequence, in order. */
  public List<DeadLetter> first(String processor, String sequence, int limit) {
    return db.sql(
            LETTER
                + " where l.processor = ? and l.sequence = ? and l.discarded_at is null order by"
                + " l.position limit "
                + limit)
        .params(processor, sequence)
        .query(DeadLetterTable::letter)
        .list();
  }

  Optional<DeadLetter> find(long id) {
    return db.sql(LETTER + " where l.id = ?").param(id).query(DeadLetterTable::letter).optional();
  }

  List<DeadLetter> list(DeadLetters.Filter filter, long afterId, int limit) {
    Map<String, Object> params = new HashMap<>(Map.of("after", afterId));
    var where = new StringBuilder(" where l.id > :after");
    if (filter.view() != null) {
      where.append(" and l.processor = :view");
      params.put("view", filter.view());
    }
    if (filter.stream() != null) {
      where.append(" and l.stream = :stream");
      params.put("stream", filter.stream());
    }
    if (filter.discarded() != null)
      where.append(" and l.discarded_at is ").append(filter.discarded() ? "not null" : "null");
    return db.sql(LETTER + where + " order by l.id limit " + limit)
        .params(params)
        .query(DeadLetterTable::letter)
        .list();
  }

  public void takenIn(List<DeadLetter> letters) {
    db.sql("delete from dead_letter where id in (:ids)")
        .param("ids", letters.stream().map(DeadLetter::id).toList())
        .update();
  }

  public void failedAgain(long id, Cause cause) {
    db.sql(
            """
            update dead_letter set attempts = attempts + 1, last_seen_at = clock_timestamp(),
              cause_type = :type, cause_message = :message, cause_stack = :stack where id = :id
            """)
        .param("id", id)
        .param("type", cause.type())
        .param("message", cause.message())
        .param("stack", cause.stack())
        .update();
  }

  void discard(long id, String by, String reason) {
    db.sql(
            """
            update dead_letter set discarded_at = clock_timestamp(), discarded_by = :by, reason = :reason where id = :id
            """)
        .param("id", id)
        .param("by", by)
        .param("reason", reason)
        .update();
  }

  private static DeadLetter letter(ResultSet row, int number) throws SQLException {
    String type = row.getString("cause_type");
    Instant discardedAt = instant(row, "discarded_at");
    return new DeadLetter(
        row.getLong("id"),
        row.getString("processor"),
        DeadLetter.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("stream"),
        row.getString("sequence"),
        row.getLong("position"),
        row.getString("event_type"),
        instant(row, "recorded_at"),
        type == null,
        type == null
            ? null
            : new Cause(type, row.getString("cause_message"), row.getString("cause_stack")),
        row.getInt("attempts"),
        known(instant(row, "first_seen_at")),
        known(instant(row, "last_seen_at")),
        discardedAt == null
            ? null
            : new DeadLetter.Discard(
                discardedAt, row.getString("discarded_by"), row.getString("reason")));
  }

  private static Instant known(@Nullable Instant at) {
    return java.util.Objects.requireNonNull(at);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
