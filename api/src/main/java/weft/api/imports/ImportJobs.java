package weft.api.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import weft.api.imports.ImportState.State;
import weft.api.imports.sheet.FileFormat;
import weft.api.imports.sheet.RowFault;
import weft.api.problem.TooManyAtATime;
import weft.database.PartyReads;
import weft.json.Json;
import weft.party.PartyCode;
import weft.party.PartyScope;

/** Stores the state of imports, each for its own party: table {@code import_job}. */
@Component
class ImportJobs {
  private static final JsonMapper JSON = Json.mapper();

  /** After two minutes without an update, the hub that ran the import is considered stopped. */
  private static final String LOST =
      "state = 'running' and told_at < clock_timestamp() - interval '2 minutes'";

  private final JdbcClient writer;
  private final PartyReads reads;

  ImportJobs(JdbcClient writer, PartyReads reads) {
    this.writer = writer;
    this.reads = reads;
  }

  /**
   * Stores a new import.
   *
   * @throws TooManyAtATime where the party has a running import
   */
  void begin(
      ImportRequest request,
      PartyCode party,
      String member,
      String what,
      ImportMode mode,
      FileFormat format) {
    writer
        .sql("update import_job set state = 'interrupted' where owner = ? and " + LOST)
        .param(party.value())
        .update();
    writer
        .sql(
            "delete from import_job where owner = ? and started_at < clock_timestamp() - interval"
                + " '30 days'")
        .param(party.value())
        .update();
    int begun =
        writer
            .sql(
                """
                insert into import_job (id, owner, member, what, mode, format, fingerprint) values (:id, :owner, :member, :what, :mode, :format, :fingerprint)
                on conflict do nothing
                """)
            .param("id", request.id())
            .param("owner", party.value())
            .param("member", member)
            .param("what", what)
            .param("mode", mode.text())
            .param("format", format.extension())
            .param("fingerprint", request.fingerprint(), java.sql.Types.VARCHAR)
            .update();
    if (begun == 0) throw new TooManyAtATime();
  }

  /** The fingerprint of the request; empty where the import does not exist or has none. */
  Optional<String> fingerprint(PartyCode party, UUID id) {
    return reads.inParty(
        PartyScope.viewer(party),
        db ->
            db.sql("select t.fingerprint from import_job t where t.owner = ? and t.id = ?")
                .params(party.value(), id)
                .query(String.class)
                .optional());
  }

  /** Stores the progress. */
  void tell(UUID id, ImportTally tally) {
    writer
        .sql(
            """
            update import_job set counted = ?, good = ?, bad = ?, unchanged = ?, done = ?, told_at = clock_timestamp()
            where id = ?
            """)
        .params(tally.rows(), tally.good(), tally.bad(), tally.unchanged(), tally.done(), id)
        .update();
  }

  /**
   * Stores the result.
   *
   * @param badRows a file of them; null where there are none
   */
  void finish(UUID id, State state, ImportTally tally, byte @Nullable [] badRows) {
    writer
        .sql(
            """
            update import_job set state = :state, counted = :rows, good = :good, bad = :bad, unchanged = :unchanged, done = :done,
              ignored = :ignored::jsonb, errors = :errors::jsonb, sample = :sample::jsonb, bad_rows = :badRows, finished_at = clock_timestamp()
            where id = :id
            """)
        .param("state", state.name().toLowerCase(Locale.ROOT))
        .param("rows", tally.rows())
        .param("good", tally.good())
        .param("bad", tally.bad())
        .param("unchanged", tally.unchanged())
        .param("done", tally.done())
        .param("ignored", JSON.writeValueAsString(tally.ignored()))
        .param("errors", JSON.writeValueAsString(tally.errors()))
        .param("sample", JSON.writeValueAsString(tally.sample()))
        .param("badRows", badRows, java.sql.Types.BINARY)
        .param("id", id)
        .update();
  }

  /** The state, for the party that owns the import. */
  Optional<ImportState> find(PartyCode party, UUID id) {
    return reads.inParty(
        PartyScope.viewer(party),
        db ->
            db.sql(
                    """
                    select t.id, t.what, t.mode, case when %s then 'interrupted' else t.state end as state,
                      t.counted, t.good, t.bad, t.unchanged, t.done, t.ignored, t.errors, t.sample, t.started_at, t.finished_at
                    from import_job t where t.owner = :party and t.id = :id
                    """
                        .formatted(LOST))
                .param("party", party.value())
                .param("id", id)
                .query((row, _) -> state(row))
                .optional());
  }

  /** The file of its bad rows. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record BadRows(String what, FileFormat format, byte[] file) {}

  Optional<BadRows> badRows(PartyCode party, UUID id) {
    return reads.inParty(
        PartyScope.viewer(party),
        db ->
            db.sql(
                    "select t.what, t.format, t.bad_rows from import_job t where t.owner = :party"
                        + " and t.id = :id and t.bad_rows is not null")
                .param("party", party.value())
                .param("id", id)
                .query(
                    (row, _) ->
                        new BadRows(
                            row.getString(1),
                            FileFormat.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                            row.getBytes(3)))
                .optional());
  }

  private static ImportState state(ResultSet row) throws SQLException {
    OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
    return new ImportState(
        row.getObject("id", UUID.class),
        row.getString("what"),
        ImportMode.of(row.getString("mode")),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("counted"),
        row.getInt("good"),
        row.getInt("bad"),
        row.getInt("unchanged"),
        row.getInt("done"),
        JSON.readValue(row.getString("ignored"), new TypeReference<List<String>>() {}),
        JSON.readValue(row.getString("errors"), new TypeReference<List<RowFault>>() {}),
        JSON.readValue(row.getString("sample"), ImportSample.class),
        instant(row.getObject("started_at", OffsetDateTime.class)),
        finished == null ? null : instant(finished));
  }

  private static Instant instant(OffsetDateTime at) {
    return at.toInstant();
  }
}
