package weft.replay;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import weft.party.PartyCode;
import weft.replay.ReplayStatus.Fault;
import weft.replay.ReplayStatus.State;
import weft.replay.ReplayStatus.ViewVerdict;

/** The replays that were asked for, so that every hub on the database can answer for them. */
final class ReplayTable {
  /** After so long without a sign, the hub that ran a replay has stopped. */
  static final Duration SILENCE = Duration.ofSeconds(30);

  /** The number of replays that are kept. */
  static final int KEPT = 50;

  private static final int LISTED = 10;

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<List<ViewVerdict>> VERDICTS = new TypeReference<>() {};

  private static final String STOPPED =
      "state = 'running' and seen_at < clock_timestamp() - interval '%d seconds'"
          .formatted(SILENCE.toSeconds());

  private static final String SELECT =
      """
      select id, case when %1$s then 'failed' else state end as state, case when %1$s then 'stopped' else fault end as fault,
        asked_at, views, done, total, seconds_left, verdicts, owners
      from replay
      """
          .formatted(STOPPED);

  private final JdbcClient db;

  ReplayTable(JdbcClient writer) {
    this.db = writer;
  }

  ReplayStatus add(@Nullable PartyCode auditor, Set<String> owners, List<String> views) {
    UUID id = UUID.randomUUID();
    db.sql(
            "insert into replay (id, auditor, owners, views, state) values (:id, :auditor, :owners,"
                + " :views, 'running')")
        .param("id", id)
        .param("auditor", auditor == null ? null : auditor.value())
        .param("owners", owners.toArray(String[]::new))
        .param("views", views.toArray(String[]::new))
        .update();
    db.sql(
            "delete from replay where (state <> 'running' or "
                + STOPPED
                + ") and number <= (select max(number) from replay) - :kept")
        .param("kept", KEPT)
        .update();
    return find(id, auditor).orElseThrow();
  }

  /** The replay; empty for another than the one who asked for it. */
  Optional<ReplayStatus> find(UUID id, @Nullable PartyCode auditor) {
    return db.sql(SELECT + "where id = :id and auditor is not distinct from :auditor")
        .param("id", id)
        .param("auditor", auditor == null ? null : auditor.value())
        .query((row, _) -> status(row))
        .optional();
  }

  /** The newest replays of the asker, newest first. */
  List<ReplayStatus> newest(@Nullable PartyCode auditor) {
    return db.sql(
            SELECT
                + "where auditor is not distinct from :auditor order by number desc limit "
                + LISTED)
        .param("auditor", auditor == null ? null : auditor.value())
        .query((row, _) -> status(row))
        .list();
  }

  /** The replays that wait or run, the oldest first. */
  List<ReplayStatus> unfinished() {
    return db.sql(SELECT + "where state = 'running' and not (" + STOPPED + ") order by number")
        .query((row, _) -> status(row))
        .list();
  }

  /** The asker's replays that wait or run, the oldest first. */
  List<ReplayStatus> unfinished(@Nullable PartyCode auditor) {
    return db.sql(
            SELECT
                + "where state = 'running' and not ("
                + STOPPED
                + ") and auditor is not distinct from :auditor order by number")
        .param("auditor", auditor == null ? null : auditor.value())
        .query((row, _) -> status(row))
        .list();
  }

  /** Says that the replays wait or run on this hub still. */
  void alive(List<UUID> ids) {
    db.sql("update replay set seen_at = clock_timestamp() where id = any(:ids)")
        .param("ids", ids.toArray(UUID[]::new))
        .update();
  }

  void progress(UUID id, long done, long total, long secondsLeft) {
    db.sql(
            "update replay set done = :done, total = :total, seconds_left = :left, seen_at ="
                + " clock_timestamp() where id = :id")
        .param("id", id)
        .param("done", done)
        .param("total", total)
        .param("left", secondsLeft)
        .update();
  }

  void add(UUID id, ViewVerdict verdict) {
    db.sql(
            "update replay set verdicts = verdicts || :verdict::jsonb, seen_at = clock_timestamp()"
                + " where id = :id")
        .param("id", id)
        .param("verdict", JSON.writeValueAsString(List.of(verdict)))
        .update();
  }

  void end(UUID id, State state, @Nullable Fault fault) {
    db.sql(
            """
            update replay set state = :state, fault = :fault, seconds_left = null,
              done = case when :state = 'failed' then done else total end
            where id = :id
            """)
        .param("id", id)
        .param("state", state.name().toLowerCase(Locale.ROOT))
        .param("fault", fault == null ? null : text(fault))
        .update();
  }

  private static String text(Fault fault) {
    return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static ReplayStatus status(ResultSet row) throws SQLException {
    String fault = row.getString("fault");
    return new ReplayStatus(
        row.getObject("id", UUID.class),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        strings(row.getArray("views")),
        row.getLong("done"),
        row.getLong("total"),
        row.getObject("seconds_left", Long.class),
        fault == null ? null : Fault.valueOf(fault.toUpperCase(Locale.ROOT).replace('-', '_')),
        JSON.readValue(row.getString("verdicts"), VERDICTS),
        Set.copyOf(strings(row.getArray("owners"))));
  }

  private static List<String> strings(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
